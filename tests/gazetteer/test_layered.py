"""How names are decided that layers have: between namesakes, curated places and other things."""

from __future__ import annotations

from pathlib import Path

import pytest

import gazetteer
from gazetteer import Context, Name, Place, Resolution
from gazetteer.layers.store import LayerInfo, write_layer


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIKEMAP_DATA", str(tmp_path))


def village(number: int, *names: str, lat: float, lon: float, admin1: str = "Hama") -> Place:
    source = f"geonames:{number}"
    spellings = tuple(map(Name, names))
    return Place(source, names[0], "village", admin1, lat, lon, 2000.0, spellings, 0, source)


def resolved(name: str, context: Context, *places: Place) -> Resolution:
    write_layer(LayerInfo("mine"), places)
    return gazetteer.load(layers=("mine",)).resolve(name, context)


def chosen_id(resolution: Resolution) -> str:
    return resolution.chosen.place.place_id if resolution.chosen else ""


IN_HAMA = Context(admin1="Hama")
BARE = Context()


def test_namesakes_within_5_km_are_one_answer() -> None:
    here = village(900001, "Tall Wahmī", lat=35.50, lon=36.9)
    beside = village(900002, "Tall Wahmī", lat=35.54, lon=36.9)
    resolution = resolved("Tall Wahmi", IN_HAMA, here, beside)
    assert chosen_id(resolution) in {here.place_id, beside.place_id}
    assert "one of 2 of this name within 5 km" in resolution.reason
    assert len(resolution.candidates) == 2


def test_namesakes_farther_apart_stay_open() -> None:
    here = village(900001, "Tall Wahmī", lat=35.50, lon=36.9)
    away = village(900002, "Tall Wahmī", lat=35.60, lon=36.9)
    resolution = resolved("Tall Wahmī", IN_HAMA, here, away)
    assert chosen_id(resolution) == ""
    assert "ambiguous" in resolution.reason


def test_the_first_name_of_a_place_comes_before_another_ones_other_spelling() -> None:
    own = village(900001, "Tall Wahmī", lat=35.50, lon=36.9)
    also = village(900002, "Khirbat Sarābī", "Tall Wahmī", lat=35.70, lon=36.9)
    resolution = resolved("Tall Wahmī", IN_HAMA, own, also)
    assert chosen_id(resolution) == own.place_id
    assert chosen_id(resolved("Tall Wahmī", BARE, own, also)) == ""


def test_a_place_that_reports_name_comes_before_a_namesake_of_a_layer() -> None:
    namesake = village(900001, "Talbīsah", lat=34.4, lon=38.9, admin1="Homs")
    assert chosen_id(resolved("Talbīsah", BARE, namesake)) == "talbiseh"
    assert chosen_id(resolved("Talbesah", Context(admin1="Homs"), namesake)) == "talbiseh"


def test_a_like_sound_beyond_the_border_of_the_governorate_is_no_answer() -> None:
    beyond = village(900001, "Wahmīnah", lat=35.45, lon=36.75, admin1="Idlib")
    assert chosen_id(resolved("Wahmīnah", IN_HAMA, beyond)) == beyond.place_id
    assert chosen_id(resolved("Ouahminé", Context(admin1="Idlib"), beyond)) == beyond.place_id
    assert chosen_id(resolved("Ouahminé", IN_HAMA, beyond)) == ""


@pytest.mark.parametrize(
    ("name", "spelling", "what"),
    [
        ("Ramadi", "Ar Ramādī", "a place elsewhere"),
        ("Hamas", "Hāmis", "a group"),
        ("Ali", "‘Alī", "a person's name"),
        ("أنقرة", "أنقرة", "a place elsewhere"),
        ("روسيا", "روسيا", "a country"),
        ("Анкаре", "Анкара", "a place elsewhere"),
    ],
)
def test_a_bare_name_that_is_better_known_is_no_village(
    name: str, spelling: str, what: str
) -> None:
    bearer = village(900001, spelling, "Hamas" if name == "Hamas" else spelling, lat=35.5, lon=36.9)
    resolution = resolved(name, BARE, bearer)
    assert chosen_id(resolution) == ""
    assert f"better known as {what}" in resolution.reason
    assert [c.place.place_id for c in resolution.candidates] == [bearer.place_id]
    assert chosen_id(resolved(name, IN_HAMA, bearer)) == bearer.place_id
    assert chosen_id(resolved(name, Context(frozenset({"village"})), bearer)) == bearer.place_id


@pytest.mark.parametrize("name", ["Erbil", "Sochi", "China", "البصرة", "Basra"])
def test_a_better_known_name_is_no_curated_place_that_sounds_alike(name: str) -> None:
    assert chosen_id(gazetteer.load(layers=()).resolve(name)) == ""


def test_a_curated_place_may_be_written_like_something_better_known() -> None:
    assert chosen_id(gazetteer.load(layers=()).resolve("بصرى")) == "bosra"
