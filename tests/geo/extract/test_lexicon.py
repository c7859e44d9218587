from __future__ import annotations

import pytest

from geo.extract.lexicon import Lexicon
from geo.extract.text import Spelling, words_of
from tests.geo.extract.reading import english


def hits(entries: list[tuple[str, str, str]], text: str) -> list[tuple[str, str, str]]:
    """(words, label, value) of every hit."""
    tokens = words_of(text, Spelling())
    return [
        (" ".join(t.text for t in tokens[hit.start : hit.end]), hit.label, hit.value)
        for hit in Lexicon(entries, Spelling()).find(tokens)
    ]


def test_the_longest_phrase_of_a_label_is_taken() -> None:
    entries = [("air", "noun", "a"), ("air strike", "noun", "b")]
    assert hits(entries, "an air strike") == [("air strike", "noun", "b")]


def test_a_beginning_that_does_not_go_on_falls_back_to_the_shorter_phrase() -> None:
    entries = [("air", "noun", "a"), ("air strike zone", "noun", "b")]
    assert hits(entries, "an air strike") == [("air", "noun", "a")]


def test_labels_do_not_hide_each_other() -> None:
    entries = [("car bomb", "ground", "g"), ("car bomb factory", "target", "t")]
    assert hits(entries, "car bomb factory") == [
        ("car bomb", "ground", "g"),
        ("car bomb factory", "target", "t"),
    ]


def test_hits_of_one_label_do_not_overlap() -> None:
    assert hits([("a b", "x", "1"), ("b c", "x", "2")], "a b c") == [("a b", "x", "1")]


def test_a_hyphen_is_a_space_and_case_does_not_matter() -> None:
    assert hits([("double tap", "noun", "n")], "A Double-Tap") == [("Double Tap", "noun", "n")]


@pytest.mark.parametrize(
    ("text", "found"), [("IS", 1), ("is", 0), ("Is", 0), ("U.S.", 1), ("us", 0)]
)
def test_a_short_word_in_capitals_matches_only_in_capitals(text: str, found: int) -> None:
    assert len(hits([("IS", "group", "is"), ("US", "group", "us")], text)) == found


def test_only_the_capital_words_of_a_phrase_need_capitals() -> None:
    assert hits([("US officials", "source", "s")], "US Officials") == [
        ("US Officials", "source", "s")
    ]
    assert hits([("US officials", "source", "s")], "us officials") == []


def test_the_english_pack_tells_is_from_is() -> None:
    pack = english()
    found = [
        (hit.start, hit.value)
        for hit in pack.lexicon.find(words_of("IS is where IS was", pack.spelling))
        if hit.label == "group"
    ]
    assert found == [(0, "is"), (3, "is")]


def test_a_star_stands_for_any_ending() -> None:
    assert hits([("удар*", "noun", "n")], "Удары, ударами и удел") == [
        ("Удары", "noun", "n"),
        ("ударами", "noun", "n"),
    ]
