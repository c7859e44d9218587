"""Places into the tables of a layer, a batch at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from itertools import islice

from gazetteer.layers.schema import (
    INDEXES,
    PLACE_COLUMNS,
    TABLES,
    Box,
    LayerInfo,
    keys_version,
    variants,
)
from gazetteer.model import Place
from gazetteer.normalise import fold, skeleton, sound
from gazetteer.tables import SHORTEST_NEAR, bare_key
from gazetteer.words import load_words

_BATCH = 1000
_INSERT_PLACE = (
    f"INSERT OR IGNORE INTO place (row, {', '.join(PLACE_COLUMNS)}) "  # noqa: S608
    f"VALUES (?{', ?' * len(PLACE_COLUMNS)})"
)
_INSERT_NAME = "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)"


def fill(
    connection: sqlite3.Connection, places: Iterable[Place], watch: Callable[[int], object]
) -> tuple[int, Box | None]:
    """Make the tables of a new file and write the places, each id once.

    Gives their number and box, which is None where there is no place.
    """
    connection.executescript(TABLES)
    row = 0
    stream = iter(places)
    while batch := tuple(islice(stream, _BATCH)):
        for place in batch:
            values = (row + 1, *_values(place))
            if connection.execute(_INSERT_PLACE, values).rowcount == 1:
                row += 1
                connection.executemany(_INSERT_NAME, _name_rows(row, place))
        watch(row)
    connection.executescript(INDEXES)
    _fill_near(connection)
    box = connection.execute("SELECT min(lat), min(lon), max(lat), max(lon) FROM place").fetchone()
    return row, box if row else None


def seal(connection: sqlite3.Connection, info: LayerInfo) -> None:
    """Write what the layer is, last of all: a file without it is no layer."""
    values = asdict(info) | {"keys": keys_version()}
    rows = ((key, json.dumps(value, ensure_ascii=False)) for key, value in values.items())
    connection.executemany("INSERT INTO info VALUES (?, ?)", rows)
    connection.commit()


def _values(place: Place) -> Iterator[object]:
    for column in PLACE_COLUMNS:
        value = getattr(place, column)
        if column == "names":
            yield json.dumps([(name.text, name.lang) for name in value], ensure_ascii=False)
        else:
            yield value


def _name_rows(row: int, place: Place) -> Iterator[tuple[int, str, str, str, str, str]]:
    words = load_words()
    spellings = (place.name, *(name.text for name in place.names))
    for spelling in dict.fromkeys(spellings):
        if key := fold(spelling):
            bare = bare_key(place.kind, spelling, words)
            yield row, spelling, key, bare, skeleton(spelling), sound(spelling)


def _fill_near(connection: sqlite3.Connection) -> None:
    sounds = connection.execute(
        "SELECT DISTINCT skeleton, sound FROM name WHERE length(sound) >= ?", (SHORTEST_NEAR,)
    )
    rows = (
        (variant, len(heard), heard)
        for consonants, heard in sounds
        for variant in variants(consonants)
    )
    connection.executemany("INSERT OR IGNORE INTO near VALUES (?, ?, ?)", rows)
