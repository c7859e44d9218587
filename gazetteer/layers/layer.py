"""A layer read from its file, a look-up at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from itertools import starmap
from pathlib import Path
from types import TracebackType
from typing import Any

import orjson

from gazetteer.errors import GazetteerError
from gazetteer.layers.schema import (
    APPLICATION_ID,
    FORMAT,
    PLACE_COLUMNS,
    Box,
    LayerInfo,
    variants,
)
from gazetteer.model import Name, Place
from gazetteer.normalise import skeleton, sound
from gazetteer.tables import Entry, beginning, nearest

_REMEMBERED = 50_000
_MAPPED_BYTES = 1 << 30
_SELECT_PLACE = f"SELECT {', '.join(PLACE_COLUMNS)} FROM place"  # noqa: S608
_SELECT_ROW = f"{_SELECT_PLACE} WHERE row = ?"
_SELECT_NAMES = "SELECT place, spelling FROM name WHERE {}"
_NAMES, _FOLDED, _BARE, _SKELETAL, _SOUNDING = map(
    _SELECT_NAMES.format,
    ("1", "fold = ?", "bare = ? AND bare != ''", "skeleton = ?", "sound = ?"),
)
_SELECT_NEAR = "SELECT DISTINCT sound FROM near WHERE variant IN ({}) AND letters BETWEEN ? AND ?"


class Layer:
    """An imported layer."""

    def __init__(self, path: Path) -> None:
        """Open a layer's file; GazetteerError if it is none or it is damaged."""
        self.path = path
        with self._explained():
            uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._connection.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
        try:
            self.info, self.keys = self._read_head()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Layer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing can be looked up any more."""
        self._connection.close()

    def get(self, place_id: str) -> Place | None:
        """The place with this id, or None."""
        found = self.rows(f"{_SELECT_PLACE} WHERE place_id = ?", place_id)
        return _place(found[0]) if found else None

    def at(self, row: int) -> Place:
        """The place that a row of the names points to."""
        try:
            return _place(self.rows(_SELECT_ROW, row)[0])
        except (ValueError, LookupError, TypeError) as error:
            raise self._damaged(error) from error

    def places(self) -> Iterator[Place]:
        """All places, as the layer's source had them in order."""
        with self._explained():
            for row in self._connection.execute(f"{_SELECT_PLACE} ORDER BY row"):
                yield _place(row)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that a query finds; GazetteerError if the file is damaged."""
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def _read_head(self) -> tuple[LayerInfo, str]:
        kind = self.rows("PRAGMA application_id")[0][0], self.rows("PRAGMA user_version")[0][0]
        if kind != (APPLICATION_ID, FORMAT):
            raise self._unreadable("is no layer of this version of Strikemap")
        with self._explained():
            values = {key: orjson.loads(value) for key, value in self.rows("SELECT * FROM info")}
            values["box"] = tuple(values["box"])
            known = {field.name: values[field.name] for field in fields(LayerInfo)}
            return LayerInfo(**known), values["keys"]

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error, ValueError, LookupError, TypeError) as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> GazetteerError:
        return self._unreadable(f"can't be read as a layer: {error}")

    def _unreadable(self, what: str) -> GazetteerError:
        return GazetteerError(
            what,
            where=str(self.path),
            fix=f"remove it and import it again: strikemap gazetteer remove {self.path.stem}",
        )


class LayerTables:
    """The names of a layer by key, as far as their places lie in a box (None: anywhere)."""

    def __init__(self, layer: Layer, box: Box | None) -> None:
        self._layer = layer
        self._box = box
        self._places: dict[int, Place | None] = {}

    @property
    def names(self) -> Iterable[str]:
        """Every spelling of every place."""
        return (spelling for _, spelling in self._entries(_NAMES))

    def folded(self, key: str) -> Sequence[Entry]:
        """The entries whose name has this `fold`."""
        return self._entries(_FOLDED, key)

    def bare(self, key: str) -> Sequence[Entry]:
        """The entries whose name without its word for a kind has this `fold`."""
        return self._entries(_BARE, key)

    def skeletal(self, key: str) -> Sequence[Entry]:
        """The entries whose name has this `skeleton`."""
        return self._entries(_SKELETAL, key)

    def sounding_near(self, name: str, floor: float) -> Iterable[tuple[float, Sequence[Entry]]]:
        """The entries that begin and sound like a name and whose skeleton has at most one consonant
        changed, added, left out or moved, by how alike they are, from `floor` to 1."""
        heard = sound(name)
        shortest, longest = len(heard) * floor / (2 - floor), len(heard) * (2 - floor) / floor
        keys = variants(skeleton(name))
        found = self._layer.rows(
            _SELECT_NEAR.format(", ".join("?" * len(keys))), *keys, shortest, longest
        )
        start = beginning(heard)
        sounds = sorted(other for (other,) in found if beginning(other) == start)
        best = nearest(heard, sounds, floor)
        return ((alike, self._entries(_SOUNDING, other)) for alike, other in best)

    def _entries(self, query: str, *values: str) -> list[Entry]:
        return [
            (place, spelling)
            for row, spelling in self._layer.rows(query, *values)
            if (place := self._place(row))
        ]

    def _place(self, row: int) -> Place | None:
        """The place of a row if it lies in the box."""
        if row in self._places:
            return self._places[row]
        if len(self._places) >= _REMEMBERED:
            self._places.clear()
        place = self._layer.at(row)
        inside = self._box is None or _inside(place, self._box)
        return self._places.setdefault(row, place if inside else None)


def _inside(place: Place, box: Box) -> bool:
    south, west, north, east = box
    return south <= place.lat <= north and west <= place.lon <= east


def _place(values: Sequence[Any]) -> Place:
    place_id, name, kind, admin1, lat, lon, radius_m, names, population, source = values
    spellings = tuple(starmap(Name, orjson.loads(names)))
    return Place(place_id, name, kind, admin1, lat, lon, radius_m, spellings, population, source)
