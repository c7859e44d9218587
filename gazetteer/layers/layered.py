"""The curated names with layers under them: one index in which what is curated comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from gazetteer.index import Index, Match
from gazetteer.model import SETTLEMENTS, Place
from gazetteer.resolve import distance_m
from gazetteer.tables import Tables
from gazetteer.words import Words

_SAME_WITHIN_M = 3_000
_SAME_WITHIN_DEGREES = 0.05
_NAMESAKE, _RIVAL = 0.90, 0.95
_ALIKE_ENOUGH = 0.87
_POINTS = SETTLEMENTS | {"neighbourhood"}


class LayeredIndex(Index):
    """Looks a name up in the curated tables and in layers.

    A layer's place that the curated data have too (the same id, or the same name within 3 km)
    counts once, as curated. Beside a curated place of the name, a layer's scores lower. Skeletons
    of a layer's thousands of names need a closer sound than those of the curated ones.
    """

    def __init__(
        self, curated: Index, layers: Iterable[Tables], places: Sequence[Place], words: Words
    ) -> None:
        self._curated = curated
        self._layers = [Index(tables) for tables in layers]
        self._words = words
        self._by_source = {place.source: place for place in places if ":" in place.source}
        self._governorates = {p.name: p for p in places if p.kind == "governorate"}

    @property
    def names(self) -> Iterable[str]:
        """Every spelling of every place, the curated ones first."""
        return chain(self._curated.names, *(index.names for index in self._layers))

    def named(self, name: str) -> list[Match]:
        """Places of this name; where only layers have it, also curated ones that may be meant."""
        curated = self._curated.named(name)
        found = self._found(lambda index: index.named(name))
        if curated or not found:
            return self._merged(curated, found, _NAMESAKE)
        meant = self._curated.in_case(self._words.case_forms(name)[1:])
        return self._merged(meant or self._curated.alike(name), found, _RIVAL)

    def called(self, name: str, kinds: frozenset[str]) -> list[Match]:
        """Places of these kinds whose name is this one and a word for the kind."""
        return self._at_step(lambda index: index.called(name, kinds))

    def in_case(self, forms: Iterable[str]) -> list[Match]:
        """Places of which one of these forms is the nominative."""
        nominatives = tuple(forms)
        return self._at_step(lambda index: index.in_case(nominatives))

    def alike(self, name: str) -> list[Match]:
        """Places whose name has the same skeleton and a close sound."""
        found = self._found(lambda index: index.alike(name))
        close = [match for match in found if match.score >= _ALIKE_ENOUGH]
        return self._merged(self._curated.alike(name), close, _NAMESAKE)

    def near(self, name: str) -> list[Match]:
        """Places whose name sounds nearly the same."""
        return self._at_step(lambda index: index.near(name))

    def _at_step(self, step: Callable[[Index], list[Match]]) -> list[Match]:
        return self._merged(step(self._curated), self._found(step), _NAMESAKE)

    def _found(self, step: Callable[[Index], list[Match]]) -> list[Match]:
        return [match for index in self._layers for match in step(index)]

    def _merged(self, curated: list[Match], found: list[Match], factor: float) -> list[Match]:
        """Curated matches and those of layers, each place once, best first."""
        if not found:
            return curated
        matches = {match.place.place_id: match for match in curated}
        others: dict[str, Match] = {}
        for match in found:
            place = self._curated_as(match.place)
            if place is not None:
                known = matches.get(place.place_id)
                if known is None or known.score < match.score:
                    matches[place.place_id] = replace(match, place=place)
            else:
                others.setdefault(match.place.place_id, match)
        kept = list(matches.values())
        for match in others.values():
            if not any(_same(match.place, other.place) for other in kept):
                score = match.score * factor if matches else match.score
                kept.append(replace(match, score=score))
        return sorted(kept, key=lambda match: (-match.score, match.place.place_id))

    def _curated_as(self, place: Place) -> Place | None:
        """The curated place that a layer's place is, by its id or as a governorate."""
        if place.kind == "governorate":
            return self._governorates.get(place.admin1)
        return self._by_source.get(place.source)


def _same(one: Place, other: Place) -> bool:
    """Whether two places of one name are one place: of like kinds, within 3 km."""
    if one.kind != other.kind and not {one.kind, other.kind} <= _POINTS:
        return False
    if abs(one.lat - other.lat) > _SAME_WITHIN_DEGREES:
        return False
    return distance_m((one.lat, one.lon), (other.lat, other.lon)) <= _SAME_WITHIN_M
