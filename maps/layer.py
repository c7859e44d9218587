"""Claims as a folium layer for any folium map."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from html import escape
from typing import Any

import geopandas as gpd
from branca.element import Element, Figure, MacroElement
from folium.map import Layer
from folium.template import Template

from geo.comparison import compare
from geo.frame import from_frame
from geo.incidents import Incident
from geo.model import Claim
from maps.assets import asset
from maps.packing import layer_data, pack, pack_bytes
from maps.sides import load_sides


class Verbatim(Element):
    """Text that goes into the page as it is, never read as a template."""

    _template = Template("{{ this.text }}")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class ClaimsLayer(MacroElement):
    """The claims of a frame: one mark a place, split between the sides that claim it.

    `frame` is as `geo.to_frame` makes it; GeoError lists its faults. `add_to(map)` also adds a
    layer for each side that the claims name, which folium's LayerControl can switch. A mark opens
    its claims in a popup. `name` stands before the sides' labels, to tell two frames on one map
    apart. `incidents` are those that the claims' incident_id names, where more claims than these
    were compared; without them these are compared. Claims without a place are on no mark, and
    only the page of `build` lists them. Report text is handed on as packed data, never through a
    template.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = strikemap.layer({{ this.data_id|tojson }});
            {{ this.get_name() }}.addTo({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(
        self,
        frame: gpd.GeoDataFrame,
        *,
        name: str = "",
        incidents: Sequence[Incident] | None = None,
        theatre: str = "syria",
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "ClaimsLayer"
        claims = from_frame(frame)
        if incidents is None:
            comparison = compare(claims, theatre=theatre)
            claims, incidents = comparison.claims, comparison.incidents
        self.claims: tuple[Claim, ...] = claims
        told = {claim.incident_id for claim in claims}
        kept = [incident for incident in incidents if incident.incident_id in told]
        data = layer_data(claims, kept, theatre)
        index = pack_bytes(data.index)
        rows, texts = ([pack(part) for part in parts] for parts in (data.rows, data.texts))
        digest = hashlib.sha256("\n".join([index, *rows, *texts]).encode())
        self._id = digest.hexdigest()[:16]
        self.data_id = f"sm-claims-{self._id}"
        self.packed = {
            self.data_id: index,
            **{f"{self.data_id}-rows-{n}": part for n, part in enumerate(rows)},
            **{f"{self.data_id}-texts-{n}": part for n, part in enumerate(texts)},
        }
        labels = {side.id: side.label for side in load_sides(theatre)}
        used = {claim.side for claim in self.claims}
        ids = [id for id in labels if id in used] + sorted(used - labels.keys())
        before = f"{name}: " if name else ""
        self.sides = tuple(
            SideLayer(self, id, before + (labels.get(id, id) or "No side given")) for id in ids
        )

    def add_to(self, parent: Element, name: str | None = None, index: int | None = None) -> Element:
        """Add the claims and the layers of their sides to a folium map."""
        super().add_to(parent, name=name, index=index)
        for side in self.sides:
            side.add_to(parent)
        return self

    def render(self, **kwargs: Any) -> str:
        """Put script, style and data into the figure, the first two once a figure."""
        figure = self.get_root()
        if isinstance(figure, Figure):
            add_asset(figure, "strikemap")
            tail = getattr(figure, "tail", figure.html)
            for id, packed in self.packed.items():
                part = figure.html if id == self.data_id else tail
                part.add_child(data_element(id, packed), name=id)
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        return ""


class SideLayer(Layer):
    """The switch of one side of a ClaimsLayer: on the map, the side's claims are shown."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = {{ this.claims.get_name() }}.side({{ this.packed_id }});
        {% endmacro %}
        """
    )

    def __init__(self, claims: ClaimsLayer, side: str, label: str) -> None:
        super().__init__(name=inert(label), overlay=True)
        self._name = "SideLayer"
        self._id = hashlib.sha256(f"{claims.get_name()} {side}".encode()).hexdigest()[:16]
        self.claims = claims
        self.packed_id = code_points(side)


def inert(text: str) -> str:
    """Text for folium's layer names, which are HTML inside JavaScript inside a template."""
    plain = escape(" ".join(text.split()))
    return "".join(f"&#{ord(c)};" if c in "\\`${}%" else c for c in plain)


def code_points(text: str) -> str:
    """A JavaScript expression for a text that holds no character of it."""
    return f"String.fromCodePoint({', '.join(str(ord(c)) for c in text)})"


def data_element(id: str, packed: str) -> Verbatim:
    """A script element that holds packed data and runs nothing."""
    return Verbatim(f'<script type="application/json" id="{id}">"{packed}"</script>')


def add_asset(figure: Figure, name: str) -> None:
    """Inline a built script and its style in a figure's header, once."""
    figure.header.add_child(Verbatim(f"<style>{asset(f'{name}.css')}</style>"), name=f"{name}_css")
    figure.header.add_child(Verbatim(f"<script>{asset(f'{name}.js')}</script>"), name=f"{name}_js")
