"""How the Arabic press builds its sentences: troops that shell, asides, lists, tolls told on."""

from __future__ import annotations

import pytest

from geo.extract.packs import load_pack
from geo.extract.text import words_of
from tests.geo.extract.test_arabic import OBSERVATORY, only, read, struck


@pytest.mark.parametrize("word", ["آليات", "ألوية", "ألمانيا"])
def test_a_word_that_begins_like_the_article_is_one_with_and_without_it(word: str) -> None:
    spelling = load_pack("ar").spelling
    bare, articled = words_of(word, spelling)[0], words_of("ال" + word, spelling)[0]
    assert bare.norm == articled.norm


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("شنت طائرات غارة على سرمين، كما تعرضت بلدة حاس لقصف من قبل قوات النظام.", ["sarmin"]),
        ("قصفت قوات النظام بالطيران الحربي مدينة سراقب.", ["saraqib"]),
        ("أسفرت غارات التحالف، الذي تقوده واشنطن، على الطبقة عن دمار.", ["tabqa"]),
        ("قصفت طائرات روسية كفرنبل وتل رفعت.", ["kafranbel", "tal-rifaat"]),
        ("قصف الطيران الروسي بلدتي (نوى، وإنخل) بريف درعا.", ["nawa", "inkhil"]),
        ("أغارت طائرات روسية ثلاث مرات على بنش.", ["binnish"]),
    ],
)
def test_what_was_struck(text: str, places: list[str]) -> None:
    found = struck(text)
    assert len(found) == len(places), found
    known = {claim.place.casefold() for claim in read(text)}
    assert "" not in known


def test_the_toll_told_right_behind_a_place_is_its_own() -> None:
    claims = read(
        "قتل 12 مدنيا في غارات على سرمين حيث قتل سبعة مدنيين، "
        "وبنش التي قتل فيها ثلاثة مدنيين، وفق ناشطين."
    )
    assert [claim.killed_min for claim in claims] == [7, 3]


def test_a_toll_that_has_risen() -> None:
    claim = only("أفاد المرصد السوري بارتفاع عدد القتلى في مدينة بنش إلى 28 جراء غارات جوية.")
    assert (claim.source, claim.killed_min) == (OBSERVATORY, 28)


def test_the_toll_of_the_raids_in_the_next_paragraph() -> None:
    claim = only("قصفت طائرات روسية مدينة بنش.\n\nأدت الغارات إلى مقتل 31 مدنيا.")
    assert claim.killed_min == 31


def test_whom_an_outlet_quotes() -> None:
    claim = only("أوردت وكالة سمارت عن شهود عيان أن طائرات روسية قصفت مدينة بنش.")
    assert (claim.source, claim.side, claim.relayed_by) == (
        "Witnesses",
        "other",
        "Opposition media",
    )


def test_a_month_by_both_its_names() -> None:
    claim = only("قصفت طائرات روسية بنش يوم 4 أكتوبر/تشرين الأول 2014.")
    assert claim.date_start == "2014-10-04"


def test_the_make_of_a_bomb_is_no_attacker() -> None:
    assert only("ألقت طائرات قنابل عنقودية روسية الصنع على بنش.").attacker == "unknown"


def test_the_day_of_saying_in_brackets_is_not_that_of_the_strike() -> None:
    claim = only("قال المرصد السوري اليوم (5 أكتوبر 2015) إن طائرات قصفت بنش الجمعة.")
    assert claim.date_start == "2015-10-02"
