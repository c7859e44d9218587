"""Places by name, in ranked steps: exact, folded, skeleton, near spelling."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import Indel

from gazetteer.model import Place
from gazetteer.normalise import fold, is_arabic, likeness, skeleton, sound
from gazetteer.words import Words

EXACT, FOLDED, CALLED, CASE_FORM, SKELETON, NEAR = (
    "exact name",
    "folded name",
    "name with its kind,",
    "case form of the name",
    "skeleton of the name",
    "near spelling",
)
_SCORES = {EXACT: 1.0, FOLDED: 0.95, CALLED: 0.94, CASE_FORM: 0.93}
_VAST = frozenset({"governorate", "region"})
_SKELETON_FLOOR, _SKELETON_SPAN = 0.70, 0.20
_NEAR_SCALE = 0.80
_BARE_CONSONANTS = 3
_SHORTEST_NEAR = 6
_MOST_NEAR = 8


@dataclass(frozen=True, slots=True)
class Match:
    """A place found by a name: the step, the spelling met, and a score from 0 to 1."""

    place: Place
    spelling: str
    step: str
    score: float


class Index:
    """The names of a set of places, in memory. Looser steps build their tables when first asked."""

    def __init__(self, places: Iterable[Place], words: Words) -> None:
        self._words = words
        self._by_fold: dict[str, list[tuple[Place, str]]] = {}
        for place in places:
            for name in dict.fromkeys(name.text for name in place.names):
                if key := fold(name):
                    self._by_fold.setdefault(key, []).append((place, name))

    @property
    def names(self) -> Iterable[str]:
        """Every spelling of every place."""
        return (name for entries in self._by_fold.values() for _, name in entries)

    def named(self, name: str) -> list[Match]:
        """Places with this name in this script, as written or folded."""
        arabic = is_arabic(name)
        return _best_of_each(
            Match(place, spelling, step, _SCORES[step])
            for place, spelling in self._by_fold.get(fold(name), ())
            if is_arabic(spelling) == arabic
            for step in (EXACT if _plain(spelling) == _plain(name) else FOLDED,)
        )

    def called(self, name: str, kinds: frozenset[str]) -> list[Match]:
        """Places of these kinds whose name is this one and a word for the kind.

        "Taftanaz", said of an air base, is the place "Taftanaz airfield".
        """
        return _best_of_each(
            Match(place, spelling, CALLED, _SCORES[CALLED])
            for place, spelling in self._by_bare_name.get(fold(name), ())
            if place.kind in kinds
        )

    def in_case(self, forms: Iterable[str]) -> list[Match]:
        """Places of which one of these forms is the nominative."""
        return _best_of_each(
            Match(place, spelling, CASE_FORM, _SCORES[CASE_FORM])
            for form in forms
            for place, spelling in self._by_fold.get(fold(form), ())
        )

    def alike(self, name: str) -> list[Match]:
        """Places whose name has the same skeleton and, the shorter it is, the closer a sound.

        Up to three consonants are compared within one script only: Arabic lacks the short vowels
        that tell such names apart.
        """
        key = skeleton(name)
        floor = _skeleton_floor(len(key))
        matches = []
        for place, spelling in self._by_skeleton.get(key, ()) if key else ():
            if len(key) <= _BARE_CONSONANTS and is_arabic(name) != is_arabic(spelling):
                continue
            if (alike := likeness(name, spelling)) >= floor:
                score = _SKELETON_FLOOR + _SKELETON_SPAN * alike
                matches.append(Match(place, spelling, SKELETON, score))
        return _best_of_each(matches)

    def near(self, name: str) -> list[Match]:
        """Places whose name sounds nearly the same; the shorter the name, the stricter."""
        heard = sound(name)
        if len(heard) < _SHORTEST_NEAR:
            return []
        found = process.extract(
            heard,
            self._sounds,
            scorer=Indel.normalized_similarity,
            score_cutoff=_near_floor(len(heard)),
            limit=_MOST_NEAR,
        )
        return _best_of_each(
            Match(place, spelling, NEAR, _NEAR_SCALE * alike)
            for key, alike, _ in found
            for place, spelling in self._by_sound[key]
        )

    @cached_property
    def _by_bare_name(self) -> dict[str, list[tuple[Place, str]]]:
        groups: dict[str, list[tuple[Place, str]]] = {}
        for entries in self._by_fold.values():
            for place, name in entries:
                reading = self._words.read(name) if place.kind not in _VAST else None
                if reading and place.kind in reading.kinds:
                    groups.setdefault(fold(reading.name), []).append((place, name))
        return groups

    @cached_property
    def _by_skeleton(self) -> dict[str, list[tuple[Place, str]]]:
        return self._regrouped(skeleton)

    @cached_property
    def _by_sound(self) -> dict[str, list[tuple[Place, str]]]:
        return self._regrouped(sound)

    @cached_property
    def _sounds(self) -> list[str]:
        return [key for key in self._by_sound if len(key) >= _SHORTEST_NEAR]

    def _regrouped(self, key_of: Callable[[str], str]) -> dict[str, list[tuple[Place, str]]]:
        groups: dict[str, list[tuple[Place, str]]] = {}
        for entries in self._by_fold.values():
            for place, name in entries:
                groups.setdefault(key_of(name), []).append((place, name))
        return groups


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _best_of_each(matches: Iterable[Match]) -> list[Match]:
    """The best match of each place, best first and otherwise by id."""
    best: dict[str, Match] = {}
    for match in matches:
        known = best.get(match.place.place_id)
        if known is None or match.score > known.score:
            best[match.place.place_id] = match
    return sorted(best.values(), key=lambda match: (-match.score, match.place.place_id))


def _skeleton_floor(consonants: int) -> float:
    """How alike the sounds must be: one or two consonants alone say almost nothing."""
    return {1: 0.9, 2: 0.9, 3: 0.8, 4: 0.65}.get(consonants, 0.5)


def _near_floor(letters: int) -> float:
    """How alike near spellings must be: one letter too many in six, one wrong in seven."""
    return 0.88 if letters < 7 else 0.85
