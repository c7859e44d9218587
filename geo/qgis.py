"""Styles of claims by side, as QGIS keeps them in a GeoPackage.

QGIS reads the style that the table `layer_styles` marks as a layer's default, and a style is for
one kind of geometry; so points and areas are a view each, beside the layer that holds all claims.
Sources: QGIS, "Saving styles into a database"; GeoPackage 1.3, clause 2.1 (views as layers).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

from geo.looks import Look
from geo.model import AREA_PRECISIONS, FIELDS

POINTS, AREAS = "claims_points", "claims_areas"
_SHAPES = {"plus": "cross", "wedge": "triangle"}  # where QGIS has another word
_UNKNOWN = "128,128,128"
_TIME = "1970-01-01T00:00:00.000Z"
_LAYER_STYLES = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT,
  f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME
)"""


def add_styles(path: Path, layer: str, looks: Sequence[Look]) -> None:
    """Give a GeoPackage of claims the views `claims_points` and `claims_areas` of its layer, each
    with a style by side."""
    areas = ", ".join(f"'{precision}'" for precision in sorted(AREA_PRECISIONS))
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(_LAYER_STYLES)
        _describe(database, "layer_styles", "attributes")
        for view, negated, kind in ((POINTS, "NOT ", "POINT"), (AREAS, "", "POLYGON")):
            columns = ", ".join(("geom", *FIELDS))
            database.execute(
                f"CREATE VIEW {view} AS SELECT fid AS OGC_FID, {columns} FROM {layer} "  # noqa: S608
                f"WHERE geom IS NOT NULL AND geo_precision {negated}IN ({areas})"
            )
            _describe(database, view, "features")
            database.execute(
                "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)", (view, kind)
            )
            database.execute(
                "INSERT INTO layer_styles VALUES "
                "(NULL, '', '', ?, 'geom', 'by side', ?, '', 1, 'Claims by side', '', NULL, ?)",
                (view, style(looks, is_area=kind == "POLYGON"), _TIME),
            )


def style(looks: Sequence[Look], *, is_area: bool) -> str:
    """A QML style with a symbol for each side, and one for claims of any other."""
    root = ET.Element("qgis", version="3.22", styleCategories="Symbology")
    renderer = ET.SubElement(root, "renderer-v2", type="categorizedSymbol", attr="side")
    categories = ET.SubElement(renderer, "categories")
    symbols = ET.SubElement(renderer, "symbols")
    sides = [(look.id, look.label, _rgb(look.colour), look.shape) for look in looks]
    for number, (id, label, rgb, shape) in enumerate([*sides, ("", "other", _UNKNOWN, "circle")]):
        ET.SubElement(
            categories, "category", value=id, symbol=str(number), label=label, render="true"
        )
        _symbol(symbols, str(number), rgb, shape, is_area=is_area)
    ET.SubElement(root, "layerGeometryType").text = "2" if is_area else "0"
    return f"<!DOCTYPE qgis>\n{ET.tostring(root, encoding='unicode')}"


def _symbol(parent: ET.Element, name: str, rgb: str, shape: str, *, is_area: bool) -> None:
    symbol = ET.SubElement(parent, "symbol", name=name, type="fill" if is_area else "marker")
    layer = ET.SubElement(symbol, "layer", enabled="1", locked="0")
    layer.attrib["class"] = "SimpleFill" if is_area else "SimpleMarker"
    options = ET.SubElement(layer, "Option", type="Map")
    values = (
        {
            "color": f"{rgb},40",
            "style": "solid",
            "outline_color": f"{rgb},255",
            "outline_style": "dash",
            "outline_width": "0.4",
            "outline_width_unit": "MM",
        }
        if is_area
        else {
            "name": _SHAPES.get(shape, shape),
            "angle": "180" if shape == "wedge" else "0",
            "color": f"{rgb},255",
            "outline_color": "255,255,255,255",
            "size": "3",
            "size_unit": "MM",
        }
    )
    for key, value in values.items():
        ET.SubElement(options, "Option", name=key, type="QString", value=value)


def _describe(database: sqlite3.Connection, name: str, kind: str) -> None:
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id) "
        "VALUES (?, ?, ?, ?, ?)",
        (name, kind, name, _TIME, 4326 if kind == "features" else 0),
    )


def _rgb(colour: str) -> str:
    return ",".join(str(part) for part in bytes.fromhex(colour.lstrip("#")))
