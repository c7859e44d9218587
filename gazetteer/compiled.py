"""A bundled theatre and the keys of its names, kept in the user's data folder once computed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import orjson

from gazetteer.errors import GazetteerError
from gazetteer.folder import data_folder
from gazetteer.model import Name, Place, Theatre
from gazetteer.tables import Keep
from gazetteer.theatre import read_theatre, theatre_folder

_CODE = ("model.py", "theatre.py", "normalise.py", "tables.py", "words.py", "data/words.toml")


@cache
def compiled_theatre(name: str) -> Theatre:
    """A bundled theatre; GazetteerError names the first fault of its data."""
    record = kept(f"{name}-theatre", _stamp(name), lambda: _faultless(name))
    places = tuple(_place(values) for values in record.pop("places"))
    return Theatre(places=places, **{key: _frozen(value) for key, value in record.items()})


def keeping(name: str) -> Keep:
    """Keeps the keys of the names of a bundled theatre."""
    stamp = _stamp(name)
    return lambda kind, make: kept(f"{name}-{kind}", stamp, make)


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
def _stamp(name: str) -> str:
    """A hash of the theatre's data and of the code that reads them."""
    package = resources.files("gazetteer")
    files = [package / file for file in _CODE] + sorted(
        _toml(theatre_folder(name)), key=lambda file: file.name
    )
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def _toml(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _toml(entry)
        elif entry.name.endswith(".toml"):
            yield entry


def _faultless(name: str) -> Theatre:
    reading = read_theatre(theatre_folder(name))
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
