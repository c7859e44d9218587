"""Who says what, in one sentence and over several."""

from __future__ import annotations

import pytest

from tests.geo.extract.reading import PUBLISHER, only, read, spoken

ACTIVISTS = "Opposition activists"
MINISTRY = "Russian defence ministry"
OBSERVATORY = "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Activists said jets bombed Rastan.", ACTIVISTS),
        ("Activists on Friday said jets bombed Rastan.", ACTIVISTS),
        ("Jets bombed Rastan, activists said.", ACTIVISTS),
        ("Jets bombed Rastan, said activists.", ACTIVISTS),
        ("“Jets bombed Rastan,” activists said.", ACTIVISTS),
        ("Jets bombed Rastan, according to activists.", ACTIVISTS),
        (f"According to the {OBSERVATORY}, jets bombed Rastan.", OBSERVATORY),
        ("An activist in Hama said jets bombed Rastan.", ACTIVISTS),
        ("Washington said jets bombed Rastan.", "US officials"),
        ("Russia began raids from the air, saying it had bombed depots in Rastan.", "Russia"),
    ],
)
def test_a_source_stands_before_or_after_the_verb_of_saying(text: str, source: str) -> None:
    claim = only(text)
    assert (claim.place_id, claim.source) == ("rastan", source)


def test_the_words_used_for_a_source_are_kept() -> None:
    claim = only("Igor Konashenkov said jets bombed a depot in Rastan.")
    assert (claim.source, claim.source_text) == (MINISTRY, "Igor Konashenkov")
    assert (claim.side, claim.source_role) == ("russian", "official")


@pytest.mark.parametrize(
    "follow_up",
    [
        "It said jets also bombed Talbiseh.",
        "The group said jets also bombed Talbiseh.",
        "Jets also bombed Talbiseh, it added.",
        "“They also bombed Talbiseh from the air,” it said.",
    ],
)
def test_a_pronoun_or_the_group_is_the_source_named_before(follow_up: str) -> None:
    first, second = read(f"The Observatory said jets bombed Rastan. {follow_up}")
    assert (first.source, second.source) == (OBSERVATORY, OBSERVATORY)
    assert second.confidence is not None
    assert first.confidence is not None
    assert second.confidence < first.confidence


def test_the_statement_is_of_those_who_were_said_to_issue_one() -> None:
    claims = read(
        "Turkey and France voiced concern in a joint statement. "
        "The statement said Russian air strikes hit Homs, Hama and Idlib."
    )
    assert {claim.source for claim in claims} == {"Turkey"}
    assert len(claims) == 3


def test_a_surname_is_the_person_named_before() -> None:
    claims = read(
        "Activist Sami Darwish said jets bombed Rastan. Residents said jets bombed Ariha. "
        "Darwish said jets also bombed Talbiseh."
    )
    assert [(claim.place_id, claim.source) for claim in claims] == [
        ("rastan", ACTIVISTS),
        ("ariha", "Witnesses"),
        ("talbiseh", ACTIVISTS),
    ]


@pytest.mark.parametrize(
    ("text", "source", "relayed_by"),
    [
        ("Reuters reported that activists said jets bombed Rastan.", ACTIVISTS, "News agencies"),
        (
            "Interfax, citing the Russian defence ministry, reported that jets bombed Rastan.",
            MINISTRY,
            "Russian state media",
        ),
    ],
)
def test_who_passes_it_on_is_kept_apart_from_who_says_it(
    text: str, source: str, relayed_by: str
) -> None:
    claim = only(text)
    assert (claim.source, claim.relayed_by) == (source, relayed_by)


def test_a_quotation_over_sentences_is_all_its_speakers() -> None:
    claims = read("“Warplanes bombed Talbiseh. They also bombed Rastan,” activists said.")
    assert [(claim.place_id, claim.source) for claim in claims] == [
        ("talbiseh", ACTIVISTS),
        ("rastan", ACTIVISTS),
    ]


def test_two_speakers_in_a_sentence_have_each_their_own_part() -> None:
    text = (
        "Activists said warplanes bombed Talbiseh, while the Russian defence ministry said its "
        "jets had struck a command post in Idlib province."
    )
    assert [source for source, _ in spoken(text) if source] == [ACTIVISTS, MINISTRY]
    talbiseh, idlib = read(text)
    assert (talbiseh.place_id, talbiseh.source) == ("talbiseh", ACTIVISTS)
    assert (idlib.place_id, idlib.source) == ("idlib-governorate", MINISTRY)


@pytest.mark.parametrize("name", ["Karim Zeitoun", "Karim Zeitoun, a member of the council"])
def test_an_unknown_source_keeps_its_words_and_gets_no_camp(name: str) -> None:
    claim = only(f"Jets bombed Rastan, said {name}.")
    assert (claim.source, claim.side) == ("Karim Zeitoun", "other")
    assert "not in the list" in claim.note


@pytest.mark.parametrize("backer", ["US", "Russia", "Turkey"])
def test_who_backs_a_speaker_is_no_speaker(backer: str) -> None:
    claim = only(f"{backer}-backed rebels said jets bombed Rastan.")
    assert (claim.source, claim.side) == ("Rebels", "opposition")


def test_the_backer_of_forces_that_no_list_has_does_not_speak_for_them() -> None:
    claim = only("Kremlin-backed fighters said jets bombed Rastan.")
    assert (claim.source != "Kremlin", claim.side != "russian") == (True, True)


def test_what_nobody_is_named_for_is_the_publishers() -> None:
    claim = only("Jets bombed Rastan.")
    assert (claim.source, claim.side) == (PUBLISHER, "media")


def test_hearsay_is_nobodys() -> None:
    claim = only("Jets reportedly bombed Rastan.")
    assert (claim.source, claim.side) == ("", "unattributed")
    assert "no source named" in claim.note


def test_a_speaker_is_not_carried_into_the_next_paragraph() -> None:
    first, second = read("Activists said jets bombed Rastan.\n\nJets bombed Talbiseh.")
    assert (first.source, second.source) == (ACTIVISTS, PUBLISHER)
