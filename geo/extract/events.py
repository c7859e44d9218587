"""The words of a segment that tell of events, and whether they speak of attacks from the air."""

from __future__ import annotations

from geo.extract.attribution import Segment
from geo.extract.lexicon import Hit
from geo.extract.marked import Marked
from geo.extract.packs import Pack
from geo.extract.unlisted import is_called

STRIKE_LABELS = ("noun", "verb", "weak_noun", "bare_noun", "weak_verb", "kill", "injure")
STRONG = frozenset({"noun", "verb"})
OTHER_EVENTS = frozenset({"ground", "other_event"})
_RANK = (
    "noun",
    "ground",
    "troops",
    "verb",
    "other_event",
    "kill",
    "injure",
    "weak_verb",
    "weak_noun",
    "bare_noun",
)


def is_air(marked: Marked, start: int, end: int) -> bool:
    """Whether tokens `start` to `end` speak of an attack from the air."""
    return marked.has(STRONG, start, end) or any(
        not _is_cover(marked, hit) for hit in marked.within("platform", start, end)
    )


def is_ground(marked: Marked) -> bool:
    """Whether a sentence speaks of attacks from the ground and of none from the air."""
    return bool(marked.hits.get("ground")) and not is_air(marked, 0, len(marked.tokens))


def _is_cover(marked: Marked, hit: Hit) -> bool:
    """Whether a word for aircraft is part of another thing ("suicide bomber", "air cover")."""
    covering = (marked.at(label, hit.start) for label in OTHER_EVENTS)
    return any(c is not None and c.end - c.start > hit.end - hit.start for c in covering)


def events_of(marked: Marked, pack: Pack, segment: Segment) -> list[Hit]:
    """The event words of a segment in order, one at a place; the longest and firmest wins. Those in
    the name of a place or with a hyphen before them ("rebel-controlled") are none."""
    named = {index for span in marked.places for index in range(span.start, span.end)}
    hearsay = marked.covered(("hearsay",))
    hits = [
        hit
        for label in _RANK
        for hit in marked.within(label, segment.start, segment.end)
        if hit.start not in hearsay
        and not _in_target(marked, hit)
        and not (hit.label == "other_event" and hit.start and marked.glued(hit.start - 1))
        and hit.start not in named
        and not is_called(marked, pack, hit.start)
    ]
    hits.sort(key=lambda hit: (-(hit.end - hit.start), _RANK.index(hit.label)))
    taken: set[int] = set()
    events = []
    for hit in hits:
        span = set(range(hit.start, hit.end))
        if not taken & span:
            taken |= span
            events.append(hit)
    events.sort(key=lambda hit: hit.start)
    return [_grounded(marked, hit) for hit in events]


def _in_target(marked: Marked, hit: Hit) -> bool:
    """Whether a word belongs to the name of a target ("car bomb factory", "mortar battery") or of
    an armed group ("the Yarmouk Martyrs Brigade")."""
    named = [marked.at(label, hit.start) for label in ("target", "group", "source")]
    return any(name and name.end - name.start > hit.end - hit.start for name in named)


def _grounded(marked: Marked, hit: Hit) -> Hit:
    """The word before may make it an attack from the ground ("rocket attack")."""
    if hit.label in STRIKE_LABELS and hit.start and marked.at("ground", hit.start - 1):
        return Hit(hit.start, hit.end, "ground", hit.value)
    return hit
