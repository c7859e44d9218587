"""Claims as GeoJSON by RFC 7946."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from geo.model import Claim
from geo.rows import as_row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DECIMALS = 6  # of a degree: 0.1 m


def write_geojson(claims: Sequence[Claim], path: Path) -> None:
    """A FeatureCollection, one feature a claim with its fields as properties and its id as id.

    Coordinates are WGS 84 (lon, lat), at most `DECIMALS` decimals, rings counter-clockwise; the
    geometry of a claim that can't be placed is null. `lat` and `lon` in the properties are exact.
    """
    write_features(((claim.claim_id, as_row(claim)) for claim in claims), claims, path)


def write_features(
    features: Iterable[tuple[str, Mapping[str, object]]], places: Sequence[Claim], path: Path
) -> None:
    """A FeatureCollection of ids and properties, each at the place of the claim in its turn."""
    import shapely

    shapes = rounded(places)
    corners = shapely.get_coordinates(shapes)
    with path.open("wb") as file:
        file.write(b'{"type":"FeatureCollection",')
        if len(corners):
            bbox = [*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist()]
            file.write(b'"bbox":' + orjson.dumps(bbox) + b",")
        file.write(b'"features":[')
        for number, ((id, properties), shape) in enumerate(
            zip(features, shapely.to_geojson(shapes), strict=True)
        ):
            feature = {
                "type": "Feature",
                "id": id,
                "geometry": orjson.loads(shape) if shape else None,  # GEOS adds digits to some
                "properties": properties,
            }
            file.write((b",\n" if number else b"\n") + orjson.dumps(feature))
        file.write(b"\n]}\n")


def rounded(claims: Sequence[Claim]) -> NDArray[np.object_]:
    """The geometry of each claim as GeoJSON has it: Point, Polygon or None, in (lon, lat) with at
    most `DECIMALS` decimals."""
    import shapely

    from geo.frame import geometries

    shapes: NDArray[np.object_] = shapely.transform(
        geometries(claims), lambda degrees: degrees.round(DECIMALS)
    )
    return shapes
