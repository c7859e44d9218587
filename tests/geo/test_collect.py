from __future__ import annotations

from pathlib import Path

import pytest

from geo.collect import read
from geo.errors import GeoError
from geo.frame import to_frame

HEAD = "---\npublisher: Evening Paper\npublished: 2015-10-05\n---\n"
STRIKE = "Activists said that Russian jets bombed Rastan on Friday and that people were killed.\n"
QUIET = (
    "The weather in the capital stayed mild, and the theatre was full on both of the evenings.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(HEAD + STRIKE, "utf-8")
    (tmp_path / "b.txt").write_text(QUIET, "utf-8")
    return tmp_path


def test_a_folders_reports_are_read_those_without_a_claim_too(folder: Path) -> None:
    collection = read(str(folder))
    assert [report.report_file for report in collection.reports] == ["a.md", "b.txt"]
    (claim,) = collection.claims
    assert (claim.report_file, claim.publisher, claim.place_id) == (
        "a.md",
        "Evening Paper",
        "rastan",
    )
    assert claim.date_start == "2015-10-02"
    assert collection.problems == ()


def test_what_the_caller_says_holds_where_a_report_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STRIKE, "utf-8")
    (claim,) = read(
        str(tmp_path), publisher="Wire", published="2015-10-05", url="https://wire.example/1"
    ).claims
    assert (claim.publisher, claim.published, claim.date_start) == (
        "Wire",
        "2015-10-05",
        "2015-10-02",
    )
    assert claim.url == "https://wire.example/1"


def test_one_text_in_two_files_is_one_report(folder: Path) -> None:
    (folder / "c.md").write_text(HEAD + STRIKE, "utf-8")
    collection = read(str(folder))
    assert len(collection.reports) == 2
    assert len(collection.claims) == 1


def test_what_cant_be_read_is_left_out_and_named(folder: Path) -> None:
    (folder / "c.txt").write_bytes(b"\x00\x01\x02")
    collection = read(str(folder))
    assert len(collection.claims) == 1
    (problem,) = collection.problems
    assert "c.txt" in problem.where
    assert "binary" in problem.what


def test_nothing_to_read_is_an_error_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(GeoError) as caught:
        read(str(tmp_path))
    assert str(tmp_path) in str(caught.value)


def test_only_broken_inputs_are_an_error_that_names_them(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"\x00")
    with pytest.raises(GeoError) as caught:
        read(str(tmp_path))
    assert "a.txt" in str(caught.value)
    assert "b.txt" in str(caught.value)


def test_the_same_inputs_give_the_same_claims_in_any_order(folder: Path) -> None:
    (folder / "c.md").write_text(HEAD + "Russian jets bombed Ariha, residents said.", "utf-8")
    files = [str(folder / name) for name in ("a.md", "b.txt", "c.md")]
    there, back = read(files), read(files[::-1])
    assert {claim.claim_id for claim in there.claims} == {claim.claim_id for claim in back.claims}
    assert len(to_frame(there.claims)) == 2
