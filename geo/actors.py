"""The actors of a theatre: sides, sources, attackers and groups, from `actors.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from gazetteer.parts import is_bundled, parts
from geo.errors import GeoError
from geo.model import ROLES
from geo.phrases import expand


@dataclass(frozen=True, slots=True)
class Side:
    """A camp that sources belong to."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Source:
    """A claimant. `names` are its phrases by language, patterns expanded."""

    id: str
    name: str
    side: str
    role: str
    names: Mapping[str, tuple[str, ...]]
    relays: bool = False
    subject_only: bool = False
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Attacker:
    """Who is said to have struck; `sides` speak of its strikes as their own. `air_only`: a strike
    that they report as their own is one from the air."""

    id: str
    label: str
    sides: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    air_only: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Who is said to be at the place hit."""

    id: str
    label: str
    names: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Actors:
    """All actors of one theatre, in the order of the file."""

    sides: tuple[Side, ...]
    sources: tuple[Source, ...]
    attackers: tuple[Attacker, ...]
    groups: tuple[Group, ...]


FILE = "actors.toml"
_KEYS = {
    "side": {"id", "label"},
    "source": {"id", "name", "side", "role", "relays", "subject_only", "generic"},
    "attacker": {"id", "label", "sides", "air_only"},
    "group": {"id", "label"},
}


def load_actors(theatre: str = "syria") -> Actors:
    """The actors of a theatre; `GeoError` names file and entry of what doesn't hold."""
    files = [found for part in parts(theatre) if (found := _file(part))]
    if not files:
        raise GeoError(
            f"no actors for the theatre {theatre!r}", where=theatre, fix=f"put {FILE} into it"
        )
    return _parsed(*files)


def parse_actors(text: str, where: str) -> Actors:
    """Actors from the text of a TOML file; raises `GeoError` with `where` and the entry."""
    return _parsed((text, where))


def _file(part: Traversable) -> tuple[str, str] | None:
    """The text of the file that has the actors of a theatre's part, and what errors call it."""
    if is_bundled(part):
        return _bundled(part.name)
    file = part / FILE if part.is_dir() else part
    return (file.read_text("utf-8"), file.name) if file.is_file() else None


@cache
def _bundled(theatre: str) -> tuple[str, str] | None:
    file = resources.files("geo") / "data" / theatre / FILE
    return (file.read_text("utf-8"), f"geo/data/{theatre}/{FILE}") if file.is_file() else None


@lru_cache(maxsize=8)
def _parsed(*files: tuple[str, str]) -> Actors:
    """Actors of several files; a later entry takes the place of an earlier one with its id."""
    merged: dict[str, dict[str, tuple[dict[str, Any], str]]] = {kind: {} for kind in _KEYS}
    for text, where in files:
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as fault:
            raise GeoError(f"not valid TOML: {fault}", where=where) from fault
        for kind, known in merged.items():
            for entry in _entries(data, kind, where):
                known[entry["id"]] = entry, f"{where}: {kind} {entry['id']}"
    return _actors({kind: list(entries.values()) for kind, entries in merged.items()})


def _actors(entries: Mapping[str, Sequence[tuple[dict[str, Any], str]]]) -> Actors:
    """Actors from checked entries, each with where it stands."""
    sides = tuple(Side(e["id"], e["label"]) for e, _ in entries["side"])
    known = {side.id for side in sides}
    for e, where in entries["source"]:
        if e["side"] not in known or e["role"] not in ROLES:
            raise GeoError(
                f"side {e['side']!r} or role {e['role']!r} is unknown",
                where=where,
                fix=f"sides: {', '.join(sorted(known))}; roles: {', '.join(ROLES)}",
            )
    for e, where in entries["attacker"]:
        if strangers := set(e["sides"]) - known:
            raise GeoError(
                f"unknown side {', '.join(sorted(strangers))}",
                where=where,
                fix=f"one of {', '.join(sorted(known))}",
            )
    return Actors(
        sides=sides,
        sources=tuple(
            Source(
                id=e["id"],
                name=e["name"],
                side=e["side"],
                role=e["role"],
                names=_names(e, where),
                relays=e.get("relays", False),
                subject_only=e.get("subject_only", False),
                generic=e.get("generic", False),
            )
            for e, where in entries["source"]
        ),
        attackers=tuple(
            Attacker(
                e["id"],
                e["label"],
                tuple(e["sides"]),
                _names(e, where),
                air_only=e.get("air_only", False),
            )
            for e, where in entries["attacker"]
        ),
        groups=tuple(Group(e["id"], e["label"], _names(e, where)) for e, where in entries["group"]),
    )


def _entries(data: dict[str, Any], kind: str, where: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = data.get(kind, [])
    required = _KEYS[kind] - {"relays", "subject_only", "generic", "air_only"}
    seen = set()
    for number, entry in enumerate(entries, 1):
        place = f"{where}: {kind} {entry.get('id', f'number {number}')}"
        missing = required - entry.keys()
        languages = {key for key in entry.keys() - _KEYS[kind] if len(key) == 2}
        unknown = entry.keys() - _KEYS[kind] - languages
        if missing or unknown:
            raise GeoError(
                f"missing {sorted(missing)}, unknown {sorted(unknown)}",
                where=place,
                fix="see the head of the file for the keys of an entry",
            )
        if entry["id"] in seen:
            raise GeoError("stands twice", where=place, fix="join the two entries")
        seen.add(entry["id"])
    return entries


def _names(entry: dict[str, Any], where: str) -> dict[str, tuple[str, ...]]:
    languages = sorted(key for key in entry if len(key) == 2 and key != "id")
    return {
        language: tuple(phrase for pattern in entry[language] for phrase in expand(pattern, where))
        for language in languages
    }
