"""Claims as KML 2.2, a folder a side."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any
from xml.etree import ElementTree as ET

from geo.model import Claim
from geo.rows import as_row

NAMESPACE = "http://www.opengis.net/kml/2.2"

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(claims: Sequence[Claim]) -> bytes:
    """A KML document; a claim that can't be placed is a placemark without geometry.

    Characters that XML forbids become U+FFFD. Descriptions are HTML to the programs that show
    them, so what they hold is escaped once more.
    """
    from geo.frame import geometries

    root = ET.Element("kml", xmlns=NAMESPACE)
    body = ET.SubElement(root, "Document")
    placed = sorted(zip(claims, geometries(claims), strict=True), key=lambda pair: pair[0].side)
    for side, pairs in groupby(placed, key=lambda pair: pair[0].side):
        folder = ET.SubElement(body, "Folder")
        _text(folder, "name", side or "unattributed")
        for claim, geometry in pairs:
            _placemark(folder, claim, geometry)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _placemark(folder: ET.Element, claim: Claim, geometry: Any) -> None:
    mark = ET.SubElement(folder, "Placemark")
    _text(mark, "name", claim.place or claim.toponym or "no place named")
    said = f"{claim.source_text or claim.source}: “{claim.quote}”"
    _text(mark, "description", html.escape(said))
    if claim.date_start or claim.date_end:
        span = ET.SubElement(mark, "TimeSpan")
        for name, day in (("begin", claim.date_start), ("end", claim.date_end)):
            if day:
                _text(span, name, day)
    data = ET.SubElement(mark, "ExtendedData")
    for name, value in as_row(claim).items():
        if value not in (None, ""):
            _text(ET.SubElement(data, "Data", name=name), "value", str(value))
    if geometry is None:
        return
    if geometry.geom_type == "Point":
        _text(ET.SubElement(mark, "Point"), "coordinates", _coordinates(geometry.coords))
        return
    ring = ET.SubElement(
        ET.SubElement(ET.SubElement(mark, "Polygon"), "outerBoundaryIs"), "LinearRing"
    )
    _text(ring, "coordinates", _coordinates(geometry.exterior.coords))


def _coordinates(points: Any) -> str:
    return " ".join(f"{lon:.6f},{lat:.6f}" for lon, lat in points)


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _NO_XML.sub("\ufffd", text)
