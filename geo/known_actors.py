"""Actors as other data sets name them, found among those of a theatre."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from geo.actors import Actors, Source, load_actors
from geo.columns import known

OTHER = "other"


@dataclass(frozen=True, slots=True)
class KnownActors:
    """The names of a theatre's actors, each to the id that it means."""

    attackers: Mapping[str, str]
    groups: Mapping[str, str]
    sources: Mapping[str, Source]
    sides: frozenset[str]

    def attacker(self, name: str) -> str:
        """The attacker that a name is of; "other" for one that the theatre does not know."""
        return self.attackers.get(_plain(name), OTHER) if name else "unknown"

    def group(self, name: str) -> str:
        """Who is said to be hit, or empty."""
        plain = _plain(name)
        return self.groups.get(plain, "") or _within(plain, self.groups)

    def of_sources(self, names: str) -> tuple[str, str, str]:
        """(source, side, role) of the names of one or several sources with ";" between: one that
        the theatre knows under its own name; else as written, its side only where all have one."""
        found = [self.sources.get(_plain(name)) for name in names.split(";")]
        sides = {source.side if source else OTHER for source in found}
        side = sides.pop() if len(sides) == 1 else OTHER
        if len(found) == 1 and found[0]:
            return found[0].name, found[0].side, found[0].role
        return names.strip(), side if side in self.sides else "", ""


@lru_cache(maxsize=4)
def known_actors(theatre: str) -> KnownActors:
    """The actors of a theatre by their names in any language."""
    actors: Actors = load_actors(theatre)
    attackers = {_plain(a.label): a.id for a in actors.attackers}
    for a in actors.attackers:
        attackers |= dict.fromkeys((*_names(a.names), _plain(a.id)), a.id)
    for id, names in known()["actors"]["attackers"].items():
        if id in attackers.values():
            attackers |= {_plain(name): id for name in names}
    groups = {name: g.id for g in actors.groups for name in (*_names(g.names), _plain(g.label))}
    sources = {
        name: s
        for s in reversed(actors.sources)
        if not s.generic
        for name in (*_names(s.names), _plain(s.name))
    }
    return KnownActors(attackers, groups, sources, frozenset(side.id for side in actors.sides))


def _names(names: Mapping[str, Iterable[str]]) -> set[str]:
    return {_plain(name) for of_language in names.values() for name in of_language}


def _plain(name: str) -> str:
    """Without what stands in brackets, a state's prefix and case."""
    text = re.sub(r"\([^)]*\)", " ", name).strip()
    for prefix in known()["actors"]["prefixes"]:
        text = text.removeprefix(prefix)
    return " ".join(re.sub(r"[\W_]+", " ", text).casefold().split())


def _within(plain: str, names: Mapping[str, str]) -> str:
    """The id of the longest of the names, of two words or five letters, that stands in the text."""
    inside = [n for n in names if (len(n) > 4 or " " in n) and f" {n} " in f" {plain} "]
    return names[max(inside, key=len)] if inside else ""
