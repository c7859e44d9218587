"""When a strike is said to have been, relative to the day the report was published."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from geo.extract.marked import Marked
from geo.extract.packs import Pack

_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_DAY = timedelta(days=1)
_AHEAD = timedelta(days=7)
_DATE_WORDS = 3
_Span = tuple[date, date, str]
_Found = tuple[int, int, _Span | None]


@dataclass(frozen=True, slots=True)
class When:
    """ISO dates, both empty where the words give no day; `precision` is one of
    geo.model.TIME_PRECISIONS; `text` are the words."""

    start: str = ""
    end: str = ""
    precision: str = "unknown"
    text: str = ""


def find_when(marked: Marked, pack: Pack, start: int, end: int, published: str) -> When | None:
    """The date that tokens `start` to `end` give, the first if there are several; None if none.

    `published` is an ISO date or empty; without it "on Wednesday" keeps its words and no date.
    """
    reference = date.fromisoformat(published) if published else None
    found = [*_days_of_months(marked, pack, start, end, reference)]
    taken = {i for first, last, _ in found for i in range(first, last)}
    for hit in marked.within("date", start, end):
        if hit.value in ("since", "last", "same_day") or hit.start in taken:
            continue
        if hit.value == "overnight_to":
            span = _night_to(marked, pack, hit.end, end, published)
            found = [item for item in found if item[0] != hit.end]
            taken |= {hit.end}
        elif hit.value == "day_before":
            span = _day_before(marked, pack, hit.start, published)
        else:
            span = _relative(hit.value, reference)
        found.append((hit.start, hit.end, span))
    if not found:
        return None
    found.sort(key=lambda item: item[0])
    found = [
        item
        for item, after in zip(found, [*found[1:], None], strict=True)
        if not (after and _names_weekday(marked, item, after))
    ]
    first, last, span = found[0]
    text = marked.words(first, last)
    if len(found) > 1 and span and found[1][2] and _joined(marked, pack, last, found[1][0]):
        span = (min(span[0], found[1][2][0]), max(span[1], found[1][2][1]), "range")
        text = marked.words(first, found[1][1])
    if span is None:
        return When(text=text)
    since = first and span[2] != "range" and marked.at("date", first - 1)
    if since and since.value == "since" and reference:
        text = f"{marked.tokens[first - 1].text} {text}"
        span = (span[0], max(span[0], reference), "range")
    return When(span[0].isoformat(), span[1].isoformat(), span[2], text)


def _night_to(marked: Marked, pack: Pack, start: int, end: int, published: str) -> _Span | None:
    """The night to the day that follows ("в ночь на среду")."""
    day = find_when(marked, pack, start, min(end, start + _DATE_WORDS), published)
    if day is None or not day.start:
        return None
    last = date.fromisoformat(day.start)
    return last - _DAY, last, "range"


def _day_before(marked: Marked, pack: Pack, end: int, published: str) -> _Span | None:
    """The day before the one that the sentence named first, as in "said on Friday that the day
    before …"; before the publication where it named none."""
    named = find_when(marked, pack, 0, end, published)
    given = named.start if named else published
    if not given:
        return None
    day = date.fromisoformat(given) - _DAY
    return day, day, "day"


def _names_weekday(marked: Marked, item: _Found, after: _Found) -> bool:
    """Whether a weekday stands right before the day of a month ("Monday, 2 November")."""
    gap = marked.tokens[item[1] : after[0]]
    is_weekday = marked.at("date", item[0])
    return (
        is_weekday is not None
        and is_weekday.value in _WEEKDAYS
        and marked.at("date", after[0]) is None
        and all(token.text == "," for token in gap)
    )


def _joined(marked: Marked, pack: Pack, end: int, start: int) -> bool:
    gap = marked.tokens[end:start]
    return 0 < len(gap) <= 2 and all(token.norm in pack.words["joined_days"] for token in gap)


def _relative(value: str, reference: date | None) -> _Span | None:
    if reference is None or value == "earlier":
        return None
    if value in _WEEKDAYS:
        day = reference - timedelta(days=(reference.weekday() - _WEEKDAYS[value]) % 7)
        return day, day, "day"
    if value == "today":
        return reference, reference, "day"
    if value == "yesterday":
        return reference - _DAY, reference - _DAY, "day"
    if value == "two_days_ago":
        return reference - 2 * _DAY, reference - 2 * _DAY, "day"
    if value in ("overnight", "past_day"):
        return reference - _DAY, reference, "range"
    if value == "past_days":
        return reference - 2 * _DAY, reference, "range"
    if value == "past_week":
        return reference - 7 * _DAY, reference, "week"
    return None


def _days_of_months(
    marked: Marked, pack: Pack, start: int, end: int, reference: date | None
) -> list[_Found]:
    found: list[_Found] = []
    known = 0
    for index in range(start, end):
        token = marked.tokens[index]
        month, words = _month(marked, pack, index, end)
        if month is None or index < known or (token.text[0].islower() and token.text.isascii()):
            continue
        before = index - 1 if index > start else None
        after = index + words
        if after < end and marked.tokens[after].text == ".":
            after += 1
        other = _other_name(marked, pack, month, after, end)
        first, last, day = index, index + words, None
        if before is not None and (day := _day(marked.tokens[before].norm)):
            first = before
        elif after < end and (day := _day(marked.tokens[after].norm)):
            last = after + 1
        if other and last <= other:
            last = known = other
        year, last = _year(marked, last, end)
        if day is None and token.norm == "may" and year is None:
            continue
        found.append((first, last, _calendar(year, month, day, reference)))
    return found


def _month(marked: Marked, pack: Pack, index: int, end: int) -> tuple[int | None, int]:
    """The month that is named at a token, and the number of its words."""
    name = marked.tokens[index].norm
    if index + 1 < end:
        month = pack.months.get(f"{name} {marked.tokens[index + 1].norm}")
        if month is not None:
            return month, 2
    return pack.months.get(name), 1


def _other_name(marked: Marked, pack: Pack, month: int, index: int, end: int) -> int:
    """The end of the month's name in another calendar ("أكتوبر/تشرين الأول", "أيلول (سبتمبر)"),
    0 if none follows."""
    opens = index < end and marked.tokens[index].text == "("
    first = index + 1 if opens else index
    if first >= end:
        return 0
    same, words = _month(marked, pack, first, end)
    if same != month:
        return 0
    last = first + words
    return last + 1 if opens and last < end and marked.tokens[last].text == ")" else last


def _day(word: str) -> int | None:
    digits = word.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return (
        int(digits) if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31 else None
    )


def _year(marked: Marked, index: int, end: int) -> tuple[int | None, int]:
    for skip in (0, 1):
        at = index + skip
        if at < end and (skip == 0 or marked.tokens[index].text == ","):
            word = marked.tokens[at].text
            if len(word) == 4 and word.isdecimal() and 1990 <= int(word) <= 2100:
                return int(word), at + 1
    return None, index


def _calendar(
    year: int | None, month: int, day: int | None, reference: date | None
) -> _Span | None:
    """A day or a whole month; without a year the last one before the publication."""
    if year is None:
        if reference is None:
            return None
        year = reference.year
        first = date(year, month, min(day or 1, calendar.monthrange(year, month)[1]))
        if first > reference + _AHEAD:
            year -= 1
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, length), "month"
    if day > length:
        return None
    exact = date(year, month, day)
    return exact, exact, "day"
