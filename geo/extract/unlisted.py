"""Names of places that the gazetteer doesn't know, in a script without capitals.

Only right behind a word of kind ("قرية غرناطة"), and in a list that such a word in the plural
opens: anything else that no word list has may as well be a verb.
"""

from __future__ import annotations

from collections.abc import Collection

from geo.extract.attribution import Segment
from geo.extract.marked import Marked, Span
from geo.extract.packs import Pack

_KINDS = frozenset({"town", "village"})
_COMMAS = frozenset({",", "،"})
_SHORTEST = 3


def by_kind(
    marked: Marked, pack: Pack, segment: Segment, taken: Collection[int]
) -> tuple[Span, ...]:
    """The unknown names of a segment, in order; `taken` are the tokens of those that are known."""
    found: list[Span] = []
    for kind in marked.within("kind", segment.start, segment.end):
        if kind.value not in _KINDS:
            continue
        is_list = marked.tokens[kind.start].norm in pack.words["plural"]
        index = kind.end
        while index < segment.end:
            while index in taken:
                index += 1
            name = _name(marked, pack, index, segment.end)
            if name is not None:
                found.append(name)
                index = name.end
            if not is_list or (name is None and index - 1 not in taken):
                break
            following = _after_link(marked, pack, index)
            if following == index:
                break
            index = following
    return tuple(found)


def _name(marked: Marked, pack: Pack, start: int, limit: int) -> Span | None:
    """An unknown word, or one that opens names of places with the word behind it."""
    if start >= limit or not _is_unknown(marked, pack, start):
        return None
    opens = marked.tokens[start].norm in pack.words["beginnings"]
    if not opens:
        return Span(start, start + 1, marked.words(start, start + 1), known=False)
    if start + 1 >= limit or not _is_unknown(marked, pack, start + 1):
        return None
    return Span(start, start + 2, marked.words(start, start + 2), known=False)


def _is_unknown(marked: Marked, pack: Pack, index: int) -> bool:
    token = marked.tokens[index]
    if token.norm in pack.words["beginnings"]:
        return True
    return (
        token.is_word
        and token.text.isalpha()
        and len(token.norm) >= _SHORTEST
        and not pack.spelling.knows(token.norm)
    )


def _after_link(marked: Marked, pack: Pack, index: int) -> int:
    """Where the next member of a list may begin, `index` itself where the list ends."""
    for _ in range(2):
        if index + 1 < len(marked.tokens) and (
            marked.tokens[index].text in _COMMAS or marked.tokens[index].norm in pack.words["and"]
        ):
            index += 1
    return index
