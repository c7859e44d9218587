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
WIDE = frozenset({"governorate", "region", "country"})


def judge(claims: Sequence[Claim], places_of: Mapping[str, int]) -> tuple[str, str]:
    """(verdict, why in words) for the claims of one incident.

    corroborated: at least two sides assert a strike there on those days, and no statement that
    was found contradicts another. disputed: two accounts can't both be true, on whether it
    happened, on who was hit, or on the toll. one_side: only one side is heard. incomparable: the
    words are too wide, or the dates unknown, to say that two sides mean one strike. `places_of`
    counts the places of each statement: the toll of several places is not one of this place.
    """
    by_side: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.side not in NO_ACCOUNT:
            by_side[claim.side].append(claim)
    sides = sorted(by_side)
    if len(sides) < 2:
        return "one_side", _alone(sides, claims)
    pairs = [
        difference
        for a, b in combinations(sides, 2)
        for difference in _differences((a, by_side[a]), (b, by_side[b]), places_of)
    ]
    differences = "; ".join(dict.fromkeys(pairs))
    heard = _listed(sides)
    if any(claim.geo_precision in WIDE for claim in claims):
        why = f"{heard} speak of a whole area, so they may mean different strikes"
        return "incomparable", f"{why}; {differences}" if differences else why
    dated = [s for s in sides if any(c.date_start or c.date_end for c in by_side[s])]
    if len(dated) < 2:
        why = f"{heard} may mean different strikes, as a date is unknown"
        return "incomparable", f"{why}; {differences}" if differences else why
    if differences:
        return "disputed", differences
    if all(c.stance == "denies" for side in sides for c in by_side[side]):
        return "incomparable", f"{heard} deny a strike; no statement found that asserts it"
    return "corroborated", f"{heard} tell of a strike here; no statement found that differs"


def _alone(sides: Sequence[str], claims: Sequence[Claim]) -> str:
    if not sides:
        return "no side's own statement found; told without a source or by media alone"
    verbs = {claim.stance for claim in claims if claim.side == sides[0]}
    verb = "denies a strike" if verbs == {"denies"} else "tells of it"
    return f"only {_words(sides[0])} {verb}; no statement found from another side"


Account = tuple[str, Sequence[Claim]]


def _differences(a: Account, b: Account, places_of: Mapping[str, int]) -> Iterable[str]:
    (side_a, claims_a), (side_b, claims_b) = a, b
    stance_a, stance_b = ({claim.stance for claim in claims} for claims in (claims_a, claims_b))
    if stance_a | stance_b == {"asserts", "denies"} and not stance_a & stance_b:
        denier, other = (side_a, side_b) if stance_a == {"denies"} else (side_b, side_a)
        yield f"whether it happened: {_words(denier)} denies what {_words(other)} asserts"
        return
    said_a, said_b = (
        [claim for claim in claims if claim.stance == "asserts"] for claims in (claims_a, claims_b)
    )
    if _hit_differs(said_a, said_b):
        yield (
            f"who was hit: {_words(side_a)} says {_hit(said_a)}, "
            f"{_words(side_b)} says {_hit(said_b)}"
        )
    tolls_a, tolls_b = (_tolls(said, places_of) for said in (said_a, said_b))
    for group in sorted(tolls_a.keys() & tolls_b.keys()):
        if all(_apart(x, y) for x in tolls_a[group] for y in tolls_b[group]):
            yield (
                f"{group or 'people'} killed: {_words(side_a)} says {_ranges(tolls_a[group])}, "
                f"{_words(side_b)} says {_ranges(tolls_b[group])}"
            )


def _hit_differs(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Whether the accounts of who was hit have nothing in common; unknown differs from nothing."""
    actors_a, actors_b = ({actor for c in of for actor in c.target_actors} for of in (a, b))
    if any(f"not_{actor}" in actors_b for actor in actors_a) or any(
        f"not_{actor}" in actors_a for actor in actors_b
    ):
        return True
    camps_a, camps_b = _camps(a), _camps(b)
    if not camps_a or not camps_b:
        return False
    if not camps_a & camps_b:
        return True
    if not actors_a or not actors_b or "militants" in actors_a | actors_b:
        return False
    return not actors_a & actors_b


def _camps(claims: Iterable[Claim]) -> set[str]:
    camps = set()
    for claim in claims:
        if "civilians" in claim.target_actors or CIVIL_TARGETS.intersection(claim.target_kinds):
            camps.add("civil")
        elif any(
            not actor.startswith("not_") for actor in claim.target_actors
        ) or MILITARY_TARGETS.intersection(claim.target_kinds):
            camps.add("armed")
    return camps


def _hit(claims: Iterable[Claim]) -> str:
    said = set()
    for claim in claims:
        kind, actor = _words(claim.target_kind), _words(claim.target_actor)
        said.add(f"{kind} ({actor})" if kind and actor and kind != actor else kind or actor)
    return _listed(sorted(said - {""}))


Toll = tuple[int, int | None]


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
    spoken = [_words(word) for word in words]
    return " and ".join(part for part in (", ".join(spoken[:-1]), spoken[-1]) if part)


def _words(code: str) -> str:
    return code.replace("_", " ")
