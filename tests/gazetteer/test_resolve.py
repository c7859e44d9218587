from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.lookup import Gazetteer
from gazetteer.model import Context, Resolution
from gazetteer.resolve import distance_m


def chosen_id(resolution: Resolution) -> str:
    return resolution.chosen.place.place_id if resolution.chosen else ""


@pytest.mark.parametrize(
    ("name", "place_id", "step"),
    [
        ("Talbiseh", "talbiseh", "exact name"),
        ("تلبيسة", "talbiseh", "exact name"),
        ("TALBISAH", "talbiseh", "folded name"),
        ("تلبيسه", "talbiseh", "folded name"),
        ("Талбисой", "talbiseh", "case form"),
        ("Джиср-эш-Шугуре", "jisr-al-shughur", "case form"),
        ("Восточной Гутой", "ghouta", "case form"),
        ("Telbise", "talbiseh", "skeleton"),
        ("Телль-Биса", "talbiseh", "skeleton"),
        ("Djisr el Choghour", "jisr-al-shughur", "skeleton"),
        ("Jisr al-Shugfur", "jisr-al-shughur", "near spelling"),
    ],
)
def test_each_step_finds_and_is_named(
    gazetteer: Gazetteer, name: str, place_id: str, step: str
) -> None:
    resolution = gazetteer.resolve(name)
    assert chosen_id(resolution) == place_id
    assert step in resolution.reason


def test_scores_fall_from_step_to_step(gazetteer: Gazetteer) -> None:
    names = ("Talbiseh", "TALBISAH", "Талбисой", "Telbise", "Jisr al-Shugfur")
    scores = [gazetteer.resolve(name).candidates[0].score for name in names]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1
    assert scores[-1] <= 0.8


@pytest.mark.parametrize(
    "name",
    ["Paris", "Moscow", "Hamas", "Beirut", "Россия", "بيروت", "", "…", "\ud800", "a" * 10_000],
)
def test_what_nothing_supports_is_unresolved(gazetteer: Gazetteer, name: str) -> None:
    resolution = gazetteer.resolve(name)
    assert resolution.chosen is None
    assert resolution.reason


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Homs province", "homs-governorate"),
        ("Homs Governorate", "homs-governorate"),
        ("محافظة حمص", "homs-governorate"),
        ("ريف حماة", "hama-governorate"),
        ("провинции Хомс", "homs-governorate"),
        ("the city of Homs", "homs"),
        ("مدينة حماة", "hama"),
        ("населённый пункт Хама", "hama"),
        ("Hmeimim airfield", "hmeimim"),
        ("Eastern Ghouta", "ghouta"),
        ("Talbiseh airfield", "talbiseh-airfield"),
        ("Talbiseh military airport", "talbiseh-airfield"),
        ("مطار تلبيسة العسكري", "talbiseh-airfield"),
        ("the town of Talbiseh", "talbiseh"),
    ],
)
def test_words_in_the_name_decide_the_kind(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    assert chosen_id(gazetteer.resolve(name)) == place_id


@pytest.mark.parametrize("name", ["Homs", "حمص", "Хомс", "Хомсом", "Hums"])
def test_a_bare_name_is_the_city_and_keeps_the_governorate(gazetteer: Gazetteer, name: str) -> None:
    resolution = gazetteer.resolve(name)
    assert chosen_id(resolution) == "homs"
    assert "rather than the governorate" in resolution.reason
    assert [c.place.place_id for c in resolution.candidates] == ["homs", "homs-governorate"]
    assert resolution.candidates[0].score > resolution.candidates[1].score


def test_the_words_of_the_text_decide_the_kind(gazetteer: Gazetteer) -> None:
    context = Context(kinds=frozenset({"governorate", "region"}))
    assert chosen_id(gazetteer.resolve("Homs", context)) == "homs-governorate"


def test_a_kind_said_beside_the_name_finds_the_place_that_has_it_in_its_name(
    gazetteer: Gazetteer,
) -> None:
    context = Context(kinds=frozenset({"airbase"}))
    assert chosen_id(gazetteer.resolve("Talbiseh", context)) == "talbiseh-airfield"
    assert chosen_id(gazetteer.resolve("Talbiseh")) == "talbiseh"


def test_a_kind_that_no_such_place_has_chooses_none(gazetteer: Gazetteer) -> None:
    resolution = gazetteer.resolve("Talbiseh province")
    assert resolution.chosen is None
    assert [c.place.place_id for c in resolution.candidates] == ["talbiseh"]
    assert "not a governorate" in resolution.candidates[0].reason


def test_equal_candidates_are_ambiguous(gazetteer: Gazetteer) -> None:
    resolution = gazetteer.resolve("Mansoura")
    assert resolution.chosen is None
    assert "ambiguous" in resolution.reason
    assert {c.place.place_id for c in resolution.candidates} == {"mansoura-homs", "mansoura-hama"}
    assert all(c.score < 0.8 for c in resolution.candidates)


@pytest.mark.parametrize("admin1", ["Hama", "Hama province", "حماة", "провинция Хама"])
def test_the_governorate_decides(gazetteer: Gazetteer, admin1: str) -> None:
    resolution = gazetteer.resolve("Mansoura", Context(admin1=admin1))
    assert chosen_id(resolution) == "mansoura-hama"
    assert "in Hama as the text says" in resolution.reason


def test_nearness_decides(gazetteer: Gazetteer) -> None:
    resolution = gazetteer.resolve("Mansoura", Context(near=((34.84, 36.73),)))
    assert chosen_id(resolution) == "mansoura-homs"
    assert "km from" in resolution.reason


def test_a_place_misput_across_the_border_is_kept_with_a_lower_score(
    gazetteer: Gazetteer,
) -> None:
    resolution = gazetteer.resolve("Talbiseh", Context(admin1="Hama"))
    assert chosen_id(resolution) == "talbiseh"
    assert resolution.candidates[0].score <= 0.8
    assert "the text puts it in Hama" in resolution.reason


def test_a_place_far_from_the_governorate_named_is_not_chosen(gazetteer: Gazetteer) -> None:
    resolution = gazetteer.resolve("al-Bab", Context(admin1="Homs"))
    assert resolution.chosen is None
    assert resolution.candidates


def test_an_unknown_governorate_is_said(gazetteer: Gazetteer) -> None:
    resolution = gazetteer.resolve("Talbiseh", Context(admin1="Atlantis"))
    assert chosen_id(resolution) == "talbiseh"
    assert 'governorate "Atlantis" unknown' in resolution.reason


POINT = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(
    name=st.one_of(
        st.text(), st.text("HomsalTbiehMnur -'حمصةаХм"), st.sampled_from(["Homs", "Mansoura"])
    ),
    context=st.builds(
        Context,
        kinds=st.frozensets(st.sampled_from(["governorate", "city", "village"])),
        admin1=st.sampled_from(["", "Homs", "Hama", "Atlantis"]),
        near=st.lists(POINT, max_size=3).map(tuple),
    ),
)
def test_every_resolution_holds_together(gazetteer: Gazetteer, name: str, context: Context) -> None:
    resolution = gazetteer.resolve(name, context)
    scores = [candidate.score for candidate in resolution.candidates]
    assert all(0 <= score <= 1 for score in scores)
    assert resolution.reason
    assert resolution.name == name
    if resolution.chosen:
        assert resolution.chosen is resolution.candidates[0]
        assert (
            not context.kinds or resolution.chosen.place.kind in context.kinds or name.split()[1:]
        )
    assert resolution == gazetteer.resolve(name, context)


def test_distance() -> None:
    assert distance_m((34.73, 36.69), (34.73, 36.69)) == 0
    assert distance_m((0, 0), (1, 0)) == pytest.approx(111_195, rel=1e-3)
