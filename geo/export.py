"""Claims and incidents to files that other tools open."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import orjson

from geo.cells import guard
from geo.errors import GeoError
from geo.files import replacing
from geo.geojson import write_features, write_geojson
from geo.gis import write_geopackage, write_geoparquet
from geo.incidents import Incident
from geo.kml import write_kml
from geo.looks import Look
from geo.model import FIELDS, Claim, Collection
from geo.rows import as_row
from geo.schemas import SCHEMAS

INCIDENT_COLUMNS = (
    "incident_id",
    "place",
    "admin1",
    "lat",
    "lon",
    "radius_m",
    "geo_precision",
    "date_start",
    "date_end",
    "sides",
    "voices",
    "verdict",
    "disputed_on",
    "place_agrees",
    "target_agrees",
    "toll_agrees",
    "difference",
    "claim_ids",
    "support_ids",
    "links",
)

Target = str | os.PathLike[str]


def write(
    collection: Collection,
    target: Target,
    *,
    form: str = "",
    schema: str = "",
    bom: bool = False,
    looks: Sequence[Look] = (),
) -> None:
    """Write the claims to a file, whole or not at all.

    `form` is one of `FORMS`, by default the target's ending; `schema` one of `SCHEMAS`, for CSV.
    `bom` begins a CSV with the mark by which Excel knows UTF-8. `looks`, such as
    `maps.sides.load_sides()`, are the sides' colours in GeoPackage (for QGIS) and KML.
    The same claims give the same bytes. Raises GeoError.
    """
    form = form or form_of(target)
    if form not in FORMS:
        raise GeoError(f"the form {form!r} is unknown", fix=f"it can be {', '.join(FORMS)}")
    if schema and schema not in SCHEMAS:
        raise GeoError(f"the schema {schema!r} is unknown", fix=f"it can be {', '.join(SCHEMAS)}")
    if form != "csv":
        for what, asked in ((f"the schema {schema}", schema), ("the mark for Excel", bom)):
            if asked:
                fix = "write to a .csv file"
                raise GeoError(f"{what} is one of CSV, not {form}", fix=fix)
        with replacing(target) as path:
            if form in _STYLED:
                _STYLED[form](collection.claims, path, looks)
            else:
                _WRITERS[form](collection.claims, path)
        return
    columns, rows = (
        SCHEMAS[schema](collection.claims) if schema else (FIELDS, map(as_row, collection.claims))
    )
    with replacing(target) as path:
        _write_table(columns, rows, path, bom=bom)


def write_incidents(incidents: Sequence[Incident], target: Target, *, form: str = "csv") -> None:
    """Write the incidents as CSV, one row each, or as GeoJSON, one feature each, whole or not at
    all.

    `sides`, `disputed_on`, `claim_ids` and `support_ids` are lists with spaces between; `links`
    gives for each claim its score and why it may tell of this strike. An incident in an area is a
    circle of its radius and no point.
    """
    rows = [_incident_row(incident) for incident in incidents]
    with replacing(target) as path:
        if form == "geojson":
            places = [
                Claim(lat=i.lat, lon=i.lon, radius_m=i.radius_m, geo_precision=i.geo_precision)
                for i in incidents
            ]
            ids = [incident.incident_id for incident in incidents]
            write_features(zip(ids, rows, strict=True), places, path)
        else:
            _write_table(INCIDENT_COLUMNS, rows, path)


def form_of(target: Target) -> str:
    """The form that the ending of a file name says; GeoError where it says none."""
    form = Path(target).suffix.lower().lstrip(".")
    if form not in FORMS:
        raise GeoError(
            "its ending says no form of export" if form else "has no ending that says the form",
            where=str(target),
            fix=f"end the name in {', '.join('.' + f for f in FORMS)}, or name the form",
        )
    return form


def _write_table(
    columns: Sequence[str], rows: Iterable[Mapping[str, object]], path: Path, *, bom: bool = False
) -> None:
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            cells = (row[name] for name in columns)
            writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in cells])


def _write_jsonl(claims: Sequence[Claim], path: Path) -> None:
    with path.open("wb") as file:
        for claim in claims:
            file.write(orjson.dumps(as_row(claim), option=orjson.OPT_APPEND_NEWLINE))


def _incident_row(incident: Incident) -> dict[str, object]:
    row: dict[str, object] = {
        name: getattr(incident, name) for name in INCIDENT_COLUMNS if name != "support_ids"
    }
    for name in ("sides", "disputed_on"):
        row[name] = " ".join(getattr(incident, name))
    row["claim_ids"] = " ".join(incident.claim_ids)
    row["support_ids"] = " ".join(link.claim_id for link in incident.support)
    row["links"] = "; ".join(
        f"{link.claim_id} {link.score:g}: {link.reason}"
        for link in (*incident.links, *incident.support)
    )
    return row


_WRITERS: dict[str, Callable[[Sequence[Claim], Path], None]] = {
    "geojson": write_geojson,
    "jsonl": _write_jsonl,
    "parquet": write_geoparquet,
}
_STYLED: dict[str, Callable[[Sequence[Claim], Path, Sequence[Look]], None]] = {
    "gpkg": write_geopackage,
    "kml": write_kml,
}
FORMS = ("geojson", "csv", "jsonl", "gpkg", "kml", "parquet")
