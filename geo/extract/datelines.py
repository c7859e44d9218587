"""Datelines: the place and day before the first words of a report, which tell of no event."""

from __future__ import annotations

import calendar
import re
from datetime import date

_DATELINE = re.compile(
    r"(?=[A-Z]{3}|[^\n]{0,60}\()[A-Z][\w’' .,/-]{1,60}(?:\([^)\n]{1,30}\))?\s*(?:[—–]|-{1,2}\s)"
)
_ARABIC_DATELINE = re.compile(
    r"[\u0621-\u064a]{3,}(?: [\u0621-\u064a]+)?\s*(?:\([^)\n]{1,30}\))?\s*(?:[—–]|-)\s*"
    r"(?:[\u0621-\u064a]+(?: [\u0621-\u064a]+)?\s*(?:[—–]|-|:+|\n|$)\s*)?"
)
_CYRILLIC_DATELINE = re.compile(
    r"(?:[А-ЯЁ]{3,}(?:[- ][А-ЯЁ]{2,})*(?:[.,]? \d{1,2} [а-яё]{3,8}\.?)?"
    r"|[А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+)?[.,] \d{1,2} [а-яё]{3,8}\.?)"
    r"(?:,?\s*/[^/\n]{2,40}/\.?|\s*\([^)\n]{1,30}\)\s*[—–-]+"
    r"|,?\s+[—–-]\s+(?:[A-ZА-ЯЁ«\"][\w«»\"-]*(?: [\w«»\"-]+){0,2}\.(?=\s))?"
    r"|\s+[\w.«»\" ]{2,30}\s+[—–-]\s+|(?<=\.)|\.(?=\s))\s*"
)
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_STAMP = re.compile(
    r"(?<!\d)(?:(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]{2,8})"
    r"|(?P<name>[A-Z][a-z]{2,8}) (?P<day_after>\d{1,2})"
    r"|(?P<day_first>\d{1,2})[.-](?P<number>\d{1,2})[.-]),? ?(?P<year>(?:19|20)\d{2})"
    r"(?:,? \d{1,2}[:.]\d{2})?(?=[\s()]+[^\sa-z]|\)|\(|\s*\n)"
)
_LEADS_IN = re.compile(
    r"\b(?<!posted )(?:on|in|since|from|until|by|of|to|and|after|before) $", re.IGNORECASE
)
_STAMPED = 200  # characters from the start that a report's stamp may lie in
_YEAR = 366


def stamp(text: str) -> tuple[int, str] | None:
    """The day that a report's head gives before its first words ("Published October 1, 2014"), as
    the offset where it ends and an ISO date. What stands before it is title and outlet."""
    for match in _STAMP.finditer(text, 0, _STAMPED):
        if _LEADS_IN.search(text[: match.start()]):
            continue
        name = match["month"] or match["name"]
        month = _MONTHS.get(name[:3].lower(), 0) if name else int(match["number"])
        day = int(match["day"] or match["day_after"] or match["day_first"])
        try:
            return match.end(), date(int(match["year"]), month, day).isoformat()
        except ValueError:
            continue
    return None


def day_of(text: str, published: str) -> str:
    """The ISO date that the words of a report are relative to: that of its head where it has one,
    unless it is of another year than the one it was published on."""
    found = stamp(text)
    if found is None:
        return published
    far = published and abs((date.fromisoformat(published) - date.fromisoformat(found[1])).days)
    return published if far and far > _YEAR else found[1]


def dateline_end(text: str, start: int, *, is_first: bool) -> int:
    """Where the dateline of the paragraph at `start` ends ("BEIRUT (AP) - "); `start` if none.

    Arabic ones have no capitals to tell them by, so they only open the first paragraph.
    """
    patterns = [_DATELINE, _CYRILLIC_DATELINE]
    if is_first:
        patterns.append(_ARABIC_DATELINE)
    stamped = stamp(text) if is_first else None
    begin = stamped[0] if stamped else start
    matches = (pattern.match(text, begin) for pattern in patterns)
    return next((match.end() for match in matches if match), begin)
