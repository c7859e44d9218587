"""--boundaries and --tiles of the commands that write pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.maps.cli.conftest import Strikemap
from tests.maps.test_boundaries import HAMA, OTHER, written


@pytest.fixture
def outlines(tmp_path: Path) -> Path:
    """Outlines of Hama governorate and of seven areas that nobody knows."""
    unknown = [({"name": f"Area {n}"}, OTHER) for n in range(1, 8)]
    return written(tmp_path / "outlines.geojson", ({"name": "Hama"}, HAMA), *unknown)


def test_what_the_outlines_do_not_fit_is_told(
    strikemap: Strikemap, accounts: Path, outlines: Path, tmp_path: Path
) -> None:
    result = strikemap("map", accounts, "-o", "page.html", "--boundaries", outlines)
    assert result.exit_code == 0
    assert (tmp_path / "page.html").is_file()
    unmatched, bare = result.stderr.splitlines()[:2]
    assert unmatched.startswith("Of 8 outlines the gazetteer has no area for 7, drawn as lines:")
    assert unmatched.endswith("Area 1, Area 2, Area 3, Area 4, Area 5 and 2 more.")
    assert bare == "No outline, so a circle: Homs."


def test_outlines_change_no_claim(
    strikemap: Strikemap, accounts: Path, outlines: Path, tmp_path: Path
) -> None:
    plain = strikemap("map", accounts, "-o", "plain.html").stderr.splitlines()
    drawn = strikemap("map", accounts, "-o", "drawn.html", "--boundaries", outlines)
    assert [line.replace("drawn", "plain") for line in drawn.stderr.splitlines()[2:]] == plain


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--boundaries", "none.geojson"], "none.geojson"),
        (["--boundaries-credit", "Us"], "--boundaries"),
        (["--tiles", "OpenStreetMap.Mapnick"], "OpenStreetMap.Mapnik"),
        (["--tiles", "Thunderforest.Landscape"], "key"),
    ],
)
@pytest.mark.parametrize("command", [["demo"], ["map", "missing.csv"]])
def test_what_is_of_no_use_is_told_before_anything_is_read(
    strikemap: Strikemap, tmp_path: Path, command: list[str], words: list[str], says: str
) -> None:
    result = strikemap(*command, "-o", "page.html", *words)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "missing.csv" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_page_with_tiles_names_their_host(
    strikemap: Strikemap, accounts: Path, tmp_path: Path
) -> None:
    words = ["--tiles", "openstreetmap mapnik"]
    assert strikemap("map", accounts, "-o", "page.html", *words).exit_code == 0
    policy = (tmp_path / "page.html").read_text("utf-8").partition("</head>")[0]
    assert "img-src data: https://tile.openstreetmap.org;" in policy


def test_hostile_names_of_outlines_are_made_visible(
    strikemap: Strikemap, accounts: Path, tmp_path: Path
) -> None:
    path = written(tmp_path / "b.geojson", ({"name": "\x1b[2J\u202eHoms\n\nDone."}, OTHER))
    result = strikemap("map", accounts, "-o", "page.html", "--boundaries", path)
    assert "␛[2J<U+202E>Homs Done." in result.stderr
