from __future__ import annotations

import pytest

from geo.extract.text import Sentence, Spelling, sentences, words_of

ABBREVIATIONS = ("gen", "sept", "mr")


def split(text: str) -> list[Sentence]:
    return list(sentences(text, ABBREVIATIONS, Spelling()))


def texts(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split(text)]


def test_a_full_stop_ends_a_sentence() -> None:
    assert texts("Jets came at dawn. Nobody slept! Who sent them?") == [
        "Jets came at dawn.",
        "Nobody slept!",
        "Who sent them?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Karam spoke of jets.",
        "On Sept. 30 jets came.",
        "The U.S. Senate heard of it.",
        "Karim J. Zeitoun saw 2.5 tonnes fall.",
        "They waited... then nothing came.",
    ],
)
def test_an_abbreviation_an_initial_and_a_number_end_none(text: str) -> None:
    assert texts(text) == [text]


def test_a_closing_quotation_mark_belongs_to_its_sentence() -> None:
    assert texts("“They came twice.” Nobody was warned.") == [
        "“They came twice.”",
        "Nobody was warned.",
    ]


def test_a_wrapped_line_goes_on_in_the_next() -> None:
    wrapped = (
        "The villagers said that the aircraft had come from the south and\nhad dropped four bombs."
    )
    assert texts(wrapped) == [wrapped]


def test_a_short_line_is_a_paragraph_of_its_own() -> None:
    found = split("Hama province\nTwo depots burned.")
    assert [sentence.paragraph for sentence in found] == [0, 1]


def test_an_empty_line_ends_a_paragraph_however_long_the_line_before() -> None:
    first = "The villagers said that the aircraft had come from the south and"
    assert texts(f"{first}\n\nFour bombs fell.") == [first, "Four bombs fell."]


def test_a_quotation_runs_over_sentences_and_ends_with_its_mark() -> None:
    first, second, third = split("“They came twice. Nobody was warned.” The market burned.")
    assert (first.starts_in_quote, first.ends_in_quote) == (False, True)
    assert (second.starts_in_quote, second.ends_in_quote) == (True, False)
    assert not third.starts_in_quote
    assert all(second.quoted)
    assert not any(third.quoted)


def test_a_quotation_ends_with_its_paragraph() -> None:
    _, after = split("“They came twice.\n\nThe market burned.")
    assert not after.starts_in_quote
    assert not any(after.quoted)


@pytest.mark.parametrize(("opening", "closing"), [('"', '"'), ("“", "”"), ("«", "»"), ("„", "”")])
def test_quotation_marks_of_any_kind(opening: str, closing: str) -> None:
    (found,) = split(f"He said {opening}we saw it{closing} there")
    inside = [t.text for t, quoted in zip(found.tokens, found.quoted, strict=True) if quoted]
    assert inside == [opening, "we", "saw", "it", closing]


@pytest.mark.parametrize(
    "dateline",
    ["BEIRUT (AP) - ", "ALEPPO, Syria — ", "BEIRUT/MOSCOW (Reuters) - ", "Amman (dpa) – "],
)
def test_the_body_begins_after_a_dateline(dateline: str) -> None:
    (found,) = split(f"{dateline}Warplanes came.")
    assert found.tokens[found.body].text == "Warplanes"


@pytest.mark.parametrize("text", ["Warplanes came.", "The raid — a long one — ended."])
def test_without_a_dateline_the_body_is_all(text: str) -> None:
    (found,) = split(text)
    assert found.body == 0


@pytest.mark.parametrize(
    ("word", "norm"),
    [
        ("Russia's", "russia"),
        ("Russia’s", "russia"),
        ("U.S.", "us"),
        ("RAID", "raid"),
        ("Straße", "strasse"),
    ],
)
def test_words_are_compared_without_case_points_and_possessive(word: str, norm: str) -> None:
    (token,) = words_of(word, Spelling())
    assert (token.text, token.norm) == (word, norm)


def test_another_spelling_counts_as_the_same_word() -> None:
    assert words_of("Defense", Spelling({"defense": "defence"}))[0].norm == "defence"


def test_offsets_count_from_the_text_given() -> None:
    assert [(token.start, token.end) for token in words_of("ab cd", Spelling(), 10)] == [
        (10, 12),
        (13, 15),
    ]
