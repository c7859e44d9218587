"""Small maps that say where a place is, as SVG without a script."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from maps.base import base_data

WIDTH, HEIGHT = 240, 160
DEGREES = 2.4  # of longitude that a small map is wide
TOWNS = 3
_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Town:
    """A name on a small map, in pixels of it."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MiniMap:
    """A window on the base: `view` is the SVG viewBox in the base's units; the place is in the
    middle. `radius` is that of the area meant, in pixels, 0 for a place."""

    view: str
    radius: float
    towns: tuple[Town, ...]


class Base:
    """The theatre's land and water as SVG paths, to be drawn once and used by all small maps.

    Units are degrees of latitude, longitudes scaled to be as wide in the middle of the theatre;
    south is down.
    """

    def __init__(self, theatre: str) -> None:
        data = base_data(theatre)
        south, _, north, _ = data["box"]
        self._shrink = math.cos(math.radians((south + north) / 2))
        self._labels = [label for label in data["labels"] if label["kind"] == "town"]
        self.paths: dict[str, str] = {}
        for kind in ("land", "lake", "river"):
            shapes = [f for f in data["base"]["features"] if f["properties"]["kind"] == kind]
            self.paths[kind] = " ".join(self._path(shape["geometry"]) for shape in shapes)

    def around(self, lat: float, lon: float, radius_m: float) -> MiniMap:
        """A small map about a point in WGS 84 degrees, wide enough for an area of `radius_m`."""
        wide = max(DEGREES * self._shrink, 2.6 * radius_m / 111_320 * WIDTH / HEIGHT)
        high = wide * HEIGHT / WIDTH
        left, top = lon * self._shrink - wide / 2, -lat - high / 2
        scale = WIDTH / wide
        towns: list[Town] = []
        for label in self._labels:
            x = (label["lon"] * self._shrink - left) * scale
            y = (-label["lat"] - top) * scale
            middle = math.hypot(x - WIDTH / 2, y - HEIGHT / 2)
            apart = all(math.hypot(x - t.x, (y - t.y) * 3) > 60 for t in towns)
            if 8 < x < WIDTH - 60 and 14 < y < HEIGHT - 8 and middle > 24 and apart:
                towns.append(Town(label["name"], round(x, 1), round(y, 1)))
            if len(towns) == TOWNS:
                break
        view = " ".join(f"{number:.4f}" for number in (left, top, wide, high))
        return MiniMap(view, round(radius_m / 111_320 * scale, 1), tuple(towns))

    def _path(self, geometry: dict[str, Any]) -> str:
        return " ".join(
            f"M{' '.join(f'{x * self._shrink:.{_DIGITS}f},{-y:.{_DIGITS}f}' for x, y in line)}"
            + ("" if "Line" in geometry["type"] else "Z")
            for line in _lines(geometry)
        )


def _lines(geometry: dict[str, Any]) -> Iterable[list[list[float]]]:
    coordinates = geometry.get("coordinates", [])
    match geometry["type"]:
        case "LineString":
            yield coordinates
        case "Polygon" | "MultiLineString":
            yield from coordinates
        case "MultiPolygon":
            for polygon in coordinates:
                yield from polygon
        case "GeometryCollection":
            for part in geometry["geometries"]:
                yield from _lines(part)
