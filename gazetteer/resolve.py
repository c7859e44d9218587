"""The decision which place a name means, with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from gazetteer.index import NEAR, SKELETON, Index, Match
from gazetteer.model import SETTLEMENTS, Candidate, Context, Name, Place, Resolution
from gazetteer.normalise import ayn_skeleton, fold, has_article, is_arabic, skeleton
from gazetteer.words import Reading, Words

_FAR_WORSE, _FAR_LESS_ALIKE = 0.08, 0.014
_NAMED_SCORE = 0.93
_WRONG_KIND, _WRONG_ADMIN1, _BEYOND_BORDER = 0.4, 0.4, 0.8
_UNDECIDED, _LESS_LIKELY = 0.6, 0.7
_BY_NEAR, _BY_LETTER, _CITY_NOT_GOVERNORATE, _BY_SIZE = 0.97, 0.93, 0.92, 0.85
_BY_OWN_NAME, _BY_REPORTS = 0.85, 0.93
_BY_SOUND = (SKELETON, NEAR)
_BETWEEN_PARTS = re.compile("[-\u2010-\u2015]")
_BORDER_SLACK_M = 30_000
_NEARER_BY_M = 20_000
_ONE_ANSWER_M = 5_000
_METRES_A_DEGREE = 111_195
_LARGER_TIMES, _LARGER_TIMES_IF_ALIKE = 5, 20
_TYPICAL_POPULATION = {"city": 150_000, "town": 15_000, "village": 1_500, "camp": 1_500}


class _Weighed(NamedTuple):
    match: Match
    score: float
    fits: bool
    notes: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        return self.match.place


class _Decision(NamedTuple):
    winner: _Weighed | None
    factor: float
    note: str


def resolve(name: str, context: Context, index: Index, words: Words) -> Resolution:
    """Rank the places that a name may mean and choose one, or none where nothing supports it."""
    governorate, unknown = _governorate(context.admin1, index, words)
    matches, reading = _matches(name, context.kinds, index, words, governorate)
    if not matches:
        return Resolution(name, reason=f'no place named "{name}" in the gazetteer')
    kinds = (reading.kinds & context.kinds) or reading.kinds or context.kinds
    if len(matches) == 1 and not kinds and not context.admin1:
        only = Candidate(matches[0].place, round(matches[0].score, 3), _found(matches[0]))
        return Resolution(name, (only,), only, only.reason)
    weighed = [_weigh(match, kinds, reading.said, governorate) for match in matches]
    weighed.sort(key=lambda w: (not w.fits, -w.score, w.place.place_id))
    best = _rivals(weighed)
    decision = _decide(best, name, context, governorate)
    candidates = [_candidate(w, decision, at < len(best)) for at, w in enumerate(weighed)]
    candidates.sort(key=lambda c: -c.score)
    note = f'{decision.note}; governorate "{context.admin1}" unknown' if unknown else decision.note
    if decision.winner is None:
        return Resolution(name, tuple(candidates), None, note)
    chosen = next(c for c in candidates if c.place is decision.winner.place)
    candidates.remove(chosen)
    if note:
        chosen = replace(chosen, reason=f"{chosen.reason}; {note}")
    return Resolution(name, (chosen, *candidates), chosen, chosen.reason)


def _rivals(weighed: Sequence[_Weighed]) -> list[_Weighed]:
    """The first of those weighed: those that fit and whose score is not far from the best."""
    best = weighed[0]
    gap = _FAR_WORSE if best.match.score >= _NAMED_SCORE else _FAR_LESS_ALIKE
    return [w for w in weighed if w.fits and w.score >= best.score - gap]


def _matches(
    name: str,
    kinds: frozenset[str],
    index: Index,
    words: Words,
    governorate: Place | None = None,
) -> tuple[list[Match], Reading]:
    """The matches of the first step that has any, for the whole name before its bare form.

    With a governorate, of the first step that has one in it or near its border; if none has, all
    of the first.
    """
    first: tuple[list[Match], Reading] | None = None
    for matches, reading in _steps(name, kinds, index, words):
        if matches and (
            governorate is None or any(_may_lie_in(m.place, governorate) for m in matches)
        ):
            return matches, reading
        first = first or ((matches, reading) if matches else None)
    return first or ([], Reading(name))


def _steps(
    name: str, kinds: frozenset[str], index: Index, words: Words
) -> Iterator[tuple[list[Match], Reading]]:
    whole = Reading(" ".join(name.split()))
    yield _named(whole, kinds, index), whole
    bare = words.read(whole.name)
    if bare == whole:
        bare = words.read(_BETWEEN_PARTS.sub(" ", whole.name))
    readings = (whole, bare) if bare.said else (whole,)
    looser: tuple[Callable[[Reading], list[Match]], ...] = (
        lambda reading: _named(reading, kinds, index),
        lambda reading: index.in_case(words.case_forms(reading.name)[1:]),
        lambda reading: index.called(reading.name, SETTLEMENTS),
        lambda reading: index.alike(*words.case_forms(reading.name)),
        lambda reading: index.near(reading.name),
    )
    for step in looser:
        for reading in readings:
            yield step(reading), reading


def _named(reading: Reading, kinds: frozenset[str], index: Index) -> list[Match]:
    """Places of this name; with a kind said, also those that have it in their name."""
    named = index.named(reading.name)
    wanted = reading.kinds or kinds
    if not wanted:
        return named
    known = {match.place.place_id for match in named}
    called = index.called(reading.name, wanted)
    return named + [match for match in called if match.place.place_id not in known]


def _governorate(admin1: str, index: Index, words: Words) -> tuple[Place | None, bool]:
    """The governorate that a context names, and whether it names one that is not known."""
    if not admin1.strip():
        return None, False
    matches, _ = _matches(admin1, frozenset({"governorate"}), index, words)
    found = [match.place for match in matches if match.place.kind == "governorate"]
    return (found[0], False) if found else (None, True)


def _weigh(match: Match, kinds: frozenset[str], said: str, governorate: Place | None) -> _Weighed:
    place, score, fits = match.place, match.score, True
    notes: tuple[str, ...] = ()
    if kinds and place.kind not in kinds:
        score, fits = score * _WRONG_KIND, False
        notes += (f"a {place.kind}, not a {_either(kinds)} as the words say",)
    elif kinds:
        notes += (
            f'a {place.kind} as "{said}" says' if said else f"a {place.kind} as the text says",
        )
    if governorate and place.admin1 == governorate.admin1:
        notes += (f"in {place.admin1} as the text says",)
    elif (
        governorate
        and place.admin1
        and match.step not in _BY_SOUND
        and _beyond_border(place, governorate)
    ):
        score *= _BEYOND_BORDER
        notes += (f"the text puts it in {governorate.name}, the gazetteer in {place.admin1}",)
    elif governorate and place.admin1:
        score, fits = score * _WRONG_ADMIN1, False
        notes += (f"in {place.admin1}, not in {governorate.name}",)
    return _Weighed(match, score, fits, notes)


def _may_lie_in(place: Place, governorate: Place) -> bool:
    same = place.admin1 == governorate.admin1
    return same or not place.admin1 or _beyond_border(place, governorate)


def _beyond_border(place: Place, governorate: Place) -> bool:
    """Whether a place of another governorate lies so near that reports may well misplace it."""
    here, centre = (place.lat, place.lon), (governorate.lat, governorate.lon)
    return place.kind != "governorate" and (
        distance_m(here, centre) <= governorate.radius_m + _BORDER_SLACK_M
    )


def _decide(
    best: Sequence[_Weighed], name: str, context: Context, governorate: Place | None
) -> _Decision:
    """Choose one of the best that fit: by sense of the words, nearness, article, size, or none."""
    if not best:
        return _Decision(None, 1, "no place of this name fits what the text says")
    settled = [w for w in best if w.place.kind in SETTLEMENTS]
    factor, note = 1.0, ""
    if settled and len(settled) < len(best) and _rest_are_namesakes(best):
        factor = _CITY_NOT_GOVERNORATE
        note = f"the {settled[0].place.kind} rather than the governorate, as no word says which"
        best = settled
    curated = [w for w in best if w.match.is_curated]
    is_own = any(w.place.name == name and not w.match.is_curated for w in best)
    if curated and len(curated) < len(best) and not (governorate and is_own):
        factor, note = factor * _BY_REPORTS, "the one that reports commonly name"
        best = curated
    if len(best) == 1:
        return _Decision(best[0], factor, note)
    decisions = (
        _as_one(best),
        _nearest(best, context.near),
        _by_article(best, name),
        _by_ayn(best, name),
        _largest(best),
        _by_own_name(best, name) if governorate and not curated else None,
    )
    for decided in decisions:
        if decided:
            return decided._replace(factor=decided.factor * factor)
    names = ", ".join(sorted(_described(w.place) for w in best))
    return _Decision(None, 1, f"ambiguous: {names}")


def _rest_are_namesakes(best: Sequence[_Weighed]) -> bool:
    return all(w.place.kind in SETTLEMENTS or w.place.kind == "governorate" for w in best)


def _as_one(best: Sequence[_Weighed]) -> _Decision | None:
    """The first of places of one name so near each other that any of them is the answer."""
    first = best[0].place
    if first.kind == "governorate" or not all(_near(first, w.place) for w in best[1:]):
        return None
    return _Decision(best[0], _BY_NEAR, f"one of {len(best)} of this name within 5 km")


def _near(one: Place, other: Place) -> bool:
    """Whether two places lie at most 5 km apart."""
    if abs(one.lat - other.lat) * _METRES_A_DEGREE > 2 * _ONE_ANSWER_M:
        return False
    return distance_m((one.lat, one.lon), (other.lat, other.lon)) <= _ONE_ANSWER_M


def _by_own_name(best: Sequence[_Weighed], name: str) -> _Decision | None:
    """The only one of which this is the name itself, rather than one of its other spellings."""
    own = [w for w in best if w.place.name == name]
    if len(own) != 1:
        return None
    return _Decision(own[0], _BY_OWN_NAME, "the only one with this as its first name")


def _nearest(best: Sequence[_Weighed], near: Sequence[tuple[float, float]]) -> _Decision | None:
    if not near:
        return None
    by_distance = sorted(
        (min(distance_m((w.place.lat, w.place.lon), point) for point in near), w.place.place_id, w)
        for w in best
    )
    (first, _, winner), (second, _, _) = by_distance[:2]
    if second < max(2 * first, first + _NEARER_BY_M):
        return None
    return _Decision(winner, _BY_NEAR, f"{first / 1000:.0f} km from the places named with it")


def _by_article(best: Sequence[_Weighed], name: str) -> _Decision | None:
    """The only one that is ever written with an article, if the name has one."""
    if not has_article(name):
        return None
    key = fold(name)
    written = [
        w for w in best if any(has_article(n.text) and fold(n.text) == key for n in w.place.names)
    ]
    if len(written) != 1:
        return None
    return _Decision(written[0], _BY_LETTER, "the one that is written with an article")


def _by_ayn(best: Sequence[_Weighed], name: str) -> _Decision | None:
    """The only one whose Arabic name has its ayn where the name marks one: Mar'a is not Ma'ara."""
    key = ayn_skeleton(name)
    if key == skeleton(name):
        return None
    written = [w for w in best if any(ayn_skeleton(n.text) == key for n in _arabic(w.place))]
    if len(written) != 1:
        return None
    return _Decision(written[0], _BY_LETTER, "the one with its ayn in that place")


def _arabic(place: Place) -> Iterator[Name]:
    return (name for name in place.names if is_arabic(name.text))


def _largest(best: Sequence[_Weighed]) -> _Decision | None:
    by_size = sorted(
        ((w.place.population or _TYPICAL_POPULATION.get(w.place.kind, 0), w) for w in best),
        key=lambda sized: (-sized[0], sized[1].place.place_id),
    )
    (first, winner), (second, _) = by_size[:2]
    named = best[0].match.score >= _NAMED_SCORE
    times = _LARGER_TIMES if named else _LARGER_TIMES_IF_ALIKE
    if second == 0 or first < times * second:
        return None
    return _Decision(winner, _BY_SIZE, "by far the largest of this name")


def _candidate(weighed: _Weighed, decision: _Decision, is_best: bool) -> Candidate:
    score = weighed.score
    if weighed is decision.winner:
        score *= decision.factor
    elif is_best:
        score *= _UNDECIDED if decision.winner is None else _LESS_LIKELY
    reason = "; ".join((_found(weighed.match), *weighed.notes))
    return Candidate(weighed.place, round(score, 3), reason)


def _found(match: Match) -> str:
    """How a place was found: "near spelling", with the spelling met if it is not its name."""
    return match.step if match.spelling == match.place.name else f'{match.step} "{match.spelling}"'


def _described(place: Place) -> str:
    where = f" in {place.admin1}" if place.admin1 and place.kind != "governorate" else ""
    return f"{place.name}, {place.kind}{where}"


def _either(kinds: frozenset[str]) -> str:
    return " or ".join(sorted(kinds))


def distance_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance in metres between two (lat, lon), WGS 84 degrees."""
    from geopy.distance import great_circle

    return float(great_circle(one, other).meters)
