"""GeoNames country dumps: 19 columns parted by tabs, one place a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from gazetteer.layers.entry import Bad, Entry, Problems, checked_name, people, position, tidy_names
from gazetteer.layers.kinds import Kinds, load_kinds
from gazetteer.layers.source import Source
from gazetteer.model import Name

COLUMNS = 19
_ID, _NAME, _ASCII, _ALTERNATES, _LAT, _LON, _CLASS, _CODE, _COUNTRY = range(9)
_ADMIN1, _POPULATION, _CHANGED = 10, 14, 18
_FIRST_LINES = 20
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile("[1-9][0-9]{0,11}")
_NO_CODE = frozenset({"", "00"})

Alternates = Callable[[str], Iterable[tuple[str, str]]]


def looks_like(text: str) -> bool:
    """Whether one of the first lines of a file is a dump's."""
    return any(_is_row(line.split("\t")) for line in text.split("\n")[:_FIRST_LINES])


def _is_row(columns: list[str]) -> bool:
    return len(columns) == COLUMNS and _NUMBER.fullmatch(columns[_ID]) is not None


def read(source: Source, problems: Problems, alternates: Alternates) -> Iterator[Entry]:
    """The entries of a dump that are of a kind that matters; broken lines become problems.

    `alternates` gives more names, as (text, language), for an id.
    """
    kinds = load_kinds()
    for number, line in source.lines():
        if line == "":
            continue
        try:
            entry = parse(line, kinds, alternates)
        except Bad as bad:
            problems.add(f"{source.name}:{number}", str(bad))
        else:
            if entry:
                yield entry
            else:
                problems.passed_over += 1


def parse(line: str | None, kinds: Kinds, alternates: Alternates) -> Entry | None:
    """One line; None for a kind that is passed over, Bad for a broken one."""
    if line is None:
        raise Bad("the line is too long")
    columns = line.split("\t")
    if len(columns) != COLUMNS:
        raise Bad(f"it has {len(columns)} columns, not {COLUMNS}")
    number = columns[_ID]
    if not _NUMBER.fullmatch(number):
        raise Bad("the first column is no GeoNames id")
    name = checked_name(columns[_NAME])
    lat, lon = position(columns[_LAT], columns[_LON])
    population = people(columns[_POPULATION])
    kind = kinds.sized(_kind(columns[_CLASS], columns[_CODE], kinds), population)
    if not kind:
        return None
    names = [(text, "") for text in (columns[_ASCII], *columns[_ALTERNATES].split(","))]
    with_language = tuple(alternates(number))
    known = {text for text, _ in with_language}
    unmarked = [pair for pair in names if pair[0] not in known]
    code = "" if columns[_ADMIN1] in _NO_CODE else f"{columns[_COUNTRY]}.{columns[_ADMIN1]}"
    return Entry(
        place_id=f"geonames:{number}",
        name=name,
        kind=kind,
        lat=lat,
        lon=lon,
        names=(Name(name), *tidy_names((*with_language, *unmarked))),
        population=population,
        code=code,
        date=columns[_CHANGED] if _DAY.fullmatch(columns[_CHANGED]) else "",
    )


def _kind(feature_class: str, feature_code: str, kinds: Kinds) -> str:
    if feature_class == "P" and feature_code not in kinds.by_word["geonames"]:
        return kinds.of("geonames", "P")
    return kinds.of("geonames", feature_code)
