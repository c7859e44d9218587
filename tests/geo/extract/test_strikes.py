"""What counts as a strike from the air, and who is said to have made it."""

from __future__ import annotations

import pytest

from tests.geo.extract.reading import only, places, read


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured Rastan.",
        "Army artillery shelled Talbiseh.",
        "Army rocket attacks hit Talbiseh, activists said.",
        "A car bomb killed 20 people in Homs.",
        "Suicide bombers attacked Homs, state media said.",
        "Diplomats held talks in Damascus about the air strikes.",
        "The jets are based at Hmeimim.",
        "Jets took off from Hmeimim.",
        "The army could bomb Rastan next, activists said.",
        "If jets bomb Rastan, thousands will flee, activists said.",
        "Russia threatened to bomb Raqqa.",
        "Rebels called for air strikes on Homs to stop.",
        "Activists said jets did not bomb Rastan.",
    ],
)
def test_no_strike_is_read_out_of_other_events_threats_and_wishes(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed Rastan after rebels captured Talbiseh.",
        "Jets took off from Latakia and bombed Rastan.",
        "Residents fled to Talbiseh after jets bombed Rastan.",
        "An activist in Talbiseh said jets bombed Rastan.",
        "BEIRUT (AP) - Jets bombed Rastan.",
        "ALEPPO, Syria — Jets bombed Rastan.",
        "Rastan was bombed by jets after talks in Damascus.",
    ],
)
def test_other_places_of_the_sentence_are_not_drawn(text: str) -> None:
    assert places(text) == ["rastan"]


@pytest.mark.parametrize(
    "verb", ["did not bomb", "never bombed", "had not carried out any air strikes on"]
)
def test_a_side_that_strikes_can_deny_a_strike(verb: str) -> None:
    claim = only(f"The Russian defence ministry said its jets {verb} Rastan.")
    assert (claim.place_id, claim.side, claim.stance) == ("rastan", "russian", "denies")


def test_a_verb_of_denying_denies() -> None:
    claim = only("The Russian defence ministry denied that its jets had bombed Rastan.")
    assert claim.stance == "denies"


def test_a_car_bomb_factory_is_a_target() -> None:
    claim = only("The Russian defence ministry said jets hit a car bomb factory in Rastan.")
    assert (claim.place_id, claim.target_kind) == ("rastan", "weapons_factory")
    assert claim.claimed_target == "car bomb factory"


@pytest.mark.parametrize(
    ("agent", "attacker"),
    [
        ("Russian jets", "russia"),
        ("Syrian warplanes", "syria"),
        ("coalition jets", "us_coalition"),
        ("Turkish jets", "turkey"),
        ("Su-24 jets", "russia"),
        ("jets", "unknown"),
    ],
)
def test_the_attacker_is_whom_the_words_name(agent: str, attacker: str) -> None:
    assert only(f"Residents said {agent} bombed Ariha.").attacker == attacker


def test_russian_or_syrian_stays_open() -> None:
    claims = read("Residents said Russian or Syrian jets bombed Ariha.")
    assert {claim.attacker for claim in claims if claim.place_id == "ariha"} == {"russia_or_syria"}


def test_whose_strike_it_was_stays_unknown_where_the_report_says_that_it_is_not_clear() -> None:
    claims = read(
        "Russian jets bombed Rastan, activists said.\n\n"
        "Residents said jets bombed Ariha. It was not clear whose aircraft they were."
    )
    assert [claim.attacker for claim in claims] == ["russia", "unknown"]


def test_the_source_is_not_taken_for_the_attacker() -> None:
    claim = only("The Russian defence ministry said coalition jets bombed Manbij.")
    assert (claim.side, claim.attacker) == ("russian", "us_coalition")


def test_a_speaker_tells_of_its_own_strikes() -> None:
    claim = only("The Russian defence ministry said its aircraft bombed a depot in Rastan.")
    assert claim.attacker == "russia"


@pytest.mark.parametrize(
    ("words", "kinds", "actors"),
    [
        (
            "a command post, an ammunition depot and a training camp",
            "command; ammunition; training_camp",
            "",
        ),
        ("an Islamic State command post", "command", "is"),
        ("a hospital and a school", "hospital; school", ""),
    ],
)
def test_several_targets_are_kept_in_the_order_of_the_words(
    words: str, kinds: str, actors: str
) -> None:
    claim = only(f"Activists said jets bombed {words} in Rastan.")
    assert (claim.target_kind, claim.target_actor) == (kinds, actors)
    assert claim.claimed_target in claim.quote


def test_a_group_that_was_not_the_target_is_said_not_to_be() -> None:
    claim = only("Turkey said air strikes hit Rastan and did not target Daesh.")
    assert claim.target_actors == ("not_is",)
    assert claim.stance == "asserts"
