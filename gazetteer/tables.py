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
_VOWELS = frozenset("aeiu")
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
        """The entries that begin and sound alike, by how alike they are, from `floor` to 1."""


Keep = Callable[[str, Callable[[], list[str]]], list[str]]
"""Gives the keys that were made under a name earlier, or those that are made now."""


def made_now(_: str, make: Callable[[], list[str]]) -> list[str]:
    """Keeps no keys."""
    return make()


class MemoryTables:
    """Names in memory. The keys of looser steps are computed when first asked for.

    `keep` may have the keys of these places and words from an earlier run.
    """

    def __init__(self, places: Iterable[Place], words: Words, keep: Keep = made_now) -> None:
        self._words = words
        self._keep = keep
        self._entries: list[Entry] = [
            (place, name)
            for place in places
            for name in dict.fromkeys(name.text for name in place.names)
        ]
        self._by_fold = self._grouped("fold", lambda _, name: fold(name))

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
        """The entries that begin and sound alike, by how alike they are, from `floor` to 1."""
        heard = sound(name)
        best = nearest(heard, self._sounds.get(beginning(heard), ()), floor)
        return ((alike, self._by_sound[key]) for alike, key in best)

    @cached_property
    def _by_bare_name(self) -> dict[str, list[Entry]]:
        return self._grouped("bare", lambda place, name: bare_key(place.kind, name, self._words))

    @cached_property
    def _by_skeleton(self) -> dict[str, list[Entry]]:
        return self._grouped("skeleton", lambda _, name: skeleton(name))

    @cached_property
    def _by_sound(self) -> dict[str, list[Entry]]:
        return self._grouped("sound", lambda _, name: sound(name))

    @cached_property
    def _sounds(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for key in self._by_sound:
            if len(key) >= SHORTEST_NEAR:
                groups.setdefault(beginning(key), []).append(key)
        return groups

    def _grouped(self, kind: str, key_of: Callable[[Place, str], str]) -> dict[str, list[Entry]]:
        keys = self._keep(kind, lambda: [key_of(*entry) for entry in self._entries])
        groups: dict[str, list[Entry]] = {}
        for key, entry in zip(keys, self._entries, strict=True):
            if key:
                groups.setdefault(key, []).append(entry)
        return groups


def nearest(heard: str, sounds: Sequence[str], floor: float) -> list[tuple[float, str]]:
    """The sounds most like the one heard, best first, from `floor` to 1 for the same."""
    found = process.extract(
        heard,
        sounds,
        scorer=Indel.normalized_similarity,
        score_cutoff=floor,
        limit=MOST_NEAR,
    )
    return [(alike, key) for key, alike, _ in found]


def beginning(heard: str) -> str:
    """How a sound begins, where all vowels are alike."""
    return "a" if heard[:1] in _VOWELS else heard[:1]


def bare_key(kind: str, name: str, words: Words) -> str:
    """The `fold` of a name without its word for its own kind; "" where it has none.

    "Taftanaz airfield" of an airbase gives "taftanaz".
    """
    if kind in _VAST:
        return ""
    reading = words.read(name)
    return fold(reading.name) if kind in reading.kinds else ""
