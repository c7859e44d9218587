"""The last step of resolution: names that the gazetteer doesn't have are asked of a geocoder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import orjson

from gazetteer import Context, Gazetteer, Place, Resolution
from gazetteer.model import SETTLEMENTS
from gazetteer.normalise import fold, skeleton
from gazetteer.resolve import distance_m
from gazetteer.words import load_words
from geo.geocode.answers import Answer, GeocodedPlace, is_refused, to_place
from geo.geocode.cache import Cache
from geo.geocode.service import NoAnswerError, Service
from geo.model import Problem

TRUST = 0.6  # of what a curated place of the same name would score
_MOST_FAULTS = 3
_SAME_PLACE_M = 3_000.0
_LONGEST_NAME, _MOST_WORDS = 60, 6
_NOT_IN_A_NAME = re.compile(r"[^\w\s'’‘ʿʾʼ`.\-]|[\d_]")


class Geocoder:
    """Answers for names that a gazetteer has no place for.

    An answer counts only where it lies in the theatre's box, bears the name that was asked for,
    and fits what the text says of it; then by the same rules as the gazetteer's own places.
    """

    def __init__(self, service: Service, cache: Cache, known: Gazetteer) -> None:
        self._service = service
        self._cache = cache
        self._known = known
        self._not_places = frozenset(fold(name) for name in known.theatre.not_places)
        self._failed: dict[str, str] = {}
        self._faults = 0
        self._given_up = ""

    def resolve(self, found: Resolution, context: Context) -> Resolution:
        """`found` where the gazetteer has candidates, else what the geocoder's answers give.

        Unresolved names keep the gazetteer's reason, and say why the geocoder didn't help.
        """
        if found.candidates:
            return found
        name = " ".join(found.name.split())
        bare = not (context.kinds or context.admin1)
        if bare and (what := self._known.better_known_as(name)):
            why = f'{self._service.name} not asked: "{name}" is better known as {what}'
            return _unresolved(found, why)
        if not self._is_a_name(name):
            return _unresolved(found, f"{self._service.name} not asked: not like a place's name")
        try:
            answers = self._answers(name)
        except NoAnswerError as error:
            return _unresolved(found, f"{self._service.name}: {error.why}")
        places, why = self._places(answers)
        if not places:
            return _unresolved(found, f"{self._service.name}: {why}")
        return self._choose(found, context, places)

    def problems(self) -> tuple[Problem, ...]:
        """That the geocoder was given up, if it was."""
        if not self._given_up:
            return ()
        what = f"given up: {self._given_up}; asked for no more names"
        return (Problem(f"geocoder {self._service.name} ({self._service.server})", what),)

    def _is_a_name(self, name: str) -> bool:
        if len(name) > _LONGEST_NAME or len(name.split()) > _MOST_WORDS:
            return False
        if _NOT_IN_A_NAME.search(name) or len(skeleton(name)) < 2:
            return False
        words = load_words()
        bare = fold(words.read(name).name)
        return bare not in words.kinds and not self._not_places & {fold(name), bare}

    def _answers(self, name: str) -> tuple[Answer, ...]:
        """From the cache, else from the server; NoAnswerError where there are none."""
        question = self._question(name)
        kept = self._cache.get(question)
        if kept is not None:
            return kept
        if name in self._failed:
            raise NoAnswerError(self._failed[name])
        if self._given_up:
            raise NoAnswerError(f"not asked, as it was given up: {self._given_up}")
        try:
            answers = self._service.ask(name)
        except NoAnswerError as error:
            self._failed[name] = error.why
            self._faults += 1
            if error.is_final or self._faults >= _MOST_FAULTS:
                times = "" if error.is_final else f"{self._faults} faults in a row, the last: "
                self._given_up = times + error.why
            raise
        self._faults = 0
        self._cache.put(question, answers)
        return answers

    def _question(self, name: str) -> str:
        theatre, service = self._known.theatre, self._service
        asked = (service.name, service.server, service.question(name), theatre.box, theatre.country)
        return orjson.dumps(asked).decode()

    def _places(self, answers: Sequence[Answer]) -> tuple[list[GeocodedPlace], str]:
        """The answers that can be places of the theatre, each place once; if none, why."""
        if not answers:
            return [], "it knows no such place"
        theatre = self._known.theatre
        inside = [answer for answer in answers if _is_in(theatre.box, answer.lat, answer.lon)]
        if not inside:
            swapped = any(_is_in(theatre.box, answer.lon, answer.lat) for answer in answers)
            hint = "; latitude and longitude may be swapped" if swapped else ""
            return [], f"its answer lies outside {theatre.title}{hint}"
        named = [answer for answer in inside if answer.names and not is_refused(answer)]
        places = [to_place(a, self._service.name, self._admin1(a.state)) for a in named]
        return _each_once(places), "" if places else "it knows only a street, a shop or the like"

    def _admin1(self, state: str) -> str:
        """The governorate's name in the gazetteer, for the name that the geocoder gives it."""
        if not state:
            return ""
        chosen = self._known.resolve(state, Context(frozenset({"governorate"}))).chosen
        return chosen.place.admin1 if chosen and chosen.place.kind == "governorate" else ""

    def _choose(
        self, found: Resolution, context: Context, places: Sequence[GeocodedPlace]
    ) -> Resolution:
        """Between the answers as between the gazetteer's own places."""
        theatre = replace(
            self._known.theatre, places=(*self._known.governorates(), *places), not_places=()
        )
        resolution = Gazetteer(theatre).resolve(found.name, context)
        service = self._service.name
        if not resolution.candidates:
            names = ", ".join(f'"{place.name}"' for place in places[:3])
            return _unresolved(found, f"{service}: it answers with another name, {names}")
        candidates = tuple(
            replace(
                candidate,
                score=round(candidate.score * TRUST, 3),
                reason=f"{found.reason}; {service}: {candidate.reason}",
            )
            for candidate in resolution.candidates
        )
        if resolution.chosen is None:
            reason = f"{found.reason}; {service}: {resolution.reason}"
            return Resolution(found.name, candidates, None, reason)
        return Resolution(found.name, candidates, candidates[0], candidates[0].reason)


def _unresolved(found: Resolution, why: str) -> Resolution:
    return replace(found, reason="; ".join(filter(None, (found.reason, why))))


def _is_in(box: tuple[float, float, float, float], lat: float, lon: float) -> bool:
    south, west, north, east = box
    return south <= lat <= north and west <= lon <= east


def _each_once(places: Sequence[GeocodedPlace]) -> list[GeocodedPlace]:
    """A town and the district about it that bears its name are one answer: the town."""
    ordered = sorted(places, key=lambda place: place.kind not in SETTLEMENTS)
    kept: list[GeocodedPlace] = []
    for place in ordered:
        if not any(_is_same(place, other) for other in kept):
            kept.append(place)
    return kept


def _is_same(one: Place, other: Place) -> bool:
    if not {fold(n.text) for n in one.names} & {fold(n.text) for n in other.names}:
        return False
    apart = distance_m((one.lat, one.lon), (other.lat, other.lon))
    reach = one.radius_m if one.kind == "district" else 0.0
    return apart <= max(_SAME_PLACE_M, reach)
