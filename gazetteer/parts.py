"""Where a theatre's data stand: bundled, in a folder of one's own, or in one file beside reports.

A theatre is named by the name of a bundled one, by the path of a folder with theatre.toml, or by
the path of a .toml file that holds all in one. It may extend another, which then comes first.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from gazetteer.errors import GazetteerError

DEFAULT = "syria"
HEAD = "theatre.toml"
EXTENDS = "extends"


@cache
def bundled() -> tuple[str, ...]:
    """The names of the bundled theatres."""
    data = resources.files("gazetteer") / "data"
    return tuple(sorted(entry.name for entry in data.iterdir() if (entry / HEAD).is_file()))


def parts(theatre: str) -> tuple[Traversable, ...]:
    """The folders and files that a theatre's data stand in, the one that is extended first.

    GazetteerError for a theatre that isn't there, and for one that extends itself.
    """
    return _bundled_parts(theatre) if theatre in bundled() else _parts(theatre)


def is_bundled(part: Traversable) -> bool:
    """Whether a part of a theatre is that of a bundled one."""
    return part.is_dir() and part in [_bundled_folder(name) for name in bundled()]


def read_toml(file: Traversable, where: str = "") -> dict[str, Any]:
    """The content of a TOML file; GazetteerError where it is missing or broken."""
    where = where or file.name
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise GazetteerError("the file is missing", where=where, fix="restore it") from error
    except OSError as error:
        raise GazetteerError(f"can't be read: {error.strerror or error}", where=where) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GazetteerError(
            f"not valid TOML: {error}", where=where, fix="mend the line named"
        ) from error


def stamp(theatre: str) -> str:
    """What changes when the data do: hash of all files of the theatre."""
    if theatre in bundled():
        return _bundled_stamp(theatre)
    return _stamp(theatre)


def toml_files(part: Traversable) -> list[Traversable]:
    """The TOML files of a folder and those below it, or the file itself."""
    if not part.is_dir():
        return [part]
    entries = sorted(part.iterdir(), key=lambda entry: entry.name)
    return [
        file
        for entry in entries
        if entry.is_dir() or entry.name.endswith(".toml")
        for file in toml_files(entry)
    ]


@cache
def _bundled_parts(theatre: str) -> tuple[Traversable, ...]:
    return _parts(theatre)


def _parts(theatre: str) -> tuple[Traversable, ...]:
    found: list[Traversable] = []
    beside = Path()
    while theatre:
        part = _part(theatre, beside)
        if part in found:
            raise GazetteerError(f"extends itself by way of {theatre}", where=str(part))
        found.insert(0, part)
        if isinstance(part, Path):
            beside = part if part.is_dir() else part.parent
        theatre = _extended(part)
    return tuple(found)


@cache
def _bundled_stamp(theatre: str) -> str:
    return _stamp(theatre)


def _stamp(theatre: str) -> str:
    files = [file for part in parts(theatre) for file in toml_files(part)]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def _bundled_folder(name: str) -> Traversable:
    return resources.files("gazetteer") / "data" / name


def _part(theatre: str, beside: Path) -> Traversable:
    if theatre in bundled():
        return _bundled_folder(theatre)
    path = beside / Path(theatre).expanduser()
    if path.is_file() and path.suffix == ".toml":
        return path.parent if path.name == HEAD else path
    if (path / HEAD).is_file():
        return path
    raise GazetteerError(
        f'no theatre "{theatre}"',
        fix=f"use one of: {', '.join(bundled())}; or give a folder with {HEAD}, or a .toml file",
    )


def _extended(part: Traversable) -> str:
    """The theatre that a part extends. A file without a box of its own extends the default."""
    file = part / HEAD if part.is_dir() else part
    head = read_toml(file)
    extended = head.get(EXTENDS, "" if part.is_dir() or "box" in head else DEFAULT)
    if not isinstance(extended, str):
        raise GazetteerError(
            f"{EXTENDS} is no text", where=file.name, fix=f'write {EXTENDS} = "{DEFAULT}"'
        )
    return extended
