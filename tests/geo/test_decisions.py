from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from geo.decisions import GONE, combine, differences, update
from geo.model import REVIEWS, Claim, Collection, Report
from tests.geo.strategies import collections

REPORT = Report(report_id="r1", report_file="a.txt", text="Jets hit Rastan. Jets hit Talbiseh.")
FOUND = Claim(
    claim_id="c1",
    report_id="r1",
    report_file="a.txt",
    toponym="Rastan",
    quote_start=0,
    quote_end=16,
)
SECOND = replace(FOUND, claim_id="c2", toponym="Talbiseh", quote_start=17)
READ = Collection(reports=(REPORT,), claims=(FOUND, SECOND))


def test_decisions_stay_and_new_claims_are_added_behind_them() -> None:
    decided = replace(FOUND, review="corrected", place="Rastan", side="opposition")
    updated = update([decided], READ)
    assert updated.claims == (decided, SECOND)
    assert (updated.decided, updated.added, updated.gone, updated.other) == (1, 1, (), ())


def test_what_is_not_found_any_more_is_marked_until_it_is_found_again() -> None:
    lost = replace(FOUND, claim_id="lost", review="accepted", note="checked")
    updated = update([lost], READ)
    assert updated.gone == (replace(lost, note=f"checked; {GONE}"),)
    assert updated.claims[0].review == "accepted"
    assert update(updated.claims, READ).claims == updated.claims
    again = update(updated.claims, replace(READ, claims=(lost,)))
    assert again.claims[0].note == "checked"


def test_a_report_whose_text_changed_loses_its_old_claims() -> None:
    old = replace(FOUND, claim_id="old", report_id="r0")
    assert [claim.claim_id for claim in update([old], READ).gone] == ["old"]


def test_rows_of_other_reports_and_of_a_person_are_left_alone() -> None:
    elsewhere = replace(FOUND, claim_id="x", report_id="r9", report_file="other.txt")
    by_hand = Claim(claim_id="h", toponym="Homs", source="A witness")
    split = replace(FOUND, claim_id="s", quote_start=None, quote_end=None)
    updated = update([elsewhere, by_hand, split], READ)
    assert updated.claims[:3] == (elsewhere, by_hand, split)
    assert updated.gone == ()


def test_a_row_not_reviewed_that_is_read_otherwise_now_is_told_and_kept() -> None:
    edited = replace(FOUND, side="monitor")
    updated = update([edited], READ)
    assert updated.claims[0] == edited
    assert updated.other == (edited,)
    assert update([replace(edited, review="accepted")], READ).other == ()


def test_two_peoples_decisions_are_joined() -> None:
    mine = [replace(FOUND, review="accepted"), SECOND]
    yours = [FOUND, replace(SECOND, review="rejected", note="a market")]
    claims, conflicts = combine({"mine.csv": mine, "yours.csv": yours})
    assert claims == (mine[0], yours[1])
    assert conflicts == ()


def test_decisions_that_differ_are_listed_and_both_told() -> None:
    mine = replace(FOUND, review="accepted")
    yours = replace(FOUND, review="corrected", place="Rastan")
    claims, (conflict,) = combine({"mine.csv": [mine], "yours.csv": [yours]})
    assert claims == (replace(mine, note="corrected in yours.csv"),)
    assert (conflict.kept, conflict.other, conflict.table) == (mine, yours, "yours.csv")
    assert differences(mine, yours) == ("place", "review")
    assert combine({"a": [mine], "b": [mine]}) == ((mine,), ())


@given(collections(), collections(), st.sampled_from(REVIEWS))
def test_an_update_keeps_every_row_and_done_twice_changes_nothing(
    table: tuple[Claim, ...], found: tuple[Claim, ...], review: str
) -> None:
    rows = tuple(replace(claim, review=review) for claim in table)
    updated = update(rows, Collection(claims=found))
    assert updated.claims[: len(rows)] == rows
    assert {c.claim_id for c in updated.claims} == {c.claim_id for c in (*rows, *found)}
    assert update(updated.claims, Collection(claims=found)).claims == updated.claims
