"""Where a told strike was: the places it names, or the one that its words refer to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gazetteer import Gazetteer
from geo.extract.attribution import Segment
from geo.extract.claims import Where
from geo.extract.lexicon import Hit
from geo.extract.marked import Marked
from geo.extract.packs import Pack
from geo.extract.places import PlaceList, is_away, modifiers_start, place_lists, tells_province
from geo.extract.told import Told
from geo.extract.toponyms import CITY, GOVERNORATE, toponyms
from geo.locate import governorate_of

_LOCAL = frozenset({"activist", "witness", "armed_group"})
_SETTLED = frozenset({"city", "town", "village"})
_NO_TOWNS = frozenset({"mountain", "airbase", "facility"})
_NEIGHBOURS = frozenset({"activist", "witness"})


def where(item: Told, marked: Sequence[Marked], pack: Pack, gazetteer: Gazetteer) -> Where | None:
    """The places of a told strike, None where nothing in the words leads to one."""
    places = item.strike.places
    if places is not None:
        referred = _town_in(item, places, marked, pack, gazetteer)
        if referred is not None:
            return referred
        names = toponyms(item.marked, pack, gazetteer, item.segment, places)
        admin1 = _heading_governorate(item, gazetteer)
        return Where(tuple(name if name.admin1 else replace(name, admin1=admin1) for name in names))
    return (
        _referred(item, marked, pack, gazetteer)
        or _headed(item, pack, gazetteer)
        or _of_target(item, marked, pack, gazetteer)
        or _of_speaker(item, pack, gazetteer)
    )


def _town_in(
    item: Told, places: PlaceList, marked: Sequence[Marked], pack: Pack, gazetteer: Gazetteer
) -> Where | None:
    """Of "the town in Idlib province" or "the town north of Homs" the town, as named before, and
    not the province or the neighbour."""
    start = modifiers_start(item.marked, pack, places.start, item.segment.start)
    for anaphor in item.marked.within("place_anaphor", item.segment.start, start):
        gap = item.marked.tokens[anaphor.end : start]
        inside = pack.words["in"] - pack.words["of"]
        if gap and all(
            token.norm in inside | pack.words["distance"] | pack.words["adjectives"]
            or token.text.isdecimal()
            or item.marked.at("near", anaphor.end + number)
            for number, token in enumerate(gap)
        ):
            return _referred(item, marked, pack, gazetteer)
    return None


def _heading_governorate(item: Told, gazetteer: Gazetteer) -> str:
    """The governorate that the sentence's opening or the heading over it names."""
    spans = [*(item.heading.places if item.heading else ())]
    if item.opening:
        spans = [s for s in item.marked.places if s.end <= item.opening.end] + spans
    return next(filter(None, (governorate_of(gazetteer, span.text) for span in spans)), "")


def _headed(item: Told, pack: Pack, gazetteer: Gazetteer) -> Where | None:
    """The place that the sentence's opening or the heading over it names."""
    if item.opening is not None:
        lists = place_lists(item.marked, pack, item.opening)
        if lists and not is_away(item.marked, pack, item.opening, lists[0]):
            return Where(toponyms(item.marked, pack, gazetteer, item.opening, lists[0]))
    if item.heading is None:
        return None
    whole = Segment(0, len(item.heading.tokens), item.speaker)
    lists = place_lists(item.heading, pack, whole)
    if not lists:
        return None
    names = toponyms(item.heading, pack, gazetteer, whole, PlaceList(lists[0].spans[:1]))
    return Where(names, f"the heading names {names[0].text}")


def _of_speaker(item: Told, pack: Pack, gazetteer: Gazetteer) -> Where | None:
    """The place of a local speaker ("a resident of Talbiseh said that bombs fell on homes")."""
    speaker = item.segment.speaker
    if speaker is None or speaker.role not in _LOCAL:
        return None
    whole = Segment(0, len(item.marked.tokens), speaker)
    for places in place_lists(item.marked, pack, whole):
        behind = places.start >= item.segment.end and speaker.role in _NEIGHBOURS
        outside = places.end <= item.segment.start or behind
        if outside and all(span.text in speaker.text for span in places.spans):
            names = toponyms(item.marked, pack, gazetteer, whole, places)
            told = ", ".join(span.text for span in places.spans)
            return Where(names, f"the speaker is of {told}")
    return None


def _referred(
    item: Told, marked: Sequence[Marked], pack: Pack, gazetteer: Gazetteer
) -> Where | None:
    """The place that "the town" or "there" refers to: the last one named before it that isn't
    just a neighbour or a province of another."""
    for anaphor in item.marked.within("place_anaphor", item.segment.start, item.segment.end):
        if _names_it(item.marked, pack, anaphor):
            continue
        words = item.marked.words(anaphor.start, anaphor.end)
        for sentence in reversed(marked[max(0, item.index - 2) : item.index + 1]):
            limit = anaphor.start if sentence is item.marked else len(sentence.tokens)
            before = Segment(0, limit, item.speaker)
            lists = tuple(
                places
                for places in place_lists(sentence, pack, before)
                if _is_such(item.marked, anaphor, sentence, places)
            )
            kind = item.marked.at("kind", anaphor.end - 1)
            is_town = kind is None or kind.value != "governorate"
            towns = [
                places
                for places in lists
                if not tells_province(sentence, pack, places.spans[0])
                and not (pack.free_order and is_away(sentence, pack, before, places))
            ]
            if is_town and towns:
                lists = tuple(towns)
            if lists:
                span = lists[-1].spans[0]
                names = toponyms(sentence, pack, gazetteer, before, PlaceList((span,)))
                if names[0].kinds == GOVERNORATE and is_town:
                    names = (replace(names[0], kinds=CITY),)
                return Where(names, f"“{words}” refers to {span.text}")
    return None


def _of_target(
    item: Told, marked: Sequence[Marked], pack: Pack, gazetteer: Gazetteer
) -> Where | None:
    """The place where the sentence before says that the target was found, or the one behind says
    that it is ("A convoy was spotted near A. The strike destroyed ten trucks", "Jets struck a
    camp. The camp lay near A")."""
    for index, label in ((item.index - 1, "found"), (item.index + 1, "located")):
        if not 0 <= index < len(marked):
            continue
        beside = marked[index]
        whole = Segment(beside.sentence.body, len(beside.tokens), item.speaker)
        if beside.sentence.paragraph != item.marked.sentence.paragraph or not beside.hits.get(
            label
        ):
            continue
        for places in place_lists(beside, pack, whole):
            if not is_away(beside, pack, whole, places):
                names = toponyms(beside, pack, gazetteer, whole, places)
                return Where(names, f"the target was at {places.spans[0].text}")
    return None


def _is_such(marked: Marked, anaphor: Hit, sentence: Marked, places: PlaceList) -> bool:
    """Whether a list may be what a noun stands for: an airport is one only by that word, and a
    town is none that is called a mountain or an airport."""
    kind = marked.at("kind", anaphor.end - 1)
    around = range(max(0, places.start - 1), places.spans[0].end)
    kinds = {hit.value for index in around if (hit := sentence.at("kind", index))}
    if kind is not None and kind.value == "airbase":
        return "airbase" in kinds
    return kind is None or kind.value not in _SETTLED or not kinds & _NO_TOWNS


def _names_it(marked: Marked, pack: Pack, anaphor: Hit) -> bool:
    """Whether the name itself follows ("the town of Salma")."""
    if anaphor.end >= len(marked.tokens):
        return False
    following = marked.tokens[anaphor.end]
    if pack.kind_before_name and following.is_word and following.text[0].isupper():
        return True
    return following.norm in pack.words["of"]
