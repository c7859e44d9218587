from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.comparison import compare
from geo.incidents import VERDICTS, Incident
from geo.model import Claim
from tests.geo.strategies import collections

RUSSIAN = Claim(
    claim_id="r",
    statement_id="sr",
    source="Russian defence ministry",
    side="russian",
    attacker="russia",
    target_kind="command",
    target_actor="is",
    place_id="rastan",
    place="Rastan",
    admin1="Homs",
    lat=34.92,
    lon=36.73,
    geo_precision="settlement",
    date_start="2015-09-30",
    date_end="2015-09-30",
    time_precision="day",
)
REBEL = replace(
    RUSSIAN,
    claim_id="o",
    statement_id="so",
    source="Activists",
    side="opposition",
    target_kind="residential",
    target_actor="civilians",
)


def on(day: str, claim: Claim, **changes: object) -> Claim:
    changes |= {"date_start": day, "date_end": changes.get("date_end", day)}
    return replace(claim, **changes)  # type: ignore[arg-type]


def one(*claims: Claim) -> Incident:
    (incident,) = compare(claims).incidents
    return incident


def linked(*claims: Claim) -> bool:
    return len(compare(claims).incidents) == 1


def test_claims_are_linked_and_kept_as_they_are() -> None:
    comparison = compare([RUSSIAN, REBEL])
    (incident,) = comparison.incidents
    assert incident.claim_ids == ("o", "r")
    assert incident.sides == ("opposition", "russian")
    assert (incident.place, incident.admin1, incident.date_start) == (
        "Rastan",
        "Homs",
        "2015-09-30",
    )
    assert {c.incident_id for c in comparison.claims} == {incident.incident_id}
    assert [replace(c, incident_id="") for c in comparison.claims] == [RUSSIAN, REBEL]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (REBEL, True),
        (on("2015-10-01", REBEL), True),
        (on("2015-10-02", REBEL), False),
        (on("2015-09-28", REBEL, date_end="2015-09-29"), True),
        (on("", REBEL), True),
        (on("", REBEL, published="2015-09-28"), False),
        (replace(REBEL, attacker="unknown"), True),
        (replace(REBEL, attacker="russia_or_syria"), True),
        (replace(REBEL, attacker="us_coalition"), False),
        (replace(REBEL, place_id="homs-governorate", geo_precision="governorate"), False),
    ],
)
def test_links(other: Claim, expected: bool) -> None:
    assert linked(RUSSIAN, other) is expected


def test_days_do_not_chain() -> None:
    days = [on(f"2015-10-0{d}", RUSSIAN, claim_id=f"d{d}", statement_id=f"d{d}") for d in (1, 2, 3)]
    assert [i.claim_ids for i in compare(days).incidents] == [("d1", "d2"), ("d3",)]


def test_a_claim_that_may_tell_of_several_incidents_joins_none() -> None:
    later = on("2015-10-10", RUSSIAN, claim_id="later")
    for vague in (on("", REBEL), on("2015-09-30", REBEL, date_end="2015-10-31")):
        incidents = compare([RUSSIAN, later, vague]).incidents
        assert sorted(i.claim_ids for i in incidents) == [("later",), ("o",), ("r",)]


def test_unplaced_and_rejected_claims_are_in_no_incident() -> None:
    nowhere = replace(RUSSIAN, claim_id="x", lat=None, lon=None, geo_precision="unresolved")
    rejected = replace(RUSSIAN, claim_id="y", review="rejected")
    comparison = compare([nowhere, rejected])
    assert comparison.incidents == ()
    assert [c.incident_id for c in comparison.claims] == ["", ""]


@pytest.mark.parametrize(
    ("other", "verdict", "part"),
    [
        (
            REBEL,
            "disputed",
            "who was hit: residential and civilians according to Syrian opposition",
        ),
        (replace(REBEL, target_kind="", target_actor="rebels"), "disputed", "who was hit"),
        (replace(REBEL, target_kind="", target_actor="not_is"), "disputed", "not Islamic State"),
        (replace(REBEL, target_kind="", target_actor="not_nusra"), "corroborated", "told by"),
        (replace(REBEL, target_actor="civilians; is"), "corroborated", "told by"),
        (replace(REBEL, target_actor="civilians; rebels"), "disputed", "who was hit"),
        (replace(REBEL, target_kind="", target_actor="militants"), "corroborated", "no statement"),
        (replace(REBEL, target_kind="", target_actor=""), "corroborated", "found that differs"),
        (
            replace(REBEL, stance="denies"),
            "disputed",
            "asserted by Russian officials and state media, denied by Syrian",
        ),
        (
            replace(REBEL, side="russian"),
            "one_side",
            "told by Russian officials and state media alone; no statement",
        ),
        (
            replace(REBEL, side="media"),
            "one_side",
            "told by Russian officials and state media alone",
        ),
        (on("", REBEL), "incomparable", "date is unknown"),
    ],
)
def test_verdicts(other: Claim, verdict: str, part: str) -> None:
    incident = one(RUSSIAN, other)
    assert incident.verdict == verdict
    assert part.casefold() in incident.difference.casefold()


def test_words_about_a_whole_governorate_decide_nothing() -> None:
    wide = [
        replace(c, place_id="homs-governorate", geo_precision="governorate")
        for c in (RUSSIAN, REBEL)
    ]
    incident = one(*wide)
    assert incident.verdict == "incomparable"
    assert "whole area" in incident.difference
    assert "Who was hit" in incident.difference


def tolled(claim: Claim, low: int | None, high: int | None, group: str = "civilians") -> Claim:
    return replace(claim, killed_min=low, killed_max=high, toll_group=group, target_actor="")


TOLLED = replace(RUSSIAN, target_kind="", side="syrian_government")


@pytest.mark.parametrize(
    ("ours", "theirs", "differ"),
    [
        ((3, 3, "civilians"), (36, 36, "civilians"), True),
        ((3, None, "civilians"), (36, 36, "civilians"), False),
        ((3, 3, "civilians"), (36, None, "civilians"), True),
        ((3, 3, "fighters"), (36, 36, "civilians"), False),
        ((None, None, "civilians"), (36, 36, "civilians"), False),
        ((3, 40, "civilians"), (36, 36, "civilians"), False),
    ],
)
def test_tolls(
    ours: tuple[int | None, int | None, str],
    theirs: tuple[int | None, int | None, str],
    differ: bool,
) -> None:
    incident = one(tolled(TOLLED, *ours), tolled(REBEL, *theirs))
    assert ("killed" in incident.difference) is differ
    assert incident.verdict == ("disputed" if differ else "corroborated")


def test_the_toll_of_several_places_is_not_one_of_this_place() -> None:
    both = tolled(REBEL, 36, 36)
    elsewhere = replace(both, claim_id="o2", place_id="talbiseh", place="Talbiseh")
    incidents = compare([tolled(TOLLED, 3, 3), both, elsewhere]).incidents
    assert all("killed" not in incident.difference for incident in incidents)


def test_a_newspaper_by_itself_is_no_side() -> None:
    incident = one(replace(RUSSIAN, side="unattributed"), replace(REBEL, side="media"))
    assert incident.verdict == "one_side"
    assert "No side's own statement" in incident.difference


@given(collections(), st.randoms())
def test_the_order_of_the_claims_changes_nothing(claims: tuple[Claim, ...], random: Random) -> None:
    mixed = list(claims)
    random.shuffle(mixed)
    assert compare(mixed).incidents == compare(claims).incidents


@given(collections())
def test_every_placed_claim_is_in_one_incident(claims: tuple[Claim, ...]) -> None:
    comparison = compare(claims)
    inside = [claim_id for incident in comparison.incidents for claim_id in incident.claim_ids]
    assert sorted(inside) == sorted(
        c.claim_id for c in claims if c.is_placed and c.review != "rejected"
    )
    assert [c.claim_id for c in comparison.claims] == [c.claim_id for c in claims]
    for incident in comparison.incidents:
        assert incident.verdict in VERDICTS
        assert incident.difference


@given(collections())
def test_an_unrelated_place_changes_no_incident(claims: tuple[Claim, ...]) -> None:
    other = replace(RUSSIAN, claim_id="z", statement_id="sz", place_id="elsewhere")
    incidents = compare([*claims, other]).incidents
    assert tuple(i for i in incidents if i.claim_ids != ("z",)) == compare(claims).incidents
