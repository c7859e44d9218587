from __future__ import annotations

import os
from pathlib import Path

import pytest

from geo.errors import GeoError
from geo.inputs import find_inputs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    base = tmp_path / "reports"
    for name in ("b.txt", "a.md", "sub/c.html", "sub/d.CSV", ".hidden.txt", ".git/e.txt"):
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    for name in ("README.md", "notes.pdf"):
        (base / name).write_text("text")
    return base


def names(*inputs: Path | str) -> list[str]:
    return [found.name for found in find_inputs([str(i) for i in inputs])[0]]


def test_a_folder_gives_its_files_sorted_with_paths_below_it(folder: Path) -> None:
    assert names(folder) == ["a.md", "b.txt", "sub/c.html", "sub/d.CSV"]
    tables = [found.name for found in find_inputs([str(folder)])[0] if found.is_table]
    assert tables == ["sub/d.CSV"]


def test_a_file_has_its_name_and_is_read_once(folder: Path) -> None:
    assert names(folder / "b.txt", folder, folder / "b.txt") == [
        "b.txt",
        "a.md",
        "sub/c.html",
        "sub/d.CSV",
    ]


def test_globs(folder: Path) -> None:
    assert names(folder / "*.txt") == ["b.txt"]
    assert names(folder / "**" / "*.html") == ["sub/c.html"]
    assert names(folder / "*") == names(folder)


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(folder: Path) -> None:
    (folder / "[x].txt").touch()
    assert names(folder / "[x].txt") == ["[x].txt"]


def test_standard_input(folder: Path) -> None:
    found, _ = find_inputs(["-", str(folder / "b.txt")])
    assert [(f.name, f.path is None) for f in found] == [("-", True), ("b.txt", False)]


def test_links_in_circles_end(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "sub" / "same").symlink_to(folder / "sub")
    assert names(folder) == ["a.md", "b.txt", "sub/c.html", "sub/d.CSV"]


def test_a_dead_link_is_told(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    _, problems = find_inputs([str(folder)])
    assert [os.path.basename(p.where) for p in problems] == ["gone.txt"]  # noqa: PTH119


def test_another_ending_is_told_beside_what_is_read(folder: Path) -> None:
    found, problems = find_inputs([str(folder / "notes.pdf"), str(folder / "b.txt")])
    assert len(found) == 1
    assert "notes.pdf" in problems[0].where


def test_a_folder_without_reports_names_the_endings(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").touch()
    with pytest.raises(GeoError, match="no reports") as caught:
        find_inputs([str(tmp_path)])
    assert ".txt, .md, .html" in caught.value.fix
    assert ".geojson" in caught.value.fix


@pytest.mark.parametrize("text", ["none.txt", "none/*.txt", "", "a\0b", "x" * 5000])
def test_what_does_not_exist_is_an_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(GeoError):
        find_inputs([f"{tmp_path}/{text}"])


def test_a_file_name_that_is_no_text_is_still_text(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).touch()
    assert names(tmp_path) == ["\ufffd.txt"]
