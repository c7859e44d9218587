"""The words of a text, in any script, with their offsets."""

from __future__ import annotations

import re

from gazetteer.normalise import APOSTROPHES

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069"
_INSIDE = f"{_MARKS}{_HIDDEN}{re.escape(APOSTROPHES)}"
_TOKEN = re.compile(rf"[^\W_]+(?:[{_INSIDE}]+[^\W_]+)*[{_MARKS}]*")
_BLANKS = rf"[ \t\u00a0\u202f{_HIDDEN}]{{0,4}}"
_SEPARATOR = re.compile(rf"{_BLANKS}[-\u2010-\u2015_]?{_BLANKS}(?:\r?\n{_BLANKS})?")
_POSSESSIVE = re.compile(r"['’][sS]$")


Token = re.Match[str]  # a word as written is token[0], its offsets are in code points


def tokenise(text: str) -> list[Token]:
    """The words of a text, in order."""
    return list(_TOKEN.finditer(text))


def joined(token: Token, following: Token) -> bool:
    """Whether two words of a text are parted by nothing but a space, hyphen or line end."""
    end, start = token.end(), following.start()
    if start - end == 1 and token.string[end] == " ":
        return True
    return _SEPARATOR.fullmatch(token.string, end, start) is not None


def is_name_like(token: str) -> bool:
    """Whether a word can begin a name: a capital, where the script has capitals."""
    return not token[:1].islower()


def without_possessive(token: str) -> str:
    """The word without an English "'s"."""
    return _POSSESSIVE.sub("", token)
