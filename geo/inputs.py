"""The files that an input names: a file, a folder, a glob, or "-" for standard input."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo import reports, tables
from geo.errors import GeoError
from geo.model import Problem

ENDINGS = (*reports.ENDINGS, *tables.ENDINGS)
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. `name` is its path below the input given, with forward slashes; `path` is
    None for standard input."""

    path: Path | None
    name: str

    @property
    def is_table(self) -> bool:
        """Whether it is a table of claims; all else is a report."""
        return self.path is not None and self.path.suffix.lower() in tables.ENDINGS


def find_inputs(inputs: Sequence[str]) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """The files of all inputs, each once, and what was left out.

    Inputs keep their order; the files of a folder are sorted by name, so that every machine
    gives the same order. In folders and globs hidden files, README files and other endings are
    passed over; links are followed. Raises GeoError for an input that doesn't exist, and where
    there is nothing to read at all.
    """
    if not inputs:
        raise GeoError("no input given", fix="name a file, a folder, a glob or -")
    found: dict[str, Found] = {}
    problems: list[Problem] = []
    for text in inputs:
        if text == STANDARD_INPUT:
            found.setdefault(text, Found(None, text))
            continue
        for path, base in _files(text, problems):
            name = os.path.relpath(path, base).replace(os.sep, "/")
            found.setdefault(os.path.realpath(path), Found(path, _printable(name)))
    if not found:
        raise GeoError(
            problems[0].what if len(problems) == 1 else "no reports and no claims tables found",
            where=problems[0].where if len(problems) == 1 else ", ".join(inputs),
            fix=f"reports end in {_listed(reports.ENDINGS)}, claims in {_listed(tables.ENDINGS)}",
        )
    return tuple(found.values()), tuple(problems)


def _files(text: str, problems: list[Problem]) -> Iterator[tuple[Path, Path]]:
    """(file, folder that its name is told from) for one input."""
    path = Path(text)
    try:
        exists = path.exists()
    except (OSError, ValueError) as error:
        raise GeoError("is no path", where=repr(text), fix="check the name") from error
    if exists and path.is_dir():
        yield from ((file, path) for file in _walk(path, set(), problems))
    elif exists and _is_readable(path):
        yield path, path.parent
    elif exists:
        problems.append(Problem(text, "is neither a report nor a claims table by its ending"))
    elif glob.has_magic(text):
        yield from _matches(path, problems)
    else:
        raise GeoError("does not exist", where=text, fix="check the name and the folder")


def _walk(folder: Path, seen: set[str], problems: list[Problem]) -> Iterator[Path]:
    real = os.path.realpath(folder)
    if real in seen:
        return  # links can lead in circles
    seen.add(real)
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(Problem(str(folder), f"can't be read: {error.strerror or error}"))
        return
    for entry in entries:
        if _is_passed_over(entry.name):
            continue
        if entry.is_dir():
            yield from _walk(entry, seen, problems)
        elif _is_readable(entry):
            yield entry
        elif entry.is_symlink() and entry.suffix.lower() in ENDINGS:
            problems.append(Problem(str(entry), "is a link to what isn't there"))


def _is_readable(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in ENDINGS


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or re.match(r"readme\b", name, re.IGNORECASE) is not None


def _matches(pattern: Path, problems: list[Problem]) -> Iterator[tuple[Path, Path]]:
    wild = next(i for i, part in enumerate(pattern.parts) if glob.has_magic(part))
    base = Path(*pattern.parts[:wild])
    try:
        matches = sorted(base.glob("/".join(pattern.parts[wild:])))
    except (OSError, ValueError) as error:
        raise GeoError(str(error), where=str(pattern), fix="check the pattern") from error
    seen: set[str] = set()
    for match in matches:
        if any(_is_passed_over(part) for part in match.relative_to(base).parts):
            continue
        if match.is_dir():
            yield from ((file, base) for file in _walk(match, seen, problems))
        elif _is_readable(match):
            yield match, base


def _printable(name: str) -> str:
    """A file name as text; bytes that are none become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def _listed(endings: Sequence[str]) -> str:
    return ", ".join(endings)
