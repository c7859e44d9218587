"""Claims as a GeoDataFrame, one row a claim, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.model import AREA_PRECISIONS, FIELDS, FLOAT_FIELDS, INTEGER_FIELDS, Claim
from geo.rows import raise_faults, read_rows
from geo.typed import read_typed

if TYPE_CHECKING:
    from numpy.typing import NDArray

CRS = "EPSG:4326"
SEGMENTS = 32


def to_frame(claims: Iterable[Claim]) -> gpd.GeoDataFrame:
    """A frame in EPSG:4326 with the columns `FIELDS` and `geometry`, indexed from 0.

    A geometry is a point; for words that cover an area a circle of `radius_m` metres about its
    centre, counter-clockwise, and never a point; `None` for a claim that can't be placed. Numbers
    that may be unknown are Int64 and float64, unknown as <NA> and NaN; unknown words are "".
    """
    claims = tuple(claims)
    frame = pd.DataFrame(
        {name: pd.Series([getattr(c, name) for c in claims], dtype=_dtype(name)) for name in FIELDS}
    )
    return gpd.GeoDataFrame(frame, geometry=geometries(claims), crs=CRS)


def from_frame(frame: gpd.GeoDataFrame) -> tuple[Claim, ...]:
    """The claims of a frame as `to_frame` makes it; GeoError that lists every fault.

    The fields decide: geometries are not read.
    """
    missing = [name for name in FIELDS if name not in frame.columns]
    faults = [f"column {name!r} is missing" for name in missing]
    if frame.crs is None:
        faults.append(f"has no CRS; say frame.set_crs({CRS!r}) if it is in degrees")
    elif frame.crs.to_epsg() != 4326 and frame.crs != "OGC:CRS84":
        faults.append(f"is in {frame.crs.to_string()}; convert it by frame.to_crs({CRS!r})")
    raise_faults(faults, "frame")
    claims = read_typed(frame)
    if claims is not None:
        return claims
    cells = pd.DataFrame(frame[list(FIELDS)]).astype(object)
    table = cells.where(cells.notna(), None).itertuples(index=False, name=None)
    rows = (
        (f"row {label}", dict(zip(FIELDS, row, strict=True)))
        for label, row in zip(frame.index, table, strict=True)
    )
    claims = read_rows(rows, faults)
    raise_faults(faults, "frame")
    return claims


def geometries(claims: Sequence[Claim]) -> NDArray[np.object_]:
    """The geometry of each claim as `to_frame` has it: Point, Polygon or None, in (lon, lat)."""
    shapes = np.full(len(claims), None, dtype=object)
    points, areas = [], []
    for i, claim in enumerate(claims):
        if not claim.is_placed or claim.geo_precision == "unresolved":
            continue
        if claim.geo_precision not in AREA_PRECISIONS:
            points.append(i)
        elif claim.radius_m is not None:
            areas.append(i)

    def numbers(name: str, of: list[int]) -> NDArray[np.float64]:
        return np.array([getattr(claims[i], name) for i in of], dtype=float)

    if points:
        shapes[points] = shapely.points(numbers("lon", points), numbers("lat", points))
    if areas:
        shapes[areas] = _circles(
            numbers("lat", areas), numbers("lon", areas), numbers("radius_m", areas)
        )
    return shapes


def circle(lat: float, lon: float, radius_m: float) -> shapely.Polygon:
    """The geodesic circle about a WGS 84 point in degrees, counter-clockwise, in (lon, lat)."""
    one = np.ones(1)
    return _circles(lat * one, lon * one, radius_m * one)[0]


def _dtype(name: str) -> str:
    if name in INTEGER_FIELDS:
        return "Int64"
    return "float64" if name in FLOAT_FIELDS else "str"


def _circles(
    lat: NDArray[np.float64], lon: NDArray[np.float64], radius_m: NDArray[np.float64]
) -> NDArray[np.object_]:
    from pyproj import Geod

    azimuths = -np.arange(SEGMENTS) * 360 / SEGMENTS
    shape = (len(lat), SEGMENTS)
    x, y, _ = Geod(ellps="WGS84").fwd(
        np.broadcast_to(lon[:, None], shape).ravel(),
        np.broadcast_to(lat[:, None], shape).ravel(),
        np.broadcast_to(azimuths, shape).ravel(),
        np.broadcast_to(radius_m[:, None], shape).ravel(),
    )
    rings = np.stack([x, y], axis=-1).reshape(*shape, 2)
    polygons: NDArray[np.object_] = shapely.polygons(np.concatenate([rings, rings[:, :1]], axis=1))
    return polygons
