from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.geo.test_own_theatre import ACTORS, PLACE, REPORT
from tests.maps.cli.conftest import Strikemap


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports"
    path.mkdir()
    (path / "a.txt").write_text(REPORT)
    (path / "strikemap.toml").write_text(
        f'publisher = "Gazette"\npublished = 2015-10-02\n{PLACE}{ACTORS}'
    )
    return path


def test_the_file_beside_the_reports_is_used(strikemap: Strikemap, reports: Path) -> None:
    result = strikemap("extract", reports, "-o", "-")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["place"], row["side"], row["publisher"]) == ("Nahr al-Foo", "farmers", "Gazette")
    assert row["date_start"] == "2015-09-30"


def test_options_come_before_the_file(strikemap: Strikemap, reports: Path) -> None:
    result = strikemap("extract", reports, "-o", "-", "--publisher", "Daily")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["publisher"], row["published"]) == ("Daily", "2015-10-02")
    result = strikemap("extract", reports, "-o", "-", "--theatre", "syria")
    assert "farmers" not in result.stdout


def test_the_page_knows_the_side(strikemap: Strikemap, reports: Path, tmp_path: Path) -> None:
    assert strikemap("map", reports, "-o", "page.html").exit_code == 0
    assert strikemap("compare", reports).stdout.count("Farmers") >= 2


def test_two_files_are_one_too_many(strikemap: Strikemap, reports: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.txt").write_text(REPORT)
    (other / "strikemap.toml").write_text(PLACE)
    result = strikemap("extract", reports, other, "-o", "-")
    assert result.exit_code == 2
    assert "--theatre" in result.stderr


def test_check_and_info_take_a_file(strikemap: Strikemap, reports: Path) -> None:
    file = reports / "strikemap.toml"
    assert strikemap("gazetteer", "check", "--theatre", file).exit_code == 0
    file.write_text(PLACE.replace("34.9", "134.9"))
    result = strikemap("gazetteer", "check", "--theatre", file)
    assert result.exit_code == 1
    assert "strikemap.toml: new-village" in result.stdout
    assert strikemap("places", "Nahr al-Foo", "--theatre", file).exit_code == 0
    file.write_text(ACTORS.replace('side = "farmers"', 'side = "x"'))
    assert strikemap("gazetteer", "check", "--theatre", file).exit_code == 2
