"""What the sides of one incident agree on and where they differ.

Silence is never a denial: a side that says nothing of a toll or a target is left out of that
comparison. A statement that nobody is named for, and what a newspaper says by itself, is no
side's account and can't corroborate one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from geo.model import CIVIL_TARGETS, MILITARY_TARGETS, Claim

NO_ACCOUNT = frozenset({"", "media", "unattributed"})
NOT = "not_"  # before a group in target_actor: the words say that it was not them
WIDE = frozenset({"governorate", "region", "country"})

Account = tuple[str, Sequence[Claim]]  # a side's label and its claims
Toll = tuple[int, int | None]  # at least, at most
Labels = Mapping[str, str]


def judge(claims: Sequence[Claim], places_of: Mapping[str, int], labels: Labels) -> tuple[str, str]:
    """(verdict, why in words) for the claims of one incident.

    corroborated: at least two sides assert a strike there on those days, and no statement that
    was found contradicts another. disputed: two accounts can't both be true, on whether it
    happened, on who was hit, or on the toll. one_side: only one side is heard. incomparable: the
    words are too wide, or the dates unknown, to say that two sides mean one strike. `places_of`
    counts the places of each statement: the toll of several places is not one of this place.
    `labels` are the words for the codes of sides and groups.
    """
    by_side: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.side not in NO_ACCOUNT:
            by_side[claim.side].append(claim)
    accounts = [(_words(side, labels), by_side[side]) for side in sorted(by_side)]
    if not accounts:
        return "one_side", "No side's own statement found: told without a source or by media alone"
    heard = ", ".join(side for side, _ in accounts)
    denied = all(claim.stance == "denies" for _, said in accounts for claim in said)
    if len(accounts) == 1:
        verb = "Denied" if denied else "Told"
        return "one_side", f"{verb} by {heard} alone; no statement found from another side"
    differences = [
        difference
        for a, b in combinations(accounts, 2)
        for difference in _differences(a, b, places_of, labels)
    ]
    doubt = _doubt(claims, accounts)
    if doubt:
        return "incomparable", ". ".join([f"Told by {heard}, but {doubt}", *differences])
    if differences:
        return "disputed", ". ".join(differences)
    if denied:
        return "incomparable", f"Denied by {heard}; no statement found that asserts it"
    return "corroborated", f"Told by {heard}; no statement found that differs"


def _doubt(claims: Sequence[Claim], accounts: Sequence[Account]) -> str:
    """Why the sides may not mean one strike, "" where nothing speaks for that."""
    if any(claim.geo_precision in WIDE for claim in claims):
        return "of a whole area, so they may mean different strikes"
    dated = [side for side, said in accounts if any(c.date_start or c.date_end for c in said)]
    if len(dated) < 2:
        return "a date is unknown, so they may mean different strikes"
    return ""


def _differences(
    a: Account, b: Account, places_of: Mapping[str, int], labels: Labels
) -> Iterable[str]:
    (side_a, claims_a), (side_b, claims_b) = a, b
    stance_a, stance_b = ({claim.stance for claim in claims} for claims in (claims_a, claims_b))
    if stance_a | stance_b == {"asserts", "denies"} and not stance_a & stance_b:
        denier, other = (side_a, side_b) if stance_a == {"denies"} else (side_b, side_a)
        yield f"Whether it happened: asserted by {other}, denied by {denier}"
        return
    said_a, said_b = (
        [claim for claim in claims if claim.stance == "asserts"] for claims in (claims_a, claims_b)
    )
    if _hit_differs(said_a, said_b):
        hit_a, hit_b = _hit(said_a, labels), _hit(said_b, labels)
        yield f"Who was hit: {hit_a} according to {side_a}, {hit_b} according to {side_b}"
    tolls_a, tolls_b = (_tolls(said, places_of) for said in (said_a, said_b))
    for group in sorted(tolls_a.keys() & tolls_b.keys()):
        if all(_apart(x, y) for x in tolls_a[group] for y in tolls_b[group]):
            low, high = _ranges(tolls_a[group]), _ranges(tolls_b[group])
            yield (
                f"{(group or 'people').capitalize()} killed: {low} according to {side_a}, "
                f"{high} according to {side_b}"
            )


def _hit_differs(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Whether the accounts of who was hit have nothing in common; unknown differs from nothing."""
    actors_a, actors_b = (_actors(claims) for claims in (a, b))
    excluded_a, excluded_b = (_excluded(claims) for claims in (a, b))
    if actors_a & excluded_b or actors_b & excluded_a:
        return True
    camps_a, camps_b = _camps(a), _camps(b)
    if not camps_a or not camps_b:
        return False
    if not camps_a & camps_b:
        return True
    if not actors_a or not actors_b or "militants" in actors_a | actors_b:
        return False
    return not actors_a & actors_b


def _actors(claims: Iterable[Claim]) -> set[str]:
    return {a for claim in claims for a in claim.target_actors if not a.startswith(NOT)}


def _excluded(claims: Iterable[Claim]) -> set[str]:
    """Those of whom the words say that it was not them."""
    named = (actor for claim in claims for actor in claim.target_actors)
    return {actor.removeprefix(NOT) for actor in named if actor.startswith(NOT)}


def _camps(claims: Sequence[Claim]) -> set[str]:
    actors = _actors(claims)
    kinds = {kind for claim in claims for kind in claim.target_kinds}
    camps = set()
    if "civilians" in actors or kinds & CIVIL_TARGETS:
        camps.add("civil")
    if actors - {"civilians"} or kinds & MILITARY_TARGETS:
        camps.add("armed")
    return camps


def _hit(claims: Sequence[Claim], labels: Labels) -> str:
    kinds = {kind for claim in claims for kind in claim.target_kinds}
    actors, excluded = _actors(claims), _excluded(claims)
    words = [_words(kind) for kind in sorted(kinds - {"civilians"})]
    words += [_words(actor, labels) for actor in sorted(actors | kinds & {"civilians"})]
    words += [f"not {_words(actor, labels)}" for actor in sorted(excluded)]
    return _listed(words)


def _tolls(claims: Iterable[Claim], places_of: Mapping[str, int]) -> dict[str, set[Toll]]:
    """The killed by group as (at least, at most), of statements about this place alone."""
    tolls: dict[str, set[Toll]] = defaultdict(set)
    for claim in claims:
        known = claim.killed_min is not None or claim.killed_max is not None
        if known and places_of.get(claim.statement_id, 1) == 1:
            tolls[claim.toll_group].add((claim.killed_min or 0, claim.killed_max))
    return tolls


def _apart(a: Toll, b: Toll) -> bool:
    return (a[1] is not None and a[1] < b[0]) or (b[1] is not None and b[1] < a[0])


def _ranges(tolls: Iterable[Toll]) -> str:
    return _listed([_range(*toll) for toll in sorted(tolls, key=lambda t: (t[0], t[1] or 0))])


def _range(low: int, high: int | None) -> str:
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _words(code: str, labels: Labels | None = None) -> str:
    return (labels or {}).get(code) or code.replace("_", " ")
