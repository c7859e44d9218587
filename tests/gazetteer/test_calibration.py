"""How often the gazetteer is right, and whether its scores say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer import Gazetteer, Place, load
from gazetteer.layers.importing import import_file
from gazetteer.layers.store import open_layer
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


DUMP = gold.SHARED.parents[1] / "gazetteer" / "SY_places.txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with Syria's populated places as the layer "sy"."""
    path = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STRIKEMAP_DATA", str(path))
        import_file(DUMP, name="sy")
        yield path


@pytest.fixture(scope="module")
def villages(folder: Path) -> list[Place]:
    with open_layer("sy") as layer:
        return list(layer.places())


@pytest.fixture(scope="module")
def layered(folder: Path) -> Gazetteer:
    return load(layers=["sy"])


@pytest.mark.shared
def test_a_layer_takes_no_answer_away_and_adds_no_wrong_one(layered: Gazetteer) -> None:
    for rows in (gold.held_out(), gold.shared()):
        found = list(gold.answers(layered, rows))
        assert share(found, "right") >= 0.97, listed(found, "unresolved")
        assert share(found, "wrong") <= WRONG, listed(found, "wrong")


@pytest.mark.shared
def test_villages_are_resolved_by_their_governorate(
    layered: Gazetteer, villages: list[Place]
) -> None:
    """Two villages of one name in one governorate stay open, unless they are neighbours."""
    bearers = Counter((place.name, place.admin1) for place in villages)
    found = list(gold.answers(layered, gold.by_governorate(villages[::20])))
    assert share(found, "right") >= 0.9, listed(found, "unresolved")
    assert share(found, "wrong") <= WRONG, listed(found, "wrong")
    alone = [answer for answer in found if bearers[answer.row.name, answer.row.admin1] == 1]
    assert share(alone, "right") >= 0.97, listed(alone, "unresolved")


@pytest.mark.shared
def test_scores_hold_for_spellings_that_a_layer_lacks(
    folder: Path, villages: list[Place], tmp_path: Path
) -> None:
    rows = gold.thinned(DUMP, tmp_path / "thin.txt", villages)
    import_file(tmp_path / "thin.txt", name="thin")
    answers = gold.answers(load(layers=["thin"]), rows[::30])
    found = [answer for answer in answers if answer.place]
    for score, right in {0.9: 0.9, 0.7: 0.88}.items():
        sure = [answer for answer in found if answer.score >= score]
        assert len(sure) >= 20
        assert share(sure, "right") >= right, listed(sure, "wrong")
