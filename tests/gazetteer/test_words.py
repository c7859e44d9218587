from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.words import load_words


@pytest.mark.parametrize(
    ("name", "bare", "kind"),
    [
        ("Idlib province", "Idlib", "governorate"),
        ("the province of Idlib", "Idlib", "governorate"),
        ("Homs Governorate", "Homs", "governorate"),
        ("city of Homs", "Homs", "city"),
        ("Aleppo city", "Aleppo", "city"),
        ("Hmeimim air base", "Hmeimim", "airbase"),
        ("village of Zafaraneh", "Zafaraneh", "village"),
        ("the northern countryside of Hama", "Hama", "governorate"),
        ("محافظة حماة", "حماة", "governorate"),
        ("ريف حماة", "حماة", "governorate"),
        ("ريف حماة الشمالي", "حماة", "governorate"),
        ("مدينة حمص", "حمص", "city"),
        ("провинция Идлиб", "Идлиб", "governorate"),
        ("провинции Идлиб", "Идлиб", "governorate"),
        ("населённого пункта Сальма", "Сальма", "village"),
        ("авиабазе Хмеймим", "Хмеймим", "airbase"),
    ],
)
def test_words_of_kind_are_set_aside(name: str, bare: str, kind: str) -> None:
    reading = load_words().read(name)
    assert reading.name == bare
    assert kind in reading.kinds


@pytest.mark.parametrize("name", ["Homs", "Jisr al-Shughur", "province", "the city of", "حمص", ""])
def test_a_name_is_never_emptied(name: str) -> None:
    assert load_words().read(name).name == (name.split() or [""])[-1] or " " in name


@given(st.text())
def test_reading_takes_any_text(name: str) -> None:
    reading = load_words().read(name)
    assert bool(reading.name) == bool(name.split())
    assert reading.name in " ".join(name.split())


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("Хомсом", "хомс"),
        ("Идлибе", "идлиб"),
        ("Хамы", "хама"),
        ("Латакии", "латакия"),
        ("Восточной", "восточная"),
    ],
)
def test_case_forms_lead_back_to_the_nominative(form: str, nominative: str) -> None:
    assert nominative in load_words().nominatives(form)


def test_latin_words_have_no_case_forms() -> None:
    assert load_words().nominatives("Homs") == ("Homs",)
