"""Phrases found in a row of tokens, in time linear in the tokens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.extract.text import Token, words_of


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found at `tokens[start:end]`: its label ("say") and value ("sohr")."""

    start: int
    end: int
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    label: str
    value: str


class Lexicon:
    """Labelled phrases; of the same label the longest at a place is taken, without overlap."""

    def __init__(self, entries: Iterable[tuple[str, str, str]], spelling: dict[str, str]) -> None:
        """`entries` are (phrase, label, value); `spelling` maps words to the word they equal."""
        self._by_first: dict[str, list[_Phrase]] = defaultdict(list)
        for text, label, value in entries:
            tokens = words_of(text, spelling)
            if not tokens:
                continue
            phrase = _Phrase(
                tuple(token.norm for token in tokens),
                tuple(_needs_capitals(token.text) for token in tokens),
                label,
                value,
            )
            self._by_first[phrase.words[0]].append(phrase)
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase.words))

    def find(self, tokens: Sequence[Token]) -> tuple[Hit, ...]:
        """All hits, in the order of their place."""
        hits: list[Hit] = []
        free: dict[str, int] = {}
        for start, token in enumerate(tokens):
            for phrase in self._by_first.get(token.norm, ()):
                if free.get(phrase.label, 0) > start:
                    continue
                end = start + len(phrase.words)
                if _matches(phrase, tokens, start, end):
                    hits.append(Hit(start, end, phrase.label, phrase.value))
                    free[phrase.label] = end
        return tuple(hits)


def _needs_capitals(word: str) -> bool:
    letters = word.replace(".", "")
    return letters.isupper() and 1 < len(letters) <= 3


def _matches(phrase: _Phrase, tokens: Sequence[Token], start: int, end: int) -> bool:
    if end > len(tokens):
        return False
    for word, capitals, token in zip(phrase.words, phrase.capitals, tokens[start:end], strict=True):
        if token.norm != word or (capitals and not token.text.replace(".", "").isupper()):
            return False
    return True
