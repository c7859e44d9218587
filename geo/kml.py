"""Claims as KML 2.2, a folder a side."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from geo.model import Claim
from geo.rows import as_row

NAMESPACE = "http://www.opengis.net/kml/2.2"

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_kml(claims: Sequence[Claim], path: Path) -> None:
    """A KML document; a claim that can't be placed is a placemark without geometry.

    Characters that XML forbids become U+FFFD. Descriptions are HTML to the programs that show
    them, so what they hold is escaped once more.
    """
    from geo.frame import geometries

    pairs = sorted(zip(claims, geometries(claims), strict=True), key=lambda pair: pair[0].side)
    with path.open("wb") as file:
        file.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
        file.write(f'<kml xmlns="{NAMESPACE}">\n<Document>\n'.encode())
        for side, of_side in groupby(pairs, key=lambda pair: pair[0].side):
            file.write(b"<Folder>\n" + _bytes(_element("name", side or "unattributed")))
            for claim, geometry in of_side:
                file.write(_bytes(_placemark(claim, geometry)))
            file.write(b"</Folder>\n")
        file.write(b"</Document>\n</kml>\n")


def _placemark(claim: Claim, geometry: Any) -> ET.Element:
    mark = ET.Element("Placemark")
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
