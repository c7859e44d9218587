"""Bulletins: headings of places, and lists opened with a colon."""

from __future__ import annotations

from tests.geo.extract.reading import only, read

MINISTRY = "Russian defence ministry"


def test_a_heading_gives_the_place_of_what_stands_under_it() -> None:
    claims = read(
        "Idlib province. A command post was destroyed by an air strike.\n"
        "Hama province. An ammunition depot was destroyed by an air strike."
    )
    assert [(claim.place_id, claim.target_kind) for claim in claims] == [
        ("idlib-governorate", "command"),
        ("hama-governorate", "ammunition"),
    ]
    assert all("the heading names" in claim.note for claim in claims)


def test_a_list_opened_with_a_colon_is_its_speakers() -> None:
    claims = read(
        "The Russian defence ministry listed air strikes:\n"
        "Talbiseh: a depot was hit.\n"
        "Rastan: a command post was hit."
    )
    assert [(claim.place_id, claim.source, claim.target_kind) for claim in claims] == [
        ("talbiseh", MINISTRY, "ammunition"),
        ("rastan", MINISTRY, "command"),
    ]


def test_a_heading_does_not_reach_over_another_paragraph() -> None:
    claims = read(
        "Hama province.\n\nA depot was destroyed by an air strike.\n\n"
        "The weather was fine.\n\nActivists said air strikes destroyed a school in Rastan."
    )
    assert [(claim.place_id, claim.admin1) for claim in claims] == [
        ("hama-governorate", "Hama"),
        ("rastan", "Homs"),
    ]


def test_a_sentences_opening_gives_the_place() -> None:
    claim = only("In Rastan, activists said warplanes destroyed a bakery.")
    assert (claim.place_id, claim.target_kind) == ("rastan", "bakery")
