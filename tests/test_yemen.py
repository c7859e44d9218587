"""The second theatre: another conflict, read with no code of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from shapely.geometry import shape

import gazetteer
import geo
from gazetteer.parts import bundled
from geo.actors import load_actors
from geo.model import Claim
from maps.base import base_data
from maps.sides import load_sides

REPORTS = Path(__file__).parents[1] / "examples" / "yemen-2015"
PAIRS = {
    ("2015-07-27-democracy-now-mocha.md", "Mocha", "media"),
    ("2015-08-31-angry-arab-hajjah-sanaa.md", "Hajjah", "other"),
    ("2015-08-31-angry-arab-hajjah-sanaa.md", "Hajjah", "coalition"),
    ("2015-08-31-angry-arab-hajjah-sanaa.md", "Sanaa", "other"),
    ("2015-10-24-al-alam-razih-haydan.md", "Razih", "houthi"),
    ("2015-10-24-al-alam-razih-haydan.md", "Haydan", "houthi"),
    ("2015-10-27-al-bawaba-haydan.md", "Haydan", "un_ngo"),
    ("2015-11-28-alistair-reign-amran.md", "Amran", "un_ngo"),
}
EXTRA = {("2015-10-27-al-bawaba-haydan.md", "Haydan", "media")}


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    return geo.read(REPORTS, theatre="yemen").claims


def told(claims: Iterable[Claim]) -> set[tuple[str, str, str]]:
    return {(claim.report_file, claim.place, claim.side) for claim in claims if claim.is_placed}


def test_the_reports_are_read(claims: tuple[Claim, ...]) -> None:
    assert told(claims) - EXTRA == PAIRS
    assert {claim.attacker for claim in claims} == {"saudi_coalition"}


def test_tolls_and_days(claims: tuple[Claim, ...]) -> None:
    tolls = {(c.place, c.killed_min, c.date_start) for c in claims if c.killed_min}
    assert {
        ("Mocha", 120, "2015-07-24"),
        ("Hajjah", 36, "2015-08-30"),
        ("Sanaa", 4, "2015-08-30"),
        ("Amran", 4, "2015-04-11"),
    } <= tolls


def test_what_names_no_place_is_kept(claims: tuple[Claim, ...]) -> None:
    unplaced = [claim for claim in claims if not claim.is_placed]
    assert unplaced
    assert {claim.source for claim in unplaced} == {"Saudi-led coalition"}


def test_the_sides_are_compared(claims: tuple[Claim, ...]) -> None:
    incidents = geo.compare(claims, theatre="yemen").incidents
    (hajjah,) = [i for i in incidents if i.place == "Hajjah"]
    assert hajjah.sides == ("coalition", "other")
    assert "Saudi-led coalition" in hajjah.difference


@pytest.mark.parametrize("theatre", bundled())
def test_a_bundled_theatre_has_a_map(theatre: str) -> None:
    shapes = [shape(feature["geometry"]) for feature in base_data(theatre)["base"]["features"]]
    assert shapes
    assert all(each.is_valid for each in shapes)


@pytest.mark.parametrize("theatre", bundled())
def test_a_bundled_theatre_has_no_fault(theatre: str) -> None:
    assert gazetteer.check(theatre) == ()
    assert len(gazetteer.load(theatre, layers=()).theatre.places) >= 40
    looks = load_sides(theatre)
    assert {side.id for side in looks} == {side.id for side in load_actors(theatre).sides}
    assert len({(side.shape, side.pattern) for side in looks}) == len(looks)


def test_a_name_of_both_countries_is_found_in_each() -> None:
    text = "Warplanes bombed Taiz and Talbiseh."
    found = [gazetteer.load(t, layers=()).find_mentions(text) for t in ("yemen", "syria")]
    assert [[mention.text for mention in each] for each in found] == [["Taiz"], ["Talbiseh"]]
