"""The offline base map of a theatre: land, borders, lakes, rivers and place names."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson
import shapely

import gazetteer
from gazetteer.model import SETTLEMENTS, Place, Theatre
from maps.assets import asset
from maps.boundaries import Boundaries
from maps.packing import local_name

ATTRIBUTION = "Land, de facto borders and water: Natural Earth"
TOWNS = 40
DIGITS = 3
RIVER = "river"
_SIMPLIFIED = 0.004
_ROOM = 0.8


def base_data(theatre: str, boundaries: Boundaries | None = None) -> dict[str, Any]:
    """Box, base map as GeoJSON, labels, the most important first, and whom to credit. Degrees are
    WGS 84.

    Each feature's `kind` is land, lake, river, or outline, which has the `place_id` of the place
    that it outlines. Rivers and lakes are generalised: they may lie three kilometres off.
    """
    known = gazetteer.load(theatre).theatre
    land = _shapes("countries.jsonl", known.box)
    water = _shapes("water.jsonl", known.box)
    outlines = boundaries.outlines if boundaries else ()
    shapes = [("land", geometry) for _, geometry in land] + list(water)
    return {
        "box": known.box,
        "base": {
            "type": "FeatureCollection",
            "features": [_feature(geometry, kind=kind) for kind, geometry in shapes]
            + [_feature(o.geometry, kind="outline", place_id=o.place_id) for o in outlines],
        },
        "labels": [_label(place) for place in _labelled(known)] + _countries(land, known),
        "attribution": [ATTRIBUTION, *([f"Outlines: {boundaries.credit}"] if boundaries else [])],
    }


@cache
def _shapes(
    name: str, box: tuple[float, float, float, float]
) -> tuple[tuple[str, shapely.Geometry], ...]:
    """Polygons and lines of a built file about a box (south, west, north, east), by name, cut with
    room to move the map."""
    frame = _padded(box, 0.6)
    window = shapely.box(*frame)
    index, *lines = asset(name).splitlines()
    found = []
    for (label, *bounds), line in zip(orjson.loads(index), lines, strict=True):
        if not shapely.box(*bounds).intersects(window):
            continue
        outer, *holes = orjson.loads(line)
        shape = shapely.LineString(outer) if label == RIVER else shapely.Polygon(outer, holes)
        cut = shapely.clip_by_rect(shape, *frame).simplify(_SIMPLIFIED)
        if not cut.is_valid:  # islands that simplifying made touch themselves
            cut = shapely.make_valid(cut)
        if not cut.is_empty:
            found.append((label, cut))
    return tuple(found)


def _padded(
    box: tuple[float, float, float, float], share: float
) -> tuple[float, float, float, float]:
    """A box (south, west, north, east) made larger by a share of it, as (x, y, x, y)."""
    south, west, north, east = box
    pad_x, pad_y = (east - west) * share, (north - south) * share
    return west - pad_x, south - pad_y, east + pad_x, north + pad_y


def _feature(geometry: shapely.Geometry, **properties: str) -> dict[str, Any]:
    """A GeoJSON feature, rounded to about 100 m."""
    on_grid = shapely.set_precision(geometry, 10**-DIGITS)
    rounded = shapely.transform(on_grid, lambda points: points.round(DIGITS))
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": orjson.loads(shapely.to_geojson(rounded)),
    }


def _countries(
    land: tuple[tuple[str, shapely.Geometry], ...], theatre: Theatre
) -> list[dict[str, Any]]:
    """Names of the neighbours that have room for theirs, each in the part that is in view."""
    view = _padded(theatre.box, 0.1)
    labels = []
    for name, geometry in land:
        seen = shapely.clip_by_rect(geometry, *view)
        if name == theatre.title or seen.area < _ROOM:
            continue
        point = shapely.point_on_surface(seen)
        labels.append(
            {
                "place_id": "",
                "name": name,
                "alt": "",
                "lat": round(point.y, 3),
                "lon": round(point.x, 3),
                "kind": "country",
            }
        )
    return labels


def _labelled(theatre: Theatre) -> list[Place]:
    towns = [p for p in theatre.places if p.kind in SETTLEMENTS and p.population > 0]
    towns.sort(key=lambda place: (-place.population, place.place_id))
    governorates = [place for place in theatre.places if place.kind == "governorate"]
    return towns[:TOWNS] + governorates


def _label(place: Place) -> dict[str, Any]:
    local = local_name(place)
    return {
        "place_id": place.place_id,
        "name": place.name,
        "alt": local,
        "lat": place.lat,
        "lon": place.lon,
        "kind": "governorate" if place.kind == "governorate" else "town",
    }
