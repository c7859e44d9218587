"""Tables of claims as `extract` or a person wrote them: CSV, JSON lines, GeoJSON, GeoParquet."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from gazetteer import Gazetteer
from geo.cells import unguard
from geo.columns import match_columns, rename
from geo.doubts import row_doubts
from geo.errors import GeoError
from geo.layouts import read_layout
from geo.model import Claim, Problem
from geo.rows import TEXT_FIELDS, Row, checked_rows, column_faults, faults_in_words, raise_faults
from geo.text import decode, read_bytes

ENDINGS = (".csv", ".jsonl", ".geojson", ".parquet")
NEEDED = "source, toponym, and others of the claim record"
NEEDS_PYARROW = 'pip install "strikemap[parquet]"'
POINT_TOLERANCE = 1e-6
MAX_BYTES = 1024 * 1024 * 1024  # a million claims take about this much

Cells = Mapping[str, object]
Table = tuple[Sequence[str], Sequence[Row]]
_TEXT = frozenset(TEXT_FIELDS)


@dataclass(frozen=True, slots=True)
class Options:
    """How to read tables of other people: `columns` is their name of a column → ours, empty to
    leave it out; with `keep_good` the rows without a fault are read where others have some."""

    columns: Mapping[str, str] = field(default_factory=dict)
    keep_good: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """The claims of a table, the rows that were left out as one problem, and how columns were
    read that are not named as ours."""

    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def read_claims(path: str | os.PathLike[str]) -> tuple[Claim, ...]:
    """The claims of a table, by its ending; columns are those of `geo.model.FIELDS`.

    Needed are `source` and one of `toponym` and `place`; other columns may be missing, and ids
    that are missing are made from the content. Raises one GeoError with every fault of the file.
    """
    return read_table(path).claims


def read_table(
    path: str | os.PathLike[str], options: Options | None = None, gaz: Gazetteer | None = None
) -> Read:
    """The claims of a table, its columns named as ours, as `options` says, or by known names.

    With a gazetteer, exports of ACLED and UCDP GED and lists with a block of columns a
    belligerent are read too, and the rows are checked against its theatre. Raises one GeoError
    with every fault of the file.
    """
    where = str(path)
    options = options or Options()
    read = _READERS.get(Path(path).suffix.lower())
    if read is None:
        raise GeoError(
            "is no claims table by its ending", where=where, fix=f"use {', '.join(ENDINGS)}"
        )
    row_faults: list[str] = []
    faults: list[str] = []
    columns, rows = read(read_bytes(path, MAX_BYTES), where, row_faults)
    notes = []
    layout = read_layout(columns, rows, gaz) if gaz and not options.columns else None
    if layout:
        columns, rows, told = layout
        notes.append(told)
    renamed, guessed = match_columns(columns, options.columns, faults)
    if renamed:
        names = (renamed.get(name, name) for name in columns)
        columns = [name for name in names if name]
        rows = [(at, rename(row, renamed)) for at, row in rows]
    if guessed:
        notes.append("columns read as: " + ", ".join(guessed))
    faults += column_faults(columns)
    doubts = row_doubts(gaz) if gaz else None
    claims, broken = [], {fault.partition(":")[0] for fault in row_faults}
    for at, claim, found in checked_rows(rows, doubts):
        row_faults.extend(f"{at}: {fault}" for fault in found)
        if not found and at not in broken:
            claims.append(claim)
    problems = []
    if row_faults and options.keep_good and not faults and claims:
        problems.append(Problem(where, f"rows with a fault: {faults_in_words(row_faults)}"))
    else:
        faults += row_faults
        raise_faults([*notes, *faults] if faults else (), where)
    return Read(tuple(claims), tuple(problems), tuple(Problem(where, note) for note in notes))


def _csv(data: bytes, where: str, faults: list[str]) -> Table:
    csv.field_size_limit(MAX_BYTES)  # the module's own limit is for all readers of a process
    text = decode(data, where)
    between = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    lines: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            if cells:
                lines.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        faults.append(f"line {start}: {error}")
    if not lines:
        raise GeoError("is empty", where=where, fix=f"its first line names the columns: {NEEDED}")
    columns = lines[0][1]
    rows: list[Row] = []
    for line, cells in lines[1:]:
        if len(cells) != len(columns):
            faults.append(f"line {line}: {len(cells)} cells under {len(columns)} columns")
        row = dict(zip(columns, cells, strict=False))
        rows.append((f"line {line}", {k: unguard(v) if k in _TEXT else v for k, v in row.items()}))
    return columns, rows


def _delimiter(text: str) -> str:
    """What stands between the columns: a comma, or what a spreadsheet writes in its place."""
    head = text.partition("\n")[0]
    return next((mark for mark in ";\t" if "," not in head and mark in head), ",")


def _jsonl(data: bytes, where: str, faults: list[str]) -> Table:
    rows: list[Row] = []
    for number, line in enumerate(decode(data, where).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            faults.append(f"line {number}: {error}")
            continue
        if isinstance(row, dict):
            rows.append((f"line {number}", row))
        else:
            faults.append(f"line {number}: is no JSON object")
    return _columns(rows), rows


def _geojson(data: bytes, where: str, faults: list[str]) -> Table:
    try:
        collection = orjson.loads(decode(data, where))
    except orjson.JSONDecodeError as error:
        raise GeoError(f"is no JSON: {error}", where=where, fix="write it anew") from error
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        raise GeoError(
            "is no GeoJSON FeatureCollection", where=where, fix="give one feature a claim"
        )
    rows: list[Row] = []
    for number, feature in enumerate(features, start=1):
        at = f"feature {number}"
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if isinstance(properties, dict):
            rows.append((at, _with_point(properties, feature.get("geometry"), at, faults)))
        else:
            faults.append(f"{at}: has no properties")
    return _columns(rows), rows


def _with_point(row: dict[str, Any], geometry: object, at: str, faults: list[str]) -> Cells:
    """The properties, with lat and lon of a point geometry where they have none."""
    match geometry:
        case {"type": "Point", "coordinates": [float() | int() as lon, float() | int() as lat, *_]}:
            pass
        case _:
            return row
    given = row.get("lat"), row.get("lon")
    if given == (None, None):
        return {**row, "lat": lat, "lon": lon}
    for value, moved in zip(given, (lat, lon), strict=True):
        if isinstance(value, (float, int)) and abs(value - moved) > POINT_TOLERANCE:
            faults.append(f"{at}: its point is not at its lat and lon; change both or empty these")
            break
    return row


def _parquet(data: bytes, where: str, faults: list[str]) -> Table:  # noqa: ARG001
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise GeoError("reading .parquet needs pyarrow", where=where, fix=NEEDS_PYARROW) from error
    try:
        table = parquet.read_table(io.BytesIO(data))
        columns = [name for name in table.column_names if name != "geometry"]
        rows = table.select(columns).to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise GeoError(
            f"is no Parquet file: {str(error).splitlines()[0]}", where=where, fix="write it anew"
        ) from error
    return columns, [(f"row {number}", row) for number, row in enumerate(rows, start=1)]


def _columns(rows: Iterable[Row]) -> list[str]:
    columns = list(dict.fromkeys(name for _, row in rows for name in row))
    return columns or ["source", "toponym"]  # a table without a row lacks nothing


_READERS: dict[str, Callable[[bytes, str, list[str]], Table]] = {
    ".csv": _csv,
    ".jsonl": _jsonl,
    ".geojson": _geojson,
    ".parquet": _parquet,
}
