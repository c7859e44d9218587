"""The form of a layer: a SQLite file of places, and of their names under the keys of look-ups."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

from gazetteer.model import Place

Box = tuple[float, float, float, float]

APPLICATION_ID = 0x53744D70
FORMAT = 1
PLACE_COLUMNS = tuple(field.name for field in fields(Place))
_KEY_FILES = ("normalise.py", "tables.py", "words.py", "data/words.toml")

TABLES = f"""
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORMAT};
CREATE TABLE info (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    row INTEGER PRIMARY KEY, place_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    kind TEXT NOT NULL, admin1 TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    radius_m REAL NOT NULL, names TEXT NOT NULL, population INTEGER NOT NULL, source TEXT NOT NULL
);
CREATE TABLE name (
    place INTEGER NOT NULL, spelling TEXT NOT NULL, fold TEXT NOT NULL, bare TEXT NOT NULL,
    skeleton TEXT NOT NULL, sound TEXT NOT NULL
);
CREATE TABLE near (
    variant TEXT, letters INTEGER, sound TEXT, PRIMARY KEY (variant, letters, sound)
) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX name_fold ON name (fold, place, spelling);
CREATE INDEX name_bare ON name (bare) WHERE bare != '';
CREATE INDEX name_skeleton ON name (skeleton);
CREATE INDEX name_sound ON name (sound);
"""


@dataclass(frozen=True, slots=True)
class LayerInfo:
    """What a layer is. `name` is a slug, `source` the file or address that it was read from,
    `date` the day that its data are of and `imported` the day it was written (ISO, empty where
    unknown); `box` is (south, west, north, east) of its places in WGS 84 degrees."""

    name: str
    title: str = ""
    source: str = ""
    licence: str = ""
    date: str = ""
    places: int = 0
    imported: str = ""
    box: Box | None = None


def variants(skeleton: str) -> tuple[str, ...]:
    """A skeleton, and it without each one of its consonants.

    Two skeletons share a variant where one consonant was changed, added, left out or moved.
    """
    shorter = (skeleton[:i] + skeleton[i + 1 :] for i in range(len(skeleton)))
    return tuple(dict.fromkeys((skeleton, *shorter)))


@cache
def keys_version() -> str:
    """A hash of the code and the words that compute the keys of a layer's names."""
    folder = resources.files("gazetteer")
    content = b"\0".join((folder / file).read_bytes() for file in _KEY_FILES)
    return hashlib.sha256(content).hexdigest()[:16]
