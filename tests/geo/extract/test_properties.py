"""What holds for any text, hostile ones too."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model import Claim
from tests.geo.extract.reading import read, report

WORDS = (
    "Activists said",
    "the Russian defence ministry said",
    "denied that",
    "according to residents",
    "he added",
    "Russian jets bombed",
    "warplanes struck",
    "air strikes on",
    "did not",
    "captured",
    "killing at least 15 civilians",
    "a command post in",
    "near",
    "Rastan",
    "Idlib province",
    "Homs, Hama and",
    "the town",
    "Kafr Nowhere",
    "on Wednesday",
    "31 February",
    "99999999999",
    "and",
    "“",
    "”",
    '"',
    "«",
    ",",
    ":",
    ";",
    ". ",
    "? ",
    "\n",
    "\n\n",
    "\r\n",
    " - ",
    "U.S.",
    "قصف تلبيسة",
    "Идлиб",
    "\u202eRastan\u202c",
    "\u200f",
    "e\u0301",
    "\U0001f4a5",
    "ﬁ",
    "İ",
    "²",
    "٣",
    "\x00",
)
pieces = st.sampled_from(WORDS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
texts = st.lists(pieces, max_size=30).map(" ".join) | st.lists(pieces, max_size=30).map("".join)
MOST_SECONDS = 20.0


def told(claims: tuple[Claim, ...]) -> list[tuple[str, str, str, str, str, str]]:
    return [
        (c.toponym, c.place_id, c.source, c.stance, c.claimed_target, c.target_kind) for c in claims
    ]


@given(texts)
@settings(max_examples=150)
def test_every_quote_is_its_slice_and_every_id_is_one_claims(text: str) -> None:
    claims = read(text)
    for claim in claims:
        assert claim.quote
        assert claim.quote == text[claim.quote_start : claim.quote_end]
        assert claim.is_placed == (claim.geo_precision != "unresolved")
        assert not claim.is_placed or claim.toponym
        assert claim.report_id == report(text).report_id
    assert len({claim.claim_id for claim in claims}) == len(claims)


@given(texts)
@settings(max_examples=40)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert read(text) == read(text)


@given(texts)
@settings(max_examples=40)
def test_without_a_day_of_publication_no_relative_day_becomes_a_date(text: str) -> None:
    for claim in read(text, published=""):
        assert not claim.date_start or any(letter.isdigit() for letter in claim.date_text)


@given(
    st.lists(
        st.sampled_from(
            (
                "Activists said Russian jets bombed Rastan.",
                "The Russian defence ministry said its jets hit a depot in Idlib province.",
                "Air strikes killed five people in Douma on Sunday, the Observatory said.",
                "“Warplanes hit the market in Ariha,” residents said.",
                "Rebels captured Salma.",
                "It denied that jets had bombed Sarmin.",
            )
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from((" ", "\n\n")),
    st.sampled_from(
        (
            "The weather in the capital stayed mild.",
            "Olive farmers began their harvest late this year.",
            "The theatre festival opens with a play by a young author.",
        )
    ),
)
@settings(max_examples=40)
def test_a_paragraph_without_a_strike_changes_nothing_before_it(
    sentences: list[str], between: str, paragraph: str
) -> None:
    text = between.join(sentences)
    assert told(read(f"{text}\n\n{paragraph}")) == told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "word " * 40_000,
        "a" * 200_000,
        '"' * 20_000,
        "“" * 20_000,
        "A.B." * 50_000,
        "Rastan" + " " * 200_000 + "\n" + "\t" * 200_000,
        "Activists said jets bombed Rastan on 3 October, killing 5 people.\n" * 1_000,
    ],
    ids=[
        "a line of words",
        "a word",
        "quotes",
        "opening quotes",
        "points",
        "blanks",
        "a long report",
    ],
)
def test_long_texts_take_seconds_not_minutes(text: str) -> None:
    started = time.process_time()
    read(text)
    assert time.process_time() - started < MOST_SECONDS
