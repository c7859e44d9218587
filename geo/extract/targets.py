"""What is said to have been hit: the words, the kinds of target, and who is said to be there."""

from __future__ import annotations

from dataclasses import dataclass

from geo.extract.lexicon import Hit
from geo.extract.marked import Marked
from geo.extract.packs import Pack
from geo.model import SEPARATOR

_MAX_GAP = 5
_OTHER_VICTIMS = frozenset({"civilians", "children", "women", "people"})
_NEGATION_REACH = 4


@dataclass(frozen=True, slots=True)
class Target:
    """`kinds` and `actors` hold several values with "; " between them, in the text's order."""

    text: str = ""
    kinds: str = ""
    actors: str = ""


def find_target(
    marked: Marked, pack: Pack, start: int, end: int, *, denied: bool = False
) -> Target:
    """The claimed target in tokens `start` to `end`; of a denied strike what it is said not to
    have hit."""
    hits = [
        hit
        for hit in marked.within("target", start, end)
        if not marked.at("source", hit.start)
        and not _holds(marked, hit.start, start)
        and not _is_toll(marked, pack, hit.start)
        and (denied or not _negated(marked, hit.start, start))
    ]
    specific = [hit for hit in hits if hit.value != "other"] or hits
    specific = specific or _killed_fighters(marked, start, end)
    groups = [
        hit
        for hit in marked.within("group", start, end)
        if not _is_toll(marked, pack, hit.start) and not _holds(marked, hit.start, start)
    ]
    negated = [hit for hit in groups if not denied and _negated(marked, hit.start, start)]
    text = ""
    if specific:
        first = _phrase_start(marked, specific[0].start, start)
        text = marked.words(first, _phrase_end(specific))
    elif negated:
        text = marked.words(_negation_start(marked, negated[0].start, start), negated[0].end)
    actors = [f"not_{hit.value}" if hit in negated else hit.value for hit in groups]
    return Target(
        text,
        SEPARATOR.join(dict.fromkeys(hit.value for hit in specific)),
        SEPARATOR.join(dict.fromkeys(actors)),
    )


def _killed_fighters(marked: Marked, start: int, end: int) -> list[Hit]:
    """Fighters whose dead are counted are what was hit, where nothing else and no other victim
    is named."""
    if any(hit.value in _OTHER_VICTIMS for hit in marked.within("unit", start, end)):
        return []
    return [hit for hit in marked.within("target", start, end) if hit.value == "fighters"]


def _phrase_end(hits: list[Hit]) -> int:
    """The end of the targets named one after another."""
    end = hits[0].end
    for hit in hits[1:]:
        if hit.start - end > _MAX_GAP:
            break
        end = max(end, hit.end)
    return end


def _is_toll(marked: Marked, pack: Pack, index: int) -> bool:
    """People that a number counts are victims, not a target."""
    unit = marked.at("unit", index)
    if unit is None or unit.start == 0:
        return False
    before = marked.tokens[unit.start - 1]
    numbered = before.text[0].isdigit() or before.norm in pack.numbers
    return numbered or marked.at("bound", unit.start - 1) is not None


def _holds(marked: Marked, index: int, floor: int) -> bool:
    """Whether a token tells who holds the place ("الخاضع لسيطرة جبهة النصرة")."""
    for held in marked.within("held", max(floor, index - _MAX_GAP - 1), index):
        gap = marked.tokens[held.end : index]
        if all(token.is_word for token in gap) and not any(
            marked.within(label, held.end, index) for label in ("weak_verb", "noun", "verb")
        ):
            return True
    return False


def _phrase_start(marked: Marked, index: int, floor: int) -> int:
    """Takes along the words that say whose the target is ("IS", "a rebel")."""
    while index > floor:
        if not (marked.at("group", index - 1) or marked.glued(index - 1)):
            break
        index -= 1
    return index


def _negated(marked: Marked, index: int, floor: int) -> bool:
    return bool(marked.negations(max(floor, index - _NEGATION_REACH), index))


def _negation_start(marked: Marked, index: int, floor: int) -> int:
    return min(hit.start for hit in marked.negations(max(floor, index - _NEGATION_REACH), index))
