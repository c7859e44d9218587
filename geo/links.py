"""Why a claim may tell of an incident's strike, or of one in an area that holds its place.

The scores only order links, so that the weakest are looked at first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from gazetteer.resolve import distance_m
from geo.groups import SLACK_DAYS, Group, attackers_of, days_of, is_narrow
from geo.incidents import Link
from geo.model import Claim

AREAS = frozenset({"district", "governorate", "region", "near"})

Area = tuple[str, str, float | None, float | None, float | None, str]
Reason = tuple[float, str]  # what a link's score is multiplied by, and why
SAME_PLACE: Reason = (1.0, "same place")
SAME_AREA: Reason = (0.4, "same area")
SAME_DAY: Reason = (1.0, "same day")
DAY_APART: Reason = (0.9, "a day apart")
SEVERAL_DAYS: Reason = (0.7, "one of several days")
NO_DATE: Reason = (0.6, "no date given")
SAME_ATTACKER: Reason = (1.0, "same attacker")
NO_ATTACKER: Reason = (0.9, "attacker not said")
OTHER_ATTACKER: Reason = (0.5, "another attacker, the same victims")
IN_AREA = 0.3
NEAR = 0.5
GEOLOCATED = 0.8


def links_of(group: Group) -> tuple[Link, ...]:
    """A link for each claim of a group, by claim_id."""
    if len(group.claims) == 1:
        return (Link(group.claims[0].claim_id, 1.0, "the only claim"),)
    home = home_of(group.claims)
    links = (
        _link(claim, _place(claim, home), _day(claim, group), _attacker(claim, group))
        for claim in group.claims
    )
    return tuple(sorted(links, key=lambda link: link.claim_id))


def home_of(claims: Sequence[Claim]) -> Claim:
    """The claim whose place an incident goes by: the first that was not geolocated elsewhere."""
    return min(claims, key=lambda c: (c.location_basis == "geolocated", c.claim_id))


class Areas:
    """The claims about an area and few days, to be asked for those that hold a place."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_day: dict[int, dict[Area, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for claim in claims:
            if claim.geo_precision in AREAS and claim.place_id and is_narrow(claim):
                start, end = days_of(claim)
                for day in range(start, end + 1):
                    self._by_day[day][_area(claim)].append(claim)
        self._known: dict[tuple[Area, Area], Reason | None] = {}

    def support(self, group: Group) -> tuple[Link, ...]:
        """Links to the claims about an area that holds the group's place, of its days and by its
        attacker, best first."""
        home = home_of(group.claims)
        if not group.narrow or home.geo_precision in AREAS - {"near"}:
            return ()
        own = {claim.statement_id for claim in group.claims}
        first, last = sorted((group.latest_start, group.earliest_end))
        place = _area(home)
        found: dict[str, Link] = {}
        for day in range(first - SLACK_DAYS, last + SLACK_DAYS + 1):
            for area, claims in self._by_day.get(day, {}).items():
                if (area, place) not in self._known:
                    self._known[area, place] = _holds(claims[0], home)
                holds = self._known[area, place]
                if holds is None:
                    continue
                for claim in claims:
                    if (
                        claim.claim_id not in found
                        and claim.statement_id not in own
                        and group.attacker_fits(attackers_of(claim))
                    ):
                        reasons = holds, _day(claim, group), _attacker(claim, group)
                        found[claim.claim_id] = _link(claim, *reasons)
        return tuple(sorted(found.values(), key=lambda link: (-link.score, link.claim_id)))


def _area(claim: Claim) -> Area:
    """What says where a claim is; two that share it are in the same areas."""
    return claim.place_id, claim.geo_precision, claim.lat, claim.lon, claim.radius_m, claim.admin1


def _holds(area: Claim, place: Claim) -> Reason | None:
    """Why the words of one claim may cover the place of another; None where they don't."""
    name = area.place or area.toponym
    if area.place_id == place.place_id:
        return None
    if area.geo_precision == "governorate":
        return (IN_AREA, f"in {name} governorate") if area.place == place.admin1 else None
    away = metres(area, place)
    if away > (area.radius_m or 0):
        return None
    if area.geo_precision == "near":
        return NEAR, f"{away / 1000:.0f} km from {name}, near which it is"
    return IN_AREA, f"within {name}"


def _place(claim: Claim, home: Claim) -> Reason:
    if claim.location_basis == "geolocated" and home.location_basis != "geolocated":
        away = metres(claim, home) / 1000
        return GEOLOCATED, f"geolocated {away:.1f} km from the place named"
    return SAME_AREA if claim.geo_precision in AREAS - {"near"} else SAME_PLACE


def _day(claim: Claim, group: Group) -> Reason:
    start, end = days_of(claim)
    if not (claim.date_start or claim.date_end):
        return NO_DATE
    if not is_narrow(claim):
        return SEVERAL_DAYS
    first, last = sorted((group.latest_start, group.earliest_end))
    return SAME_DAY if start <= first and last <= end else DAY_APART


def _attacker(claim: Claim, group: Group) -> Reason:
    if not attackers_of(claim) or not any(map(attackers_of, group.claims)):
        return NO_ATTACKER
    return SAME_ATTACKER if group.attackers else OTHER_ATTACKER


def _link(claim: Claim, *reasons: Reason) -> Link:
    score = 1.0
    for weight, _ in reasons:
        score *= weight
    return Link(claim.claim_id, round(score, 3), ", ".join(words for _, words in reasons))


def apart_km(claims: Sequence[Claim]) -> Iterator[tuple[Claim, float]]:
    """Each geolocated claim of a group, and how far in km it lies from the place named."""
    home = home_of(claims)
    if home.location_basis != "geolocated":
        for claim in claims:
            if claim.location_basis == "geolocated":
                yield claim, metres(claim, home) / 1000


def metres(a: Claim, b: Claim) -> float:
    """How far two placed claims are apart."""
    return distance_m((a.lat or 0, a.lon or 0), (b.lat or 0, b.lon or 0))
