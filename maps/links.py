"""Where a strike was said to be, and where it was geolocated: the lines between the two."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from typing import Any

from gazetteer.resolve import distance_m
from geo.model import AREA_PRECISIONS, Claim

GEOLOCATED = "geolocated"


def links(rows: Sequence[Claim], starts: Sequence[int]) -> list[dict[str, Any]]:
    """A line for each incident with a place that was named and one that was geolocated farther
    from it than the words of the claim cover.

    `starts` are the first row of each place, and the first row of none. A line has the numbers of
    its two places, `metres` between them, and the rows of the incident that name the first place
    and that geolocate the second. Areas have no lines: they have no point to begin at.
    """
    told = {claim.incident_id for claim in rows if claim.location_basis == GEOLOCATED} - {""}
    named: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    found: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row, claim in enumerate(rows[: starts[-1]]):
        if claim.incident_id in told and claim.geo_precision not in AREA_PRECISIONS:
            basis = found if claim.location_basis == GEOLOCATED else named
            basis[claim.incident_id][bisect_right(starts, row) - 1].append(row)
    lines = []
    for incident in sorted(found.keys() & named.keys()):
        for start, end in product(sorted(named[incident]), sorted(found[incident])):
            claimed, geolocated = named[incident][start], found[incident][end]
            metres = _apart(rows[claimed[0]], rows[geolocated[0]])
            if metres > max(rows[row].radius_m or 0.0 for row in claimed):
                line = {"from": start, "to": end, "metres": round(metres)}
                lines.append({**line, "claimed": claimed, "geolocated": geolocated})
    return lines


def _apart(one: Claim, other: Claim) -> float:
    """Metres between two placed claims."""
    points = [(claim.lat or 0.0, claim.lon or 0.0) for claim in (one, other)]
    return distance_m(points[0], points[1])
