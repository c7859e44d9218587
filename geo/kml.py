"""Claims as KML 2.2, a folder a side."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from geo.looks import Look
from geo.model import Claim
from geo.rows import as_row

NAMESPACE = "http://www.opengis.net/kml/2.2"

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_kml(claims: Sequence[Claim], path: Path, looks: Sequence[Look] = ()) -> None:
    """A KML document; a claim that can't be placed is a placemark without geometry. `looks` colours
    the marks and names the folders of these sides.

    Characters that XML forbids become U+FFFD. Descriptions are HTML to the programs that show
    them, so what they hold is escaped once more.
    """
    from geo.frame import geometries

    pairs = sorted(zip(claims, geometries(claims), strict=True), key=lambda pair: pair[0].side)
    labels = {look.id: look.label for look in looks}
    with path.open("wb") as file:
        file.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
        file.write(f'<kml xmlns="{NAMESPACE}">\n<Document>\n'.encode())
        styles = {}
        for number, look in enumerate(looks, 1):
            styles[look.id] = f"side-{number}"  # a name that XML allows, whatever the side's is
            file.write(_bytes(_style(styles[look.id], look.colour)))
        for side, of_side in groupby(pairs, key=lambda pair: pair[0].side):
            name = labels.get(side, side or "unattributed")
            file.write(b"<Folder>\n" + _bytes(_element("name", name)))
            for claim, geometry in of_side:
                file.write(_bytes(_placemark(claim, geometry, styles.get(side, ""))))
            file.write(b"</Folder>\n")
        file.write(b"</Document>\n</kml>\n")


def _style(id: str, colour: str) -> ET.Element:
    """Colours in KML are alpha, blue, green, red. Icons stay the program's own: those on the web
    would be fetched."""
    reversed_colour = bytes.fromhex(colour.lstrip("#"))[::-1].hex()
    style = ET.Element("Style", id=id)
    for kind, alpha in (("IconStyle", "ff"), ("LineStyle", "ff"), ("PolyStyle", "40")):
        _text(ET.SubElement(style, kind), "color", alpha + reversed_colour)
    return style


def _placemark(claim: Claim, geometry: Any, style: str) -> ET.Element:
    mark = ET.Element("Placemark")
    _text(mark, "name", claim.place or claim.toponym or "no place named")
    said = f"{claim.source_text or claim.source or 'no source named'}: “{claim.quote}”"
    _text(mark, "description", html.escape(said))
    if claim.date_start or claim.date_end:
        span = ET.SubElement(mark, "TimeSpan")
        for name, day in (("begin", claim.date_start), ("end", claim.date_end)):
            if day:
                _text(span, name, day)
    if style:
        _text(mark, "styleUrl", f"#{style}")
    data = ET.SubElement(mark, "ExtendedData")
    for name, value in as_row(claim).items():
        if value not in (None, ""):
            _text(ET.SubElement(data, "Data", name=name), "value", str(value))
    if geometry is None:
        return mark
    if geometry.geom_type == "Point":
        _text(ET.SubElement(mark, "Point"), "coordinates", _coordinates(geometry.coords))
        return mark
    boundary = ET.SubElement(ET.SubElement(mark, "Polygon"), "outerBoundaryIs")
    ring = ET.SubElement(boundary, "LinearRing")
    _text(ring, "coordinates", _coordinates(geometry.exterior.coords))
    return mark


def _coordinates(points: Any) -> str:
    return " ".join(f"{lon:.6f},{lat:.6f}" for lon, lat in points)


def _text(parent: ET.Element, name: str, text: str) -> None:
    parent.append(_element(name, text))


def _element(name: str, text: str) -> ET.Element:
    element = ET.Element(name)
    element.text = _NO_XML.sub("\ufffd", text)
    return element


def _bytes(element: ET.Element) -> bytes:
    written: bytes = ET.tostring(element, encoding="utf-8")
    return written + b"\n"
