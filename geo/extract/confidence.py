"""How much a claim can be relied on: from 0 to 1, less for all that its rules had to lean on.

The weights follow from the test reports: what is more often wrong there costs more. It is no
probability, but over all the higher ones are more often right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.extract.claims import Statement

_CERTAIN, _LEAST = 0.95, 0.05
_SURE_NAME, _LIKELY_NAME = 0.95, 0.8
_FAR, _VERY_FAR = 8, 16  # tokens between the event word and its places

Doubt = tuple[float, str]


def confidence(statement: Statement, place: Mapping[str, Any]) -> tuple[float, list[str]]:
    """The confidence in a statement at a place (fields of geo.locate), and what lowered it."""
    doubts = [
        *_of_speaker(statement),
        *_of_event(statement),
        *_of_place(statement, place),
        *((0.15 if "another" in note else 0.05, note) for note in statement.notes),
    ]
    left = _CERTAIN - sum(weight for weight, _ in doubts)
    return round(max(left, _LEAST), 2), [doubt for _, doubt in doubts]


def _of_speaker(statement: Statement) -> Iterator[Doubt]:
    speaker = statement.speaker
    if speaker.role == "unattributed":
        yield 0.3, "no source named"
    elif "own words" in speaker.rule:
        yield 0.15, "nobody is named but the publisher"
    elif "carried" in speaker.rule:
        yield 0.15 if "last source" in speaker.rule else 0.05, f"speaker {speaker.rule}"
    elif "refers" in speaker.rule:
        yield 0.1, speaker.rule
    if speaker.side == "other" and speaker.role == "witness":
        yield 0.25, "source not in the list of actors"


def _of_event(statement: Statement) -> Iterator[Doubt]:
    if not statement.firm:
        yield 0.15, "only the context says that the attack was from the air"
    if statement.hearsay:
        yield 0.1, "the words leave doubt"
    if statement.passive:
        yield 0.1, "a passive that doesn't say who struck"
    elif statement.attacker == "unknown":
        yield 0.1, "nobody is said to have struck"


def _of_place(statement: Statement, place: Mapping[str, Any]) -> Iterator[Doubt]:
    if statement.where.referred:
        yield 0.15, statement.where.referred
    if statement.reach > _VERY_FAR:
        yield 0.2, "the place stands very far from the word for the strike"
    elif statement.reach > _FAR:
        yield 0.1, "the place stands far from the word for the strike"
    score = place.get("resolution_score") or 1.0
    if place["toponym"] and place["geo_precision"] == "unresolved":
        yield 0.3, "place not resolved"
    elif score < _LIKELY_NAME:
        yield 0.2, "place uncertain"
    elif score < _SURE_NAME:
        yield 0.1, "place not quite certain"
    if place["geo_precision"] == "region":
        yield 0.15, "a region without bounds"
