"""Which places a strike is tied to, and what the words leave open about them."""

from __future__ import annotations

import pytest

from geo.extract.places import place_lists
from tests.geo.extract.reading import english, only, places, read, sentence, whole


def lists(text: str) -> list[tuple[list[str], str, bool]]:
    """(names, container, near) of every list of places in a sentence."""
    marked = sentence(text)
    return [
        (
            [span.text for span in found.spans],
            found.container.text if found.container else "",
            found.near,
        )
        for found in place_lists(marked, english(), whole(marked))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jets bombed Talbiseh, Rastan and Zafaraneh.",
            [(["Talbiseh", "Rastan", "Zafaraneh"], "", False)],
        ),
        (
            "Jets bombed Talbiseh and Rastan in Homs province.",
            [(["Talbiseh", "Rastan"], "Homs", False)],
        ),
        (
            "In Homs province, jets bombed Talbiseh and Rastan.",
            [(["Talbiseh", "Rastan"], "Homs", False)],
        ),
        ("Jets bombed positions near Rastan.", [(["Rastan"], "", True)]),
        ("Jets bombed a village north of Homs.", [(["Homs"], "", True)]),
        ("Jets bombed Talbiseh, 12 km north of Homs.", [(["Talbiseh"], "", False)]),
        ("Jets bombed Salma, Latakia province.", [(["Salma"], "Latakia", False)]),
    ],
)
def test_lists_containers_and_neighbours(
    text: str, expected: list[tuple[list[str], str, bool]]
) -> None:
    assert lists(text) == expected


def test_a_name_no_list_has_is_kept_unresolved() -> None:
    claim = only("Jets bombed the village of Umm al-Zeituna, activists said.")
    assert (claim.toponym, claim.place_id) == ("Umm al-Zeituna", "")
    assert (claim.lat, claim.geo_precision) == (None, "unresolved")


def test_near_is_wider_than_the_place() -> None:
    at, near = only("Jets bombed Rastan."), only("Jets bombed depots near Rastan.")
    assert (at.geo_precision, near.geo_precision) == ("settlement", "near")
    assert at.radius_m is not None
    assert near.radius_m is not None
    assert near.radius_m > at.radius_m


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        ("Idlib city", "idlib"),
        ("the city of Idlib", "idlib"),
        ("a market in Idlib", "idlib"),
        ("Idlib province", "idlib-governorate"),
        ("the countryside of Idlib", "idlib-governorate"),
        ("depots in Idlib", "idlib-governorate"),
    ],
)
def test_city_or_province_by_the_words(words: str, place_id: str) -> None:
    claim = only(f"Jets bombed {words}, activists said.")
    assert claim.place_id == place_id
    assert claim.resolution_reason


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("the cities of Homs and Hama", ["homs", "hama"]),
        ("Homs and Hama provinces", ["homs-governorate", "hama-governorate"]),
        ("Homs, Hama and Idlib", ["homs-governorate", "hama-governorate", "idlib-governorate"]),
        ("Homs and Talbiseh", ["homs", "talbiseh"]),
    ],
)
def test_words_at_a_lists_head_or_end_hold_for_all_of_it(words: str, ids: list[str]) -> None:
    assert places(f"Warplanes hit {words}, activists said.") == ids


def test_the_town_is_the_place_named_before() -> None:
    _, claim = read(
        "Activists said jets bombed Rastan. Warplanes bombed the town again on Friday, they said."
    )
    assert claim.place_id == "rastan"
    assert "refers to Rastan" in claim.note


def test_places_of_one_statement_share_its_id_and_not_their_own() -> None:
    claims = read("Jets bombed Talbiseh and Rastan, killing 36 civilians, activists said.")
    assert len({claim.statement_id for claim in claims}) == 1
    assert len({claim.claim_id for claim in claims}) == 2
