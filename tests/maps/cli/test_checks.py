from __future__ import annotations

from datetime import date
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import GeoError
from maps.cli import checks

OPTION = click.Option(["--option"])
CONTEXT = click.Context(click.Command("command"))


@given(st.dates())
def test_every_iso_day_is_taken(day: date) -> None:
    assert checks.iso_date(CONTEXT, OPTION, day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    "text",
    ["", "30/09/2015", "2015-9-30", "20150930", "2015-W40-3", "2015-09-31", "٢٠١٥-٠٩-٣٠", "today"],
)
def test_anything_else_is_no_day(text: str) -> None:
    with pytest.raises(click.BadParameter, match="not an ISO date"):
        checks.iso_date(CONTEXT, OPTION, text)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_position_is_taken(lat: float, lon: float) -> None:
    position = checks.lat_lon(CONTEXT, OPTION, f"{lat:.6f}, {lon:.6f}")
    assert position == pytest.approx((lat, lon), abs=1e-6)


@pytest.mark.parametrize(
    "text", ["", "34.8", "34.8 36.7", "136,36", "34,181", "nan,36", "inf,0", "a,b", "34,8,36,7"]
)
def test_anything_else_is_no_position(text: str) -> None:
    with pytest.raises(click.BadParameter):
        checks.lat_lon(CONTEXT, OPTION, text)


@pytest.mark.parametrize("text", ["javascript:alert(1)", "www.example.org", "file:///etc", ""])
def test_only_http_is_a_web_address(text: str) -> None:
    with pytest.raises(click.BadParameter, match="not a web address"):
        checks.web_address(CONTEXT, OPTION, text)


def test_an_output_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(GeoError, match="folder of the output does not exist"):
        checks.output_file(CONTEXT, OPTION, str(tmp_path / "none" / "page.html"))


def test_an_output_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(GeoError, match="is a folder"):
        checks.output_file(CONTEXT, OPTION, str(tmp_path))


def test_standard_output_needs_no_folder() -> None:
    assert checks.output_file(CONTEXT, OPTION, "-") == "-"
