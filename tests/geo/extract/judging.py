"""Claims of the test reports, each judged by the gold rows of its report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.normalise import fold
from gazetteer.resolve import distance_m
from geo.collect import read
from geo.model import AREA_PRECISIONS, Claim

DATA = Path(__file__).parents[2] / "data"
LANGUAGES = ("en", "ru", "ar")
_CAMPS = {"monitor": "opposition", "media": "other", "unattributed": "other", "un_ngo": "other"}
_POINT_KM, _AREA_KM = 5, 30

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with whether the gold rows have it as it is; `found` if place and side are right."""

    claim: Claim
    found: bool
    right: bool


def judged() -> Iterator[Judged]:
    """The claims that name a place, but for those that the gold rows leave open."""
    for language in LANGUAGES:
        lines = (DATA / "gold" / f"{language}.jsonl").read_text("utf-8").splitlines()
        rows: dict[str, list[Row]] = {}
        for row in map(json.loads, lines):
            rows.setdefault(row["report"], []).append(row)
        for claim in read(str(DATA / "reports" / language)).claims:
            gold = rows.get(Path(claim.report_file).stem)
            if gold is not None and claim.toponym and not _is_open(claim, gold):
                told = [row for row in gold if "side" in row and _is_found(row, claim)]
                yield Judged(claim, bool(told), any(_is_right(row, claim) for row in told))


def _is_open(claim: Claim, rows: Sequence[Row]) -> bool:
    name = fold(claim.toponym)
    return any(row.get("neutral") and fold(row["toponym"]) == name for row in rows)


def _is_found(row: Row, claim: Claim) -> bool:
    return _camp(row["side"]) == _camp(claim.side) and _is_there(row, claim)


def _camp(side: str) -> str:
    return _CAMPS.get(side, side)


def _is_there(row: Row, claim: Claim) -> bool:
    if row.get("lat") is None:
        return fold(row["toponym"]) in fold(claim.toponym)
    is_area = claim.geo_precision in AREA_PRECISIONS
    if row["level"] == "area" and is_area and row.get("whole_admin1"):
        return bool(row["admin1"] == claim.admin1 and claim.geo_precision == "governorate")
    if claim.lat is None or claim.lon is None:
        return False
    if (row["level"] == "area") != is_area and claim.geo_precision != "near":
        return False
    km = float(row.get("km", _AREA_KM if row["level"] == "area" else _POINT_KM))
    return distance_m((row["lat"], row["lon"]), (claim.lat, claim.lon)) <= 1000 * km


def _is_right(row: Row, claim: Claim) -> bool:
    """Whether a claim has the source that a row asks for and says nothing else otherwise."""
    words = fold(f"{claim.source} {claim.source_text}")
    return (
        ("source" not in row or any(fold(word) in words for word in row["source"]))
        and row.get("stance", claim.stance) == claim.stance
        and (claim.attacker == "unknown" or row.get("attacker", claim.attacker) == claim.attacker)
        and (not claim.date_start or row.get("date") in (None, claim.date_start, claim.date_end))
        and (claim.killed_min is None or row.get("killed_min") in (None, claim.killed_min))
    )
