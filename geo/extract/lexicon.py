"""Phrases found in a row of tokens, in time linear in the tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geo.extract.text import Spelling, Token, words_of

Entry = tuple[str, str, str]  # phrase, label, value
_SHORTEST_STEM, _LONGEST_STEM = 2, 40
_REMEMBERED = 100_000  # distinct words


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found at `tokens[start:end]`: its label ("say") and value ("sohr")."""

    start: int
    end: int
    label: str
    value: str


@dataclass(slots=True)
class _Node:
    """The words so far; `stems` are words of which only the beginning counts, by that beginning;
    `ends` are the phrases that end here, with the words (by number) that match in capitals."""

    following: dict[str, _Node] = field(default_factory=dict)
    stems: dict[str, _Node] = field(default_factory=dict)
    ends: list[tuple[str, str, tuple[int, ...]]] = field(default_factory=list)

    def after(self, word: str) -> tuple[_Node, ...]:
        """Where a word leads to: as it stands, then by its beginnings, the shortest first."""
        exact = self.following.get(word)
        found: tuple[_Node, ...] = () if exact is None else (exact,)
        if self.stems:
            longest = min(len(word), _LONGEST_STEM)
            beginnings = (word[:length] for length in range(_SHORTEST_STEM, longest + 1))
            found += tuple(self.stems[stem] for stem in beginnings if stem in self.stems)
        return found


class Lexicon:
    """Labelled phrases; of the same label the longest at a place is taken, without overlap.

    A word of a phrase that ends in "*" stands for all words that begin so.
    """

    def __init__(self, entries: Iterable[Entry], spelling: Spelling) -> None:
        self._root = _Node()
        self._opened: dict[str, tuple[_Node, ...]] = {}
        words: set[str] = set()
        stems: set[str] = set()
        for text, label, value in entries:
            tokens = [word for part in text.split() for word in _words(part, spelling)]
            node = self._root
            for token, is_stem in tokens:
                branch = node.stems if is_stem else node.following
                node = branch.setdefault(token.norm, _Node())
                (stems if is_stem else words).add(token.norm)
            capitals = tuple(i for i, (t, _) in enumerate(tokens) if _needs_capitals(t.text))
            if tokens:
                node.ends.append((label, value, capitals))
        self.vocabulary = frozenset(words)
        self.stems = frozenset(stems)

    def find(self, tokens: Sequence[Token]) -> tuple[Hit, ...]:
        """All hits, in the order of their place."""
        hits: list[Hit] = []
        free: dict[str, int] = {}
        for start, token in enumerate(tokens):
            opened = self._opened.get(token.norm)
            if opened is None:
                opened = self._open(token.norm)
            if not opened:
                continue
            found: dict[str, Hit] = {}
            for node in opened:
                _follow(node, tokens, start, start + 1, found)
            for label, hit in found.items():
                if free.get(label, 0) <= start:
                    hits.append(hit)
                    free[label] = hit.end
        return tuple(hits)

    def _open(self, word: str) -> tuple[_Node, ...]:
        """Where a word leads to as the first of a phrase, remembered by word."""
        if len(self._opened) >= _REMEMBERED:
            self._opened.clear()
        return self._opened.setdefault(word, self._root.after(word))


def _follow(
    node: _Node, tokens: Sequence[Token], start: int, end: int, found: dict[str, Hit]
) -> None:
    """Collects the longest hit of each label that starts at `start` and has come to `end`."""
    for label, value, capitals in node.ends:
        longest = found.get(label)
        if longest is not None and longest.end >= end:
            continue
        if not capitals or all(_is_capital(tokens[start + i].text) for i in capitals):
            found[label] = Hit(start, end, label, value)
    if end >= len(tokens):
        return
    if node.stems:
        for following in node.after(tokens[end].norm):
            _follow(following, tokens, start, end + 1, found)
    elif exact := node.following.get(tokens[end].norm):
        _follow(exact, tokens, start, end + 1, found)


def _words(part: str, spelling: Spelling) -> list[tuple[Token, bool]]:
    """The words of a part of a phrase between spaces, the last with whether it is a stem."""
    tokens = words_of(part.removesuffix("*"), spelling)
    return [(token, part.endswith("*") and token is tokens[-1]) for token in tokens]


def _needs_capitals(word: str) -> bool:
    letters = word.replace(".", "")
    return letters.isascii() and letters.isupper() and 1 < len(letters) <= 3


def _is_capital(word: str) -> bool:
    return word.replace(".", "").isupper()
