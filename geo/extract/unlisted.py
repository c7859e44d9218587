"""Names of places that the gazetteer doesn't know.

By their capitals, behind "the village of" or in a list. In a script without capitals only right
behind a word of kind ("قرية غرناطة"), and in a list that such a word in the plural opens: anything
else that no word list has may as well be a verb.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from geo.extract.attribution import Segment
from geo.extract.lexicon import Hit
from geo.extract.marked import Marked, Span
from geo.extract.packs import Pack

_KINDS = frozenset({"town", "village"})
_COMMAS = frozenset({",", "،"})
_SHORTEST = 3
_LONGEST = 3  # words of a name
_ARTICLED = re.compile("Al[a-z]{3}")


def with_unknown(marked: Marked, pack: Pack, segment: Segment, spans: list[Span]) -> list[Span]:
    """Names the gazetteer doesn't know: after "the village of", and capitalised in a list."""
    taken = {i for span in marked.places for i in range(span.start, span.end)}
    if pack.head_first:
        return sorted([*spans, *_by_kind(marked, pack, segment, taken)], key=lambda s: s.start)
    found = list(spans)
    for kind in marked.within("kind", segment.start, segment.end):
        index = kind.end
        if index < segment.end and marked.tokens[index].norm in pack.words["of"]:
            index += 1
        elif not pack.kind_before_name:
            continue
        if not pack.kind_before_name and marked.tokens[kind.end - 1].norm in pack.words["plural"]:
            names = _in_a_row(marked, pack, index, segment.end, taken)
            found += names
            taken |= {i for name in names for i in range(name.start, name.end)}
        name = _capitalised(marked, pack, index, segment.end)
        if name and not taken & set(range(name.start, name.end)):
            found.append(name)
            taken |= set(range(name.start, name.end))
    for kind in marked.within("kind", segment.start, segment.end):
        name = _apposed(marked, pack, kind, segment.start)
        if name and not taken & set(range(name.start, name.end)):
            found.append(name)
            taken |= set(range(name.start, name.end))
    leading = pack.words["in"] | pack.words["on"]
    near = marked.covered(("near",))
    for index in range(segment.start + 1, segment.end):
        if index - 1 not in near and marked.tokens[index - 1].norm not in leading:
            continue
        name = _local_name(marked, pack, index, segment.end, near=index - 1 in near)
        if name and not taken & set(range(name.start, name.end)):
            found.append(name)
            taken |= set(range(name.start, name.end))
    found.sort(key=lambda span: span.start)
    for left in list(found):
        index = left.end
        while index < segment.end and (
            marked.tokens[index].text in _COMMAS or marked.tokens[index].norm in pack.words["and"]
        ):
            name = _capitalised(marked, pack, index + 1, segment.end)
            if (
                name is None
                or taken & set(range(name.start, name.end))
                or not (_in_list(marked, pack, name) or _ends_row(marked, pack, left, name, taken))
            ):
                break
            found.append(name)
            taken |= set(range(name.start, name.end))
            index = name.end
    return sorted(found, key=lambda span: span.start)


def _apposed(marked: Marked, pack: Pack, kind: Hit, floor: int) -> Span | None:
    """The name that "a village" describes ("raids hit Babisqa, a village in …")."""
    end = kind.start - 1
    if kind.value not in _KINDS or end <= floor:
        return None
    if marked.tokens[end].norm not in pack.words["indefinite"]:
        return None
    end -= marked.tokens[end - 1].text in _COMMAS
    start = end
    while start > floor and end - start < _LONGEST and marked.tokens[start - 1].text[0].isupper():
        start -= 1
    name = _capitalised(marked, pack, start, end) if start < end else None
    return name if name is not None and name.end == end and start > floor else None


def _in_a_row(
    marked: Marked, pack: Pack, start: int, limit: int, taken: Collection[int]
) -> list[Span]:
    """The unknown names of a list whose commas were lost ("the villages of A B and C")."""
    found: list[Span] = []
    names = 0
    index = start
    while index < limit and marked.tokens[index].text != ",":
        if index in taken:
            names += index - 1 not in taken
            index += 1
            continue
        if marked.tokens[index].norm in pack.words["and"] and names:
            index += 1
            continue
        end = _name_end(marked, pack, index, limit, taken)
        whole = _capitalised(marked, pack, index, limit)
        if whole and index and marked.tokens[index - 1].norm in pack.words["and"]:
            end = min([whole.end, *(i for i in taken if i > index)])  # the last of the list
        if end == index:
            break
        found.append(Span(index, end, marked.words(index, end), known=False))
        names += 1
        index = end
    return found if names > 1 else []


def _name_end(marked: Marked, pack: Pack, start: int, limit: int, taken: Collection[int]) -> int:
    """The end of one capitalised name at token `start`: a word that opens names of places goes with
    the next, and so does an article with its word."""
    whole = _capitalised(marked, pack, start, limit)
    if whole is None:
        return start
    end = start + 1
    while end < whole.end and end not in taken:
        opens = marked.tokens[end - 1].norm in pack.words["beginnings"]
        articled = marked.tokens[end].norm in pack.words["name_articles"] and marked.glued(end)
        if not (opens or articled or _ARTICLED.match(marked.tokens[end].text)):
            break
        end += 1
    return end


def _by_kind(
    marked: Marked, pack: Pack, segment: Segment, taken: Collection[int]
) -> tuple[Span, ...]:
    """The unknown names of a segment, in order; `taken` are the tokens of those that are known."""
    found: list[Span] = []
    for kind in marked.within("kind", segment.start, segment.end):
        if kind.value not in _KINDS:
            continue
        is_list = marked.tokens[kind.start].norm in pack.words["plural"]
        index = kind.end
        if is_list and index < segment.end and marked.tokens[index].text == "(":
            index += 1
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


def is_called(marked: Marked, pack: Pack, index: int) -> bool:
    """Whether a word with its article is a name by the word of kind before it ("قرى الزيارة")."""
    article = pack.spelling.article
    kind = marked.at("kind", index - 1) if article and index and pack.head_first else None
    return (
        kind is not None
        and kind.value in _KINDS
        and marked.at("place_anaphor", index - 1) is None
        and marked.tokens[index].text.startswith(article)
    )


def _is_unknown(marked: Marked, pack: Pack, index: int) -> bool:
    token = marked.tokens[index]
    if token.norm in pack.words["beginnings"]:
        return True
    if is_called(marked, pack, index) and marked.at("other_event", index):
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


def _local_name(marked: Marked, pack: Pack, index: int, limit: int, *, near: bool) -> Span | None:
    """A name after a preposition that begins like those of the theatre ("in Maaret al-Naasan")."""
    local = marked.tokens[index].norm in pack.words["beginnings"]
    name = _capitalised(marked, pack, index, limit)
    if name is None or not (near or local or _is_told_kind(marked, pack, name, limit)):
        return None
    return name if near or not local or name.end - name.start > 1 else None


def _is_told_kind(marked: Marked, pack: Pack, name: Span, limit: int) -> bool:
    """Whether the word behind a name says that it is a town or a village ("Jbab Hamad village")."""
    if pack.kind_before_name or name.end >= limit:
        return False
    kind = marked.at("kind", name.end)
    return kind is not None and kind.value in _KINDS


def _capitalised(marked: Marked, pack: Pack, start: int, limit: int) -> Span | None:
    end = start
    while end < limit:
        token = marked.tokens[end]
        article = token.norm in pack.words["name_articles"] and marked.glued(end)
        if not token.is_word or not (token.text[0].isupper() or article):
            break
        if token.norm in pack.months or token.norm in pack.words["elsewhere"]:
            return None
        if end > start and marked.at("platform", end) and not marked.glued(end - 1):
            break
        if any(
            marked.at(label, end) for label in ("source", "attacker", "group", "date", "platform")
        ):
            return None
        if end > start and token.norm in pack.words["directions"]:
            break
        end += 1
        if not marked.glued(end - 1) and end - start >= 3:
            break
    if end == start or marked.tokens[start].norm in pack.words["directions"]:
        return None
    return Span(start, end, marked.words(start, end), known=False)


def _ends_row(marked: Marked, pack: Pack, last: Span, name: Span, taken: Collection[int]) -> bool:
    """Whether a word of kind announces the name behind "and" ("деревни A, B и C")."""
    index = last.start - 1
    while index > 0 and (index in taken or marked.tokens[index].text in _COMMAS):
        index -= 1
    return (
        pack.kind_before_name
        and index >= 0
        and marked.at("kind", index) is not None
        and marked.tokens[name.start - 1].norm in pack.words["and"]
    )


def _in_list(marked: Marked, pack: Pack, name: Span) -> bool:
    """A capitalised word after a comma is a list member only where the list goes on or ends."""
    is_last = marked.tokens[name.start - 1].norm in pack.words["and"]
    after = marked.tokens[name.end] if name.end < len(marked.tokens) else None
    goes_on = after is not None and (after.text in _COMMAS or after.norm in pack.words["and"])
    ends = after is None or after.text in (".", ";", "؛")
    return goes_on or (is_last and ends)
