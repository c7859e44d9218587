"""Claims under the column names and codes of other data sets: ACLED and UCDP GED.

Those data sets hold events that people coded; these rows are claims, and what stands in their
columns is derived. So each row has the claim's id, side and stance, and says what derived it, and
columns that only a coder can fill (event types, actors' codes, conflicts) are left out. A toll of
a statement about several places is no place's toll: it stays in the notes.

Sources: UCDP Georeferenced Event Dataset Codebook (where_prec, date_prec); ACLED Codebook
(geo_precision, time_precision).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from geo.model import Claim

Cell = str | int | float | None
Table = tuple[list[str], list[dict[str, Cell]]]

# UCDP where_prec, ACLED geo_precision
PRECISION: dict[str, tuple[int, int]] = {
    "exact": (1, 1),
    "settlement": (1, 1),
    "near": (2, 2),
    "district": (3, 2),
    "governorate": (4, 3),
    "region": (5, 3),
    "country": (6, 3),
}
DERIVED = "strikemap, from one claim"


def acled(claims: Sequence[Claim]) -> Table:
    """Columns of ACLED; `fatalities` is the lowest number claimed."""
    places_of = Counter(claim.statement_id for claim in claims)
    rows = [_acled(claim, places_of[claim.statement_id] == 1) for claim in claims]
    return list(_acled(Claim(), True)), rows


def ged(claims: Sequence[Claim]) -> Table:
    """Columns of UCDP GED; `low` and `high` are the numbers claimed, `best` only where they are
    one number."""
    places_of = Counter(claim.statement_id for claim in claims)
    rows = [_ged(claim, places_of[claim.statement_id] == 1) for claim in claims]
    return list(_ged(Claim(), True)), rows


def _acled(claim: Claim, is_own_toll: bool) -> dict[str, Cell]:
    days = _days(claim)
    return {
        "claim_id": claim.claim_id,
        "event_date": claim.date_start,
        "year": claim.date_start[:4],
        "time_precision": None if days is None else 1 if days == 1 else 2 if days <= 7 else 3,
        "actor1": claim.attacker,
        "actor2": claim.target_actor,
        "admin1": claim.admin1,
        "location": claim.place or claim.toponym,
        "latitude": claim.lat,
        "longitude": claim.lon,
        "geo_precision": PRECISION.get(claim.geo_precision, (None, None))[1],
        "source": claim.publisher,
        "notes": _notes(claim),
        "fatalities": claim.killed_min if is_own_toll else None,
        **_origin(claim),
    }


def _ged(claim: Claim, is_own_toll: bool) -> dict[str, Cell]:
    days = _days(claim)
    low, high = (claim.killed_min, claim.killed_max) if is_own_toll else (None, None)
    return {
        "claim_id": claim.claim_id,
        "year": claim.date_start[:4],
        "side_a": claim.attacker,
        "side_b": claim.target_actor,
        "source_article": claim.url or claim.report_file,
        "source_office": claim.publisher,
        "source_date": claim.published,
        "source_headline": claim.title,
        "source_original": claim.source_text or claim.source,
        "where_prec": PRECISION.get(claim.geo_precision, (None, None))[0],
        "where_coordinates": claim.place,
        "where_description": _notes(claim),
        "adm_1": claim.admin1,
        "latitude": claim.lat,
        "longitude": claim.lon,
        "date_prec": _ged_date_precision(days),
        "date_start": claim.date_start,
        "date_end": claim.date_end,
        "deaths_civilians": low if claim.toll_group == "civilians" else None,
        "deaths_unknown": low if claim.toll_group == "people" else None,
        "best": low if low == high else None,
        "high": high,
        "low": low,
        **_origin(claim),
    }


def _origin(claim: Claim) -> dict[str, Cell]:
    return {
        "side": claim.side,
        "stance": claim.stance,
        "review": claim.review,
        "derived_by": DERIVED,
    }


def _notes(claim: Claim) -> str:
    said = f"{claim.source_text or claim.source or 'no source named'}, {claim.stance}"
    toll = f" (toll: {claim.toll_text})" if claim.toll_text else ""
    return f"{said}{toll}: “{claim.quote}”" if claim.quote else f"{said}{toll}"


def _days(claim: Claim) -> int | None:
    """How many days the claim's dates span; None for unknown."""
    if not claim.date_start:
        return None
    start = date.fromisoformat(claim.date_start)
    end = date.fromisoformat(claim.date_end or claim.date_start)
    return (end - start).days + 1


def _ged_date_precision(days: int | None) -> int | None:
    """1 one day, 2 two to six days, 3 a week, 4 up to a month, 5 more."""
    if days is None:
        return None
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


SCHEMAS: dict[str, Callable[[Sequence[Claim]], Table]] = {"acled": acled, "ged": ged}
