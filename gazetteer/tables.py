"""The names of a set of places by their keys: what an index looks up, in memory or on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Protocol

from rapidfuzz import process
from rapidfuzz.distance import Indel

from gazetteer.model import Place
from gazetteer.normalise import fold, skeleton, sound
from gazetteer.words import Words

SHORTEST_NEAR = 6
MOST_NEAR = 8
_VAST = frozenset({"governorate", "region"})

Entry = tuple[Place, str]


class Tables(Protocol):
    """Names by key; an entry is a place and one of its spellings."""

    @property
    def names(self) -> Iterable[str]:
        """Every spelling of every place."""

    def folded(self, key: str) -> Sequence[Entry]:
        """The entries whose name has this `fold`."""

    def bare(self, key: str) -> Sequence[Entry]:
        """The entries whose name without its word for a kind has this `fold`."""

    def skeletal(self, key: str) -> Sequence[Entry]:
        """The entries whose name has this `skeleton`."""

    def sounding_near(self, name: str, floor: float) -> Iterable[tuple[float, Sequence[Entry]]]:
        """The entries that sound like a name, by how alike they are, from `floor` to 1."""


class MemoryTables:
    """Names in memory. The keys of looser steps are computed when first asked for."""

    def __init__(self, places: Iterable[Place], words: Words) -> None:
        self._words = words
        self._by_fold: dict[str, list[Entry]] = {}
        for place in places:
            for name in dict.fromkeys(name.text for name in place.names):
                if key := fold(name):
                    self._by_fold.setdefault(key, []).append((place, name))

    @property
    def names(self) -> Iterable[str]:
        """Every spelling of every place."""
        return (name for entries in self._by_fold.values() for _, name in entries)

    def folded(self, key: str) -> Sequence[Entry]:
        """The entries whose name has this `fold`."""
        return self._by_fold.get(key, ())

    def bare(self, key: str) -> Sequence[Entry]:
        """The entries whose name without its word for a kind has this `fold`."""
        return self._by_bare_name.get(key, ())

    def skeletal(self, key: str) -> Sequence[Entry]:
        """The entries whose name has this `skeleton`."""
        return self._by_skeleton.get(key, ())

    def sounding_near(self, name: str, floor: float) -> Iterable[tuple[float, Sequence[Entry]]]:
        """The entries that sound like a name, by how alike they are, from `floor` to 1."""
        found = process.extract(
            sound(name),
            self._sounds,
            scorer=Indel.normalized_similarity,
            score_cutoff=floor,
            limit=MOST_NEAR,
        )
        return ((alike, self._by_sound[key]) for key, alike, _ in found)

    @cached_property
    def _by_bare_name(self) -> dict[str, list[Entry]]:
        return self._regrouped(lambda place, name: bare_key(place.kind, name, self._words))

    @cached_property
    def _by_skeleton(self) -> dict[str, list[Entry]]:
        return self._regrouped(lambda _, name: skeleton(name))

    @cached_property
    def _by_sound(self) -> dict[str, list[Entry]]:
        return self._regrouped(lambda _, name: sound(name))

    @cached_property
    def _sounds(self) -> list[str]:
        return [key for key in self._by_sound if len(key) >= SHORTEST_NEAR]

    def _regrouped(self, key_of: Callable[[Place, str], str]) -> dict[str, list[Entry]]:
        groups: dict[str, list[Entry]] = {}
        for entries in self._by_fold.values():
            for place, name in entries:
                if key := key_of(place, name):
                    groups.setdefault(key, []).append((place, name))
        return groups


def bare_key(kind: str, name: str, words: Words) -> str:
    """The `fold` of a name without its word for its own kind; "" where it has none.

    "Taftanaz airfield" of an airbase gives "taftanaz".
    """
    if kind in _VAST:
        return ""
    reading = words.read(name)
    return fold(reading.name) if kind in reading.kinds else ""
