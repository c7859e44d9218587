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


def test_why_a_claim_is_linked() -> None:
    later = on("2015-10-01", REBEL, attacker="unknown")
    assert [(link.claim_id, link.score, link.reason) for link in one(RUSSIAN, later).links] == [
        ("o", 0.81, "same place, a day apart, attacker not said"),
        ("r", 0.9, "same place, a day apart, same attacker"),
    ]
    assert one(RUSSIAN).links[0].reason == "the only claim"


GOVERNORATE = replace(
    REBEL,
    claim_id="g",
    statement_id="sg",
    place_id="homs-governorate",
    place="Homs",
    admin1="Homs",
    geo_precision="governorate",
    radius_m=100_000.0,
)


@pytest.mark.parametrize(
    ("area", "reason"),
    [
        (GOVERNORATE, "in Homs governorate, same day, same attacker"),
        (on("2015-10-01", GOVERNORATE), "in Homs governorate, a day apart, same attacker"),
        (replace(GOVERNORATE, place="Hama"), ""),
        (on("2015-10-02", GOVERNORATE), ""),
        (on("", GOVERNORATE), ""),
        (replace(GOVERNORATE, attacker="turkey"), ""),
        (
            replace(GOVERNORATE, place="Northern Homs", geo_precision="region", radius_m=15_000.0),
            "within Northern Homs, same day, same attacker",
        ),
        (replace(GOVERNORATE, geo_precision="region", lat=35.5, radius_m=15_000.0), ""),
        (
            replace(GOVERNORATE, place="Zafaraneh", geo_precision="near", lat=34.9, radius_m=5e3),
            "2 km from Zafaraneh, near which it is, same day, same attacker",
        ),
    ],
)
def test_words_about_an_area_are_possible_support(area: Claim, reason: str) -> None:
    comparison = compare([RUSSIAN, area])
    (incident,) = [i for i in comparison.incidents if i.claim_ids == ("r",)]
    assert [link.reason for link in incident.support] == ([reason] if reason else [])
    assert incident.verdict == "one_side"


def test_an_area_may_support_several_incidents() -> None:
    other = replace(RUSSIAN, claim_id="t", place_id="talbiseh", place="Talbiseh")
    comparison = compare([RUSSIAN, other, GOVERNORATE])
    supported = [i.place for i in comparison.incidents if i.support]
    assert supported == ["Rastan", "Talbiseh"]


def test_copies_of_one_statement_are_one_voice() -> None:
    wire = replace(RUSSIAN, quote="Russian jets hit a command post near Rastan, the ministry said.")
    copy = replace(wire, claim_id="r2", statement_id="sr2", publisher="Example Post")
    edited = replace(
        copy, claim_id="r3", statement_id="sr3", quote=wire.quote.replace(", the", " – the")
    )
    own = replace(copy, claim_id="r4", statement_id="sr4", quote="A command post was destroyed.")
    assert one(wire, copy, edited).voices == 1
    assert one(wire, copy, edited, own).voices == 2
    assert one(wire, replace(copy, source="Someone else")).voices == 2


def test_two_sides_that_name_two_attackers_for_one_hospital() -> None:
    ours = replace(RUSSIAN, attacker="us_coalition", target_kind="hospital", target_actor="")
    theirs = replace(REBEL, target_kind="hospital", target_actor="")
    incident = one(ours, theirs)
    assert (incident.verdict, incident.disputed_on) == ("disputed", ("responsibility",))
    assert incident.difference.startswith("Who struck: Russia according to Syrian opposition")
    assert [link.score for link in incident.links] == [0.5, 0.5]
    both = replace(theirs, claim_id="o2", attacker="us_coalition")
    assert len(compare([ours, theirs, both]).incidents) == 2


def test_a_geolocated_place_stays_with_the_claim_it_was_found_for() -> None:
    shown = replace(
        RUSSIAN,
        claim_id="v",
        source="Bellingcat",
        side="media",
        place_id="latamneh",
        place="Latamneh",
        lat=35.32,
        lon=36.62,
        location_basis="geolocated",
        geo_precision="exact",
    )
    incident = one(RUSSIAN, shown)
    assert (incident.place, incident.place_agrees) == ("Rastan", "differs")
    assert (incident.verdict, incident.disputed_on) == ("disputed", ("place",))
    assert "named as Rastan, geolocated 46 km away at Latamneh by Bellingcat" in incident.difference
    near = replace(shown, place_id="", place="Rastan", lat=34.93, lon=36.73)
    assert (one(RUSSIAN, near).place_agrees, one(RUSSIAN, near).verdict) == ("", "one_side")
    alone = replace(shown, statement_id="another")
    assert len(compare([RUSSIAN, alone]).incidents) == 2


@pytest.mark.parametrize(
    ("other", "axes"),
    [
        (REBEL, ("same", "differs", "")),
        (replace(REBEL, target_kind="command", target_actor="is"), ("same", "same", "")),
        (replace(REBEL, target_kind="", target_actor=""), ("same", "", "")),
        (replace(REBEL, side="russian"), ("", "", "")),
    ],
)
def test_on_what_the_sides_agree(other: Claim, axes: tuple[str, str, str]) -> None:
    incident = one(RUSSIAN, other)
    assert (incident.place_agrees, incident.target_agrees, incident.toll_agrees) == axes


def test_tolls_of_other_people_or_places_have_another_scope() -> None:
    assert one(tolled(TOLLED, 3, 3), tolled(REBEL, 3, None)).toll_agrees == "same"
    assert one(tolled(TOLLED, 3, 3), tolled(REBEL, 36, 36)).toll_agrees == "differs"
    assert one(tolled(TOLLED, 3, 3), tolled(REBEL, 36, 36, "fighters")).toll_agrees == "scope"
