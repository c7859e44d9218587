"""Phrases found in a row of tokens, in time linear in the tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from geo.extract.text import Token, words_of


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found at `tokens[start:end]`: its label ("say") and value ("sohr")."""

    start: int
    end: int
    label: str
    value: str


@dataclass(slots=True)
class _Node:
    """The words so far; `ends` are the phrases that end here, with the words (by number) that
    match in capitals only."""

    following: dict[str, _Node] = field(default_factory=dict)
    ends: list[tuple[str, str, tuple[int, ...]]] = field(default_factory=list)


class Lexicon:
    """Labelled phrases; of the same label the longest at a place is taken, without overlap."""

    def __init__(
        self, entries: Iterable[tuple[str, str, str]], spelling: Mapping[str, str]
    ) -> None:
        """`entries` are (phrase, label, value); `spelling` maps words to the word they equal."""
        self._root = _Node()
        for text, label, value in entries:
            node = self._root
            tokens = words_of(text, spelling)
            for token in tokens:
                node = node.following.setdefault(token.norm, _Node())
            capitals = tuple(i for i, token in enumerate(tokens) if _needs_capitals(token.text))
            if tokens:
                node.ends.append((label, value, capitals))

    def find(self, tokens: Sequence[Token]) -> tuple[Hit, ...]:
        """All hits, in the order of their place."""
        hits: list[Hit] = []
        free: dict[str, int] = {}
        for start in range(len(tokens)):
            for label, hit in self._longest(tokens, start).items():
                if free.get(label, 0) <= start:
                    hits.append(hit)
                    free[label] = hit.end
        return tuple(hits)

    def _longest(self, tokens: Sequence[Token], start: int) -> dict[str, Hit]:
        """The longest hit of each label that starts at a token."""
        found: dict[str, Hit] = {}
        node: _Node | None = self._root
        for end in range(start, len(tokens)):
            node = node.following.get(tokens[end].norm) if node else None
            if node is None:
                break
            for label, value, capitals in node.ends:
                if all(_is_capital(tokens[start + i].text) for i in capitals):
                    found[label] = Hit(start, end + 1, label, value)
        return found


def _needs_capitals(word: str) -> bool:
    letters = word.replace(".", "")
    return letters.isupper() and 1 < len(letters) <= 3


def _is_capital(word: str) -> bool:
    return word.replace(".", "").isupper()
