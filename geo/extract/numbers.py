"""Numbers of strikes, sorties, targets, killed and injured, with the bounds that the words give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from geo.extract.attribution import Segment
from geo.extract.lexicon import Hit
from geo.extract.marked import Marked
from geo.extract.packs import Pack

_DIGITS = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d+")
_EVENT_UNITS = ("strikes", "sorties", "targets")
_TOLL_UNITS = {
    "civilians": "civilians",
    "children": "civilians",
    "women": "civilians",
    "fighters": "fighters",
    "people": "people",
}
_HARMS = {"kill": "killed", "injure": "injured"}
_EITHER = "killed or injured"
_LARGEST = 100_000
_GROUP = 3  # digits of a thousand
_APART = 10  # tokens that a comma counts for
_AFTER = 5
_RISEN_REACH = 16
_HUNDREDS = (100, 1000)
_DASHES = frozenset({"–", "—"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens `start` to `end`, its qualifying words with it; None: no bound."""

    start: int
    end: int
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Counts:
    """What a segment counts: `bounds` by field ("strikes": (least, most)), the toll's words and
    who was killed or injured."""

    bounds: Mapping[str, tuple[int | None, int | None]] = field(default_factory=dict)
    toll_text: str = ""
    toll_group: str = ""


def count(marked: Marked, pack: Pack, segment: Segment, clause: int | None = None) -> Counts:
    """The counts of a segment. Of several tolls the first that isn't part of another counts. The
    word of harm may stand before it, from token `clause` on ("five were killed in A, one in B")."""
    bounds: dict[str, tuple[int | None, int | None]] = {}
    words, group = "", ""
    found = numbers(marked, pack, segment)
    whole = max((n.start for n in found if _is_whole(marked, pack, n)), default=0)
    for number in found:
        unit = "" if _is_risen(marked, pack, number) else _unit(marked, pack, segment, number)
        if (
            not unit
            and clause is not None
            and _counts_strikes(marked, pack, segment, number, clause)
        ):
            unit = "strikes"
        if unit in _EVENT_UNITS:
            bounds.setdefault(unit, (number.least, number.most))
            continue
        toll = _toll(marked, pack, segment, number, unit)
        if toll is None and not unit and clause is not None:
            toll = _shared(marked, pack, segment, number, clause)
        if toll is None or toll in bounds or number.start < whole:
            continue
        if toll != _EITHER:
            bounds[toll] = (number.least, number.most)
        if not words or toll == "killed":
            words = _toll_words(marked, pack, segment, number)
            group = _TOLL_UNITS.get(unit, "people")
    return Counts(bounds, words, group)


def _is_whole(marked: Marked, pack: Pack, number: Number) -> bool:
    before = marked.tokens[number.start - 1].norm if number.start else ""
    return before in pack.words["whole"]


def merged(first: Counts, second: Counts) -> Counts:
    """The counts of two sentences about one strike; the first wins."""
    return Counts(
        {**second.bounds, **first.bounds},
        first.toll_text or second.toll_text,
        first.toll_group or second.toll_group,
    )


def numbers(marked: Marked, pack: Pack, segment: Segment) -> tuple[Number, ...]:
    """All numbers of a segment, in digits or words, but for parts of dates and names."""
    found = []
    index = segment.start
    while index < segment.end:
        value, end = _value(marked, pack, index, segment.end)
        if value is not None and not _is_other(marked, pack, index, end):
            found.append(_bounded(marked, segment, index, end, value))
        index = max(end, index + 1)
    for hit in marked.within("bound", segment.start, segment.end):
        if hit.value != "vague" or marked.at("rising", hit.start):
            continue
        if not any(n.start <= hit.start < n.end for n in found):
            found.append(Number(hit.start, hit.end, None, None))
    found.sort(key=lambda number: number.start)
    return tuple(_ranges(marked, pack, found))


def _ranges(marked: Marked, pack: Pack, found: list[Number]) -> Iterator[Number]:
    """Joins "10 to 15", "10-15" and "between 10 and 15" to one number."""
    index = 0
    while index < len(found):
        first = found[index]
        second = found[index + 1] if index + 1 < len(found) else None
        if second and second.most and first.least and _spans(marked, pack, first, second):
            yield Number(first.start, second.end, first.least, second.most)
            index += 2
            continue
        yield first
        index += 1


def _spans(marked: Marked, pack: Pack, first: Number, second: Number) -> bool:
    gap = marked.tokens[first.end : second.start]
    if not gap:
        return marked.glued(first.end - 1)
    if len(gap) == 1 and gap[0].text in _DASHES:
        closed = marked.tokens[first.end - 1].end == gap[0].start
        return closed and gap[0].end == marked.tokens[second.start].start
    before = marked.tokens[first.start - 1].norm if first.start else ""
    if len(gap) != 1:
        return False
    between = gap[0].norm in pack.words["range_between"] and before in pack.words["between"]
    return between or gap[0].norm in pack.words["range"]


def _value(marked: Marked, pack: Pack, start: int, limit: int) -> tuple[int | None, int]:
    token = marked.tokens[start]
    if _DIGITS.fullmatch(token.text):
        joined, end = token.text, start + 1
        while (
            end + 1 < limit
            and marked.tokens[end].text == ","
            and len(marked.tokens[end + 1].text) == 3
            and marked.tokens[end + 1].text.isdigit()
            and marked.tokens[end].end == marked.tokens[end + 1].start
            and marked.tokens[end - 1].end == marked.tokens[end].start
        ):
            joined += marked.tokens[end + 1].text
            end += 2
        while pack.free_order and end < limit and _is_next_thousand(marked, end):
            joined, end = joined + marked.tokens[end].text, end + 1
        value = int(re.sub(r"\D", "", joined)[:9])
        return (value if value <= _LARGEST else None), end
    if start + 1 < limit:
        pair = pack.numbers.get(f"{token.norm} {marked.tokens[start + 1].norm}")
        if pair is not None:
            return pair, start + 2
    total, end = 0, start
    while end < limit and marked.tokens[end].norm in pack.numbers:
        part = pack.numbers[marked.tokens[end].norm]
        total = max(total, 1) * part if part in _HUNDREDS else total + part
        end += 1
        if _adds(marked, pack, total, end, limit):
            end += 1
    return (total, end) if end > start else (None, start + 1)


def _is_next_thousand(marked: Marked, index: int) -> bool:
    """Whether three digits go on a number behind one space ("1 458")."""
    text, before = marked.tokens[index].text, marked.tokens[index - 1]
    return (
        len(before.text) <= _GROUP
        and len(text) == _GROUP
        and text.isdigit()
        and marked.tokens[index].start - before.end == 1
        and marked.at("platform", index - 1) is None
    )


def _adds(marked: Marked, pack: Pack, total: int, end: int, limit: int) -> bool:
    """Whether a word that joins the parts of a number stands at `end` ("ثلاثة وعشرون")."""
    if end + 1 >= limit or marked.tokens[end].norm not in pack.words["number_joint"]:
        return False
    part = pack.numbers.get(marked.tokens[end + 1].norm, 0)
    return (part >= 20 and total < 10) or 0 < part < 100 <= total


def _is_other(marked: Marked, pack: Pack, start: int, end: int) -> bool:
    """A number that belongs to a date, an aircraft's type, a distance, an hour or a share."""
    if marked.is_percent(end - 1, pack.words["percent"]):
        return True
    if start in marked.covered(("platform", "attacker", "date", "source")):
        return True
    vague = marked.at("bound", start)
    if vague is not None and vague.value == "vague":
        return True
    before = marked.tokens[start - 1].norm if start else ""
    after = marked.tokens[end].norm if end < len(marked.tokens) else ""
    return before in pack.months or after in pack.months


def _bounded(marked: Marked, segment: Segment, start: int, end: int, value: int) -> Number:
    for hit in marked.within("bound", segment.start, start):
        if hit.end == start and hit.value != "vague":
            least = None if hit.value == "at_most" else value
            most = None if hit.value in ("at_least", "over") else value
            return Number(hit.start, end, least, most)
    for hit in marked.within("bound", end, min(end + _AFTER, segment.end)):
        if hit.value == "at_least_after":
            return Number(start, end, value, None)
    return Number(start, end, value, value)


def _unit(marked: Marked, pack: Pack, segment: Segment, number: Number) -> str:
    for hit in marked.within("unit", number.end - 1, segment.end):
        if hit.start == number.end - 1:  # a dual tells number and unit in one word
            return hit.value
    for skip in (0, 1):
        for hit in marked.within("unit", number.end + skip, segment.end):
            if hit.start == number.end + skip:
                return hit.value
        index = number.end + skip
        if index >= segment.end or not marked.tokens[index].is_word:
            break
        apart = marked.tokens[index].norm in pack.words["in"] | pack.words["on"]
        if pack.head_first and (apart or marked.at("platform", index)):
            break
    return ""


def _toll(marked: Marked, pack: Pack, segment: Segment, number: Number, unit: str) -> str | None:
    """ "killed" or "injured" where the number counts victims, by the nearest word of harm."""
    before = {
        marked.tokens[i].norm for i in range(max(segment.start, number.start - 2), number.start)
    }
    if before & pack.words["part"]:
        return None
    if not unit and marked.tokens[number.end - 1].norm in pack.words["collective"]:
        unit = "people"
    harms = sorted(
        (
            *marked.within("kill", segment.start, segment.end),
            *marked.within("injure", segment.start, segment.end),
        ),
        key=lambda hit: hit.start,
    )
    if not harms:
        return None
    if unit not in _TOLL_UNITS:
        if _is_risen(marked, pack, number):
            return "killed"
        close = [h for h in harms if h.start == number.end or 0 <= number.start - h.end <= 1]
        if not close:
            return None
        harms = close
    distances = [(_distance(marked, number, hit), hit) for hit in harms]
    _, nearest = min(distances, key=lambda pair: pair[0])
    if _killed_or_injured(marked, pack, number, nearest):
        return _EITHER
    if nearest.label == "kill":
        return None if before & pack.words["more"] else "killed"
    return "injured"


def _counts_strikes(
    marked: Marked, pack: Pack, segment: Segment, number: Number, clause: int
) -> bool:
    """Whether a bare number counts what was counted before ("three strikes on A and two on B")."""
    following = marked.tokens[number.end].norm if number.end < segment.end else ""
    before = marked.within("unit", clause, segment.start)
    return following in pack.words["on"] and bool(before) and before[-1].value == "strikes"


def _is_risen(marked: Marked, pack: Pack, number: Number) -> bool:
    """Whether the number is what a toll has come to ("ارتفاع عدد القتلى في A إلى 28")."""
    before = marked.tokens[number.start - 1].norm if number.start else ""
    floor = max(marked.sentence.body, number.start - _RISEN_REACH)
    return before in pack.words["range"] and bool(marked.within("rising", floor, number.start))


def _shared(
    marked: Marked, pack: Pack, segment: Segment, number: Number, clause: int
) -> str | None:
    """What a bare number before a place, or behind it with a dash, counts by the last word of harm
    before the segment."""
    following = marked.tokens[number.end].norm if number.end < segment.end else ""
    dashed = number.start > 0 and marked.tokens[number.start - 1].text in _DASHES
    if following not in pack.words["in"] and not dashed:
        return None
    harms = [h for label in _HARMS for h in marked.within(label, clause, segment.start)]
    return _HARMS[max(harms, key=lambda hit: hit.start).label] if harms else None


def _killed_or_injured(marked: Marked, pack: Pack, number: Number, harm: Hit) -> bool:
    """Whether one number counts killed and injured together ("60 killed or wounded"), and not
    the injured have one of their own ("50 were killed and wounded were dozens")."""
    between = marked.tokens[harm.end].norm if harm.end < len(marked.tokens) else ""
    other = marked.at("injure", harm.end + 1) if between in pack.words["or"] else None
    if harm.label != "kill" or other is None:
        return False
    counted = marked.at("bound", other.end)
    return number.end > harm.start or counted is None


def _distance(marked: Marked, number: Number, hit: Hit) -> int:
    """In tokens; what follows a comma after the number tells of others."""
    if hit.end <= number.start:
        return number.start - hit.end
    gap = marked.tokens[number.end : hit.start]
    return len(gap) + (_APART if any(token.text == "," for token in gap) else 0)


def _toll_words(marked: Marked, pack: Pack, segment: Segment, number: Number) -> str:
    end = number.end
    for hit in marked.within("unit", number.end, min(number.end + 4, segment.end)):
        end = max(end, hit.end)
        break
    opens = number.start > segment.start and number.least != number.most
    opener = marked.tokens[number.start - 1].norm if opens else ""
    return marked.words(number.start - (opener in pack.words["between"]), end)
