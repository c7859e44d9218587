"""Datelines: the place and day before the first words of a report, which tell of no event."""

from __future__ import annotations

import re

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


def dateline_end(text: str, start: int, *, is_first: bool) -> int:
    """Where the dateline of the paragraph at `start` ends ("BEIRUT (AP) - "); `start` if none.

    Arabic ones have no capitals to tell them by, so they only open the first paragraph.
    """
    patterns = [_DATELINE, _CYRILLIC_DATELINE]
    if is_first:
        patterns.append(_ARABIC_DATELINE)
    matches = (pattern.match(text, start) for pattern in patterns)
    return next((match.end() for match in matches if match), start)
