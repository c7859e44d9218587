"""A theatre and the keys of its names, kept in the user's data folder once computed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import orjson

from gazetteer.errors import GazetteerError
from gazetteer.folder import data_folder
from gazetteer.model import Name, Place, Theatre
from gazetteer.parts import bundled, parts, stamp
from gazetteer.tables import Keep
from gazetteer.theatre import read_theatre

_CODE = (
    *("model.py", "theatre.py", "parts.py", "normalise.py", "tables.py", "words.py"),
    "data/words.toml",
)


def compiled_theatre(theatre: str) -> Theatre:
    """A theatre; GazetteerError names the first fault of its data."""
    return _compiled(theatre, stamp(theatre))


@lru_cache(maxsize=8)
def _compiled(theatre: str, data: str) -> Theatre:
    made = f"{_code()} {data}"
    record = kept(f"{_name(theatre)}-theatre", made, lambda: _faultless(theatre))
    places = tuple(_place(values) for values in record.pop("places"))
    values = {key: _frozen(value) for key, value in record.items()} | {"name": theatre}
    return Theatre(places=places, **values)


def keeping(theatre: str, data: str) -> Keep:
    """Keeps the keys of the names of a theatre whose data have this stamp."""
    made = f"{_code()} {data}"
    return lambda kind, make: kept(f"{_name(theatre)}-{kind}", made, make)


def _name(theatre: str) -> str:
    """A file's name for a theatre, which may be a path."""
    if theatre in bundled():
        return theatre
    return "own-" + hashlib.sha256(os.path.realpath(theatre).encode()).hexdigest()[:16]


def kept(name: str, stamp: str, make: Callable[[], Any]) -> Any:
    """What `make` gave under this name and stamp earlier, or gives now, as it is in JSON.

    A file that is missing, damaged or of another stamp is written anew. Where the folder can't be
    written, all is computed each time.
    """
    path = data_folder() / "compiled" / f"{name}.json"
    with suppress(OSError, ValueError):
        seal, _, content = path.read_bytes().partition(b"\n")
        if seal == _seal(stamp, content):
            return orjson.loads(content)
    content = orjson.dumps(make())
    with suppress(OSError):
        _replace(path, _seal(stamp, content) + b"\n" + content)
    return orjson.loads(content)


def _seal(stamp: str, content: bytes) -> bytes:
    return hashlib.sha256(stamp.encode() + content).hexdigest().encode()


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


@cache
def _code() -> str:
    """A hash of the code that reads the data."""
    package = resources.files("gazetteer")
    return hashlib.sha256(b"\0".join((package / f).read_bytes() for f in _CODE)).hexdigest()


def _faultless(theatre: str) -> Theatre:
    reading = read_theatre(*parts(theatre))
    if reading.faults:
        fault, more = reading.faults[0], len(reading.faults) - 1
        raise GazetteerError(
            fault.what + (f", and {more} more faults" if more else ""),
            where=", ".join(filter(None, (fault.file, fault.entry))),
            fix=fault.fix or "see: strikemap gazetteer check",
        )
    return reading.theatre


def _place(values: dict[str, Any]) -> Place:
    names = tuple(Name(**name) for name in values["names"])
    return Place(**values | {"names": names})


def _frozen(value: Any) -> Any:
    """A value of JSON with tuples for lists."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
