"""Which claims may tell of one strike.

Claims are linked and never merged. A link needs the same resolved place, dates at most a day
apart, and the same or an unknown attacker; another attacker only where two sides tell of the same
victims, and so dispute who struck. A claim without a date, or about more than three days, joins
the incident of others only when there is a single one that it may tell of. A place that was
geolocated stays with the claim that it was geolocated for. Claims about an area are incidents of
their own, and possible support of those in it. Unplaced and rejected claims are in no incident.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from geo.actors import load_actors
from geo.groups import Group, group
from geo.ids import content_id
from geo.incidents import Comparison, Incident
from geo.links import Areas, home_of, links_of, metres
from geo.model import FIELDS, Claim
from geo.rows import values_of
from geo.verdicts import judge
from geo.voices import voices

_INCIDENT = FIELDS.index("incident_id")


def compare(claims: Sequence[Claim], *, theatre: str = "syria") -> Comparison:
    """The incidents that the claims may tell of, whatever the order of the claims.

    The theatre's data has the words for sides and groups.
    """
    actors = load_actors(theatre)
    labels = {side.id: side.label for side in actors.sides}
    labels |= {attacker.id: attacker.label for attacker in actors.attackers}
    labels |= {g.id: g.label for g in actors.groups if g.label.casefold() != g.id}
    compared = [claim for claim in claims if claim.is_placed and claim.review != "rejected"]
    groups = [found for at_place in _by_place(compared) for found in group(at_place)]
    areas = Areas(compared)
    voice_of = voices(compared)
    places_of = Counter(claim.statement_id for claim in claims)
    incidents = [_incident(found, areas, voice_of, places_of, labels) for found in groups]
    incidents.sort(key=lambda i: (i.admin1, i.place, i.date_start, i.date_end, i.incident_id))
    incident_of = {claim_id: i.incident_id for i in incidents for claim_id in i.claim_ids}
    return Comparison(
        tuple(incidents),
        tuple(_in_incident(claim, incident_of.get(claim.claim_id, "")) for claim in claims),
    )


def _in_incident(claim: Claim, incident_id: str) -> Claim:
    if claim.incident_id == incident_id:
        return claim
    values = list(values_of(claim))
    values[_INCIDENT] = incident_id
    return Claim(*values)


def _by_place(claims: Sequence[Claim]) -> Iterable[list[Claim]]:
    """The claims by the place that was resolved; for one that is in no gazetteer by coordinates.
    A geolocated claim goes where its statement's other claim is, the nearest of several."""
    named: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.location_basis != "geolocated":
            named[claim.statement_id].append(claim)
    by_place: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        home = claim
        if claim.location_basis == "geolocated" and claim.statement_id in named:
            home = min(named[claim.statement_id], key=lambda c: (metres(c, claim), c.claim_id))
        by_place[_place_key(home)].append(claim)
    return by_place.values()


def _place_key(claim: Claim) -> tuple[str, ...]:
    if claim.place_id:
        return (claim.place_id,)
    return (f"{claim.lat:.4f}", f"{claim.lon:.4f}", claim.feature_class)


def _incident(
    found: Group,
    areas: Areas,
    voice_of: Mapping[str, str],
    places_of: Mapping[str, int],
    labels: Mapping[str, str],
) -> Incident:
    home = home_of(found.claims)
    links = links_of(found)
    ids = [link.claim_id for link in links]
    days = [day for c in found.claims for day in (c.date_start, c.date_end) if day]
    judgement = judge(found.claims, places_of, labels)
    return Incident(
        incident_id=content_id("incident", *ids),
        place=home.place or home.toponym,
        admin1=home.admin1,
        lat=home.lat or 0.0,
        lon=home.lon or 0.0,
        radius_m=home.radius_m or 0.0,
        geo_precision=home.geo_precision,
        date_start=min(days, default=""),
        date_end=max(days, default=""),
        links=links,
        support=areas.support(found),
        voices=len({voice_of[claim_id] for claim_id in ids}),
        sides=tuple(sorted({claim.side for claim in found.claims if claim.side})),
        place_agrees=judgement.place,
        target_agrees=judgement.target,
        toll_agrees=judgement.toll,
        verdict=judgement.verdict,
        disputed_on=judgement.disputed_on,
        difference=judgement.difference,
    )
