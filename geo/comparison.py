"""Which claims may tell of one strike.

Claims are linked and never merged. A link needs the same resolved place, the same or an unknown
attacker, and dates at most a day apart; so a claim about a governorate is only linked with claims
about the same governorate. A claim without a date, or about more than three days, joins the
incident of others only when there is a single one that it may tell of. Unplaced and rejected
claims are in no incident.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from geo.actors import load_actors
from geo.ids import content_id
from geo.incidents import Comparison, Incident
from geo.model import Claim
from geo.verdicts import judge

SLACK_DAYS = 1
NARROW_DAYS = 3
_LAST_DAY = date.max.toordinal()


@dataclass(slots=True)
class _Group:
    """Claims that may all tell of one strike: each pair's days are at most SLACK_DAYS apart,
    which for intervals holds when the latest start and the earliest end are."""

    claims: list[Claim] = field(default_factory=list)
    latest_start: int = 0
    earliest_end: int = _LAST_DAY
    attackers: frozenset[str] = frozenset()

    def may_take(self, claim: Claim) -> bool:
        start, end = _days(claim)
        gap = max(self.latest_start, start) - min(self.earliest_end, end)
        return gap <= SLACK_DAYS and (not self.attackers or bool(self._common(claim)))

    def take(self, claim: Claim) -> None:
        start, end = _days(claim)
        self.latest_start = max(self.latest_start, start)
        self.earliest_end = min(self.earliest_end, end)
        self.attackers = self._common(claim)
        self.claims.append(claim)

    def _common(self, claim: Claim) -> frozenset[str]:
        """The attackers that this claim and those before leave open; empty: any."""
        named = _attackers(claim)
        return self.attackers & named if self.attackers and named else self.attackers or named


def compare(claims: Sequence[Claim], *, theatre: str = "syria") -> Comparison:
    """The incidents that the claims may tell of, whatever the order of the claims.

    The theatre's data has the words for sides and groups.
    """
    actors = load_actors(theatre)
    labels = {side.id: side.label for side in actors.sides}
    labels |= {g.id: g.label for g in actors.groups if g.label.casefold() != g.id}
    by_place: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.is_placed and claim.review != "rejected":
            by_place[_place_key(claim)].append(claim)
    places_of = Counter(claim.statement_id for claim in claims)
    incidents = [
        _incident(group.claims, places_of, labels)
        for each in by_place.values()
        for group in _groups(each)
    ]
    incidents.sort(key=lambda i: (i.admin1, i.place, i.date_start, i.date_end, i.incident_id))
    incident_of = {claim_id: i.incident_id for i in incidents for claim_id in i.claim_ids}
    return Comparison(
        tuple(incidents),
        tuple(replace(c, incident_id=incident_of.get(c.claim_id, "")) for c in claims),
    )


def _groups(claims: Iterable[Claim]) -> list[_Group]:
    narrow: list[Claim] = []
    loose: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (*_days(c), c.claim_id)):
        (narrow if _is_narrow(claim) else loose).append(claim)
    groups = _gather(narrow)
    left = []
    for claim in loose:
        fitting = list(islice((group for group in groups if group.may_take(claim)), 2))
        if len(fitting) == 1:
            fitting[0].take(claim)
        else:
            left.append(claim)
    return groups + _gather(left)


def _gather(claims: Iterable[Claim]) -> list[_Group]:
    """Claims by their first day into groups, each into the first that may take it."""
    groups: list[_Group] = []
    within_reach: list[_Group] = []
    for claim in claims:
        start, _ = _days(claim)
        within_reach = [g for g in within_reach if start - g.earliest_end <= SLACK_DAYS]
        group = next((group for group in within_reach if group.may_take(claim)), None)
        if group is None:
            group = _Group()
            groups.append(group)
            within_reach.append(group)
        group.take(claim)
    return groups


def _incident(
    claims: Sequence[Claim], places_of: Counter[str], labels: Mapping[str, str]
) -> Incident:
    claims = sorted(claims, key=lambda claim: claim.claim_id)
    ids = tuple(claim.claim_id for claim in claims)
    first = claims[0]
    days = [day for c in claims for day in (c.date_start, c.date_end) if day]
    verdict, difference = judge(claims, places_of, labels)
    return Incident(
        incident_id=content_id("incident", *ids),
        place=first.place or first.toponym,
        admin1=first.admin1,
        lat=first.lat or 0.0,
        lon=first.lon or 0.0,
        date_start=min(days, default=""),
        date_end=max(days, default=""),
        claim_ids=ids,
        sides=tuple(sorted({claim.side for claim in claims if claim.side})),
        verdict=verdict,
        difference=difference,
    )


def _place_key(claim: Claim) -> tuple[str, ...]:
    """The place that was resolved; for one that is in no gazetteer its coordinates."""
    if claim.place_id:
        return (claim.place_id,)
    return (f"{claim.lat:.4f}", f"{claim.lon:.4f}", claim.feature_class)


def _days(claim: Claim) -> tuple[int, int]:
    """First and last day that the claim may tell of, as ordinals; unknown dates end when the
    report was printed."""
    start, end = claim.date_start or claim.date_end, claim.date_end or claim.date_start
    if start:
        return date.fromisoformat(start).toordinal(), date.fromisoformat(end).toordinal()
    return 1, date.fromisoformat(claim.published).toordinal() if claim.published else _LAST_DAY


def _is_narrow(claim: Claim) -> bool:
    start, end = _days(claim)
    return end - start < NARROW_DAYS


def _attackers(claim: Claim) -> frozenset[str]:
    """Who the claim says has struck, each of several ("russia_or_syria"); empty for unknown."""
    if claim.attacker in ("", "unknown"):
        return frozenset()
    return frozenset(claim.attacker.split("_or_"))
