from __future__ import annotations

from dataclasses import replace

import pytest

import gazetteer
from gazetteer import Gazetteer
from geo.locate import Toponym, locate, point_of
from geo.model import PRECISIONS, Claim

GOVERNORATE = frozenset({"governorate"})
CITY = frozenset({"city"})


@pytest.fixture(scope="module")
def syria() -> Gazetteer:
    return gazetteer.load()


def test_a_known_name_gets_its_place_with_source_score_and_reason(syria: Gazetteer) -> None:
    claim = Claim(**locate(Toponym("Rastan"), syria))
    place = syria.get("rastan")
    assert (claim.place_id, claim.lat, claim.lon) == ("rastan", place.lat, place.lon)
    assert (claim.admin1, claim.geo_precision) == ("Homs", "settlement")
    assert (claim.location_basis, claim.place_source) == ("gazetteer", place.source)
    assert claim.resolution_reason
    assert claim.resolution_score is not None
    assert 0 < claim.resolution_score <= 1


def test_an_unknown_name_keeps_its_words_and_says_why(syria: Gazetteer) -> None:
    claim = Claim(**locate(Toponym("Nowhereville"), syria))
    assert (claim.toponym, claim.geo_precision) == ("Nowhereville", "unresolved")
    assert not claim.is_placed
    assert claim.resolution_reason


@pytest.mark.parametrize(
    ("kinds", "place_id", "precision"),
    [(GOVERNORATE, "homs-governorate", "governorate"), (CITY, "homs", "settlement")],
)
def test_the_kinds_that_the_words_ask_for_decide(
    syria: Gazetteer, kinds: frozenset[str], place_id: str, precision: str
) -> None:
    fields = locate(Toponym("Homs", kinds, reason="the words say so"), syria)
    assert (fields["place_id"], fields["geo_precision"]) == (place_id, precision)
    assert "the words say so" in fields["resolution_reason"]


def test_near_is_wider_and_said_to_be_near(syria: Gazetteer) -> None:
    at = locate(Toponym("Rastan"), syria)
    near = locate(replace(Toponym("Rastan"), near=True), syria)
    assert near["geo_precision"] == "near"
    assert near["radius_m"] > at["radius_m"]
    assert (near["lat"], near["lon"]) == (at["lat"], at["lon"])


def test_near_an_area_stays_an_area(syria: Gazetteer) -> None:
    fields = locate(Toponym("Homs", GOVERNORATE, near=True), syria)
    assert fields["geo_precision"] == "governorate"


def test_only_a_point_helps_to_decide_others(syria: Gazetteer) -> None:
    rastan = locate(Toponym("Rastan"), syria)
    assert point_of(rastan) == (rastan["lat"], rastan["lon"])
    assert point_of(locate(Toponym("Homs", GOVERNORATE), syria)) is None
    assert point_of(locate(Toponym("Nowhereville"), syria)) is None


def test_every_place_of_the_theatre_has_a_precision_and_lies_in_its_box(syria: Gazetteer) -> None:
    south, west, north, east = syria.theatre.box
    for place in syria.theatre.places:
        fields = locate(Toponym(place.name, frozenset({place.kind}), place.admin1), syria)
        assert fields["geo_precision"] in PRECISIONS
        if fields["geo_precision"] != "unresolved":
            assert south <= fields["lat"] <= north
            assert west <= fields["lon"] <= east
