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
_PAUSES = frozenset({",", ";"})
_DASHES = frozenset({"—", "–", "-"})
_PARTING = _DASHES | {";"}
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
    first, final = _shared(marked, pack, strikes, number)
    if first < final:
        return (segment.start if first == 0 else lists[first - 1].end), (
            segment.end if final + 1 == len(lists) else lists[final].end
        )
    last = number + 1 == len(lists)
    start = segment.start
    if number:
        own = fronted[number]
        start = lists[number].start if own else _border(marked, pack, strikes, fronted, number - 1)
    return start, segment.end if last else _border(marked, pack, strikes, fronted, number)


def _border(
    marked: Marked, pack: Pack, strikes: Sequence[Strike], fronted: Sequence[bool], number: int
) -> int:
    """Where the words of one strike end and those of the next begin."""
    told = [(strike.cue, strike.places) for strike in strikes if strike.places is not None]
    (cue, places), (following, listed) = told[number], told[number + 1]
    if not fronted[number]:
        ends = [i for i in range(following.end, listed.start) if marked.tokens[i].text in _PAUSES]
        if following.start >= places.end and ends and pack.free_order:
            return ends[-1]
        return _relative_end(marked, pack, places.end, listed.start)
    if fronted[number + 1]:
        return listed.start
    pauses = [i for i in range(cue.end, following.start) if marked.tokens[i].text in _PAUSES]
    return max(pauses[-1] if pauses else following.start, places.end)


def _shared(marked: Marked, pack: Pack, strikes: Sequence[Strike], number: int) -> tuple[int, int]:
    """The first and last of the lists of places that follow one event's word with nothing told
    between them ("strikes near A in B province, C in D province destroyed …")."""
    told = [(strike.cue, strike.places) for strike in strikes if strike.places is not None]

    def apart(left: int) -> bool:
        (cue, places), (following, listed) = told[left], told[left + 1]
        between = marked.tokens[places.end : listed.start]
        return (
            cue != following
            or cue.start > places.start
            or _is_between(marked, places, listed)
            or any(token.text in _PARTING or token.norm in pack.numbers for token in between)
            or not all(_links(marked, pack, i) for i in range(places.end, listed.start))
        )

    first = final = number
    while first and not apart(first - 1):
        first -= 1
    while final + 1 < len(told) and not apart(final):
        final += 1
    return first, final


def _links(marked: Marked, pack: Pack, index: int) -> bool:
    """Whether a token between two places only joins or describes them."""
    token = marked.tokens[index]
    if not token.is_word or any(span.start <= index < span.end for span in marked.places):
        return True
    words = ("in", "on", "of", "list", "and", "adjectives", "articles", "distance")
    return index in marked.covered(("kind", "near")) or any(
        token.norm in pack.words[name] for name in words
    )


def _relative_end(marked: Marked, pack: Pack, index: int, limit: int) -> int:
    """Behind a clause that tells more of the place before it (", where ten trucks burnt,")."""
    opens = index + 1 < limit and marked.tokens[index].text == ","
    if not opens or marked.tokens[index + 1].norm not in pack.words["relative"]:
        return index
    ends = (i for i in range(index + 1, limit) if marked.tokens[i].text in _PAUSES)
    return next(ends, index)


def _fronted(marked: Marked, strikes: Sequence[Strike]) -> list[bool]:
    """Which places stand before what hit them ("in A jets hit a depot, in B a bridge")."""
    fronted: list[bool] = []
    for index, strike in enumerate(strikes):
        if strike.places is None:
            continue
        goes_on = bool(fronted) and fronted[-1] and strike.cue == strikes[index - 1].cue
        gap = marked.tokens[strike.cue.end : strike.places.start]
        listed = goes_on and any(token.text in _PAUSES for token in gap)
        opens = marked.tokens[strike.places.end : strike.places.end + 1]
        dashed = any(token.text in _DASHES for token in opens)
        fronted.append(strike.cue.start >= strike.places.end or listed or dashed)
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
    return marked.has(_OWN, places.end, following.start)


def _is_counted_first(marked: Marked, harm: Hit, places: PlaceList) -> bool:
    """Whether the number of those who were harmed stands before the word for it ("وثلاثة آخرون
    قتلوا في")."""
    gap = (places.end, harm.start)
    told = marked.has(_HARM, *gap)
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
