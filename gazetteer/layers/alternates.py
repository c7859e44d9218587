"""More names of GeoNames entries, from a file in the order of its own ids: kept on disk."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from gazetteer.errors import GazetteerError
from gazetteer.layers.entry import Problems
from gazetteer.layers.kinds import load_kinds
from gazetteer.layers.source import Source, Watch, open_source

_ID = re.compile("[1-9][0-9]{0,11}")
_NO_NAMES = frozenset(
    [
        "link",
        "post",
        "iata",
        "icao",
        "faac",
        "tcid",
        "abbr",
        "unlc",
        "wkdt",
        "phon",
        "piny",
        "fr_1793",
    ]
)

Alternates = Callable[[str], Iterable[tuple[str, str]]]


@contextmanager
def open_alternates(
    path: Path | None, problems: Problems, watch: Watch | None = None
) -> Iterator[Alternates]:
    """What gives the names of an id as (text, language), from alternateNamesV2.txt of GeoNames or
    a file of id, language and name; from nothing for no path. Broken lines become problems."""
    if path is None:
        yield lambda _: ()
        return
    with closing(sqlite3.connect("")) as connection:
        connection.execute("CREATE TABLE name (id INTEGER, language TEXT, text TEXT)")
        with open_source(path, watch) as source:
            before = connection.total_changes
            connection.executemany("INSERT INTO name VALUES (?, ?, ?)", _rows(source, problems))
            if connection.total_changes == before:
                raise GazetteerError(
                    "holds no alternate names",
                    where=str(path),
                    fix="give GeoNames' alternateNamesV2.txt, or lines of id, language and name "
                    "parted by tabs",
                )
        connection.execute("CREATE INDEX name_id ON name (id)")
        query = "SELECT text, language FROM name WHERE id = ? ORDER BY rowid"
        yield lambda number: connection.execute(query, (int(number),))


def _rows(source: Source, problems: Problems) -> Iterator[tuple[int, str, str]]:
    language_of = load_kinds().language
    for number, line in source.lines():
        columns = (line or "").split("\t")
        if len(columns) == 3:
            owner, language, text = columns
        elif len(columns) >= 4:
            owner, language, text = columns[1:4]
        else:
            owner, language, text = "", "", ""
        if not _ID.fullmatch(owner) or not text.strip():
            problems.add(f"{source.name}:{number}", "it is no line of id, language and name")
        elif language not in _NO_NAMES:
            yield int(owner), language_of(language), text
