"""Outlines of governorates and districts, from a file of the reader's own."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import orjson
import shapely

import gazetteer
from gazetteer.model import Context, Place
from maps.errors import MapsError

PRECISIONS = frozenset({"governorate", "district"})
_MAGIC = {".gpkg": b"SQLite format 3\0", ".shp": b"\0\0\x27\x0a", ".fgb": b"fgb"}
_JSON = (".geojson", ".json")
_WGS84 = "EPSG:4326"
_EQUAL_AREA = "EPSG:6933"
_SIMPLIFIED = 0.002
_LIKE_EXTENT = 2.0
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Outline:
    """A polygon in WGS 84 degrees; `name` as the file has it, `place_id` of the gazetteer's
    governorate or district that it is the outline of, empty where it is none's."""

    name: str
    place_id: str
    geometry: shapely.Geometry


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The outlines of a file and whom they are to be credited to."""

    outlines: tuple[Outline, ...]
    credit: str

    @property
    def place_ids(self) -> frozenset[str]:
        """The places that have an outline."""
        return frozenset(outline.place_id for outline in self.outlines if outline.place_id)

    @property
    def unmatched(self) -> tuple[str, ...]:
        """Names of the outlines that are no place's."""
        return tuple(outline.name for outline in self.outlines if not outline.place_id)


def read_boundaries(
    path: str | os.PathLike[str], *, credit: str = "", theatre: str = "syria"
) -> Boundaries:
    """The polygons of a file that lie in a theatre, simplified to about 200 m.

    Reads GeoJSON, GeoPackage, FlatGeobuf and shapefiles; degrees of WGS 84 where the file names
    no CRS. An outline belongs to the governorate or district that it is named after in any
    script, else to the governorate whose centre it holds; in either case only when it has the
    place's extent, so that the district of Homs is not taken for the governorate. Without
    `credit`, the file's name stands for it. MapsError for a file that can't be read or has no
    polygon in the theatre.
    """
    where = os.fspath(path)
    frame = _within(_polygons(_read(Path(where), where), where), theatre, where)
    areas = frame.to_crs(_EQUAL_AREA).area
    names = _names(frame)
    place_ids = [
        _place_id(texts, shape, area, theatre)
        for texts, shape, area in zip(names, frame.geometry, areas, strict=True)
    ]
    shapes = shapely.coverage_simplify(frame.geometry.to_numpy(), _SIMPLIFIED)
    outlines = (
        Outline(texts[0] if texts else "an outline without a name", place_id, shape)
        for texts, place_id, shape in zip(names, place_ids, shapes, strict=True)
    )
    return Boundaries(tuple(outlines), credit or Path(where).name)


def _read(path: Path, where: str) -> gpd.GeoDataFrame:
    """A file as geopandas reads it, if it is what its name says: GDAL would follow a file that
    only points elsewhere, to other files and to the net."""
    try:
        content = path.read_bytes()
        if path.suffix.lower() in _JSON:
            known = orjson.loads(content).get("type") == "FeatureCollection"
        else:
            magic = _MAGIC.get(path.suffix.lower())
            known = magic is not None and content.startswith(magic)
        if known:
            return gpd.read_file(path.resolve())
    except (OSError, ValueError, AttributeError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise MapsError(
            f"can't be read as boundaries: {reason}", where=where, fix="check the file"
        ) from error
    raise MapsError(
        "isn't a file of boundaries that can be read",
        where=where,
        fix="give GeoJSON (a FeatureCollection), GeoPackage, FlatGeobuf or a shapefile, unzipped",
    )


def _polygons(frame: gpd.GeoDataFrame, where: str) -> gpd.GeoDataFrame:
    """The polygons of a frame, valid and in degrees of WGS 84."""
    if "geometry" in frame:
        frame = frame[frame.geom_type.isin(["Polygon", "MultiPolygon"])]
    if "geometry" not in frame or frame.empty:
        raise MapsError(
            "holds no polygon", where=where, fix="give the areas of governorates or districts"
        )
    frame = frame.set_crs(_WGS84) if frame.crs is None else frame.to_crs(_WGS84)
    valid = shapely.make_valid(frame.geometry.to_numpy(), method="structure", keep_collapsed=False)
    return frame.set_geometry(valid, crs=_WGS84)


def _within(frame: gpd.GeoDataFrame, theatre: str, where: str) -> gpd.GeoDataFrame:
    south, west, north, east = gazetteer.load(theatre).theatre.box
    inside = frame[frame.intersects(shapely.box(west, south, east, north))]
    if inside.empty:
        raise MapsError(
            f"no polygon lies in the theatre {theatre}, {south:g} to {north:g} degrees north and "
            f"{west:g} to {east:g} degrees east",
            where=where,
            fix="check the file's CRS, and that longitude comes before latitude",
        )
    return inside


def _names(frame: gpd.GeoDataFrame) -> list[list[str]]:
    """The words that stand with each polygon, without those that stand with every one."""
    rows = frame.drop(columns=frame.geometry.name).itertuples(index=False, name=None)
    texts = [[text for text in row if _is_name(text)] for row in rows]
    common = set.intersection(*map(set, texts)) if len(texts) > 1 else set()
    return [[text for text in row if text not in common] for row in texts]


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= _LONGEST_NAME


def _place_id(texts: list[str], shape: shapely.Geometry, area: float, theatre: str) -> str:
    """The place that a polygon, `area` in square metres, is the outline of, or nothing."""
    known = gazetteer.load(theatre)
    context = Context(kinds=PRECISIONS)
    named = [known.resolve(text, context).chosen for text in texts]
    about = [
        place
        for place in known.governorates()
        if shape.contains(shapely.Point(place.lon, place.lat))
    ]
    places = [candidate.place for candidate in named if candidate] + about
    return next((place.place_id for place in places if _is_like(place, area)), "")


def _is_like(place: Place, area: float) -> bool:
    ratio = area / (math.pi * max(place.radius_m, 1.0) ** 2)
    return place.kind in PRECISIONS and 1 / _LIKE_EXTENT < ratio < _LIKE_EXTENT
