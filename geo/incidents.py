"""The record of an incident: claims that may tell of one strike."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model import Claim

VERDICTS = ("corroborated", "disputed", "one_side", "incomparable")
DISPUTES = ("strike", "responsibility", "place", "target", "toll")


@dataclass(frozen=True, slots=True)
class Link:
    """Why a claim may tell of an incident's strike: a score from 0 to 1, and the reason in words.
    The score orders links; it is no probability."""

    claim_id: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims that may tell of one strike, linked by their ids, and what comparing them shows.

    `place`, `admin1`, `lat`, `lon` (WGS 84 degrees), `radius_m` and `geo_precision` are of the
    place that its claims name, as in a claim; the radius is 0 where none is known.
    `date_start`, `date_end` are the first and last day that any of them gives, ISO or "". `links`
    has a claim each, by claim_id; `support` those of claims about an area that holds the place, or
    near it, which may tell of this strike or of another: they don't weigh in the verdict.
    `voices` counts statements, copies of one counted once. `sides` are those heard, sorted.

    `place_agrees` is "same", "differs" or "wide" (only an area is named), `target_agrees` "same"
    or "differs", `toll_agrees` "same", "differs" or "scope" (of other people or of several
    places); each is "" where fewer than two sides tell. `verdict` is one of `VERDICTS`,
    `disputed_on` some of `DISPUTES`; `difference` says why in words.
    """

    incident_id: str
    place: str
    admin1: str
    lat: float
    lon: float
    radius_m: float
    geo_precision: str
    date_start: str
    date_end: str
    links: tuple[Link, ...]
    support: tuple[Link, ...]
    voices: int
    sides: tuple[str, ...]
    place_agrees: str
    target_agrees: str
    toll_agrees: str
    verdict: str
    disputed_on: tuple[str, ...]
    difference: str

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The ids of its claims, those of possible support not among them."""
        return tuple(link.claim_id for link in self.links)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The incidents, by governorate, place and date, and all claims with their incident_id; it is
    "" for a claim in none."""

    incidents: tuple[Incident, ...] = ()
    claims: tuple[Claim, ...] = ()
