"""What the sides of one incident agree on and where they differ.

A statement that nobody is named for, and what a newspaper says by itself, is no side's account
and can't corroborate one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from geo.accounts import (
    Labels,
    hit,
    in_words,
    listed,
    ranges,
    target_agrees,
    toll_agrees,
    tolls,
)
from geo.groups import attackers_of
from geo.incidents import DISPUTES
from geo.links import apart_km, home_of
from geo.model import Claim

NO_ACCOUNT = frozenset({"", "media", "unattributed"})
WIDE = frozenset({"district", "governorate", "region", "country"})
DEFAULT_RADIUS_KM = 3.0

Account = tuple[str, Sequence[Claim]]  # a side's label and its claims


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on an incident; the fields are those of `geo.incidents.Incident`."""

    verdict: str
    difference: str
    place: str = ""
    target: str = ""
    toll: str = ""
    disputed_on: tuple[str, ...] = ()


def judge(claims: Sequence[Claim], places_of: Mapping[str, int], labels: Labels) -> Judgement:
    """The verdict on the claims of one incident.

    corroborated: at least two sides assert a strike there on those days, and no statement that
    was found contradicts another. disputed: two accounts can't both be true, or the place that
    was named isn't the one that pictures show. one_side: only one side is heard. incomparable:
    the words are too wide, or the dates unknown, to say that two sides mean one strike.
    `places_of` counts the places of each statement: the toll of several places is not one of this
    place. `labels` are the words for the codes of sides and groups.
    """
    by_side: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.side not in NO_ACCOUNT:
            by_side[claim.side].append(claim)
    accounts = [(in_words(side, labels), by_side[side]) for side in sorted(by_side)]
    pairs = list(combinations(accounts, 2))
    found = [*_elsewhere(claims)]
    for pair in pairs:
        found += _differences(*pair, places_of, labels)
    axes = _axes(claims, pairs, places_of)
    disputes = tuple(axis for axis in DISPUTES if axis in {axis for axis, _ in found})
    told = [words for _, words in found]
    if "place" in disputes:
        return Judgement("disputed", ". ".join(told), *axes, disputes)
    if not accounts:
        only = "No side's own statement found: told without a source or by media alone"
        return Judgement("one_side", only, *axes)
    heard = ", ".join(side for side, _ in accounts)
    denied = all(claim.stance == "denies" for _, said in accounts for claim in said)
    if len(accounts) == 1:
        verb = "Denied" if denied else "Told"
        only = f"{verb} by {heard} alone; no statement found from another side"
        return Judgement("one_side", only, *axes)
    if doubt := _doubt(claims, accounts):
        return Judgement("incomparable", ". ".join([f"Told by {heard}, but {doubt}", *told]), *axes)
    if disputes:
        return Judgement("disputed", ". ".join(told), *axes, disputes)
    if denied:
        only = f"Denied by {heard}; no statement found that asserts it"
        return Judgement("incomparable", only, *axes)
    return Judgement("corroborated", f"Told by {heard}; no statement found that differs", *axes)


def _doubt(claims: Sequence[Claim], accounts: Sequence[Account]) -> str:
    """Why the sides may not mean one strike, "" where nothing speaks for that."""
    if any(claim.geo_precision in WIDE for claim in claims):
        return "of a whole area, so they may mean different strikes"
    dated = [side for side, said in accounts if any(c.date_start or c.date_end for c in said)]
    if len(dated) < 2:
        return "a date is unknown, so they may mean different strikes"
    return ""


def _elsewhere(claims: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    """Where pictures show another place than the one that was named."""
    home = home_of(claims)
    reach = max((home.radius_m or 0) / 1000, DEFAULT_RADIUS_KM)
    for claim, away in apart_km(claims):
        if away > reach:
            shown = claim.place or claim.toponym
            at = f" at {shown}" if shown and shown != home.place else ""
            who = claim.source or claim.publisher or "somebody not named"
            yield (
                "place",
                f"Place: named as {home.place}, geolocated {away:.0f} km away{at} by {who}",
            )


def _differences(
    a: Account, b: Account, places_of: Mapping[str, int], labels: Labels
) -> Iterator[tuple[str, str]]:
    """On what two accounts can't both be true, and how they differ in words."""
    (side_a, claims_a), (side_b, claims_b) = a, b
    stance_a, stance_b = ({claim.stance for claim in claims} for claims in (claims_a, claims_b))
    if stance_a | stance_b == {"asserts", "denies"} and not stance_a & stance_b:
        denier, other = (side_a, side_b) if stance_a == {"denies"} else (side_b, side_a)
        yield "strike", f"Whether it happened: asserted by {other}, denied by {denier}"
        return
    said_a, said_b = _asserted(claims_a), _asserted(claims_b)
    by_a, by_b = _attackers(said_a), _attackers(said_b)
    if by_a and by_b and not by_a & by_b:
        who_a, who_b = (listed([in_words(w, labels) for w in sorted(who)]) for who in (by_a, by_b))
        yield (
            "responsibility",
            f"Who struck: {who_a} according to {side_a}, {who_b} according to {side_b}",
        )
    if target_agrees(said_a, said_b) is False:
        hit_a, hit_b = hit(said_a, labels), hit(said_b, labels)
        yield "target", f"Who was hit: {hit_a} according to {side_a}, {hit_b} according to {side_b}"
    tolls_a, tolls_b = tolls(said_a, places_of), tolls(said_b, places_of)
    for group, agrees in (toll_agrees(said_a, said_b, places_of) or {}).items():
        if not agrees:
            low, high = ranges(tolls_a[group]), ranges(tolls_b[group])
            what = f"{(group or 'people').capitalize()} killed"
            yield "toll", f"{what}: {low} according to {side_a}, {high} according to {side_b}"


def _axes(
    claims: Sequence[Claim], pairs: Sequence[tuple[Account, Account]], places_of: Mapping[str, int]
) -> tuple[str, str, str]:
    """Whether place, target and toll agree, as `geo.incidents.Incident` says it."""
    elsewhere = any(_elsewhere(claims))
    if not pairs:
        return "differs" if elsewhere else "", "", ""
    wide = any(claim.geo_precision in WIDE for claim in claims)
    place = "differs" if elsewhere else "wide" if wide else "same"
    asserted = [(_asserted(a), _asserted(b)) for (_, a), (_, b) in pairs]
    targets = {target_agrees(a, b) for a, b in asserted} - {None}
    target = "" if not targets else "differs" if False in targets else "same"
    counts = [agrees for a, b in asserted if (agrees := toll_agrees(a, b, places_of)) is not None]
    compared = {agrees for each in counts for agrees in each.values()}
    if not counts:
        return place, target, ""
    toll = "scope" if not compared else "differs" if False in compared else "same"
    return place, target, toll


def _asserted(claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.stance == "asserts"]


def _attackers(claims: Sequence[Claim]) -> frozenset[str]:
    return frozenset().union(*(attackers_of(claim) for claim in claims))
