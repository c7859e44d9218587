"""Places by name, in ranked steps: exact, folded, skeleton, near spelling."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from gazetteer.generic import distinguishing
from gazetteer.model import Place
from gazetteer.normalise import (
    fold,
    has_dots_amiss,
    is_arabic,
    loose_likeness,
    skeleton,
    sound,
)
from gazetteer.readings import readings
from gazetteer.tables import SHORTEST_NEAR, Entry, Tables

EXACT, FOLDED, CALLED, CASE_FORM, SKELETON, NEAR = (
    "exact name",
    "folded name",
    "name with its kind,",
    "case form of the name",
    "skeleton of the name",
    "near spelling",
)
_SCORES = {EXACT: 1.0, FOLDED: 0.95, CALLED: 0.94, CASE_FORM: 0.93}
_SKELETON_BEST = 0.89
_NEAR_SCALE = 0.80
# By the number of consonants shared: how alike the sounds must be, as one or two alone say
# almost nothing, and what a sound that is not the same costs.
_SKELETON_FLOOR = {1: 0.9, 2: 0.9, 3: 0.8, 4: 0.65}
_SKELETON_SLOPE = {1: 0.8, 2: 0.8, 3: 0.8, 4: 0.5}
_LONG_FLOOR, _LONG_SLOPE = 0.5, 0.3
_BARE_CONSONANTS = 3
_SHORT = 9
_SHORTEST_PART = 5
_SHARED_WORD = 0.05
_DOTS_AMISS = 0.95
_VAGUE_VOWEL = 0.1
_VOWELS = frozenset("aeiu")


class Match(NamedTuple):
    """A place found by a name: the step, the spelling met, and a score from 0 to 1.

    What only a layer has is not curated: reports name it more seldom.
    """

    place: Place
    spelling: str
    step: str
    score: float
    is_curated: bool = True


class Index:
    """The names of a set of places, and the rules by which a written name is one of them."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    @property
    def names(self) -> Iterable[str]:
        """Every spelling of every place."""
        return self._tables.names

    def named(self, name: str) -> list[Match]:
        """Places with this name in this script, as written or folded."""
        entries = self._tables.folded(fold(name))
        if not entries:
            return []
        written = {
            place.place_id: Match(place, spelling, EXACT, _SCORES[EXACT])
            for place, spelling in entries
            if spelling == name
        }
        others = [entry for entry in entries if entry[0].place_id not in written]
        if not others:
            return in_order(written.values())
        arabic, plain = is_arabic(name), _plain(name)
        for place, spelling in others:
            if is_arabic(spelling) == arabic:
                step = EXACT if _plain(spelling) == plain else FOLDED
                _keep_better(Match(place, spelling, step, _SCORES[step]), written)
        return in_order(written.values())

    def called(self, name: str, kinds: frozenset[str]) -> list[Match]:
        """Places of these kinds whose name is this one and a word for the kind.

        "Taftanaz", said of an air base, is the place "Taftanaz airfield".
        """
        return _best_of_each(
            Match(place, spelling, CALLED, _SCORES[CALLED])
            for place, spelling in self._tables.bare(fold(name))
            if place.kind in kinds
        )

    def in_case(self, forms: Iterable[str]) -> list[Match]:
        """Places of which one of these forms is the nominative."""
        return _best_of_each(
            Match(place, spelling, CASE_FORM, _SCORES[CASE_FORM])
            for form in forms
            for place, spelling in self._tables.folded(fold(form))
        )

    def alike(self, *forms: str) -> list[Match]:
        """Places whose name has the same skeleton as one of these forms and, the shorter it is,
        the closer a sound.

        Up to three consonants are compared within one script only: Arabic lacks the short vowels
        that tell such names apart.
        """
        best: dict[str, Match] = {}
        for reading, likelihood in chain.from_iterable(map(readings, forms)):
            key = skeleton(reading)
            if key and (entries := self._tables.skeletal(key)):
                for match in _alike_among(entries, reading, key):
                    _keep_better(match._replace(score=match.score * likelihood), best)
        return in_order(best.values())

    def near(self, name: str) -> list[Match]:
        """Places whose name begins alike and sounds nearly the same; the shorter, the stricter."""
        letters = len(sound(name))
        if letters < SHORTEST_NEAR:
            return []
        return _best_of_each(
            Match(place, spelling, NEAR, _NEAR_SCALE * alike)
            for _, entries in self._tables.sounding_near(name, _near_floor(letters) - _VAGUE_VOWEL)
            for place, spelling in entries
            if (alike := _nearness(name, spelling))
        )


def _alike_among(entries: Sequence[Entry], name: str, key: str) -> Iterator[Match]:
    """Those of one skeleton, `key`, that sound like the name."""
    if len(key) <= _BARE_CONSONANTS:
        arabic = is_arabic(name)
        entries = [entry for entry in entries if is_arabic(entry[1]) == arabic]
    for place, spelling in entries:
        if (parts := distinguishing(name, spelling)) is None:
            continue
        shared = _consonants(key, parts)
        if (alike := loose_likeness(*parts)) >= _SKELETON_FLOOR.get(shared, _LONG_FLOOR):
            score = _SKELETON_BEST - (1 - alike) * _SKELETON_SLOPE.get(shared, _LONG_SLOPE)
            yield Match(place, spelling, SKELETON, score)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _best_of_each(matches: Iterable[Match]) -> list[Match]:
    """The best match of each place, best first and otherwise by id."""
    best: dict[str, Match] = {}
    for match in matches:
        _keep_better(match, best)
    return in_order(best.values())


def _keep_better(match: Match, best: dict[str, Match]) -> None:
    known = best.get(match.place.place_id)
    if known is None or match.score > known.score:
        best[match.place.place_id] = match


def in_order(matches: Iterable[Match]) -> list[Match]:
    """Matches of different places, best first and otherwise by id."""
    found = list(matches)
    if len(found) > 1:
        found.sort(key=lambda match: (-match.score, match.place.place_id))
    return found


def _consonants(key: str, parts: tuple[str, str]) -> int:
    """How many consonants two names of one skeleton share; a generic word counts as one."""
    return min(len(key), 1 + len(skeleton(parts[0])))


def _nearness(name: str, spelling: str) -> float:
    """How alike two names are where only slips of the pen part them, else 0."""
    if has_dots_amiss(name, spelling):
        return _DOTS_AMISS
    parts = distinguishing(name, spelling)
    if parts is None:
        return 0
    heard, other = map(sound, parts)
    if min(len(heard), len(other)) < _SHORTEST_PART or not _may_be_slips(heard, other):
        return 0
    alike = loose_likeness(*parts)
    floor = _near_floor(len(heard)) - (_SHARED_WORD if len(heard) < len(sound(name)) else 0)
    return alike if alike >= floor else 0


def _may_be_slips(heard: str, other: str) -> bool:
    """Whether two sounds begin alike and, where they are short, are as long but for a letter."""
    same_start = heard[0] == other[0] or {heard[0], other[0]} <= _VOWELS
    longest = max(len(heard), len(other))
    return same_start and (longest > _SHORT or longest - min(len(heard), len(other)) <= 1)


def _near_floor(letters: int) -> float:
    """How alike near spellings must be: one letter too many in six, one wrong in seven."""
    return 0.88 if letters < 7 else 0.85
