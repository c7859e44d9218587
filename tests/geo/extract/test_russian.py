"""What Russian word order and endings ask of the rules."""

from __future__ import annotations

import pytest

import gazetteer
from geo.extract import extract
from geo.extract.packs import load_pack
from geo.extract.text import sentences
from geo.model import Claim, Report

PUBLISHED = "2015-10-05"  # a Monday


def read(text: str) -> tuple[Claim, ...]:
    report = Report("r1", "report.md", text, "Вечерняя газета", "", "", PUBLISHED, "ru")
    return extract(report, gazetteer.load())


def only(text: str) -> Claim:
    claims = read(text)
    assert len(claims) == 1, [(claim.toponym, claim.source) for claim in claims]
    return claims[0]


@pytest.mark.parametrize(
    ("text", "source", "relayed_by"),
    [
        (
            "Самолеты бомбили Растан, сообщил во вторник представитель Минобороны РФ.",
            "Russian defence ministry",
            "",
        ),
        (
            "Самолеты бомбили Растан, рассказал Reuters местный активист.",
            "Opposition activists",
            "News agencies",
        ),
        (
            "Самолеты бомбили Растан. Об этом агентству «Интерфакс» сообщили спасатели.",
            "Syrian Civil Defence",
            "",
        ),
        (
            "Самолеты бомбили Растан, заявил Конашенков, передает ТАСС.",
            "Russian defence ministry",
            "Russian state media",
        ),
        (
            "Самолеты бомбили Растан, пишет агентство AFP со ссылкой на правозащитников.",
            "Monitors",
            "News agencies",
        ),
        ("В Дамаске сообщили, что самолеты бомбили Растан.", "Syrian government", ""),
    ],
)
def test_who_speaks_where_the_words_stand_in_any_order(
    text: str, source: str, relayed_by: str
) -> None:
    claim = only(text)
    assert (claim.source, claim.relayed_by) == (source, relayed_by)


def test_his_words_are_those_of_the_speaker_before() -> None:
    text = "Конашенков провел брифинг, сообщил Конашенков. По его словам, самолеты бомбили Растан."
    assert only(text).source == "Russian defence ministry"


def test_he_is_not_several() -> None:
    first = "Самолеты бомбили Растан, сообщил Конашенков. Об отряде рассказали местные жители."
    second = "Уничтожен склад боеприпасов у Тальбисы, добавил он."
    claim = next(claim for claim in read(f"{first} {second}") if claim.toponym == "Тальбисы")
    assert claim.side == "russian"


def test_a_source_in_the_opposition_is_not_the_source_before() -> None:
    first = "Самолеты бомбили Растан, сообщил Конашенков."
    second = "Бомбы упали на дома в Тальбисе, рассказал источник в сирийской оппозиции."
    assert [claim.side for claim in read(f"{first} {second}")] == ["russian", "opposition"]


@pytest.mark.parametrize(
    ("text", "place_id", "precision"),
    [
        ("Самолеты нанесли удар по деревне Тальбиса провинции Хомс.", "talbiseh", "settlement"),
        ("В провинции Хомс самолеты разбомбили город Растан.", "rastan", "settlement"),
        ("Под Растаном с воздуха уничтожен склад.", "rastan", "near"),
        ("Самолеты бомбили захваченный повстанцами город Растан.", "rastan", "settlement"),
    ],
)
def test_the_place_where_only_endings_tie_the_words(
    text: str, place_id: str, precision: str
) -> None:
    claim = only(text)
    assert (claim.place_id, claim.geo_precision) == (place_id, precision)


def test_each_place_in_front_has_its_own_target() -> None:
    text = "Под Растаном авиация разрушила командный пункт, а у Тальбисы — склад боеприпасов."
    assert [claim.target_kind for claim in read(text)] == ["command", "ammunition"]


def test_the_items_of_a_list_under_a_verb() -> None:
    items = "- в районе Растана - командный пункт;\n- близ Тальбисы - склад боеприпасов."
    claims = read(f"Авиация нанесла удары, сообщило Минобороны РФ. Уничтожены:\n{items}")
    assert [claim.target_kind for claim in claims if claim.toponym] == ["command", "ammunition"]


@pytest.mark.parametrize(
    "text",
    [
        "Активисты рассказали, что над Растаном летал беспилотник, но бомбежки не было.",
        "Артиллерия обстреляла Растан.",
        "Самолеты вылетели с авиабазы Хмеймим в провинции Латакия.",
        "Франция намерена нанести удары по Растану.",
        "Армия заняла Растан при поддержке авиации.",
    ],
)
def test_no_strike(text: str) -> None:
    assert not [claim for claim in read(text) if claim.toponym]


@pytest.mark.parametrize(
    "text",
    [
        "Российская авиация не бомбила Растан, заявили в Минобороны РФ.",
        "Сообщения о бомбежке рынка в Растане не подтвердились, заявил Конашенков.",
        "Минобороны РФ опровергло данные об авиаударе по Растану.",
        "Наши самолеты не бомбят боевиков под Растаном, сказали в Минобороны РФ.",
    ],
)
def test_denials(text: str) -> None:
    claim = only(text)
    assert (claim.stance, claim.side) == ("denies", "russian")


@pytest.mark.parametrize(
    "text",
    [
        "Самолеты бомбили не ИГ, а повстанцев в Растане, говорят активисты.",
        "Авиаудары нанесены не по ИГ, а по жилым домам Растана, говорят активисты.",
    ],
)
def test_who_was_not_hit_denies_no_strike(text: str) -> None:
    claim = only(text)
    assert (claim.stance, claim.place_id, claim.side) == ("asserts", "rastan", "opposition")
    assert "not_is" in claim.target_actors


def test_no_fewer_than_denies_nothing() -> None:
    claim = only("Не менее сорока человек погибли при авиаударе по Растану, сообщили активисты.")
    assert (claim.stance, claim.killed_min, claim.killed_max) == ("asserts", 40, None)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("в ночь на четверг", "2015-09-30", "2015-10-01"),
        ("накануне", "2015-10-04", "2015-10-04"),
        ("за минувшие сутки", "2015-10-04", "2015-10-05"),
        ("30 сентября", "2015-09-30", "2015-09-30"),
        ("во вторник", "2015-09-29", "2015-09-29"),
    ],
)
def test_dates(words: str, start: str, end: str) -> None:
    claim = only(f"Самолеты {words} бомбили Растан.")
    assert (claim.date_start, claim.date_end) == (start, end)


@pytest.mark.parametrize(
    "dateline",
    [
        "МОСКВА, 6 октября. /ТАСС/. ",
        "МОСКВА, 24 окт — РИА Новости. ",
        "Москва. 20 октября. INTERFAX.RU - ",
        "БЕЙРУТ. ",
    ],
)
def test_the_body_begins_after_a_dateline(dateline: str) -> None:
    pack = load_pack("ru")
    (found,) = sentences(f"{dateline}Самолеты бомбили.", pack.abbreviations, pack.spelling)
    assert [token.text for token in found.tokens[found.body :]] == ["Самолеты", "бомбили", "."]


def test_names_in_quotation_marks_are_no_speech() -> None:
    pack = load_pack("ru")
    text = "По базе «Исламского государства» нанесен удар."
    (found,) = sentences(text, pack.abbreviations, pack.spelling)
    assert not any(found.quoted)
