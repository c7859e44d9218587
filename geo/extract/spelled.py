"""Names in a spelling that the gazetteer doesn't list but reads as one of its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazetteer import Gazetteer
from geo.extract.events import STRIKE_LABELS
from geo.extract.marked import Marked, Span
from geo.extract.packs import Pack

_SURE = 0.83
_SHORTEST = 5  # letters of a name that no word for "near" and no word of kind announces
_SHORTEST_ANNOUNCED = 4
_NO_NAMES = ("source", "attacker", "group", "date", "platform", "say", "source_anaphor")


def with_spelled(marked: Sequence[Marked], pack: Pack, gazetteer: Gazetteer) -> tuple[Marked, ...]:
    """The sentences of a report, those that may tell of a strike with the names that stand where
    places do ("в Сермине", "по Бгейлии") and that the gazetteer takes for one place.

    Where names have no capitals, or a name stands before its word of kind, nothing is added.
    """
    if not pack.kind_before_name or pack.head_first:
        return tuple(marked)
    return tuple(
        sentence
        if all(label not in sentence.hits for label in STRIKE_LABELS)
        else _completed(sentence, pack, gazetteer)
        for sentence in marked
    )


def _completed(marked: Marked, pack: Pack, gazetteer: Gazetteer) -> Marked:
    places = list(marked.places)
    for start, end in _candidates(marked, pack):
        text = marked.words(start, end)
        chosen = gazetteer.resolve(text).chosen
        if chosen is not None and chosen.score >= _SURE:
            places.append(Span(start, end, text))
    if len(places) == len(marked.places):
        return marked
    return replace(marked, places=tuple(sorted(places, key=lambda span: span.start)))


def _candidates(marked: Marked, pack: Pack) -> Iterator[tuple[int, int]]:
    """The tokens of words with capitals, hyphens included, that a word of place leads to, or that
    go on a list of places."""
    taken = {i for span in marked.places for i in range(span.start, span.end)}
    index = marked.sentence.body
    while index < len(marked.tokens):
        end = index + 1
        if index not in taken and marked.tokens[index].text[0].isupper():
            while end < len(marked.tokens) and marked.glued(end - 1):
                end += 1
            announced = _is_announced(marked, index)
            listed = _is_led_to(marked, pack, index) or _is_listed(marked, pack, index, taken)
            least = _SHORTEST_ANNOUNCED if announced else _SHORTEST
            letters = marked.tokens[end - 1].end - marked.tokens[index].start
            if (announced or listed) and letters >= least and _may_be(marked, pack, index, end):
                taken.update(range(index, end))
                yield index, end
        index = end


def _is_announced(marked: Marked, index: int) -> bool:
    return index > 0 and any(marked.at(label, index - 1) for label in ("near", "kind"))


def _is_led_to(marked: Marked, pack: Pack, index: int) -> bool:
    """Whether "in", "at" or the verb of a strike stands right before a word."""
    if not index:
        return False
    before = marked.tokens[index - 1].norm
    struck = any(marked.at(label, index - 1) for label in ("verb", "weak_verb"))
    return struck or before in pack.words["in"] | pack.words["on"]


def _is_listed(marked: Marked, pack: Pack, index: int, taken: set[int]) -> bool:
    """Whether a comma or an "and" joins a word to a place before it."""
    link = marked.tokens[index - 1] if index >= 2 else None
    joins = link is not None and (link.text == "," or link.norm in pack.words["and"])
    return joins and index - 2 in taken


def _may_be(marked: Marked, pack: Pack, start: int, end: int) -> bool:
    return not any(
        marked.tokens[i].norm in pack.words["elsewhere"]
        or marked.tokens[i].norm in pack.words["adjectives"] | pack.words["directions"]
        or marked.tokens[i].norm in pack.months
        or any(marked.at(label, i) for label in _NO_NAMES)
        for i in range(start, end)
    )
