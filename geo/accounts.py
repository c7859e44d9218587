"""What one side's claims of an incident say was hit and how many were killed, and whether two
sides' accounts go together.

Silence is never a denial: where a side says nothing of a target or a toll, nothing is compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from geo.model import CIVIL_TARGETS, MILITARY_TARGETS, Claim

NOT = "not_"  # before a group in target_actor: the words say that it was not them

Toll = tuple[int, int | None]  # at least, at most
Labels = Mapping[str, str]


def target_agrees(a: Sequence[Claim], b: Sequence[Claim]) -> bool | None:
    """Whether two accounts of what was hit have something in common; None where one has none."""
    actors_a, actors_b = _actors(a), _actors(b)
    if actors_a & _excluded(b) or actors_b & _excluded(a):
        return False
    camps_a, camps_b = _camps(a), _camps(b)
    if not camps_a or not camps_b:
        return None
    if not camps_a & camps_b:
        return False
    if not actors_a or not actors_b or "militants" in actors_a | actors_b:
        return True
    return bool(actors_a & actors_b)


def same_victims(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Whether two accounts tell of the same kind of civilian place hit, or of one toll."""
    kinds_a, kinds_b = (
        {kind for claim in claims for kind in claim.target_kinds} & CIVIL_TARGETS - {"civilians"}
        for claims in (a, b)
    )
    tolls_a, tolls_b = (
        {(c.toll_group, c.killed_min) for c in claims if c.killed_min} for claims in (a, b)
    )
    return bool(kinds_a & kinds_b or tolls_a & tolls_b)


def hit(claims: Sequence[Claim], labels: Labels) -> str:
    """What the claims say was hit, in words."""
    kinds = {kind for claim in claims for kind in claim.target_kinds}
    actors = _actors(claims)
    words = [in_words(kind) for kind in sorted(kinds - {"civilians"})]
    words += [in_words(actor, labels) for actor in sorted(actors | kinds & {"civilians"})]
    words += [f"not {in_words(actor, labels)}" for actor in sorted(_excluded(claims))]
    return listed(words)


def tolls(claims: Iterable[Claim], places_of: Mapping[str, int]) -> dict[str, set[Toll]]:
    """The killed by group as (at least, at most), of statements about this place alone.

    `places_of` counts the places of each statement.
    """
    found: dict[str, set[Toll]] = defaultdict(set)
    for claim in claims:
        if _has_toll(claim) and places_of.get(claim.statement_id, 1) == 1:
            found[claim.toll_group].add((claim.killed_min or 0, claim.killed_max))
    return found


def toll_agrees(
    a: Sequence[Claim], b: Sequence[Claim], places_of: Mapping[str, int]
) -> dict[str, bool] | None:
    """Whether two accounts of the killed can both be true, by the group that both count; empty
    where they count other people or places, None where one counts none."""
    if not any(map(_has_toll, a)) or not any(map(_has_toll, b)):
        return None
    tolls_a, tolls_b = tolls(a, places_of), tolls(b, places_of)
    return {
        group: not all(_apart(x, y) for x in tolls_a[group] for y in tolls_b[group])
        for group in sorted(tolls_a.keys() & tolls_b.keys())
    }


def ranges(found: Iterable[Toll]) -> str:
    """Tolls in words: `3 and at least 36`."""
    return listed([_range(*toll) for toll in sorted(found, key=lambda t: (t[0], t[1] or 0))])


def in_words(code: str, labels: Labels | None = None) -> str:
    """A code by its label, else with spaces."""
    return (labels or {}).get(code) or code.replace("_", " ")


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


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


def _has_toll(claim: Claim) -> bool:
    return claim.killed_min is not None or claim.killed_max is not None


def _apart(a: Toll, b: Toll) -> bool:
    return (a[1] is not None and a[1] < b[0]) or (b[1] is not None and b[1] < a[0])


def _range(low: int, high: int | None) -> str:
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"
