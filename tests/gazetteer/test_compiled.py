"""What is computed once and kept: an unseen gain in time, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gazetteer.compiled import kept
from gazetteer.parts import parts
from gazetteer.theatre import read_theatre

ROOT = Path(__file__).parents[2]
ASK = """
from gazetteer import load
gazetteer = load()
print(gazetteer.theatre)
for name in ("Talbiseh", "Talbizeh", "Тальбисе", "airbase of Taftanaz", "Nowhere at all"):
    print(gazetteer.resolve(name))
"""


def ask(data: Path) -> str:
    """What a new process, whose data folder this is, knows of the theatre and some names."""
    environment = {"STRIKEMAP_DATA": str(data), "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder, empty."""
    monkeypatch.setenv("STRIKEMAP_DATA", str(tmp_path))
    return tmp_path


def test_answers_are_the_same_from_what_was_kept(tmp_path: Path) -> None:
    computed = ask(tmp_path)
    files = sorted((tmp_path / "compiled").iterdir())
    before = [(file.name, file.stat().st_mtime_ns) for file in files]
    assert [name for name, _ in before] == [
        f"syria-{kind}.json" for kind in ("bare", "fold", "skeleton", "sound", "theatre")
    ]
    assert ask(tmp_path) == computed
    assert [(file.name, file.stat().st_mtime_ns) for file in files] == before
    assert repr(read_theatre(*parts("syria")).theatre) in computed


def test_a_damaged_file_is_computed_anew(tmp_path: Path) -> None:
    computed = ask(tmp_path)
    whole = {}
    for file in (tmp_path / "compiled").iterdir():
        whole[file] = file.read_bytes()
        file.write_bytes(whole[file].replace(b"Talbiseh", b"Talbisee"))
    (tmp_path / "compiled" / "syria-fold.json").write_bytes(b"")
    (tmp_path / "compiled" / "syria-sound.json").write_bytes(whole[file][:-9])
    assert ask(tmp_path) == computed
    assert {file: file.read_bytes() for file in whole} == whole


def test_a_folder_that_cant_be_written_is_no_fault(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    assert ask(in_the_way) == ask(tmp_path / "folder")


def test_what_another_version_kept_is_not_taken(folder: Path) -> None:
    assert kept("names", "first", lambda: ["Homs"]) == ["Homs"]
    assert kept("names", "first", lambda: ["never made"]) == ["Homs"]
    assert kept("names", "second", lambda: ["Hama"]) == ["Hama"]
    assert kept("names", "first", lambda: ["Idlib"]) == ["Idlib"]
    assert [file.name for file in (folder / "compiled").iterdir()] == ["names.json"]
