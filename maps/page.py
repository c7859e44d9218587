"""Strikemap's own page: a folium map with everything in one file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import folium
import geopandas as gpd
from branca.element import Figure, MacroElement
from folium.template import Template

import gazetteer
from geo.files import replacing
from geo.incidents import Incident
from geo.model import Report
from maps.base import base_data
from maps.boundaries import Boundaries
from maps.downloads import export_data
from maps.figure import PageFigure
from maps.layer import ClaimsLayer, data_element
from maps.packing import pack
from maps.tiles import Tiles


def build(
    frame: gpd.GeoDataFrame,
    *,
    title: str = "",
    reports: Sequence[Report] = (),
    incidents: Sequence[Incident] | None = None,
    theatre: str = "syria",
    boundaries: Boundaries | None = None,
    tiles: Tiles | None = None,
) -> folium.Map:
    """A page of claims as a folium map that needs no network.

    `frame` is as `geo.to_frame` makes it; GeoError lists its faults. Those of `reports` that no
    claim is from are listed as such. `incidents` are those of a comparison of more claims than
    these; without them these are compared. The outlines of `boundaries` are drawn, and filled
    where claims tell of their places. `tiles` are loaded when the reader turns them on, and only
    then. MapsError when the browser part isn't built.
    """
    known = gazetteer.load(theatre).theatre
    images = tiles.origins if tiles else ()
    page = PageMap(title or f"Claimed air strikes: {known.title}", known.box, images)
    layer = ClaimsLayer(frame, incidents=incidents, theatre=theatre)
    layer.add_to(page)
    told = {claim.report_id for claim in layer.claims}
    silent = [report for report in reports if report.report_id not in told]
    data = base_data(theatre, boundaries) | {
        "reports": [_entry(report) for report in silent],
        "tiles": asdict(tiles) if tiles else None,
    }
    Panels(layer, data).add_to(page)
    return page


def save(map: folium.Map, path: str | os.PathLike[str]) -> None:
    """Write a map as one HTML file, whole or not at all; GeoError when it can't be written."""
    html = map.get_root().render()
    with replacing(path) as beside:
        beside.write_text(html, encoding="utf-8", newline="\n")


class PageMap(folium.Map):
    """A folium map without tiles and without a link to anything."""

    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <div class="folium-map" id="{{ this.get_name() }}"></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
                center: {{ this.location|tojson }}, zoom: 6, zoomSnap: 0.5, ...strikemap.motion
            });
        {% endmacro %}
        """
    )

    def __init__(
        self, title: str, box: tuple[float, float, float, float], images: Sequence[str] = ()
    ) -> None:
        south, west, north, east = box
        super().__init__(location=[(south + north) / 2, (west + east) / 2], tiles=None)
        self._id = "strikemap"
        PageFigure(title, images).add_child(self)

    def render(self, **kwargs: Any) -> str:
        """Put the map and all on it into the figure."""
        MacroElement.render(self, **kwargs)  # type: ignore[no-untyped-call]
        return ""


class Panels(MacroElement):
    """What stands around the map: filters, lists and an opened place."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            strikemap.page({{ this._parent.get_name() }}, {{ this.layer.get_name() }}, "sm-page",
                {{ this.box|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, layer: ClaimsLayer, data: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Panels"
        self._id = layer._id
        self.layer = layer
        self.box = data["box"]
        self.packed = pack({name: part for name, part in data.items() if name != "box"})
        self.export = pack(export_data(layer.claims))

    def render(self, **kwargs: Any) -> str:
        """Put script and data into the figure."""
        figure = self.get_root()
        if isinstance(figure, Figure):
            figure.html.add_child(data_element("sm-page", self.packed), name="sm-page")
            tail = getattr(figure, "tail", figure.html)
            tail.add_child(data_element("sm-export", self.export), name="sm-export")
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        return ""


def _entry(report: Report) -> dict[str, str]:
    return {
        "file": report.report_file,
        "publisher": report.publisher,
        "title": report.title,
        "url": report.url,
        "published": report.published,
    }
