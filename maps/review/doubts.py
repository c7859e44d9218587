"""What makes a claim worth checking first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.model import Claim, several

_NOT_SAID = 0.5  # confidence of a claim that gives none, as in a table that a person wrote
_UNRESOLVED, _SEVERAL = 0.3, 0.1
_LOW = 0.5


def doubts(claim: Claim) -> tuple[str, ...]:
    """Why a claim should be looked at, in words."""
    found = []
    others = len(several(claim.alternatives))
    if others:
        what = "another place" if others == 1 else f"{others} other places"
        found.append(f"the name may mean {what}")
    if claim.confidence is None:
        found += _gaps(claim)  # where the program gave a confidence, it told them in the note
    elif claim.confidence < _LOW:
        found.append("low confidence")
    return (*found, *several(claim.note))


def doubtful_first(claims: Sequence[Claim]) -> list[str]:
    """The ids of claims in the order of a review: those not reviewed yet before the others, of
    them the most doubtful first, and equals as they stand in the table."""
    ordered = sorted(claims, key=lambda claim: (claim.review != "unreviewed", -_doubt(claim)))
    return [claim.claim_id for claim in ordered]


def _gaps(claim: Claim) -> Iterator[str]:
    if not claim.is_placed:
        yield "no place was found" if claim.toponym else "no place is named"
    if not claim.source:
        yield "no source is named"
    if not claim.date_start:
        yield "no date is given"


def _doubt(claim: Claim) -> float:
    confidence = _NOT_SAID if claim.confidence is None else claim.confidence
    unresolved = 0.0 if claim.is_placed else _UNRESOLVED
    return round(1 - confidence + unresolved + (_SEVERAL if claim.alternatives else 0), 6)
