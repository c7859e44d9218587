"""Frames to pages: folium layers and maps that open offline."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from maps.errors import MapsError

if TYPE_CHECKING:
    from maps.boundaries import read_boundaries
    from maps.layer import ClaimsLayer
    from maps.page import build, save
    from maps.tiles import find_tiles

__all__ = ["ClaimsLayer", "MapsError", "build", "find_tiles", "read_boundaries", "save"]

_HOMES = {
    "ClaimsLayer": "maps.layer",
    "build": "maps.page",
    "read_boundaries": "maps.boundaries",
    "save": "maps.page",
    "find_tiles": "maps.tiles",
}


def __getattr__(name: str) -> Any:
    """Load folium and geopandas only when a map is wanted."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
