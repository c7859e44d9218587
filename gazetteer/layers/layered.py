"""The curated names with layers under them: one index in which what is curated comes first."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from gazetteer.index import Index, Match, in_order
from gazetteer.model import SETTLEMENTS, Place
from gazetteer.tables import Tables

_SAME_WITHIN_M = 3_000
_METRES_A_DEGREE = 111_195
_LAYER = 0.89
_ALIKE_ENOUGH = 0.8
_POINTS = SETTLEMENTS | {"neighbourhood"}


class LayeredIndex(Index):
    """Looks a name up in the curated tables and in layers.

    A layer's place that the curated data have too (the same id, or the same name within 3 km)
    counts once, as curated. What only a layer says, a place or a spelling, scores lower than what
    is curated: the press uses it more seldom, and it may well be a person's or a group's name. Of
    the thousands of names of a layer, only those with a close sound count as of one skeleton.
    """

    def __init__(self, curated: Index, layers: Iterable[Tables], places: Sequence[Place]) -> None:
        self._curated = curated
        self._layers = [Index(tables) for tables in layers]
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
            return self._merged(curated, found)
        return self._merged(self._curated.alike(name), found)

    def called(self, name: str, kinds: frozenset[str]) -> list[Match]:
        """Places of these kinds whose name is this one and a word for the kind."""
        return self._at_step(lambda index: index.called(name, kinds))

    def in_case(self, forms: Iterable[str]) -> list[Match]:
        """Places of which one of these forms is the nominative."""
        nominatives = tuple(forms)
        return self._at_step(lambda index: index.in_case(nominatives))

    def alike(self, *forms: str) -> list[Match]:
        """Places whose name has the same skeleton and a close sound."""
        found = self._found(lambda index: index.alike(*forms))
        close = [match for match in found if match.score >= _ALIKE_ENOUGH]
        return self._merged(self._curated.alike(*forms), close)

    def near(self, name: str) -> list[Match]:
        """Places whose name sounds nearly the same."""
        return self._at_step(lambda index: index.near(name))

    def _at_step(self, step: Callable[[Index], list[Match]]) -> list[Match]:
        return self._merged(step(self._curated), self._found(step))

    def _found(self, step: Callable[[Index], list[Match]]) -> list[Match]:
        return [match for index in self._layers for match in step(index)]

    def _merged(self, curated: list[Match], found: list[Match]) -> list[Match]:
        """Curated matches and those of layers, each place once, best first."""
        if not found:
            return curated
        kept = {match.place.place_id: match for match in curated}
        for match in found:
            score = match.score * _LAYER
            known = self._curated_as(match.place)
            place = known or match.place
            if known is None and any(_same(place, other.place) for other in kept.values()):
                continue
            other = kept.get(place.place_id)
            if other is None or other.score < score:
                kept[place.place_id] = Match(
                    place, match.spelling, match.step, score, is_curated=known is not None
                )
        return in_order(kept.values())

    def _curated_as(self, place: Place) -> Place | None:
        """The curated place that a layer's place is, by its id or as a governorate."""
        if place.kind == "governorate":
            return self._governorates.get(place.admin1)
        return self._by_source.get(place.source)


def _same(one: Place, other: Place) -> bool:
    """Whether two places of one name are one place: of like kinds, within 3 km."""
    if one.kind != other.kind and not {one.kind, other.kind} <= _POINTS:
        return False
    north_m = (one.lat - other.lat) * _METRES_A_DEGREE
    if abs(north_m) > _SAME_WITHIN_M:
        return False
    east_m = (one.lon - other.lon) * _METRES_A_DEGREE * math.cos(math.radians(one.lat))
    return math.hypot(north_m, east_m) <= _SAME_WITHIN_M
