from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.lookup import Gazetteer


def found(gazetteer: Gazetteer, text: str) -> list[str]:
    return [mention.text for mention in gazetteer.find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jets hit Homs, Hama and Talbiseh.", ["Homs", "Hama", "Talbiseh"]),
        ("in Homs's north and Hama’s west", ["Homs", "Hama"]),
        ("‘Talbiseh’ “Homs”", ["Talbiseh", "Homs"]),
        ("HOMS: strikes", ["HOMS"]),
        ("in al-War and the town of War", ["al-War", "War"]),
        ("مدينة الحاضر", ["الحاضر"]),
        ("near al-Is", ["al-Is"]),
        ("near al-Bab and AL-BAB", ["al-Bab", "AL-BAB"]),
        ("such as Homs", ["Homs"]),
        ("Jisr al-Shughour", ["Jisr al-Shughour"]),
        ("Jisr ash Shughur", ["Jisr ash Shughur"]),
        ("#Jisr_al_Shughur", ["Jisr_al_Shughur"]),
        ("Jisr al-\nShughur", ["Jisr al-\nShughur"]),
        ("Talbeesah and Telbise", ["Talbeesah", "Telbise"]),
        ("Homs-Hama road", ["Homs", "Hama"]),
        ("Hmeimim air base", ["Hmeimim air base"]),
        ("удары по Хомсу и Хаме", ["Хомсу", "Хаме"]),
        ("под Хомсом, в Талбисе", ["Хомсом", "Талбисе"]),
        ("у Джиср-эш-Шугура", ["Джиср-эш-Шугура"]),
        ("в Восточной Гуте", ["Восточной Гуте"]),
        ("قصف حمص وحماة", ["حمص", "حماة"]),
        ("بحمص وبحماة", ["حمص", "حماة"]),
        ("وبالباب وللباب", ["الباب", "باب"]),
        ("la province d'Homs", ["Homs"]),
        ("في مدينة جسر الشغور", ["جسر الشغور"]),
        ("تَلْبِيسَة", ["تَلْبِيسَة"]),
    ],
)
def test_names_are_found(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert found(gazetteer, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "homs and talbiseh in lower case",
        "Hamas said",
        "the Homsi family, Abu Khaled al-Homsi",
        "Homsville",
        "Kafr Hama",
        "وباب",
        "Abu Homs",
        "Bab Amr",
        "the War, a prisoner of War",
        "الحاضر",
        "IS said, Is it?",
        "كفر حماة",
        "хомс",
        "Jisr, al-Shughur",
        "Suqour al-Ghab",
        "the Homs Military Council",
        "Jund al-Talbiseh said",
        "",
    ],
)
def test_what_is_no_place_is_not_found(gazetteer: Gazetteer, text: str) -> None:
    assert found(gazetteer, text) == []


def test_a_name_beside_one_that_is_no_place_is_found(gazetteer: Gazetteer) -> None:
    text = "The Homs Military Council said Homs was hit"
    assert [mention.start for mention in gazetteer.find_mentions(text)] == [text.rindex("Homs")]


NAMES = st.sampled_from(
    ["Homs", "al-Bab", "Jisr al-Shughour", "Za'f", "حمص", "وحماة", "Хомсу", "\ud800", "الباب", "😀"]
)
GLUE = st.sampled_from([" ", "-", ", ", "'", "\u200f", "\n", "", "al-", "َ", "\u00a0", "’s "])


@given(st.lists(st.one_of(NAMES, GLUE, st.text(max_size=5)), max_size=20).map("".join))
def test_every_mention_is_a_slice_and_none_overlap(gazetteer: Gazetteer, text: str) -> None:
    end = 0
    for mention in gazetteer.find_mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_name_between_sentences_is_always_found(
    gazetteer: Gazetteer, before: str, after: str
) -> None:
    text = f"{before}. Talbiseh. {after}"
    start = len(before) + 2
    assert start in [mention.start for mention in gazetteer.find_mentions(text)]


@pytest.mark.parametrize(
    "unit", ["a", "Jisr ", "Jisr al-", "Al-", "\ud800", "'", "A'", "Homs-", "َ", " ", "é\u0301"]
)
def test_time_grows_no_faster_than_the_text(gazetteer: Gazetteer, unit: str) -> None:
    text = unit * (200_000 // len(unit))
    started = time.process_time()
    gazetteer.find_mentions(text)
    assert time.process_time() - started < 10
