"""A table of places: CSV with the columns name, lat and lon, and more if it has them."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping

from gazetteer.errors import GazetteerError
from gazetteer.layers.entry import Bad, Entry, Problems, checked_name, people, position, tidy_names
from gazetteer.layers.kinds import Kinds, load_kinds
from gazetteer.layers.source import Source
from gazetteer.model import KINDS, Name

_SAME = {"latitude": "lat", "longitude": "lon", "lng": "lon", "governorate": "admin1"}
_NEEDED = ("name", "lat", "lon")
_LANGUAGE = re.compile("[a-z]{2}")
_DELIMITERS = ",;\t"
_LONGEST_ID = 80


def columns_of(line: str) -> tuple[str, list[str]] | None:
    """The delimiter and the names of the columns that a head line gives; None if it is none."""
    for delimiter in _DELIMITERS:
        heads = [cell.strip().strip('"').strip().casefold() for cell in line.split(delimiter)]
        columns = [_SAME.get(head, head) for head in heads]
        if all(column in columns for column in _NEEDED):
            return delimiter, columns
    return None


def read(source: Source, problems: Problems, layer: str) -> Iterator[Entry]:
    """The entries of the table; rows that can't be read become problems."""
    kinds = load_kinds()
    lines = (f"{line}\n" if line is not None else "\n" for _, line in source.lines())
    found = columns_of(next(lines, ""))
    if found is None:
        raise GazetteerError(
            "has no columns name, lat and lon", where=source.name, fix="name them in its first line"
        )
    delimiter, columns = found
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        where = f"{source.name}:{rows.line_num + 2}"
        try:
            row = next(rows)
            if any(cell.strip() for cell in row):
                yield parse(_cells(row, columns), kinds, layer)
        except StopIteration:
            return
        except (Bad, csv.Error) as error:
            problems.add(where, str(error))


def parse(cells: Mapping[str, str], kinds: Kinds, layer: str) -> Entry:
    """One row; Bad for a broken one. A cell of a language's column parts names by a bar."""
    name = checked_name(cells["name"])
    lat, lon = position(cells["lat"], cells["lon"])
    population = people(cells.get("population", ""))
    kind = cells.get("kind", "") or "village"
    if kind not in KINDS:
        raise Bad(f'unknown kind "{kind[:40]}": it is one of {", ".join(sorted(KINDS))}')
    names = tidy_names(
        (text, column)
        for column, cell in cells.items()
        if column != "id" and _LANGUAGE.fullmatch(column)
        for text in cell.split("|")
    )
    return Entry(
        place_id=_id(cells.get("id", ""), layer, f"{name}|{lat}|{lon}"),
        name=name,
        kind=kinds.sized(kind, population) if "kind" not in cells else kind,
        lat=lat,
        lon=lon,
        names=(Name(name), *names),
        population=population,
        admin1=cells.get("admin1", ""),
    )


def _cells(row: list[str], columns: list[str]) -> dict[str, str]:
    if len(row) != len(columns):
        raise Bad(f"it has {len(row)} columns, not {len(columns)}")
    return {column: cell.strip() for column, cell in zip(columns, row, strict=True)}


def _id(given: str, layer: str, content: str) -> str:
    """The row's id, made one of the layer's own unless it names a data set ("geonames:163779")."""
    if not given:
        return f"{layer}:{hashlib.sha256(content.encode()).hexdigest()[:12]}"
    if len(given) > _LONGEST_ID or not given.isprintable() or " " in given:
        raise Bad("its id is no word of at most 80 letters")
    return given if ":" in given else f"{layer}:{given}"
