from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.geo.extract.judging import Judged, judged
from tests.geo.extract.reading import only


@pytest.fixture(scope="module")
def claims() -> tuple[Judged, ...]:
    return tuple(judged())


def between(claims: Sequence[Judged], least: float, most: float) -> list[Judged]:
    return [one for one in claims if least < (one.claim.confidence or 0.0) < most]


def share(claims: Sequence[Judged]) -> float:
    return sum(one.right for one in claims) / len(claims)


def test_the_more_confidence_the_more_claims_are_right(claims: tuple[Judged, ...]) -> None:
    sure, middling, unsure = (
        between(claims, *bounds) for bounds in ((0.8, 1.0), (0.49, 0.81), (0.0, 0.5))
    )
    assert min(len(sure), len(middling), len(unsure)) >= 40
    assert share(sure) >= 0.9
    assert share(unsure) + 0.15 <= share(middling) <= share(sure)


FAR = (
    "Activists said that Russian jets bombed a long row of empty shops, a disused bakery, "
    "several sheds and three farms in Talbiseh on Friday."
)
PLAIN = "Activists said that Russian jets bombed the town of Talbiseh on Friday."


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Mr Somebody said that Russian jets bombed the town of Talbiseh on Friday.", "not in"),
        ("Activists said that the town of Talbiseh was bombed on Friday.", "passive"),
        ("Activists said that jets bombed the town of Talbiseh on Friday.", "nobody is said"),
        ("Russian jets bombed the town of Talbiseh on Friday.", "publisher"),
        (FAR, "far from"),
    ],
    ids=["an unknown speaker", "a passive", "no attacker", "no speaker", "far from its place"],
)
def test_what_leaves_a_doubt_lowers_the_confidence_and_is_told(text: str, doubt: str) -> None:
    plain, doubtful = only(PLAIN), only(text)
    assert (plain.confidence, plain.note) == (0.95, "")
    assert doubtful.confidence is not None
    assert doubtful.confidence < 0.95
    assert doubt in doubtful.note
