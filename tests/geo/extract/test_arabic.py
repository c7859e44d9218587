"""What Arabic needs: joined particles, speakers behind or without their verb, duals, months."""

from __future__ import annotations

import pytest

import gazetteer
from geo.extract import extract
from geo.extract.packs import load_pack
from geo.extract.text import words_of
from geo.model import Claim, Report

PUBLISHED = "2015-10-05"  # a Monday
OBSERVATORY = "Syrian Observatory for Human Rights"
MINISTRY = "Russian defence ministry"


def read(text: str) -> tuple[Claim, ...]:
    report = Report("r1", "report.md", text, "صحيفة المساء", "", "", PUBLISHED, "ar")
    return extract(report, gazetteer.load())


def only(text: str) -> Claim:
    claims = read(text)
    assert len(claims) == 1, [(claim.toponym, claim.source) for claim in claims]
    return claims[0]


def struck(text: str) -> list[str]:
    return [claim.place_id or claim.toponym for claim in read(text)]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("والطائرات", ["و", "الطائرات"]),
        ("وبريف", ["و", "ب", "ريف"]),
        ("للطيران", ["لل", "طيران"]),
        ("بغارتين", ["ب", "غارتين"]),
        ("وزارة", ["وزارة"]),
        ("بلدة", ["بلدة"]),
        ("فصائل", ["فصائل"]),
    ],
)
def test_particles_are_split_off_words_that_do_not_begin_with_them(
    written: str, parts: list[str]
) -> None:
    tokens = words_of(written, load_pack("ar").spelling)
    assert [token.text for token in tokens] == parts
    assert "".join(written[token.start : token.end] for token in tokens) == written


def test_vowel_marks_part_no_word() -> None:
    tokens = words_of("قُتِلَ ٤٣ مدنيًّا", load_pack("ar").spelling)
    assert [token.norm for token in tokens] == ["قتل", "٤٣", "مدنيا"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("قال ناشطون إن طائرات روسية قصفت الرستن.", "Opposition activists"),
        ("قصفت طائرات روسية الرستن، بحسب المرصد السوري.", OBSERVATORY),
        ("وكان المرصد السوري قال الأحد إن طائرات روسية قصفت الرستن.", OBSERVATORY),
        ("قال لصحيفة محلية الناشط أبو عمر إن طائرات روسية قصفت الرستن.", "Opposition activists"),
        ("قال أبو عمر، وهو ناشط من حمص، إن طائرات روسية قصفت الرستن.", "Opposition activists"),
        ("أعلنت وزارة الدفاع الروسية تدمير مستودع في غارة على الرستن.", MINISTRY),
    ],
)
def test_the_speaker_stands_behind_or_before_the_verb(text: str, source: str) -> None:
    claim = only(text)
    assert (claim.place_id, claim.source) == ("rastan", source)


def test_a_verb_without_a_speaker_goes_on_with_the_one_before() -> None:
    first, second = read(
        "قال المرصد السوري إن طائرات روسية قصفت الرستن.\n\nوأضاف أن غارة استهدفت تلبيسة."
    )
    assert (first.source, second.source) == (OBSERVATORY, OBSERVATORY)
    assert "أضاف" in second.note


def test_who_passes_it_on_is_not_the_source() -> None:
    claim = only("نقلت وكالة رويترز عن المرصد السوري قوله إن طائرات روسية قصفت الرستن.")
    assert (claim.source, claim.relayed_by) == (OBSERVATORY, "News agencies")


def test_a_denial_is_a_denial() -> None:
    claim = only("نفت وزارة الدفاع الروسية أن تكون طائراتها قد قصفت مسجدا في الرستن.")
    assert (claim.stance, claim.side, claim.target_kind) == ("denies", "russian", "mosque")


@pytest.mark.parametrize(
    "text",
    [
        "استهدفت مدفعية النظام بلدة تلبيسة بعشرات القذائف.",
        "سيطرت قوات النظام على الرستن بعد انسحاب المعارضة.",
        "هددت روسيا بقصف الرستن بالطائرات.",
        "قتل خمسة أشخاص في تفجير سيارة مفخخة في الرستن.",
        "وصل سكان الرستن إلى تلبيسة هربا من الغارات.",
        "أقلعت طائرات روسية من مطار حميميم.",
        "توقفت الغارات الروسية على الرستن.",
    ],
)
def test_what_is_no_air_strike_is_no_claim(text: str) -> None:
    assert struck(text) == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("قصفت طائرات روسية مدينتي تلبيسة والرستن.", ["talbiseh", "rastan"]),
        ("قصفت طائرات روسية الرستن في ريف حمص، واللطامنة في ريف حماة.", ["rastan", "latamna"]),
        ("قصفت طائرات روسية كلا من تلبيسة والرستن بريف حمص.", ["talbiseh", "rastan"]),
        ("قصفت طائرات روسية قريتي غربالة والرستن.", ["غربالة", "rastan"]),
    ],
)
def test_lists_of_places_with_what_encloses_them(text: str, ids: list[str]) -> None:
    assert sorted(struck(text)) == sorted(ids)


def test_each_place_keeps_its_own_numbers() -> None:
    first, second = read("شنت طائرات روسية أربع غارات على الرستن وغارتين على تلبيسة.")
    assert (first.strikes_min, second.strikes_min) == (4, 2)


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("٤٣ مدنيا على الأقل", 43, None),
        ("ثلاثة وعشرين مدنيا", 23, 23),
        ("ما لا يقل عن اثني عشر شخصا", 12, None),
        ("مئة وخمسة أشخاص", 105, 105),
        ("طفلين", 2, 2),
        ("أحد عشر مدنيا", 11, 11),
        ("عشرات المدنيين", None, None),
    ],
)
def test_numbers_in_words_and_digits(words: str, least: int | None, most: int | None) -> None:
    claim = only(f"قصفت طائرات روسية الرستن ما أدى إلى مقتل {words}.")
    assert (claim.killed_min, claim.killed_max) == (least, most)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("أمس", "2015-10-04", "2015-10-04"),
        ("يوم الأربعاء", "2015-09-30", "2015-09-30"),
        ("في ٣٠ أيلول", "2015-09-30", "2015-09-30"),
        ("في 1 تشرين الأول", "2015-10-01", "2015-10-01"),
        ("في 1 أكتوبر/تشرين الأول 2015", "2015-10-01", "2015-10-01"),
        ("خلال الساعات الـ24 الماضية", "2015-10-04", "2015-10-05"),
        ("أول من أمس", "2015-10-03", "2015-10-03"),
    ],
)
def test_dates(words: str, start: str, end: str) -> None:
    claim = only(f"قصفت طائرات روسية الرستن {words}.")
    assert (claim.date_start, claim.date_end) == (start, end)


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("قصفت طائرات روسية أو سورية الرستن.", "russia_or_syria"),
        ("ألقت مروحيات النظام براميل متفجرة على الرستن.", "syria"),
        ("استهدفت غارات للتحالف الدولي الرستن.", "us_coalition"),
        ("قصفت طائرات مجهولة الهوية الرستن.", "unknown"),
    ],
)
def test_the_attacker_is_named_behind_his_aircraft(text: str, attacker: str) -> None:
    assert only(text).attacker == attacker


def test_where_the_source_is_is_not_struck() -> None:
    text = "قصفت طائرات روسية الرستن، وفق ما أعلن مصدر أمني في دمشق لوكالة رويترز."
    claim = only(text)
    assert (claim.place_id, claim.side) == ("rastan", "syrian_government")


def test_according_to_stands_within_what_is_said() -> None:
    claim = only("واستهدفت الغارات الروسية وفق المرصد السوري، مدينة الرستن.")
    assert (claim.place_id, claim.source) == ("rastan", OBSERVATORY)


def test_a_sentence_of_a_speaker_alone_breaks_nothing() -> None:
    assert struck('"قصفت الطائرات الرستن. قال ناشطون') == ["rastan"]
