"""Which words of a sentence tell of one of several strikes in it: its target, its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geo.extract.attribution import Segment
from geo.extract.lexicon import Hit
from geo.extract.marked import Marked
from geo.extract.packs import Pack
from geo.extract.places import PlaceList
from geo.extract.strikes import Strike

_HARM = ("kill", "injure")
_OWN = ("target", "unit", *_HARM)


def region(
    marked: Marked, pack: Pack, segment: Segment, strikes: Sequence[Strike], number: int
) -> tuple[int, int]:
    """The tokens that tell of one of several strikes in a segment: up to its own places, and
    on to the next strike's words."""
    lists = [strike.places for strike in strikes if strike.places is not None]
    if len(lists) < 2:
        return segment.start, segment.end
    if pack.head_first:
        return _verb_to_verb(marked, pack, segment, strikes, number)
    fronted = _fronted(marked, strikes)
    own, last = lists[number], number + 1 == len(lists)
    start = own.start if fronted[number] else lists[number - 1].end
    end = lists[number + 1].start if not last and all(fronted[number : number + 2]) else own.end
    return (start if number else segment.start), (segment.end if last else end)


def _fronted(marked: Marked, strikes: Sequence[Strike]) -> list[bool]:
    """Which places stand before what hit them ("in A jets hit a depot, in B a bridge")."""
    fronted: list[bool] = []
    for index, strike in enumerate(strikes):
        if strike.places is None:
            continue
        goes_on = bool(fronted) and fronted[-1] and strike.cue == strikes[index - 1].cue
        gap = marked.tokens[strike.cue.end : strike.places.start]
        listed = goes_on and any(token.text in (",", ";") for token in gap)
        fronted.append(strike.cue.start >= strike.places.end or listed)
    return fronted


def _verb_to_verb(
    marked: Marked, pack: Pack, segment: Segment, strikes: Sequence[Strike], number: int
) -> tuple[int, int]:
    """Where verbs come first: from a strike's verb on to the next one's. Lists of places under
    one verb share its words, unless a target or a number stands between them."""
    told = [(strike.cue, strike.places) for strike in strikes if strike.places is not None]
    starts = [segment.start]
    for (cue, places), (following, listed) in pairwise(told):
        if following != cue and _is_counted_first(marked, following, places):
            starts.append(places.end)
        elif following != cue:
            starts.append(_opening(marked, pack, max(following.start, places.end), places.end))
        elif _is_between(marked, places, listed):
            starts.append(places.end)
        else:
            starts.append(starts[-1])
    ends = [
        next((start for start in starts[i + 1 :] if start > starts[i]), segment.end)
        for i in range(len(starts))
    ]
    return starts[number], ends[number]


def _is_between(marked: Marked, places: PlaceList, following: PlaceList) -> bool:
    return any(marked.within(label, places.end, following.start) for label in _OWN)


def _is_counted_first(marked: Marked, harm: Hit, places: PlaceList) -> bool:
    """Whether the number of those who were harmed stands before the word for it ("وثلاثة آخرون
    قتلوا في")."""
    gap = (places.end, harm.start)
    told = any(marked.within(label, *gap) for label in _HARM)
    counted = bool(marked.within("unit", *gap)) or any(
        token.text.isdecimal() for token in marked.tokens[slice(*gap)]
    )
    return harm.label in _HARM and counted and not told


def _opening(marked: Marked, pack: Pack, start: int, floor: int) -> int:
    """The start of a strike's words before its verb: from the "that" which opens them ("and that
    a depot was hit"), else with the number right before it ("وثلاث غارات")."""
    for index in range(start - 1, floor - 1, -1):
        if marked.tokens[index].norm in pack.words["that"]:
            return index
    while start > floor and (
        marked.tokens[start - 1].norm in pack.numbers
        or marked.tokens[start - 1].text.isdecimal()
        or marked.at("bound", start - 1) is not None
    ):
        start -= 1
    return start
