from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from geo.comparison import compare
from geo.model import Claim
from geo.summary import Answer, Daily, summarise
from tests.geo.strategies import collections
from tests.geo.test_comparison import REBEL, RUSSIAN, on


def test_who_is_heard_alone() -> None:
    elsewhere = replace(REBEL, claim_id="t", place_id="talbiseh", place="Talbiseh")
    printed = replace(elsewhere, claim_id="m", statement_id="sm", side="media", source="Post")
    later = on("2015-10-09", REBEL, claim_id="l", side="monitor", statement_id="sl")
    summary = summarise(compare([RUSSIAN, REBEL, elsewhere, printed, later]))
    assert (summary.incidents, summary.places) == (3, 2)
    assert summary.alone == {"opposition": 1, "monitor": 1}
    assert summary.verdicts == {"disputed": 1, "one_side": 2}


def test_whose_word_on_who_was_hit_is_answered() -> None:
    def at(place: str, claim: Claim, **changes: object) -> Claim:
        ids = {"claim_id": place + claim.claim_id, "statement_id": place + claim.statement_id}
        return replace(claim, place_id=place, place=place, **(ids | changes))  # type: ignore[arg-type]

    claims = [
        at("a", RUSSIAN),
        at("a", REBEL),
        at("b", RUSSIAN),
        at("b", REBEL, target_kind="", target_actor="is"),
        at("c", RUSSIAN),
        at("c", REBEL, target_kind="", target_actor=""),
        at("d", RUSSIAN),
    ]
    expected = Answer("russian", "is", incidents=4, same=1, otherwise=1, silent=2)
    assert summarise(compare(claims)).answers == (expected,)


def test_a_statement_counts_once_a_day_however_many_places_and_copies_it_has() -> None:
    said = replace(RUSSIAN, strikes_min=20, killed_min=3, quote="Twenty strikes hit two towns.")
    elsewhere = replace(said, claim_id="r2", place_id="talbiseh", place="Talbiseh")
    copy = replace(said, claim_id="r3", statement_id="sr3", publisher="Example Post")
    other = on(
        "2015-10-01", said, claim_id="r4", statement_id="sr4", quote="More.", killed_min=None
    )
    month = replace(
        said, claim_id="r5", statement_id="sr5", quote="A month.", time_precision="month"
    )
    denied = replace(said, claim_id="r6", statement_id="sr6", quote="No.", stance="denies")
    summary = summarise(compare([said, elsewhere, copy, other, month, denied]))
    assert summary.daily == (
        Daily("2015-09-30", "russian", statements=1, strikes=20, killed=3),
        Daily("2015-10-01", "russian", statements=1, strikes=20, killed=0),
    )
    assert summary.undated == 1


@given(collections())
def test_the_numbers_add_up(claims: tuple[Claim, ...]) -> None:
    comparison = compare(claims)
    summary = summarise(comparison)
    assert sum(summary.verdicts.values()) == summary.incidents == len(comparison.incidents)
    assert sum(summary.alone.values()) <= summary.incidents
    for answer in summary.answers:
        assert answer.same + answer.otherwise + answer.silent == answer.incidents
