"""Which of the places in a segment are said to have been struck from the air.

Every list of places ("A, B and C") is judged by the event word that governs it: the nearest one
before it in its clause, else the nearest after it. A strike counts, a capture, a siege, a talk or
shelling does not; neither does a place that only says where somebody comes from, goes to or speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from geo.extract.aerial import WINDOW, is_from_air, is_shelling
from geo.extract.attribution import Segment
from geo.extract.clauses import asides, clause_end, clause_span, clause_start
from geo.extract.events import OTHER_EVENTS, STRIKE_LABELS, STRONG, events_of, is_air
from geo.extract.lexicon import Hit
from geo.extract.marked import Marked
from geo.extract.packs import Pack
from geo.extract.places import PlaceList, is_away, place_lists

_STRIKES = frozenset(STRIKE_LABELS)
_PAUSES = frozenset({",", ";", "،", "؛"})
_BULLETS = frozenset("-–—•*·")


@dataclass(frozen=True, slots=True)
class Strike:
    """A strike that a segment tells of: its event word, its places (empty where none is named)
    and whether the words deny it. `firm` is False where only the context makes it an air strike."""

    cue: Hit
    places: PlaceList | None
    denies: bool
    firm: bool


def is_heading(marked: Marked, pack: Pack) -> bool:
    """Whether a sentence is a heading of places and dates alone ("Hama province.", "Tal Rifaat,
    Aleppo, 2 December.")."""
    sources = (pack.sources[hit.value] for hit in marked.hits.get("source", ()))
    dateline = marked.places and marked.tokens[0].text.isupper()  # capitals are a dateline's
    if not marked.places or dateline or any(not source.subject_only for source in sources):
        return False
    named = {i for span in marked.places for i in range(span.start, span.end)}
    rest = (
        i
        for i, token in enumerate(marked.tokens)
        if i not in named
        and token.is_word
        and not token.text.isdigit()
        and token.norm not in pack.months
        and token.norm not in pack.words["in"]
        and marked.at("kind", i) is None
        and marked.at("date", i) is None
    )
    if len(tuple(islice(rest, 2))) > 1:
        return False
    return not events_of(marked, pack, Segment(0, len(marked.tokens), None))


def find_strikes(
    marked: Marked, pack: Pack, segment: Segment, air_before: bool
) -> tuple[Strike, ...]:
    """The strikes of a segment, in order. `air_before`: the talk was of air strikes already."""
    if _STRIKES.isdisjoint(marked.hits):
        return ()
    events = events_of(marked, pack, segment)
    if all(hit.label in OTHER_EVENTS for hit in events):
        return ()
    air = is_air(marked, 0, len(marked.tokens))

    def from_air(cue: Hit) -> bool:
        shelling = is_shelling(marked, pack, segment, events, cue)
        return not shelling and is_from_air(marked, pack, segment, events, cue, air, air_before)

    strikes = []
    for places in place_lists(marked, pack, segment):
        cue = _governing(marked, pack, segment, events, places)
        if cue is None or not from_air(cue):
            continue
        if is_away(marked, pack, segment, places) or _is_hypothetical(marked, pack, segment, cue):
            continue
        strikes.append(Strike(cue, places, _denies(marked, pack, segment, cue), air))
    strikes += [
        Strike(cue, None, _denies(marked, pack, segment, cue), air)
        for cue in _before_the_named(marked, pack, segment, events, strikes)
        if from_air(cue) and not _is_hypothetical(marked, pack, segment, cue)
    ]
    harmed = marked.has(("kill", "injure"), segment.start, segment.end)
    if strikes or not (segment.speaker or air or harmed):
        return tuple(strikes)
    for cue in events:
        if from_air(cue) and not _is_hypothetical(marked, pack, segment, cue):
            return (Strike(cue, None, _denies(marked, pack, segment, cue), air),)
    return ()


def _before_the_named(
    marked: Marked, pack: Pack, segment: Segment, events: list[Hit], strikes: Sequence[Strike]
) -> tuple[Hit, ...]:
    """The event word of a clause on "the town" named before, which opens a segment whose other
    clauses name the places that they tell of ("the town was hit, and so were A and B")."""
    named = [s.places.start for s in strikes if s.places is not None]
    if not named or not pack.head_first:
        return ()
    for anaphor in marked.within("place_anaphor", segment.start, min(named)):
        floor, roof = clause_span(marked, pack, segment, anaphor.start)
        cues = [hit for hit in events if floor <= hit.start < roof]
        if roof <= min(named) and cues and all(hit.label not in OTHER_EVENTS for hit in cues):
            return (cues[0],)
    return ()


def listed_strikes(
    marked: Marked, pack: Pack, segment: Segment, heading: Marked | None
) -> tuple[Strike, ...]:
    """The strikes of an item in a list that a sentence such as "destroyed:" opens."""
    if heading is None or marked.text[marked.sentence.start] not in _BULLETS:
        return ()
    whole = Segment(0, len(heading.tokens), None)
    opens = heading.tokens[-1].text == ":" and any(
        hit.label in STRIKE_LABELS for hit in events_of(heading, pack, whole)
    )
    if not opens or events_of(marked, pack, segment):
        return ()
    cue = Hit(segment.start, segment.start, "weak_verb", "")
    return tuple(
        Strike(cue, places, denies=False, firm=is_air(heading, 0, len(heading.tokens)))
        for places in place_lists(marked, pack, segment)
        if not is_away(marked, pack, segment, places)
    )


def _governing(
    marked: Marked, pack: Pack, segment: Segment, events: list[Hit], places: PlaceList
) -> Hit | None:
    floor = clause_start(marked, pack, segment, places.start)
    before = [hit for hit in events if floor <= hit.start and hit.end <= places.start]
    if pack.head_first:
        before = _outside(marked, pack, segment, events, places) or before
    if before:
        return _first_of_two(marked, pack, before)
    roof = clause_end(marked, pack, segment, places.whole_end)
    after = [hit for hit in events if places.end <= hit.start and hit.end <= roof]
    if after and after[0].label not in OTHER_EVENTS:
        return after[0]
    passive = [
        hit
        for hit in events
        if hit.start >= places.end
        and hit.label not in OTHER_EVENTS
        and marked.tokens[hit.start - 1].norm in pack.words["passive"]
    ]
    if passive:
        return passive[0]
    if after:
        return after[0]
    if floor > segment.start and marked.tokens[floor - 1].text == ";":
        return next((hit for hit in reversed(events) if hit.end < floor), None)
    opener = marked.tokens[floor - 1].norm if floor > segment.start else ""
    before = [hit for hit in events if hit.end <= floor - 1]
    return before[-1] if before and opener in pack.words["relative"] else None


def _outside(
    marked: Marked, pack: Pack, segment: Segment, events: list[Hit], places: PlaceList
) -> list[Hit]:
    """The event words before a list that a clause between commas parts from it, where such a
    clause closes in the list's own ("in raids by the coalition, which the US leads, on A")."""
    closed = [(start, end) for start, end in asides(marked, pack, segment) if end < places.start]
    if not closed or clause_start(marked, pack, segment, places.start) > closed[-1][0] + 1:
        return []
    floor = clause_start(marked, pack, segment, closed[-1][0])
    return [
        hit
        for hit in events
        if floor <= hit.start
        and hit.end <= places.start
        and not closed[-1][0] <= hit.start < closed[-1][1]
    ]


def _first_of_two(marked: Marked, pack: Pack, before: list[Hit]) -> Hit:
    """The nearest event before a place; of "air strikes and shelling on" the one from the air."""
    last = before[-1]
    if last.label != "ground" or len(before) < 2 or before[-2].label not in STRONG:
        return last
    gap = marked.tokens[before[-2].end : last.start]
    is_pair = bool(gap) and all(token.norm in pack.words["and"] for token in gap)
    return before[-2] if is_pair else last


def _is_hypothetical(marked: Marked, pack: Pack, segment: Segment, cue: Hit) -> bool:
    floor = max(clause_start(marked, pack, segment, cue.start), cue.start - WINDOW)
    named = [i for i in range(floor, cue.start) if marked.tokens[i].norm in pack.words["part"]]
    if marked.at("hypothetical", cue.start) is not None:
        return True
    floor = max([floor, *named])
    return (
        any(not _is_month(marked, pack, h) for h in marked.within("hypothetical", floor, cue.start))
        or _is_unheard(marked, segment, cue)
        or _is_others(marked, pack, segment, cue)
    )


def _is_month(marked: Marked, pack: Pack, hit: Hit) -> bool:
    """Whether a word is the name of a month ("in May")."""
    token = marked.tokens[hit.start]
    return hit.start > 0 and token.text[0].isupper() and token.norm in pack.months


def _is_others(marked: Marked, pack: Pack, segment: Segment, cue: Hit) -> bool:
    """Whether a warring side only speaks of what others say it did ("asked about reports of")."""
    speaker = segment.speaker
    if speaker is None or segment.denies or speaker.role != "official":
        return False
    own = any(speaker.side in attacker.sides for attacker in pack.attackers.values())
    floor = max(segment.start, cue.start - WINDOW)
    return own and bool(marked.within("reported", floor, cue.start))


def _is_unheard(marked: Marked, segment: Segment, cue: Hit) -> bool:
    """Whether its part of the sentence says that nothing is known of it ("no word of victims")."""
    start, end = cue.start, cue.end
    while start > segment.start and marked.tokens[start - 1].text not in _PAUSES:
        start -= 1
    while end < segment.end and marked.tokens[end].text not in _PAUSES:
        end += 1
    return bool(marked.within("unheard", start, end))


def _denies(marked: Marked, pack: Pack, segment: Segment, cue: Hit) -> bool:
    floor = max(clause_start(marked, pack, segment, cue.start), cue.start - WINDOW)
    before = bool(marked.negations(floor, cue.start))
    return (
        segment.denies or before or (pack.free_order and _denied_after(marked, pack, segment, cue))
    )


def _verb_behind(marked: Marked, pack: Pack, segment: Segment, cue: Hit) -> Hit | None:
    """The first verb of a strike behind its noun in the clause."""
    roof = clause_end(marked, pack, segment, cue.end)
    verbs = [h for label in ("verb", "weak_verb") for h in marked.within(label, cue.end, roof)]
    return min(verbs, key=lambda hit: hit.start, default=None)


def _denied_after(marked: Marked, pack: Pack, segment: Segment, cue: Hit) -> bool:
    """Whether a noun is said not to have been ("бомбежки не было", "удары по ним не наносились"),
    which "удар не по ИГ" isn't."""
    if cue.label not in ("noun", "weak_noun", "bare_noun") or cue.end + 1 >= len(marked.tokens):
        return False
    verb = _verb_behind(marked, pack, segment, cue)
    if verb is not None and marked.negations(verb.start - 1, verb.start):
        return True
    following = marked.tokens[cue.end + 1]
    return bool(marked.negations(cue.end, cue.end + 1)) and not (
        following.norm in pack.words["on"] or following.text[0].isupper()
    )
