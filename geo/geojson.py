"""Claims as GeoJSON by RFC 7946."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from geo.model import Claim
from geo.rows import as_row

DECIMALS = 6  # of a degree: 0.1 m


def feature_collection(claims: Sequence[Claim]) -> bytes:
    """A FeatureCollection, one feature a claim with its fields as properties and its id as id.

    Coordinates are WGS 84 (lon, lat), at most `DECIMALS` decimals, rings counter-clockwise; the
    geometry of a claim that can't be placed is null. `lat` and `lon` in the properties are exact.
    """
    from geo.frame import geometries

    features: list[dict[str, Any]] = []
    corners: list[tuple[float, float]] = []
    for claim, geometry in zip(claims, geometries(claims), strict=True):
        shape = None
        if geometry is not None and geometry.geom_type == "Point":
            (point,) = _rounded(geometry.coords)
            shape = {"type": "Point", "coordinates": point}
            corners.append(point)
        elif geometry is not None:
            ring = _rounded(geometry.exterior.coords)
            shape = {"type": "Polygon", "coordinates": [ring]}
            corners.extend(ring)
        features.append(
            {
                "type": "Feature",
                "id": claim.claim_id,
                "geometry": shape,
                "properties": as_row(claim),
            }
        )
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    if corners:
        lons, lats = zip(*corners, strict=True)
        collection["bbox"] = [min(lons), min(lats), max(lons), max(lats)]
    collection["features"] = features
    return orjson.dumps(collection, option=orjson.OPT_APPEND_NEWLINE)


def _rounded(coordinates: Any) -> list[tuple[float, float]]:
    return [(round(lon, DECIMALS), round(lat, DECIMALS)) for lon, lat in coordinates]
