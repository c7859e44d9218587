"""Days, as the words and the day of publication give them and not better."""

from __future__ import annotations

import pytest

from tests.geo.extract.reading import only, read


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("on Wednesday", "2015-09-30", "2015-09-30", "day"),
        ("on Monday", "2015-10-05", "2015-10-05", "day"),
        ("today", "2015-10-05", "2015-10-05", "day"),
        ("yesterday", "2015-10-04", "2015-10-04", "day"),
        ("over the past 24 hours", "2015-10-04", "2015-10-05", "range"),
        ("overnight", "2015-10-04", "2015-10-05", "range"),
        ("since Thursday", "2015-10-01", "2015-10-05", "range"),
        ("on Thursday and Friday", "2015-10-01", "2015-10-02", "range"),
        ("on 30 September", "2015-09-30", "2015-09-30", "day"),
        ("on September 30", "2015-09-30", "2015-09-30", "day"),
        ("on Sept. 30, 2015", "2015-09-30", "2015-09-30", "day"),
        ("on 3rd October", "2015-10-03", "2015-10-03", "day"),
        ("on Monday, 28 September", "2015-09-28", "2015-09-28", "day"),
        ("on 20 December", "2014-12-20", "2014-12-20", "day"),
        ("in September 2015", "2015-09-01", "2015-09-30", "month"),
        ("the day before", "2015-10-04", "2015-10-04", "day"),
    ],
)
def test_a_date_is_what_the_words_give(words: str, start: str, end: str, precision: str) -> None:
    claim = only(f"Activists said jets bombed Rastan {words}.")
    assert (claim.date_start, claim.date_end, claim.time_precision) == (start, end, precision)
    assert claim.date_text in claim.quote


def test_the_day_before_counts_from_the_day_it_was_said() -> None:
    claim = only("Activists said on Friday that jets had bombed Rastan the day before.")
    assert (claim.date_start, claim.date_end) == ("2015-10-01", "2015-10-01")


@pytest.mark.parametrize(
    "words", ["on Wednesday", "yesterday", "on 30 September", "the day before"]
)
def test_without_a_day_of_publication_the_words_stay_and_no_date_is_made_up(words: str) -> None:
    claim = only(f"Activists said jets bombed Rastan {words}.", published="")
    assert (claim.date_start, claim.date_end, claim.time_precision) == ("", "", "unknown")
    assert claim.date_text
    assert claim.date_text in words


def test_a_full_date_needs_no_day_of_publication() -> None:
    claim = only("Activists said jets bombed Rastan on 30 September 2015.", published="")
    assert claim.date_start == "2015-09-30"


@pytest.mark.parametrize(
    "words", ["", " in recent weeks", " on 31 September", " and may bomb it again"]
)
def test_words_without_a_day_give_none(words: str) -> None:
    claim = only(f"Activists said jets bombed Rastan{words}.")
    assert (claim.date_start, claim.date_end) == ("", "")


def test_a_date_told_later_is_not_carried_back() -> None:
    first, second = read(
        "Activists said jets bombed Rastan.\n\nResidents said jets bombed Ariha on Friday."
    )
    assert (first.date_start, second.date_start) == ("", "2015-10-02")
