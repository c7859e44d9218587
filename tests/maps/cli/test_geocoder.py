"""`--geocoder` as a user meets it: what is asked, what is said, how the command ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.geo.geocoder_server import GeocoderServer, Reply, nominatim, running
from tests.maps.cli.conftest import Strikemap

UNKNOWN = "Bayt Xorvath"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[GeocoderServer]:
    with running() as started:
        for name, value in (
            ("NO_PROXY", "127.0.0.1"),
            ("STRIKEMAP_DATA", str(tmp_path / "data")),
            ("STRIKEMAP_GEOCODER_DOMAIN", started.domain),
            ("STRIKEMAP_GEOCODER_SCHEME", "http"),
            ("STRIKEMAP_GEOCODER_PAUSE", "0"),
        ):
            monkeypatch.setenv(name, value)
        yield started


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(f"Russian jets bombed the village of {UNKNOWN}, activists said.\n")
    return path


@pytest.mark.parametrize("command", ["map", "extract", "export", "compare", "places"])
def test_the_help_says_that_names_are_sent(strikemap: Strikemap, command: str) -> None:
    told = " ".join(strikemap(command, "--help").stdout.split())
    assert "these names are sent to its server" in told


def test_places_are_looked_up_last_of_all(strikemap: Strikemap, server: GeocoderServer) -> None:
    server.sends([nominatim(UNKNOWN, 34.75, 36.71)])
    done = strikemap("places", "--json", "--geocoder", "nominatim", "Talbiseh", UNKNOWN)
    known, found = (json.loads(line) for line in done.stdout.splitlines())
    assert done.exit_code == 0
    assert known["candidates"][0]["place_source"].startswith("geonames:")
    assert found["candidates"][0]["place_source"] == "nominatim:node/4200"
    assert [asked.query["q"] for asked in server.asked] == [UNKNOWN]


def test_claims_are_placed_by_it(
    strikemap: Strikemap, server: GeocoderServer, report: Path
) -> None:
    server.sends([nominatim(UNKNOWN, 34.75, 36.71)])
    words = ("extract", report, "-o", "-", "--format", "jsonl", "--geocoder", "nominatim")
    done = strikemap(*words)
    assert json.loads(done.stdout)["location_basis"] == "geocoder"
    assert done.exit_code == 0


@pytest.mark.parametrize("name", ["claims.csv", "claims.geojson", "page.html"])
def test_what_it_placed_is_written_and_read_again(
    strikemap: Strikemap, server: GeocoderServer, report: Path, name: str
) -> None:
    server.sends([nominatim(UNKNOWN, 34.75, 36.71, **{"class": "", "type": "", "addresstype": ""})])
    command = "map" if name.endswith("html") else "export"
    assert strikemap(command, report, "-o", name, "--geocoder", "nominatim").exit_code == 0
    if command == "export":
        shown = strikemap("compare", name)
        assert UNKNOWN in shown.stdout
        assert shown.exit_code == 0


def test_that_it_was_given_up_is_told_once(
    strikemap: Strikemap, server: GeocoderServer, report: Path
) -> None:
    server.sends(Reply(403))
    done = strikemap("extract", report, "-o", "claims.csv", "--geocoder", "nominatim")
    assert done.exit_code == 1
    assert done.stderr.count("given up") == 1
    assert "HTTP 403" in Path("claims.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--geocoder", "nomnatim"], 'geopy has no geocoder "nomnatim"'),
        (["--geocoder", "nominatim", "--geocoder-config", "none.toml"], "none.toml: can't be read"),
        (["--geocoder-config", "none.toml"], "--geocoder-config is for --geocoder"),
        (["--geocoder", "opencage"], "set STRIKEMAP_GEOCODER_API_KEY"),
    ],
)
def test_what_can_not_be_asked(
    strikemap: Strikemap, server: GeocoderServer, words: list[str], told: str
) -> None:
    done = strikemap("places", UNKNOWN, *words)
    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stdout == ""
