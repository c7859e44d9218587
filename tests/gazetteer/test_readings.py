"""One letter, several sounds: how newspapers of other languages write a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import load
from gazetteer.readings import readings


@given(st.text())
def test_the_name_itself_comes_first(name: str) -> None:
    (first, sure), *others = readings(name)
    assert (first, sure) == (name, 1)
    assert all(0 < likelihood <= 1 for _, likelihood in others)


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Dżardżanaz", "jarjanaz"),
        ("Manbidž", "manbij"),
        ("Chan Szajchun", "khan-shaykhun"),
        ("Chan Scheichun", "khan-shaykhun"),
        ("Jabrud", "yabroud"),
        ("Madaja", "madaya"),
        ("Alkiswa", "al-kiswah"),
        ("Latmîne", "latmin"),
        ("Aatchâne", "atshan"),
        ("Abu al-Thuhour airbase", "abu-al-duhur-airbase"),
    ],
)
def test_habits_of_writing(name: str, place_id: str) -> None:
    chosen = load(layers=()).resolve(name).chosen
    assert chosen is not None
    assert chosen.place.place_id == place_id


@pytest.mark.parametrize("name", ["Germany", "Guinea", "Tunis", "Hama", "Homs"])
def test_a_habit_makes_no_other_name(name: str) -> None:
    chosen = load(layers=()).resolve(name).chosen
    assert chosen is None or chosen.place.name == name
