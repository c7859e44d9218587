"""The record of an incident: claims that may tell of one strike."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model import Claim

VERDICTS = ("corroborated", "disputed", "one_side", "incomparable")


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims that may tell of one strike, linked by their ids, and what comparing them shows.

    `place`, `admin1`, `lat`, `lon` (WGS 84 degrees) are of the place that all its claims name;
    `date_start`, `date_end` are the first and last day that any of them gives, ISO or "". `sides`
    are those heard, sorted. `verdict` is one of `VERDICTS`; `difference` says why in words.
    """

    incident_id: str
    place: str
    admin1: str
    lat: float
    lon: float
    date_start: str
    date_end: str
    claim_ids: tuple[str, ...]
    sides: tuple[str, ...]
    verdict: str
    difference: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The incidents, by governorate, place and date, and all claims with their incident_id; it is
    "" for a claim in none."""

    incidents: tuple[Incident, ...] = ()
    claims: tuple[Claim, ...] = ()
