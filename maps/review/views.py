"""What the browser shows of a review: a claim with its doubts and candidates, found places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

from gazetteer import Candidate, Context, Gazetteer, GazetteerError, Place
from geo import model
from geo.actors import load_actors
from geo.ids import content_id
from geo.model import Claim, several
from geo.rows import as_row, values_of
from maps.base import base_data
from maps.marked import marked
from maps.review.corrections import codes
from maps.review.doubts import doubts
from maps.review.session import Session

SHOWN = 12


def version(claim: Claim) -> str:
    """What differs between two states of a row."""
    return content_id(*values_of(claim))


def claim_view(session: Session, at: int, gazetteer: Gazetteer) -> dict[str, Any]:
    """The claim at a position of the review, from 0, and how far the review is."""
    at = min(max(at, 0), len(session.order) - 1)
    claim = session.claims[session.order[at]]
    statement = [
        {"at": number, "place": other.place or other.toponym or "no place"}
        for number, other in enumerate(session.claims[claim_id] for claim_id in session.order)
        if other.statement_id == claim.statement_id and number != at
    ]
    return {
        "at": at,
        "total": len(session.order),
        "reviews": Counter(row.review for row in session.claims.values()),
        "next": _next(session, at),
        "undo": session.can_undo,
        "claim": as_row(claim),
        "version": version(claim),
        "pieces": marked(claim),
        "doubts": doubts(claim),
        "statement": statement,
        "candidates": list(_candidates(claim, gazetteer)),
    }


def found_places(name: str, admin1: str, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """The places that a name may mean, in any script, best first."""
    resolution = gazetteer.resolve(name, Context(admin1=admin1))
    return [_found(candidate) for candidate in resolution.candidates[:SHOWN]]


def fixed_data(gazetteer: Gazetteer, theatre: str, table: str) -> dict[str, Any]:
    """What is the same for all claims: the base map, the words for codes, known sources."""
    actors = load_actors(theatre)
    listed = codes(theatre)
    return {
        **base_data(theatre),
        "table": table,
        "sides": {side.id: side.label for side in actors.sides},
        "sources": {source.name: [source.side, source.role] for source in actors.sources},
        "attackers": {attacker.id: attacker.label for attacker in actors.attackers},
        "groups": {group.id: group.label for group in actors.groups},
        "target_actors": listed["target_actor"],
        "target_kinds": model.TARGET_KINDS,
        "roles": model.ROLES,
        "stances": model.STANCES,
        "precisions": [code for code in model.PRECISIONS if code != "unresolved"],
        "time_precisions": model.TIME_PRECISIONS,
        "governorates": [place.name for place in gazetteer.governorates()],
    }


def _next(session: Session, at: int) -> int | None:
    """The position of the next claim that is not reviewed yet, from the start again at the end."""
    total = len(session.order)
    for number in chain(range(at + 1, total), range(at)):
        if session.claims[session.order[number]].review == "unreviewed":
            return number
    return None


def _candidates(claim: Claim, gazetteer: Gazetteer) -> Iterator[dict[str, Any]]:
    """The place that the claim has, and the others that its name may mean."""
    if claim.is_placed:
        yield {
            "place_id": claim.place_id,
            "place": claim.place or claim.toponym,
            "kind": claim.feature_class,
            "admin1": claim.admin1,
            "lat": claim.lat,
            "lon": claim.lon,
            "radius_m": claim.radius_m,
            "score": claim.resolution_score,
            "reason": claim.resolution_reason,
            "chosen": True,
        }
    others = several(claim.alternatives)
    if not others and not claim.is_placed and claim.toponym:
        yield from found_places(claim.toponym, claim.admin1, gazetteer)
    for other in others:
        place_id, _, score = other.partition(" ")
        if place_id == claim.place_id:
            continue
        try:
            place = gazetteer.get(place_id)
        except GazetteerError:
            continue  # a geocoder's, or of a layer that is not imported here
        yield _place(place, float(score) if score else None, "")


def _found(candidate: Candidate) -> dict[str, Any]:
    return _place(candidate.place, round(candidate.score, 2), candidate.reason)


def _place(place: Place, score: float | None, reason: str) -> dict[str, Any]:
    return {
        "place_id": place.place_id,
        "place": place.name,
        "kind": place.kind,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "radius_m": place.radius_m,
        "score": score,
        "reason": reason,
        "chosen": False,
    }
