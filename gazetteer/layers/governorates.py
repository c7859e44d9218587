"""Which governorate an imported place is in, by the name that the theatre has for it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from heapq import nsmallest

from gazetteer.layers.entry import Entry, tidy
from gazetteer.lookup import Gazetteer
from gazetteer.model import Context, Place
from gazetteer.resolve import distance_m

_AGREEING = 3
_NEAREST_WITHIN_M = 40_000
_METRES_A_DEGREE = 111_195
_GOVERNORATE = frozenset({"governorate"})


class Governorates:
    """Finds governorates. In this order: the name that the file gives; the file's own entry for
    the code it gives, or that of most curated places with this code; what the three nearest
    curated places agree on, the nearest within 40 km. Else it stays open."""

    def __init__(self, curated: Gazetteer) -> None:
        self._curated = curated
        self._placed = [p for p in curated.theatre.places if p.admin1 and p.kind != "governorate"]
        self._admin1_of = {place.source: place.admin1 for place in self._placed}
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)
        self._named: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def learn(self, entry: Entry) -> None:
        """Take note of what an entry says of its code; all are shown before the first is asked."""
        if not entry.code:
            return
        if entry.kind == "governorate":
            self._named[entry.code] = self._own(entry)
        elif admin1 := self._admin1_of.get(entry.place_id):
            self._votes[entry.code][admin1] += 1

    def of(self, entry: Entry) -> str:
        """The governorate's name; "" where it stays open."""
        if entry.kind == "country":
            return ""
        if entry.kind == "governorate":
            return self._own(entry)
        if entry.admin1:
            return self._canonical(entry.admin1)
        return self._of_code(entry.code) or self._of_neighbours(entry)

    def _of_code(self, code: str) -> str:
        if code in self._named:
            return self._named[code]
        votes = self._votes.get(code)
        if not votes:
            return ""
        (name, number), *_ = votes.most_common(1)
        return name if 2 * number > votes.total() else ""

    def _of_neighbours(self, entry: Entry) -> str:
        south, west, north, east = self._curated.theatre.box
        if not (south <= entry.lat <= north and west <= entry.lon <= east):
            return ""
        narrowing = math.cos(math.radians(entry.lat))

        def apart_m(place: Place) -> float:
            dy, dx = place.lat - entry.lat, (place.lon - entry.lon) * narrowing
            return math.hypot(dy, dx) * _METRES_A_DEGREE

        nearest = nsmallest(_AGREEING, self._placed, key=apart_m)
        names = {place.admin1 for place in nearest}
        if len(names) == 1 and apart_m(nearest[0]) <= _NEAREST_WITHIN_M:
            return names.pop()
        return ""

    def _canonical(self, name: str) -> str:
        if name not in self._known:
            found = self._resolved(name)
            self._known[name] = found.name if found else tidy(name)
        return self._known[name]

    def _own(self, entry: Entry) -> str:
        """The theatre's name of a governorate, or its own where the theatre has none there."""
        for spelling in (entry.name, *(name.text for name in entry.names)):
            found = self._resolved(spelling)
            if found and distance_m((found.lat, found.lon), (entry.lat, entry.lon)) < (
                found.radius_m
            ):
                return found.name
        return entry.name

    def _resolved(self, name: str) -> Place | None:
        chosen = self._curated.resolve(name, Context(_GOVERNORATE)).chosen
        return chosen.place if chosen and chosen.place.kind == "governorate" else None
