from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.language import detect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The ministry said that its planes had struck a depot in the province of Homs.", "en"),
        ("Российская авиация нанесла удары по целям в провинции Идлиб.", "ru"),
        ("قصف الطيران الروسي مدينة تلبيسة في ريف حمص الشمالي", "ar"),
        ("Les avions russes ont frappé la ville de Homs, selon des militants.", ""),
        ("Die Flugzeuge haben nach Angaben von Aktivisten die Stadt Homs getroffen.", ""),
        ("Російська авіація завдала ударів по провінції Ідліб у Сирії.", ""),
        ("هواپیماهای روسی شهر تلبیسه را بمباران کردند و چند نفر کشته شدند", ""),
        ("", ""),
        ("123 — !", ""),
    ],
)
def test_languages(text: str, lang: str) -> None:
    assert detect(text) == lang


def test_a_foreign_quote_does_not_change_the_language() -> None:
    english = "The ministry said that its planes had struck a depot in the province of Homs. "
    assert detect(english * 3 + "قصف الطيران الروسي") == "en"


@given(st.text())
def test_any_text(text: str) -> None:
    assert detect(text) in {"", "en", "ru", "ar"}
