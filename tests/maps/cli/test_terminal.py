from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from maps.cli.terminal import one_line, printable, table, width

any_text = st.text(st.characters(), max_size=80)
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
JOINERS = "\u200c\u200d"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b2J", "<U+009B>2J"),
        ("abc\u202etxt.exe", "abc<U+202E>txt.exe"),
        ("\u2066a\u2069", "<U+2066>a<U+2069>"),
        ("a\x7fb", "a␡b"),
        ("a\nb", "a␊b"),
        ("\ud800", "<U+D800>"),
        ("تلبيسة, Талбиса, Za‘faranah", "تلبيسة, Талбиса, Za‘faranah"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_characters_that_steer_a_terminal_become_visible(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(any_text)
@example("\x1b\x9b\u202e\u2028\ud800\U000e0041")
def test_nothing_unseen_is_left(text: str) -> None:
    assert not [
        c for c in printable(text) if unicodedata.category(c) in UNSEEN and c not in JOINERS
    ]


@given(any_text)
def test_printable_twice_is_printable_once(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@given(any_text)
def test_visible_characters_stay_in_their_order(text: str) -> None:
    seen = "".join(c for c in text if unicodedata.category(c) not in UNSEEN or c in JOINERS)
    shown = iter(printable(text))
    assert all(c in shown for c in seen)


@given(any_text)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@given(st.lists(st.tuples(any_text, any_text), max_size=6))
def test_a_table_has_a_line_for_each_row(rows: list[tuple[str, str]]) -> None:
    assert len(table(("place", "reason"), rows).split("\n")) == 2 + len(rows)


def test_columns_start_at_one_place_in_any_script() -> None:
    lines = table(("name", "x"), [("تَلبيسة", "x"), ("東京", "x"), ("Homs", "x")]).split("\n")
    starts = {width(line.rpartition("x")[0]) for line in lines if "x" in line}
    assert len(starts) == 1
