"""Bad input: a message with what, where and what to do, exit code 2, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from tests.maps.cli.conftest import Strikemap

CLAIMS = (
    "source,place,lat,lon,geo_precision,date_start\n"
    "Activists,Talbiseh,{lat},36.73,settlement,{day}\n"
)


def refused(result: Result, *parts: str) -> None:
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for part in parts:
        assert part in result.stderr


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.fixture(params=["map", "export", "extract", "compare"])
def command(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """A command with its output; the output must not be there after a fault."""
    outputs = {"map": "out.html", "export": "out.geojson"}
    return (request.param, "-o", outputs.get(request.param, "out.csv"))


def test_a_folder_without_reports(strikemap: Strikemap, tmp_path: Path, command: str) -> None:
    (tmp_path / "empty").mkdir()
    refused(strikemap(*command, "empty"), "empty", "no reports", ".txt", ".csv")
    assert files(tmp_path) == {"empty"}


def test_an_input_that_does_not_exist(strikemap: Strikemap, tmp_path: Path, command: str) -> None:
    refused(strikemap(*command, "nowhere.txt"), "nowhere.txt: does not exist")
    assert files(tmp_path) == set()


def test_a_binary_file(strikemap: Strikemap, tmp_path: Path, command: str) -> None:
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    refused(strikemap(*command, "photo.txt"), "photo.txt", "binary")
    assert files(tmp_path) == {"photo.txt"}


def test_text_in_an_unknown_encoding(strikemap: Strikemap, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Талбиса".encode("cp1251"))
    refused(strikemap("map", "old.txt", "-o", "out.html"), "old.txt", "byte 0", "UTF-8")
    assert files(tmp_path) == {"old.txt"}


def test_broken_front_matter(strikemap: Strikemap, tmp_path: Path, command: str) -> None:
    (tmp_path / "a.md").write_text("---\npublisher: Agency\ntitle: [open\n---\ntext\n")
    refused(strikemap(*command, "a.md"), "a.md:", "front matter")
    assert files(tmp_path) == {"a.md"}


def test_standard_input_is_bounded(
    strikemap: Strikemap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.text.MAX_BYTES", 1024 * 1024)
    long = b"Activists said. " * 70_000
    refused(strikemap("map", "-", "-o", "out.html", stdin=long), "-: is larger than 1 MB", "split")
    assert files(tmp_path) == set()


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux's /proc")
def test_an_unreadable_file(strikemap: Strikemap, tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")
    refused(strikemap("map", "a.txt", "-o", "out.html"), "a.txt", "can't be read")
    assert files(tmp_path) == {"a.txt"}


def test_the_good_reports_go_on_without_a_bad_one(
    strikemap: Strikemap, reports: Path, tmp_path: Path
) -> None:
    (reports / "bad.txt").write_bytes(b"\0\0")
    result = strikemap("extract", reports, "-o", "claims.csv")
    assert result.exit_code == 1
    assert "left out: " in result.stderr
    assert "bad.txt" in result.stderr
    assert "Read 3 reports: 2 with claims, 1 without." in result.stderr
    assert (tmp_path / "claims.csv").is_file()


@pytest.mark.parametrize(
    ("option", "value", "near"),
    [("--place", "Talbise7", "Talbiseh"), ("--side", "rusian", "russian")],
)
@pytest.mark.parametrize("form", [("map", "out.html"), ("export", "out.csv"), ("compare", "i.csv")])
def test_an_unknown_filter_value(
    strikemap: Strikemap, reports: Path, option: str, value: str, near: str, form: tuple[str, str]
) -> None:
    before = files(reports.parent)
    refused(strikemap(form[0], reports, "-o", form[1], option, value), option[2:], value, near)
    assert files(reports.parent) == before


def test_an_output_folder_that_does_not_exist(
    strikemap: Strikemap, reports: Path, command: tuple[str, ...]
) -> None:
    name, _, output = command
    before = files(reports.parent)
    refused(strikemap(name, reports, "-o", f"none/{output}"), "none", "does not exist", "mkdir")
    assert files(reports.parent) == before


def test_a_claims_table_with_a_wrong_column(
    strikemap: Strikemap, tmp_path: Path, command: str
) -> None:
    (tmp_path / "claims.csv").write_text("source,place,latt\nActivists,Talbiseh,34.8\n")
    refused(strikemap(*command, "claims.csv"), "claims.csv", "latt")
    assert files(tmp_path) == {"claims.csv"}


def test_a_latitude_of_136(strikemap: Strikemap, tmp_path: Path, command: str) -> None:
    (tmp_path / "claims.csv").write_text(CLAIMS.format(lat=136, day="2015-09-30"))
    refused(strikemap(*command, "claims.csv"), "claims.csv", "2", "136", "lat")
    assert files(tmp_path) == {"claims.csv"}


def test_a_day_in_a_table_that_is_not_iso(strikemap: Strikemap, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(CLAIMS.format(lat=34.8, day="31/09/2015"))
    refused(strikemap("map", "claims.csv", "-o", "out.html"), "claims.csv", "31/09/2015")
    assert files(tmp_path) == {"claims.csv"}


@pytest.mark.parametrize("option", ["--published", "--since", "--until"])
def test_a_day_that_is_not_iso(strikemap: Strikemap, reports: Path, option: str) -> None:
    result = strikemap("map", reports, "-o", "out.html", option, "30/09/2015")
    refused(result, option, "30/09/2015", "2015-09-30")


def test_days_the_wrong_way_round(strikemap: Strikemap, reports: Path) -> None:
    days = ("--since", "2015-10-02", "--until", "2015-10-01")
    refused(strikemap("map", reports, "-o", "out.html", *days), "2015-10-02 is after")


def test_an_unknown_form(strikemap: Strikemap, reports: Path) -> None:
    before = files(reports.parent)
    refused(strikemap("export", reports, "-o", "claims.xlsx"), "xlsx", ".geojson", ".csv")
    refused(strikemap("export", reports, "-o", "-", "--format", "xlsx"), "xlsx", "geojson")
    assert files(reports.parent) == before


def test_a_schema_goes_with_csv(strikemap: Strikemap, reports: Path) -> None:
    refused(strikemap("export", reports, "-o", "a.geojson", "--schema", "acled"), "csv", "geojson")


def test_an_unknown_theatre(strikemap: Strikemap, reports: Path) -> None:
    refused(strikemap("map", reports, "-o", "out.html", "--theatre", "atlantis"), "atlantis")
    refused(strikemap("places", "Homs", "--theatre", "../syria"), "../syria")


def test_an_unknown_claim(strikemap: Strikemap, reports: Path) -> None:
    refused(strikemap("explain", reports, "nonesuch"), "nonesuch", "no claim")


def test_an_empty_claim_id(strikemap: Strikemap, reports: Path) -> None:
    refused(strikemap("explain", reports, ""))


@pytest.mark.parametrize(
    ("near", "part"),
    [
        ("36.7", "LAT,LON"),
        ("136,36", "latitude"),
        ("38.9,34.8", "latitude"),
        ("48.8,2.3", "outside"),
    ],
)
def test_a_point_that_can_not_be(strikemap: Strikemap, near: str, part: str) -> None:
    refused(strikemap("places", "Homs", "--near", near), "--near", part)


def test_an_output_that_cannot_be_replaced_stays(
    strikemap: Strikemap, reports: Path, tmp_path: Path
) -> None:
    (tmp_path / "claims.csv").write_text(CLAIMS.format(lat=136, day="2015-09-30"))
    (tmp_path / "page.html").write_text("old")
    refused(strikemap("map", "claims.csv", "-o", "page.html"))
    assert (tmp_path / "page.html").read_text() == "old"


@pytest.mark.parametrize("name", ["map", "extract", "export"])
def test_no_output_named(strikemap: Strikemap, reports: Path, name: str) -> None:
    refused(strikemap(name, reports), "Missing option '-o' / '--output'")


@pytest.mark.parametrize("words", [(), ("gazetteer",)])
def test_no_command_named_shows_the_commands(strikemap: Strikemap, words: tuple[str, ...]) -> None:
    result = strikemap(*words)
    refused(result, "Commands:", "Examples:")
    assert result.stderr.count("Usage:") == 1
    assert "Error" not in result.stderr


def test_no_input_at_all(strikemap: Strikemap, command: str) -> None:
    refused(strikemap(*command), "INPUT")


def test_a_hostile_name_of_a_file(strikemap: Strikemap, tmp_path: Path) -> None:
    name = "\x1b[2J\u202e.txt"
    (tmp_path / name).write_bytes(b"\0")
    result = strikemap("map", name, "-o", "out.html")
    refused(result, "␛[2J<U+202E>.txt")
    assert "\x1b" not in result.stderr
    assert files(tmp_path) == {name}
