"""Where a clause begins and ends within a segment of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract.attribution import Segment
from geo.extract.marked import Marked
from geo.extract.packs import Pack

_COMMAS = frozenset({",", "،"})


def clause_span(marked: Marked, pack: Pack, segment: Segment, index: int) -> tuple[int, int]:
    """The clause of a segment that a token is in."""
    return (
        clause_start(marked, pack, segment, index),
        clause_end(marked, pack, segment, index),
    )


def clause_start(marked: Marked, pack: Pack, segment: Segment, index: int) -> int:
    if index <= segment.start:
        return index
    found = (
        after
        for hit in marked.hits.get("clause_break", ())
        for after in range(min(hit.end, index), max(hit.start, segment.start), -1)
        if _breaks(marked, pack, after - 1)
    )
    floor = max(found, default=segment.start)
    return next((i for i in range(index, floor, -1) if marked.tokens[i - 1].text == ";"), floor)


def clause_end(marked: Marked, pack: Pack, segment: Segment, index: int) -> int:
    if index >= segment.end:
        return index
    found = (
        at
        for hit in marked.hits.get("clause_break", ())
        for at in range(max(hit.start, index), min(hit.end, segment.end))
        if _breaks(marked, pack, at)
        and not (at <= index + 1 and marked.tokens[at].norm in pack.words["relative"])
    )
    roof = min(found, default=segment.end)
    return next((i for i in range(index, roof) if marked.tokens[i].text == ";"), roof)


def asides(marked: Marked, pack: Pack, segment: Segment) -> Iterator[tuple[int, int]]:
    """The clauses of a segment that describe what stands before them and close with a comma
    ("the coalition, which the US leads, hit A"), from their first word up to the comma."""
    opened = -1
    for index in range(segment.start, segment.end):
        token = marked.tokens[index]
        if token.norm in pack.words["relative"] and opened < 0:
            opened = index
        elif opened >= 0 and token.text in _COMMAS:
            yield opened, index
            opened = -1


def _breaks(marked: Marked, pack: Pack, index: int) -> bool:
    """Whether a token opens a clause; "used as" and "as well as" don't."""
    hit = marked.at("clause_break", index)
    if hit is None or (hit.end - hit.start == 1 and marked.at("date", index)):  # "قبل أسبوع"
        return False
    beside = {token.norm for token in marked.tokens[max(0, index - 1) : index + 2]}
    return hit.value != "as" or not beside & pack.words["as_part"]
