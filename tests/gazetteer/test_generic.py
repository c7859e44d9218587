"""Names that share a Kafr, a Tell or a Deir are compared by what they do not share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import load
from gazetteer.generic import distinguishing

NAMES = st.one_of(
    st.text(),
    st.builds(
        "{} {}".format,
        st.sampled_from(["Kafr", "Tell", "Deïr", "Umm al-", "تل", "معرة", "Айн"]),
        st.text("abdefhiklmnrstzأبتدرسلمن"),
    ),
)


@given(NAMES, NAMES)
def test_what_is_compared_does_not_depend_on_the_order(one: str, other: str) -> None:
    parts, turned = distinguishing(one, other), distinguishing(other, one)
    assert (parts is None and turned is None) or (parts and turned and parts == turned[::-1])


@given(NAMES)
def test_a_name_is_compared_with_itself(name: str) -> None:
    parts = distinguishing(name, name)
    assert parts is not None
    assert parts[0] == parts[1]


@pytest.mark.parametrize(
    ("one", "other", "parts"),
    [
        ("Kafr Jum", "Kafar Ruma", ("jum", "ruma")),
        ("Kafer Naâl", "كفر نبل", ("naal", "nbl")),
        ("Oum el Mayâdeïne", "Umm al-Mayadin", ("mayadeine", "mayadin")),
        ("Umm al-Mayadin", "al-Mayadin", None),
        ("Tell Qarah", "Qarah", None),
        ("Tell Bisa", "Deir Bisa", None),
        ("Tallqarah", "Tal Qarah", ("qara", "qara")),
        ("Maaratnuman", "Maarat al-Numan", ("numan", "numan")),
        ("Talbiseh", "Talbisa", ("talbise", "talbisa")),
    ],
)
def test_a_generic_word_is_left_out(one: str, other: str, parts: tuple[str, str] | None) -> None:
    assert distinguishing(one, other) == parts


@pytest.mark.parametrize(
    "name", ["Kafr Jum", "Deir Zzon", "Deïr Four", "Kafr Tāyā", "Tall Jabbūrīn al-Gharbi"]
)
def test_a_generic_word_alone_finds_nothing(name: str) -> None:
    assert load(layers=()).resolve(name).chosen is None


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Khan Shaykun", "khan-shaykhun"),
        ("معرة التعمان", "maarat-al-numan"),
        ("ثل رفعت", "tal-rifaat"),
        ("Kafr Nabel", "kafr-nabl"),
        ("Djisr el Choghour", "jisr-al-shughur"),
    ],
)
def test_a_slip_in_the_rest_is_forgiven(name: str, place_id: str) -> None:
    chosen = load(layers=()).resolve(name).chosen
    assert chosen is not None
    assert chosen.place.place_id == place_id
