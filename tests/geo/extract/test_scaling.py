"""The work of reading a report grows with its length and not with its square: calls are counted,
no seconds, so that a busy machine changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest

import gazetteer
from geo.extract import extract
from geo.extract.speakers import Known, Speaker
from geo.model import Report
from tests.geo.extract.reading import report

SHORT, TIMES = 4_000, 4
MARGIN = 1.15
STRIKE = {
    "en": "Activists said Russian jets bombed Rastan and Douma on Friday, killing 5 people. ",
    "ru": "Активисты сообщили, что самолеты нанесли удары по Растану, 5 человек погибли. ",
    "ar": "قال ناشطون إن طائرات روسية قصفت الرستن يوم الجمعة وقتل خمسة مدنيين. ",
}
SHAPES = {
    "a long report": ("en", STRIKE["en"] + "\n\n"),
    "a line without end": ("en", STRIKE["en"]),
    "a line without a stop": ("en", STRIKE["en"].replace(".", "")),
    "a line without a strike": ("en", "the weather stayed mild and farmers began their harvest "),
    "a Russian line": ("ru", STRIKE["ru"]),
    "an Arabic line": ("ar", STRIKE["ar"].replace(".", "")),
    "quotes": ("en", '"'),
    "quotes that open": ("en", "“"),
    "quotes of words": ("en", "«Reuters» "),
    "places": ("en", "Homs, "),
    "Arabic places": ("ar", "حمص وحماة "),
    "headings": ("en", "Homs province.\n"),
    "bullets": ("en", "destroyed:\n- a depot in Homs\n"),
    "numbers": ("en", "1,"),
    "tolls": ("en", "killed 5 and injured 6, "),
    "dates": ("en", "on Friday 3 October "),
    "verbs of saying": ("en", "he said that "),
    "directions mixed": ("en", "\u202eRastan\u202c \u2067حمص\u2069 "),
    "particles": ("ar", "وبال"),
    "letters": ("en", "a"),
    "points": ("en", "A."),
    "lone surrogates": ("en", "\ud800 \udfff"),
    "NULs": ("en", "\0a "),
    "blank lines": ("en", " \n\t\n"),
}


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python and of C, a piece of work calls."""
    number = 0

    def count(_frame: FrameType, event: str, _of: Any) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return number


def shaped(lang: str, piece: str, size: int) -> Report:
    return replace(report(STRIKE[lang] + (piece * (size // len(piece) + 1))[:size]), lang=lang)


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_is_no_more_than_four_times_the_work(shape: str) -> None:
    short, long = (shaped(*SHAPES[shape], size) for size in (SHORT, SHORT * TIMES))
    gaz = gazetteer.load()
    extract(short, gaz)  # what is remembered by word is remembered now
    few, many = calls(lambda: extract(short, gaz)), calls(lambda: extract(long, gaz))
    assert many <= MARGIN * TIMES * few


def test_of_a_crowd_of_speakers_the_last_are_remembered() -> None:
    known = Known()
    for number in range(2_000):
        name = "".join(chr(97 + number // 26**place % 26) for place in range(3)).title()
        known = known.and_then(Speaker(name, f"Abu {name}", "other", "witness", ""))
    assert known.last is not None
    assert known.earlier[0] == known.last == known.by_name[known.last.source]
    assert len(known.earlier) < 200
    assert len(known.by_name) < 1_000
