"""Reading a theatre's TOML files into records, with every fault named by file and entry."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

from gazetteer.errors import GazetteerError
from gazetteer.model import KINDS, Name, Place, Theatre
from gazetteer.parts import DEFAULT, EXTENDS, HEAD, read_toml

AREA_KINDS = frozenset({"governorate", "region", "district", "mountain"})
NOT_PLACE_KINDS = frozenset(
    {"armed group", "unit", "person", "organisation", "publication", "other"}
)
LANGUAGES = ("en", "ar", "ru", "fr", "de", "tr")
_TEXT_KEYS = ("id", "name", "kind", "governorate", "source", "note")
_NUMBER_KEYS = ("lat", "lon", "radius_m", "population", "area_km2")
_REQUIRED = ("id", "name", "kind", "lat", "lon", "source")
_THEATRE_KEYS = (EXTENDS, "name", "title", "country", "licence", "date", "box", "radius_m")
_FILE_KEYS = (
    *("place", "not_place"),
    *("side", "source", "attacker", "group"),  # read by geo.actors
    *("publisher", "published", "url"),  # of reports that don't say, read by the command line
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in the data: the file and entry it stands in, and what to do about it."""

    file: str
    entry: str
    what: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a place was read: its file below the theatre's folder, as a person looks for it."""

    place: Place
    file: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A theatre as far as it could be read, the file of each place, and the faults found."""

    theatre: Theatre
    sources: tuple[Source, ...]
    faults: tuple[Fault, ...]


def read_theatre(*parts: Traversable) -> Reading:
    """Read a theatre's folders and files, those that are extended first.

    A later part's place takes the place of an earlier one with its id, its head that of the
    earlier. A place or file with a fault is left out and named in the faults. GazetteerError where
    the head fails.
    """
    faults: list[Fault] = []
    heads = [_read_head(part, faults) for part in parts]
    head = {key: value for each in heads for key, value in each.items()}
    radii = {kind: metres for each in heads for kind, metres in each.get("radius_m", {}).items()}
    sources: list[Source] = []
    not_places: list[str] = []
    better_known: list[tuple[str, str]] = []
    for part in parts:
        own = [
            source
            for file in _files(part, "places")
            for source in _read_places(file, radii, faults)
        ]
        ids = {source.place.place_id for source in own}
        sources = [source for source in sources if source.place.place_id not in ids] + own
        for file in _files(part, "not_places.toml"):
            not_places += _read_not_places(file, faults)
        if part.is_dir():
            better_known += _read_better_known(part / "better_known.toml", faults)
    box = head["box"]
    theatre = Theatre(
        name=head["name"],
        title=head["title"],
        country=head["country"],
        box=(float(box[0]), float(box[1]), float(box[2]), float(box[3])),
        places=tuple(source.place for source in sources),
        not_places=tuple(dict.fromkeys(not_places)) if len(parts) > 1 else tuple(not_places),
        better_known=tuple(better_known),
        licence=head["licence"],
        date=head["date"].isoformat(),
    )
    return Reading(theatre, tuple(sources), tuple(faults))


def _files(part: Traversable, name: str) -> list[Traversable]:
    """The files of a part that hold its places or other names: in a folder those of that name or
    in the folder of that name, else the one file."""
    if not part.is_dir():
        return [part]
    entry = part / name
    if entry.is_file():
        return [entry]
    files = entry.iterdir() if entry.is_dir() else ()
    return sorted((f for f in files if f.name.endswith(".toml")), key=lambda file: file.name)


def _read_head(part: Traversable, faults: list[Fault]) -> dict[str, Any]:
    """What a part says of its theatre as a whole, checked; it may leave out what it extends."""
    file = part / HEAD if part.is_dir() else part
    content = read_toml(file)
    keys = _THEATRE_KEYS if part.is_dir() else (*_THEATRE_KEYS, *_FILE_KEYS)
    faults += [
        Fault(file.name, "", f'unknown key "{key}"', f"use {', '.join(keys)}")
        for key in content
        if key not in keys
    ]
    head = {key: value for key, value in content.items() if key in _THEATRE_KEYS}
    extends = head.pop(EXTENDS, "" if part.is_dir() or "box" in content else DEFAULT)
    box = head.get("box")
    if not (extends and box is None) and not _is_box(box):
        raise GazetteerError(
            "box is no list of four numbers",
            where=file.name,
            fix="give box = [south, west, north, east] in degrees",
        )
    for key in ("name", "title", "country", "licence"):
        if not isinstance(head.get(key, "" if extends else None), str):
            raise GazetteerError(f"{key} is missing", where=file.name, fix="give it as text")
    if type(head.get("date")) is not date and not (extends and "date" not in head):
        raise GazetteerError(
            "date is no day", where=file.name, fix="write it without quotes: 2015-09-30"
        )
    radii = head.get("radius_m", {})
    if not (isinstance(radii, dict) and all(_is_number(metres) for metres in radii.values())):
        raise GazetteerError(
            "radius_m is no table of numbers", where=file.name, fix="give metres by kind"
        )
    return head


def _is_box(box: object) -> bool:
    return isinstance(box, list) and len(box) == 4 and all(_is_number(edge) for edge in box)


def _read_entries(file: Traversable, key: str, faults: list[Fault]) -> list[dict[str, Any]]:
    try:
        content = read_toml(file)
    except GazetteerError as error:
        faults.append(Fault(file.name, "", error.what, error.fix))
        return []
    faults += [
        Fault(file.name, "", f'unknown key "{other}"', f"only [[{key}]] entries stand here")
        for other in content
        if other != key and other not in (*_THEATRE_KEYS, *_FILE_KEYS)
    ]
    entries = content.get(key, [])
    if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
        return entries
    faults.append(Fault(file.name, "", f"{key} is no list of entries", f"write [[{key}]]"))
    return []


def _read_places(file: Traversable, radii: dict[str, float], faults: list[Fault]) -> list[Source]:
    sources = []
    for number, entry in enumerate(_read_entries(file, "place", faults), start=1):
        title = entry.get("id") if isinstance(entry.get("id"), str) else f"place {number}"
        problems = _problems(entry)
        faults += [Fault(file.name, str(title), what, fix) for what, fix in problems]
        if not problems:
            sources.append(Source(_place(entry, radii), file.name))
    return sources


def _problems(entry: dict[str, Any]) -> list[tuple[str, str]]:
    """What keeps an entry from being a place, as (what, fix)."""
    allowed = (*_TEXT_KEYS, *_NUMBER_KEYS, *LANGUAGES)
    problems = [
        (f'unknown key "{key}"', f"use {', '.join(allowed)}") for key in entry if key not in allowed
    ]
    problems += [(f"{key} is missing", "give it") for key in _REQUIRED if key not in entry]
    for key in _TEXT_KEYS:
        value = entry.get(key, "x")
        if not isinstance(value, str) or not value.strip():
            problems.append((f"{key} is no text", "write it in quotes"))
    for key in _NUMBER_KEYS:
        if key in entry and not _is_number(entry[key]):
            problems.append((f"{key} is no number", "write a finite number without quotes"))
    for key in LANGUAGES:
        names = entry.get(key, [])
        if not (isinstance(names, list) and all(isinstance(n, str) and n.strip() for n in names)):
            problems.append((f"{key} is no list of names", 'write ["…", "…"]'))
    kind = entry.get("kind")
    if isinstance(kind, str) and kind not in KINDS:
        problems.append((f'unknown kind "{kind}"', f"use one of: {', '.join(sorted(KINDS))}"))
    elif kind in AREA_KINDS and "radius_m" not in entry:
        problems.append((f"a {kind} needs radius_m", "give the radius of its extent in metres"))
    return problems


def _place(entry: dict[str, Any], radii: dict[str, float]) -> Place:
    text = {key: entry.get(key, "") for key in _TEXT_KEYS}
    number = {key: float(entry.get(key, 0)) for key in _NUMBER_KEYS}
    spellings = [(text["name"], "en")]
    spellings += [(name, lang) for lang in LANGUAGES for name in entry.get(lang, ())]
    is_governorate = text["kind"] == "governorate"
    return Place(
        place_id=text["id"],
        name=text["name"],
        kind=text["kind"],
        admin1=text["name"] if is_governorate else text["governorate"],
        lat=number["lat"],
        lon=number["lon"],
        radius_m=number["radius_m"] or float(radii.get(text["kind"], 0)),
        names=tuple(Name(spelling, lang) for spelling, lang in dict.fromkeys(spellings)),
        population=int(number["population"]),
        source=text["source"],
    )


def _read_not_places(file: Traversable, faults: list[Fault]) -> tuple[str, ...]:
    if not file.is_file():
        return ()
    names = []
    for number, entry in enumerate(_read_entries(file, "not_place", faults), start=1):
        text, kind = entry.get("text"), entry.get("kind")
        if not isinstance(text, str) or not text.strip():
            faults.append(Fault(file.name, f"name {number}", "text is missing", "give the name"))
        elif kind not in NOT_PLACE_KINDS:
            fix = f"use one of: {', '.join(sorted(NOT_PLACE_KINDS))}"
            faults.append(Fault(file.name, text, f'unknown kind "{kind}"', fix))
        else:
            names.append(text)
    return tuple(names)


def _read_better_known(file: Traversable, faults: list[Fault]) -> tuple[tuple[str, str], ...]:
    if not file.is_file():
        return ()
    try:
        lists = read_toml(file)
    except GazetteerError as error:
        faults.append(Fault(file.name, "", error.what, error.fix))
        return ()
    pairs: list[tuple[str, str]] = []
    for what, names in lists.items():
        if isinstance(names, list) and all(isinstance(n, str) and n.strip() for n in names):
            pairs += [(name, what) for name in names]
        else:
            faults.append(Fault(file.name, what, "is no list of names", 'write ["…", "…"]'))
    return tuple(pairs)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
