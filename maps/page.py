"""Strikemap's own page: a folium map with everything in one file."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, ClassVar

import folium
import geopandas as gpd
import jinja2
from branca.element import Figure, MacroElement
from folium.template import Template

import gazetteer
from geo.files import replacing
from geo.model import Report
from maps.assets import asset
from maps.base import base_data
from maps.layer import ClaimsLayer, Verbatim, data_element
from maps.packing import pack

_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


def build(
    frame: gpd.GeoDataFrame,
    *,
    title: str = "",
    reports: Sequence[Report] = (),
    theatre: str = "syria",
) -> folium.Map:
    """A page of claims as a folium map that needs no network.

    `frame` is as `geo.to_frame` makes it; GeoError lists its faults. Those of `reports` that no
    claim is from are listed as such. MapsError when the browser part isn't built.
    """
    known = gazetteer.load(theatre).theatre
    page = PageMap(title or f"Claimed air strikes: {known.title}", known.box)
    layer = ClaimsLayer(frame, theatre=theatre)
    layer.add_to(page)
    told = {claim.report_id for claim in layer.claims}
    silent = [report for report in reports if report.report_id not in told]
    Panels(layer, {**base_data(theatre), "reports": [_entry(r) for r in silent]}).add_to(page)
    return page


def save(map: folium.Map, path: str | os.PathLike[str]) -> None:
    """Write a map as one HTML file, whole or not at all; GeoError when it can't be written."""
    html = map.get_root().render()
    with replacing(path) as beside:
        beside.write_text(html, encoding="utf-8", newline="\n")


class PageMap(folium.Map):
    """A folium map without tiles and without a link to anything."""

    default_js: ClassVar[list[tuple[str, str]]] = []
    default_css: ClassVar[list[tuple[str, str]]] = []
    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <div class="folium-map" id="{{ this.get_name() }}"></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
                center: {{ this.location|tojson }}, zoom: 6, zoomSnap: 0.5
            });
        {% endmacro %}
        """
    )

    def __init__(self, title: str, box: tuple[float, float, float, float]) -> None:
        south, west, north, east = box
        super().__init__(location=[(south + north) / 2, (west + east) / 2], tiles=None)
        self._id = "strikemap"
        PageFigure(title).add_child(self)

    def render(self, **kwargs: Any) -> str:
        """Put the map and all on it into the figure."""
        MacroElement.render(self, **kwargs)  # type: ignore[no-untyped-call]
        return ""


class Panels(MacroElement):
    """What stands around the map: filters, lists and an opened place."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            strikemap.page({{ this._parent.get_name() }}, {{ this.layer.get_name() }}, "sm-page");
        {% endmacro %}
        """
    )

    def __init__(self, layer: ClaimsLayer, data: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Panels"
        self._id = layer._id
        self.layer = layer
        self.packed = pack(data)

    def render(self, **kwargs: Any) -> str:
        """Put script and data into the figure."""
        figure = self.get_root()
        if isinstance(figure, Figure):
            figure.html.add_child(data_element("sm-page", self.packed), name="sm-page")
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        return ""


class PageFigure(Figure):
    """The page's HTML, with a content-security policy for exactly the scripts and styles in it."""

    def __init__(self, title: str) -> None:
        super().__init__(title=title, ratio="70%")
        self.header._children.clear()
        self.header.add_child(
            Verbatim(f"<style>{asset('leaflet.css')}</style>"), name="leaflet_css"
        )
        self.header.add_child(
            Verbatim(f"<script>{asset('leaflet.js')}</script>"), name="leaflet_js"
        )

    def render(self, **kwargs: Any) -> str:
        """The whole page; the same claims give the same bytes."""
        parts = (self.header, self.html, self.script)
        before = [part._children.copy() for part in parts]
        for child in self._children.values():
            child.render(**kwargs)
        header, html, code = (part.render(**kwargs) for part in parts)
        for part, children in zip(parts, before, strict=True):
            part._children = children
        script = f"<script>{code}</script>"
        return _template().render(
            title=self.title,
            header=header,
            html=html,
            script=script,
            policy=_policy(header + html + script),
        )


def _policy(markup: str) -> str:
    """Allow the inline scripts and styles of a markup by their hashes, and nothing else."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for tag, text in _INLINE.findall(markup):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        if f"'sha256-{digest}'" not in hashes[tag]:
            hashes[tag].append(f"'sha256-{digest}'")
    return (
        f"default-src 'none'; script-src {' '.join(hashes['script'])}; "
        f"style-src {' '.join(hashes['style'])}; img-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def _template() -> jinja2.Template:
    text = (resources.files("maps") / "templates" / "page.html").read_text("utf-8")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(text)


def _entry(report: Report) -> dict[str, str]:
    return {
        "file": report.report_file,
        "publisher": report.publisher,
        "title": report.title,
        "url": report.url,
        "published": report.published,
    }
