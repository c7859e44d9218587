"""`strikemap gazetteer import`, `info` and `remove`, as a person meets them."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gazetteer.dumps import VILLAGE, row, write_dump
from tests.maps.cli.conftest import Strikemap

IMPORT = "from maps.cli import main; main()"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder, empty."""
    folder = tmp_path / "data"
    monkeypatch.setenv("STRIKEMAP_DATA", str(folder))
    return folder


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A dump of two places."""
    return write_dump(tmp_path / "SY.txt", row(*VILLAGE), row(900002, "Khirbat", 36.5, 37.9))


def test_a_layer_is_imported_told_used_and_removed(strikemap: Strikemap, dump: Path) -> None:
    result = strikemap("gazetteer", "import", dump, "--date", "2018-07-08")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == 'Wrote the layer "sy": 2 places, CC BY 4.0, GeoNames.\n'
    info = strikemap("gazetteer", "info").stdout
    assert re.search(
        r"^sy +2 +2018-07-08 +20\S+ +GeoNames, SY.txt +CC BY 4.0.* always$", info, re.M
    )
    assert "geonames:900001" in strikemap("places", "Tall Wahmī").stdout
    assert strikemap("gazetteer", "remove", "sy").exit_code == 0
    assert "No imported layer" in strikemap("gazetteer", "info").stdout
    assert "geonames:900001" not in strikemap("places", "Tall Wahmī").stdout


def test_what_is_left_out_is_named(strikemap: Strikemap, tmp_path: Path) -> None:
    wadi = row(900003, "Wādī", 35, 37, feature_class="H", code="WAD")
    dump = write_dump(tmp_path / "SY.txt", row(*VILLAGE), wadi, row(900002, "\x1b[2J", 136, 37))
    result = strikemap("gazetteer", "import", dump)
    assert result.exit_code == 1
    assert "Passed over 1 entry of other kinds." in result.stderr
    assert "SY.txt:3: latitude" in result.stderr
    assert "\x1b" not in result.stderr


def test_what_is_no_gazetteer_ends_with_2(strikemap: Strikemap, tmp_path: Path) -> None:
    (tmp_path / "prose.txt").write_text("The ministry says.\n")
    result = strikemap("gazetteer", "import", "prose.txt")
    assert result.exit_code == 2
    assert "Error: prose.txt: is no gazetteer that Strikemap can read\n  give" in result.stderr


def test_a_layer_that_isnt_there_is_told_with_those_that_are(
    strikemap: Strikemap, dump: Path
) -> None:
    strikemap("gazetteer", "import", dump)
    result = strikemap("gazetteer", "remove", "so")
    assert result.exit_code == 2
    assert "the layers are: sy" in result.stderr


def test_a_terminal_shows_a_bar(dump: Path) -> None:
    terminal, its_end = pty.openpty()
    words = [sys.executable, "-c", IMPORT, "gazetteer", "import", str(dump)]
    subprocess.run(words, stderr=its_end, check=True)
    told = os.read(terminal, 65536).decode()
    os.close(its_end)
    os.close(terminal)
    assert "Importing" in told
    assert "100%" in told
