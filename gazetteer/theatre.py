"""Reading a theatre's TOML files into records, with every fault named by file and entry."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from gazetteer.errors import GazetteerError
from gazetteer.model import KINDS, Name, Place, Theatre

AREA_KINDS = frozenset({"governorate", "region", "district", "mountain"})
NOT_PLACE_KINDS = frozenset(
    {"armed group", "unit", "person", "organisation", "publication", "other"}
)
LANGUAGES = ("en", "ar", "ru", "fr", "de", "tr")
_TEXT_KEYS = ("id", "name", "kind", "governorate", "source", "note")
_NUMBER_KEYS = ("lat", "lon", "radius_m", "population", "area_km2")
_REQUIRED = ("id", "name", "kind", "lat", "lon", "source")
_THEATRE_KEYS = ("name", "title", "country", "licence", "date", "box", "radius_m")


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


def theatre_folder(theatre: str) -> Traversable:
    """The folder of a bundled theatre's data; GazetteerError if there is none of that name."""
    data = resources.files("gazetteer") / "data"
    known = sorted(entry.name for entry in data.iterdir() if (entry / "theatre.toml").is_file())
    if theatre not in known:
        raise GazetteerError(f'no theatre "{theatre}"', fix=f"use one of: {', '.join(known)}")
    return data / theatre


def read_theatre(folder: Traversable) -> Reading:
    """Read a theatre's files; GazetteerError if theatre.toml fails.

    A place or file with a fault is left out of the theatre and named in the faults.
    """
    head = _read_toml(folder / "theatre.toml")
    box = head.get("box")
    faults = [
        Fault("theatre.toml", "", f'unknown key "{key}"', f"use {', '.join(_THEATRE_KEYS)}")
        for key in head
        if key not in _THEATRE_KEYS
    ]
    if not (isinstance(box, list) and len(box) == 4 and all(_is_number(edge) for edge in box)):
        raise GazetteerError(
            "box is no list of four numbers",
            where="theatre.toml",
            fix="give box = [south, west, north, east] in degrees",
        )
    for key in ("name", "title", "country", "licence"):
        if not isinstance(head.get(key), str):
            raise GazetteerError(f"{key} is missing", where="theatre.toml", fix="give it as text")
    if type(head.get("date")) is not date:
        raise GazetteerError(
            "date is no day", where="theatre.toml", fix="write it without quotes: 2015-09-30"
        )
    radii = head.get("radius_m", {})
    if not (isinstance(radii, dict) and all(_is_number(metres) for metres in radii.values())):
        raise GazetteerError(
            "radius_m is no table of numbers", where="theatre.toml", fix="give metres by kind"
        )
    sources: list[Source] = []
    files = folder / "places"
    for file in sorted(files.iterdir(), key=lambda f: f.name) if files.is_dir() else ():
        if file.name.endswith(".toml"):
            sources += _read_places(file, radii, faults)
    theatre = Theatre(
        name=head["name"],
        title=head["title"],
        country=head["country"],
        box=(float(box[0]), float(box[1]), float(box[2]), float(box[3])),
        places=tuple(source.place for source in sources),
        not_places=_read_not_places(folder / "not_places.toml", faults),
        better_known=_read_better_known(folder / "better_known.toml", faults),
        licence=head["licence"],
        date=head["date"].isoformat(),
    )
    return Reading(theatre, tuple(sources), tuple(faults))


def _read_toml(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise GazetteerError("the file is missing", where=file.name, fix="restore it") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GazetteerError(
            f"not valid TOML: {error}", where=file.name, fix="mend the line named"
        ) from error


def _read_entries(file: Traversable, key: str, faults: list[Fault]) -> list[dict[str, Any]]:
    try:
        content = _read_toml(file)
    except GazetteerError as error:
        faults.append(Fault(file.name, "", error.what, error.fix))
        return []
    faults += [
        Fault(file.name, "", f'unknown key "{other}"', f"only [[{key}]] entries stand here")
        for other in content
        if other != key
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
    for number, entry in enumerate(_read_entries(file, "name", faults), start=1):
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
        lists = _read_toml(file)
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
