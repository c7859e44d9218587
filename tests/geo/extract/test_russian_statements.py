"""Whose words they are, where and how often it struck, as Russian dispatches tell it."""

from __future__ import annotations

import pytest

import gazetteer
from geo.extract import extract
from geo.model import Claim, Report

PUBLISHED = "2015-10-21"  # a Wednesday
MINISTRY = "Russian defence ministry"


def read(text: str) -> tuple[Claim, ...]:
    report = Report("r1", "report.md", text, "Вечерняя газета", "", "", PUBLISHED, "ru")
    return extract(report, gazetteer.load())


def sources(text: str) -> dict[str, str]:
    return {claim.place: claim.source for claim in read(text)}


def tolls(text: str) -> dict[str, int | None]:
    return {claim.place: claim.killed_min for claim in read(text)}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Самолеты бомбили Растан. Об этом говорится в сводке, размещенной на сайте Минобороны.",
            MINISTRY,
        ),
        (
            "Самолеты бомбили Растан, сообщил журналистам в среду, 21 октября, генерал Картаполов.",
            MINISTRY,
        ),
        ("Минобороны РФ: самолеты бомбили Растан.", MINISTRY),
        (
            "Самолеты бомбили Растан, сообщила «Сирийская обсерватория по правам человека».",
            "Syrian Observatory for Human Rights",
        ),
        (
            "Самолеты, сообщает Обсерватория, бомбили Растан.",
            "Syrian Observatory for Human Rights",
        ),
        (
            "Самолеты бомбили Растан, говорится в заявлении Министерства обороны Сирии.",
            "Syrian government",
        ),
        ("Самолеты бомбили Растан, заявил глава Минобороны Франции.", "Western governments"),
        ("Самолеты бомбили Растан, утверждает Генеральный штаб Турции.", "Turkish officials"),
    ],
)
def test_the_source(text: str, source: str) -> None:
    assert sources(text) == {"Rastan": source}


def test_a_body_named_before_ends_its_words_at_the_comma() -> None:
    text = (
        "Самолеты поднимались ночью, сообщило Минобороны РФ. По данным ведомства, под Растаном "
        "уничтожен склад боеприпасов, а в Сармине — штаб."
    )
    assert sources(text) == {"Rastan": MINISTRY, "Sarmin": MINISTRY}


def test_the_ministry_mentioned_before_is_the_ministry() -> None:
    text = (
        "Группа Bellingcat сверила ролики, которые показало Минобороны России. Накануне ведомство "
        "отчиталось об авиаударе по складу в Растане. Бомбы, по данным группы, упали на Сармин."
    )
    assert sources(text) == {"Rastan": MINISTRY, "Sarmin": "Bellingcat"}


def test_activists_tell_of_the_towns_they_are_from() -> None:
    text = "О налетах в этот день сообщали активисты из Тальбисы и Зафараны."
    assert sources(text) == dict.fromkeys(("Talbiseh", "Zafaraneh"), "Opposition activists")


@pytest.mark.parametrize(
    "text",
    [
        "Три удара поразили командный пункт под Растаном, сообщили в Минобороны РФ.",
        "Под Растаном уничтожен склад боеприпасов, сообщили в Минобороны РФ.",
    ],
)
def test_a_side_that_strikes_from_the_air_alone_reports_its_own_strikes(text: str) -> None:
    (claim,) = read(text)
    assert (claim.place, claim.attacker) == ("Rastan", "russia")


@pytest.mark.parametrize(
    "text",
    [
        "Боевики нанесли удар по колонне под Растаном, сообщили в Минобороны РФ.",
        "В Минобороны РФ осудили взрыв в Растане: погибли трое.",
        "Артиллерия нанесла удар по складу в Растане, сообщили в Минобороны РФ.",
    ],
)
def test_what_others_did_is_no_strike_of_its_own(text: str) -> None:
    assert read(text) == ()


def test_a_report_that_is_not_so_is_denied_by_who_says_it_next() -> None:
    text = (
        "Информация о том, что ВКС разбомбили больницу в Сармине, не соответствует "
        "действительности. Об этом заявила представитель МИД Мария Захарова."
    )
    (claim,) = read(text)
    assert (claim.source, claim.stance) == ("Russian foreign ministry", "denies")


def test_strikes_that_were_not_carried_out_are_denied() -> None:
    (claim,) = read("Авиация удары по Растану не наносила, заявил Конашенков.")
    assert claim.stance == "denies"


@pytest.mark.parametrize(
    "text",
    [
        "Самолеты бомбили позиции под Алеппо, о погибших в Растане сведений нет.",
        "Самолет заходил на удар по Растану, когда отказал двигатель.",
    ],
)
def test_what_is_not_known_or_not_done_is_no_strike(text: str) -> None:
    assert "Rastan" not in {claim.place for claim in read(text)}


def test_places_in_lists_each_with_its_province() -> None:
    text = (
        "В результате авиаударов в районах населенных пунктов Сальма и Рабия провинции Латакия, "
        "Тель-Биса провинции Хомс, Сармин провинции Идлиб уничтожены три склада боеприпасов."
    )
    found = {claim.place: claim.target_kind for claim in read(text)}
    assert found == dict.fromkeys(("Salma", "Rabia", "Talbiseh", "Sarmin"), "ammunition")


def test_provinces_with_counts_in_brackets() -> None:
    text = "Авиаудары нанесены в провинциях Идлиб (16 объектов), Хама (11) и Хомс (4)."
    assert [claim.admin1 for claim in read(text)] == ["Idlib", "Hama", "Homs"]
    assert {claim.geo_precision for claim in read(text)} == {"governorate"}


def test_a_list_after_a_comma_is_no_container() -> None:
    text = "Авиаудары нанесены по целям в Растане, в горах Латакии и в Сармине."
    assert {claim.place for claim in read(text)} >= {"Rastan", "Sarmin"}


def test_a_suburb_named_with_its_town() -> None:
    (claim,) = read("Авиаудар нанесен по школе в пригороде Дамаска Думе.")
    assert claim.place == "Douma"


def test_the_town_north_of_another_is_the_town_named_before() -> None:
    text = "Корреспондент говорил с жителем Растана. Город к северу от Хомса попал под авиаудар."
    assert [claim.place for claim in read(text)] == ["Rastan"]


@pytest.mark.parametrize(
    "text",
    [
        "Су-25 нанесли удар по колонне, сказал Конашенков. Она находилась под Растаном.",
        "Под Растаном была обнаружена колонна. Самолеты сожгли десять грузовиков.",
    ],
)
def test_where_the_target_was_stands_in_the_sentence_beside(text: str) -> None:
    assert [claim.place for claim in read(text)] == ["Rastan"]


def test_each_place_of_a_list_has_its_own_toll() -> None:
    text = "При авиаударах в Талбисе погибли 17 человек, в Растане — шестеро, в Сармине — двое."
    assert tolls(text) == {"Talbiseh": 17, "Rastan": 6, "Sarmin": 2}


def test_a_share_is_no_number_of_strikes() -> None:
    claims = read("Более 90 процентов российских ударов пришлось на Растан, заявил Марк Тонер.")
    assert [claim.strikes_min for claim in claims] == [None]


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("Самолеты коалиции, которую возглавляют США, бомбили Растан.", "us_coalition"),
        ("Коалиция, которую возглавляют США, нанесла авиаудар по Растану.", "us_coalition"),
        ("Российские самолеты при поддержке ВВС Сирии нанесли удар по Растану.", "russia"),
        ("Самолеты, предположительно российские, атаковали Растан.", "russia"),
        ("Ни российские, ни сирийские летчики не бомбили Растан, заявил Конашенков.", None),
        ("Россия и режим Асада разбомбили больницу в Растане.", "russia_or_syria"),
    ],
)
def test_the_attacker(text: str, attacker: str | None) -> None:
    (claim,) = read(text)
    assert claim.attacker == (attacker or "russia_or_syria")


def test_a_night_between_two_days_ends_with_the_second() -> None:
    (claim,) = read("В ночь с 1 октября на 2 октября самолеты бомбили Растан.")
    assert (claim.date_start, claim.date_end) == ("2015-10-01", "2015-10-02")


def test_targets_between_two_places_part_them() -> None:
    (first, second) = read("Самолеты уничтожили штаб в Растане и завод в Сармине.")
    assert (first.target_kind, second.target_kind) == ("command", "")


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("МИД РФ назвал вбросом сообщения об авиаударе по больнице в Сармине.", ["denies"]),
        ("Минобороны РФ опровергло сообщения об авиаударе по больнице в Сармине.", ["denies"]),
        ("Конашенков прокомментировал сообщения об ударе авиации по Сармину.", []),
        ("Пентагон обвинил Россию в бомбардировке больницы в Сармине.", ["asserts"]),
    ],
)
def test_a_side_that_speaks_of_reports_asserts_nothing(text: str, stances: list[str]) -> None:
    assert [claim.stance for claim in read(text)] == stances


def test_what_nobody_is_named_for_is_the_ministrys_that_told_of_its_strikes_last() -> None:
    text = (
        "О вылетах рассказало Минобороны России.\n\nПод ударами оказались позиции у Сальмы.\n\n"
        "Уничтожен и склад боеприпасов возле Мурека."
    )
    assert sources(text) == {"Salma": MINISTRY, "Morek": MINISTRY}


def test_an_outlet_that_quotes_another_only_passes_it_on() -> None:
    text = (
        "«Авиация всю ночь бомбила Пальмиру», — цитирует агентство AFP главу Сирийской "
        "обсерватории по правам человека Рами Абдель Рахмана."
    )
    assert sources(text) == {"Palmyra": "Syrian Observatory for Human Rights"}


def test_a_name_in_another_spelling_and_case_is_found_behind_a_word_of_place() -> None:
    assert set(sources("Самолеты разбомбили склад в Сермине и завод в Бгейлии.")) == {
        "Sarmin",
        "Al-Bughayliyah",
    }


def test_aid_that_is_dropped_is_no_strike() -> None:
    assert not sources("Самолеты сбросили гуманитарные грузы на Дейр-эз-Зор.")
