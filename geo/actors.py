"""The actors of a theatre: sides, sources, attackers and groups, from `actors.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Actors:
    """All actors of one theatre, in the order of the file."""

    sides: tuple[Side, ...]
    sources: tuple[Source, ...]
    attackers: tuple[Attacker, ...]
    groups: tuple[Group, ...]


_KEYS = {
    "side": {"id", "label"},
    "source": {"id", "name", "side", "role", "relays", "subject_only", "generic"},
    "attacker": {"id", "label", "sides", "air_only"},
    "group": {"id", "label"},
}


@cache
def load_actors(theatre: str = "syria") -> Actors:
    """The actors of a bundled theatre; `GeoError` names file and entry of what doesn't hold."""
    where = f"geo/data/{theatre}/actors.toml"
    file = resources.files("geo") / "data" / theatre / "actors.toml"
    try:
        text = file.read_text("utf-8")
    except OSError as fault:
        raise GeoError(f"no actors for the theatre {theatre!r}", where=where) from fault
    return parse_actors(text, where)


def parse_actors(text: str, where: str) -> Actors:
    """Actors from the text of a TOML file; raises `GeoError` with `where` and the entry."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise GeoError(f"not valid TOML: {fault}", where=where) from fault
    entries = {kind: _entries(data, kind, where) for kind in _KEYS}
    sides = tuple(Side(e["id"], e["label"]) for e in entries["side"])
    known = {side.id for side in sides}
    for entry in entries["source"]:
        if entry["side"] not in known or entry["role"] not in ROLES:
            raise GeoError(
                f"side {entry['side']!r} or role {entry['role']!r} is unknown",
                where=f"{where}: source {entry['id']}",
                fix=f"sides: {', '.join(sorted(known))}; roles: {', '.join(ROLES)}",
            )
    for entry in entries["attacker"]:
        if strangers := set(entry["sides"]) - known:
            raise GeoError(
                f"unknown side {', '.join(sorted(strangers))}",
                where=f"{where}: attacker {entry['id']}",
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
                names=_names(e, "source", where),
                relays=e.get("relays", False),
                subject_only=e.get("subject_only", False),
                generic=e.get("generic", False),
            )
            for e in entries["source"]
        ),
        attackers=tuple(
            Attacker(
                e["id"],
                e["label"],
                tuple(e["sides"]),
                _names(e, "attacker", where),
                air_only=e.get("air_only", False),
            )
            for e in entries["attacker"]
        ),
        groups=tuple(
            Group(e["id"], e["label"], _names(e, "group", where)) for e in entries["group"]
        ),
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


def _names(entry: dict[str, Any], kind: str, where: str) -> dict[str, tuple[str, ...]]:
    place = f"{where}: {kind} {entry['id']}"
    languages = sorted(key for key in entry if len(key) == 2 and key != "id")
    return {
        language: tuple(phrase for pattern in entry[language] for phrase in expand(pattern, place))
        for language in languages
    }
