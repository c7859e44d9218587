"""The words of a text, in any script, with their offsets."""

from __future__ import annotations

import re
from typing import NamedTuple

from gazetteer.normalise import APOSTROPHES

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069"
_INSIDE = f"{_MARKS}{_HIDDEN}{re.escape(APOSTROPHES)}"
_TOKEN = re.compile(rf"[^\W_]+(?:[{_INSIDE}]+[^\W_]+)*[{_MARKS}]*")
_BLANKS = rf"[ \t\u00a0\u202f{_HIDDEN}]{{0,4}}"
_SEPARATOR = re.compile(rf"{_BLANKS}[-\u2010-\u2015_]?{_BLANKS}(?:\r?\n{_BLANKS})?")
_POSSESSIVE = re.compile(r"['’][sS]$")


class Token(NamedTuple):
    """A word at `start` to `end`, in code points, as written."""

    start: int
    end: int
    text: str


def tokenise(text: str) -> list[Token]:
    """The words of a text, in order."""
    return [Token(*match.span(), match[0]) for match in _TOKEN.finditer(text)]


def joined(text: str, token: Token, following: Token) -> bool:
    """Whether two words are parted by nothing but a space, hyphen or line end."""
    return _SEPARATOR.fullmatch(text, token.end, following.start) is not None


def is_name_like(token: str) -> bool:
    """Whether a word can begin a name: a capital, where the script has capitals."""
    return not token[:1].islower()


def without_possessive(token: str) -> str:
    """The word without an English "'s"."""
    return _POSSESSIVE.sub("", token)
