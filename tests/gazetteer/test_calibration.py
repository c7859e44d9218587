"""How often the gazetteer is right, and whether its scores say so."""

from __future__ import annotations

import pytest

from gazetteer import load
from tests.gazetteer import gold
from tests.gazetteer.gold import Answer, Verdict

RIGHT, WRONG = 0.95, 0.01
RIGHT_AMONG_SCORES = {0.9: 0.97, 0.8: 0.9, 0.7: 0.8}


def share(answers: list[Answer], verdict: Verdict) -> float:
    return sum(answer.verdict == verdict for answer in answers) / len(answers)


def listed(answers: list[Answer], verdict: Verdict) -> str:
    return "\n".join(
        f"{answer.row.name}: {answer.place.place_id if answer.place else 'nothing'}"
        for answer in answers
        if answer.verdict == verdict
    )


@pytest.fixture(scope="module")
def held_out() -> list[Answer]:
    return list(gold.answers(load(layers=()), gold.held_out()))


def places(answers: list[Answer]) -> list[Answer]:
    return [answer for answer in answers if answer.row.spots]


def others(answers: list[Answer]) -> list[Answer]:
    return [answer for answer in answers if not answer.row.spots]


def test_names_of_many_languages_are_resolved(held_out: list[Answer]) -> None:
    rows = places(held_out)
    assert len(rows) >= 250
    assert share(rows, "right") >= RIGHT, listed(rows, "unresolved")
    assert share(rows, "wrong") <= WRONG, listed(rows, "wrong")


def test_names_of_no_place_stay_unresolved(held_out: list[Answer]) -> None:
    rows = others(held_out)
    assert len(rows) >= 60
    assert share(rows, "wrong") <= WRONG, listed(rows, "wrong")


@pytest.mark.shared
def test_names_as_records_write_them_are_resolved() -> None:
    rows = list(gold.answers(load(layers=()), gold.shared()))
    assert share(rows, "right") >= RIGHT, listed(rows, "unresolved")
    assert share(rows, "wrong") <= WRONG, listed(rows, "wrong")


@pytest.mark.parametrize(("score", "right"), RIGHT_AMONG_SCORES.items())
def test_a_score_says_how_often_an_answer_is_right(
    held_out: list[Answer], score: float, right: float
) -> None:
    sure = [answer for answer in held_out if answer.place and answer.score >= score]
    assert len(sure) >= 100
    assert share(sure, "right") >= right, listed(sure, "wrong")


def test_answers_of_a_low_score_are_less_often_right(held_out: list[Answer]) -> None:
    """Nobody is told to be sure of an answer that the gazetteer is not sure of."""
    unsure = [answer for answer in held_out if answer.place and answer.score < 0.9]
    sure = [answer for answer in held_out if answer.place and answer.score >= 0.9]
    assert share(unsure, "right") <= share(sure, "right")


@pytest.mark.shared
def test_scores_hold_on_names_as_records_write_them() -> None:
    rows = list(gold.answers(load(layers=()), gold.shared()))
    for score, right in RIGHT_AMONG_SCORES.items():
        sure = [answer for answer in rows if answer.place and answer.score >= score]
        assert share(sure, "right") >= right, listed(sure, "wrong")
