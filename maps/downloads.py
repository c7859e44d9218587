"""What a page needs beside its claims to write the same files as `geo.export` does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shapely

from geo.geojson import rounded
from geo.model import AREA_PRECISIONS, FLOAT_FIELDS, Claim


def export_data(claims: Sequence[Claim]) -> dict[str, Any]:
    """The fields that hold floats, the precisions whose geometry is an area, and the areas: lat,
    lon and radius_m as the claims have them, and the ring as GeoJSON has it."""
    areas = {
        (claim.lat, claim.lon, claim.radius_m): claim
        for claim in claims
        if claim.geo_precision in AREA_PRECISIONS and claim.is_placed and claim.radius_m is not None
    }
    shapes = rounded(tuple(areas.values()))
    return {
        "floats": FLOAT_FIELDS,
        "area_precisions": sorted(AREA_PRECISIONS),
        "areas": [
            [*extent, shapely.get_coordinates(shape).tolist()]
            for extent, shape in zip(areas, shapes, strict=True)
        ],
    }
