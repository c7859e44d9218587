"""Numbers with the bounds that the words give."""

from __future__ import annotations

import pytest

from tests.geo.extract.reading import only, read


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("15 civilians", 15, 15),
        ("fifteen civilians", 15, 15),
        ("twenty-five civilians", 25, 25),
        ("1,200 civilians", 1200, 1200),
        ("at least 15 civilians", 15, None),
        ("more than 15 civilians", 15, None),
        ("up to 15 civilians", None, 15),
        ("10 to 15 civilians", 10, 15),
        ("10-15 civilians", 10, 15),
        ("between 10 and 15 civilians", 10, 15),
        ("dozens of civilians", None, None),
    ],
)
def test_the_killed_have_the_bounds_of_the_words(
    words: str, least: int | None, most: int | None
) -> None:
    claim = only(f"Activists said jets bombed Rastan, killing {words}.")
    assert (claim.killed_min, claim.killed_max) == (least, most)
    assert (claim.injured_min, claim.injured_max) == (None, None)


def test_the_words_of_a_toll_and_whom_it_counts_are_kept() -> None:
    claim = only("Activists said jets bombed Rastan, killing at least 15 civilians.")
    assert (claim.toll_text, claim.toll_group) == ("at least 15 civilians", "civilians")


def test_injured_are_not_killed() -> None:
    claim = only("Activists said jets bombed Rastan, killing 5 people and wounding more than 30.")
    assert (claim.killed_min, claim.killed_max) == (5, 5)
    assert (claim.injured_min, claim.injured_max) == (30, None)


def test_a_part_of_a_toll_is_not_another_toll() -> None:
    claim = only("Activists said jets bombed Rastan, killing six people, including two children.")
    assert (claim.killed_min, claim.killed_max, claim.toll_group) == (6, 6, "people")


def test_a_shared_toll_stands_on_each_place_of_its_statement() -> None:
    claims = read("Activists said jets bombed Talbiseh and Rastan, killing 36 civilians.")
    assert [claim.killed_min for claim in claims] == [36, 36]
    assert len({claim.statement_id for claim in claims}) == 1


def test_strikes_sorties_and_targets_are_different_things() -> None:
    claim = only(
        "The Russian defence ministry said its jets flew 20 sorties and struck eight targets in "
        "Homs province."
    )
    assert (claim.sorties_min, claim.targets_min, claim.strikes_min) == (20, 8, None)
    strikes = only("Activists said two air strikes hit Rastan.")
    assert (strikes.strikes_min, strikes.strikes_max, strikes.sorties_min) == (2, 2, None)


@pytest.mark.parametrize(
    "text",
    [
        "Activists said two Su-24 jets bombed Rastan on 30 September.",
        "Activists said jets bombed Rastan, 12 km from Homs.",
        "Activists said jets bombed Rastan, killing civilians.",
    ],
)
def test_types_of_aircraft_days_and_distances_are_no_toll(text: str) -> None:
    claim = only(text)
    assert (claim.killed_min, claim.killed_max, claim.toll_text) == (None, None, "")
    assert claim.strikes_min is None


def test_a_toll_told_in_the_next_sentence_extends_the_quote() -> None:
    text = "Activists said jets bombed Rastan. Six civilians died."
    claim = only(text)
    assert (claim.killed_min, claim.toll_group) == (6, "civilians")
    assert claim.quote == text
