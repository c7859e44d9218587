"""Claims at one place that may all tell of one strike, by their days and attackers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import islice

from geo.accounts import same_victims
from geo.model import Claim

SLACK_DAYS = 1
NARROW_DAYS = 3
_LAST_DAY = date.max.toordinal()


@dataclass(slots=True)
class Group:
    """Claims of which each two are at most SLACK_DAYS apart; for intervals that holds when the
    latest start and the earliest end are (as ordinals of days). `attackers` are those that all
    its claims leave open, empty for any; `narrow` says whether a claim of it has a date."""

    claims: list[Claim] = field(default_factory=list)
    latest_start: int = 0
    earliest_end: int = _LAST_DAY
    attackers: frozenset[str] = frozenset()
    narrow: bool = False

    def days_fit(self, start: int, end: int) -> bool:
        """Whether first and last day, as ordinals, are near enough to all its claims."""
        gap = max(self.latest_start, start) - min(self.earliest_end, end)
        return gap <= SLACK_DAYS

    def attacker_fits(self, attackers: frozenset[str]) -> bool:
        """Whether the same may have struck; empty for not said."""
        return not self.attackers or not attackers or bool(self.attackers & attackers)

    def may_take(self, claim: Claim) -> bool:
        """Whether the claim may tell of the same strike as all that are in the group."""
        return self.days_fit(*days_of(claim)) and self.attacker_fits(attackers_of(claim))

    def take(self, claim: Claim) -> None:
        """Put a claim into the group."""
        start, end = days_of(claim)
        named = attackers_of(claim)
        self.latest_start = max(self.latest_start, start)
        self.earliest_end = min(self.earliest_end, end)
        self.attackers = (
            self.attackers & named if self.attackers and named else (self.attackers or named)
        )
        self.narrow = self.narrow or is_narrow(claim)
        self.claims.append(claim)


def group(claims: Iterable[Claim]) -> list[Group]:
    """The claims at one place in groups, each claim in one."""
    narrow: list[Claim] = []
    loose: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (*days_of(c), c.claim_id)):
        (narrow if is_narrow(claim) else loose).append(claim)
    groups = _joined(_gather(narrow))
    left = []
    for claim in loose:
        fitting = list(islice((group for group in groups if group.may_take(claim)), 2))
        if len(fitting) == 1:
            fitting[0].take(claim)
        else:
            left.append(claim)
    return groups + _gather(left)


def days_of(claim: Claim) -> tuple[int, int]:
    """First and last day that the claim may tell of, as ordinals; unknown dates end when the
    report was printed."""
    start, end = claim.date_start or claim.date_end, claim.date_end or claim.date_start
    if start:
        return _ordinal(start), _ordinal(end)
    return 1, _ordinal(claim.published) if claim.published else _LAST_DAY


def is_narrow(claim: Claim) -> bool:
    """Whether the claim's days are few enough to tell strikes apart."""
    start, end = days_of(claim)
    return end - start < NARROW_DAYS


def attackers_of(claim: Claim) -> frozenset[str]:
    """Who the claim says has struck, each of several ("russia_or_syria"); empty for unknown."""
    if claim.attacker in ("", "unknown"):
        return frozenset()
    return frozenset(claim.attacker.split("_or_"))


@lru_cache(maxsize=20_000)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _gather(claims: Iterable[Claim]) -> list[Group]:
    """Claims by their first day into groups, each into the first that may take it."""
    groups: list[Group] = []
    within_reach: list[Group] = []
    for claim in claims:
        start, _ = days_of(claim)
        within_reach = [g for g in within_reach if start - g.earliest_end <= SLACK_DAYS]
        group = next((group for group in within_reach if group.may_take(claim)), None)
        if group is None:
            group = Group()
            groups.append(group)
            within_reach.append(group)
        group.take(claim)
    return groups


def _joined(groups: Sequence[Group]) -> list[Group]:
    """Groups by first day, with those made one in which two sides name two attackers for the
    same victims."""
    joined: list[Group] = []
    within_reach: list[Group] = []
    for group in groups:
        within_reach = [
            g
            for g in within_reach
            if group.latest_start - g.earliest_end <= NARROW_DAYS + SLACK_DAYS
        ]
        other = next((g for g in within_reach if _dispute_who_struck(g, group)), None)
        if other is None:
            joined.append(group)
            within_reach.append(group)
            continue
        for claim in group.claims:
            other.take(claim)
    return joined


def _dispute_who_struck(a: Group, b: Group) -> bool:
    if a.attacker_fits(b.attackers) or not a.days_fit(b.latest_start, b.earliest_end):
        return False
    sides_a, sides_b = ({claim.side for claim in group.claims} for group in (a, b))
    return not sides_a & sides_b and same_victims(a.claims, b.claims)
