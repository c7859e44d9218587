"""The same claims as folium and geopandas draw them, with their links made local."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
from folium.plugins import FastMarkerCluster

import maps

SHOWN = ("source", "claimed_target", "toll_text", "date_start", "publisher", "url", "quote")
PACKAGES = Path(__file__).resolve().parents[1] / "maps" / "web" / "node_modules"
FILES = {  # what the pages link to that isn't at npm's address, and where npm's package has it
    "jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
    "leaflet.markercluster.js": "leaflet.markercluster/dist/leaflet.markercluster.js",
    "MarkerCluster.css": "leaflet.markercluster/dist/MarkerCluster.css",
    "MarkerCluster.Default.css": "leaflet.markercluster/dist/MarkerCluster.Default.css",
}
_LINK = re.compile(r'(?<=[= ]["\'])https://[^"\']+\.(?:js|css)(?=["\'])')
_NPM = re.compile(r"https://cdn\.jsdelivr\.net/npm/([^@/]+)@[^/]+/(.+)")


def strikemap(frame: gpd.GeoDataFrame) -> folium.Map:
    """The page with all there is of the claims."""
    return maps.build(frame)


def geojson(frame: gpd.GeoDataFrame) -> folium.Map:
    """A layer a side, a popup with a few fields."""
    drawn = _empty(frame)
    for side, part in frame.groupby("side"):
        folium.GeoJson(
            part[[*SHOWN, "geometry"]],
            name=side,
            marker=folium.CircleMarker(radius=5),
            popup=folium.GeoJsonPopup(list(SHOWN)),
        ).add_to(drawn)
    folium.LayerControl(collapsed=False).add_to(drawn)
    return drawn


def clusters(frame: gpd.GeoDataFrame) -> folium.Map:
    """A layer of clusters a side, a popup with the source and the quote."""
    callback = """function (row) {
        var marker = L.marker(new L.LatLng(row[0], row[1])), box = document.createElement("div");
        box.textContent = row[2] + ": " + row[3];
        return marker.bindPopup(box);
    }"""
    drawn = _empty(frame)
    for side, part in frame.groupby("side"):
        rows = part[["lat", "lon", "source", "quote"]].to_numpy().tolist()
        layer = FastMarkerCluster(rows, callback=callback, name=side)  # type: ignore[no-untyped-call]
        layer.add_to(drawn)
    folium.LayerControl(collapsed=False).add_to(drawn)
    return drawn


def explore(frame: gpd.GeoDataFrame) -> folium.Map:
    """One layer with all fields, coloured by side."""
    drawn: folium.Map = frame.explore(column="side", tiles=None)
    folium.LayerControl(collapsed=False).add_to(drawn)
    return drawn


Maker = Callable[[gpd.GeoDataFrame], folium.Map]
PEERS: dict[str, Maker] = {
    "Strikemap": strikemap,
    "folium GeoJson": geojson,
    "folium FastMarkerCluster": clusters,
    "GeoDataFrame.explore": explore,
}


def local(html: str, server: str) -> str:
    """The page with its links led to a server of `PACKAGES`; what isn't there, it answers with
    nothing."""
    return _LINK.sub(lambda link: f"{server}/{_path(link.group())}", html)


def _path(address: str) -> str:
    name = address.rsplit("/", 1)[-1]
    if name in FILES:
        return FILES[name]
    package = _NPM.fullmatch(address)
    return "/".join(package.groups()) if package else name


def _empty(frame: gpd.GeoDataFrame) -> folium.Map:
    west, south, east, north = frame.total_bounds
    drawn = folium.Map(tiles=None, prefer_canvas=True, maxZoom=18)
    drawn.fit_bounds([[south, west], [north, east]])
    return drawn


def measured(value: Any) -> str:
    """A number as the table has it."""
    return "-" if value is None else f"{value:,.3g}" if value < 100 else f"{value:,.0f}"
