"""The language of a text, told by its alphabet and its most common words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

SAMPLE = 20_000
STOP_WORD_SHARE = 0.15
OTHER_LETTER_SHARE = 0.005

_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str:
    """The ISO 639-1 code of the language that most of the text is in, "" where it can't be told.

    Knows the languages of `geo/data/languages.toml`. Reads the first `SAMPLE` characters.
    """
    words = [word.casefold() for word in _WORD.findall(text[:SAMPLE])]
    letters = Counter("".join(words))
    if not letters:
        return ""
    scripts: Counter[str] = Counter()
    for letter, number in letters.items():
        scripts[unicodedata.name(letter, "").partition(" ")[0]] += number
    script, in_script = scripts.most_common(1)[0]
    for language in _languages():
        if language["script"] == script and _fits(language, words, letters, in_script):
            return str(language["code"])
    return ""


def _fits(
    language: dict[str, str | list[str]], words: list[str], letters: Counter[str], in_script: int
) -> bool:
    if "stop_words" in language:
        stop_words = frozenset(language["stop_words"])
        return sum(word in stop_words for word in words) >= STOP_WORD_SHARE * len(words)
    other = sum(letters[letter] for letter in language["not_letters"])
    return other <= OTHER_LETTER_SHARE * in_script


@cache
def _languages() -> tuple[dict[str, str | list[str]], ...]:
    text = files("geo").joinpath("data", "languages.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["language"])
