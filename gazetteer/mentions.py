"""Finding the gazetteer's names in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gazetteer.model import Mention
from gazetteer.normalise import ARTICLES, fold, is_arabic
from gazetteer.tokens import Token, is_name_like, joined, tokenise, without_possessive
from gazetteer.wordforms import WordForms, in_lower_case
from gazetteer.words import Words

_SHORTEST_NAME = 3
_ARABIC_ARTICLE = "ال"
_MOST_WORDS = 8
_FREE_ARTICLES = frozenset({"al", "el"})


class _Hit(NamedTuple):
    """A name at tokens `first` to `last`; it begins at the code point `start`."""

    first: int
    last: int
    start: int


class Finder:
    """Finds names in texts: longest match, on word boundaries, in time linear in the text.

    A name begins with a capital where the script has them, or as one of its spellings does:
    "northern Homs countryside".
    """

    def __init__(self, names: Iterable[str], not_places: Iterable[str], words: Words) -> None:
        names, not_places = tuple(names), tuple(not_places)
        self._names = frozenset(filter(None, map(fold, names)))
        self._in_lower_case = frozenset(fold(name) for name in names if in_lower_case(name))
        self._not_places = frozenset(filter(None, map(fold, not_places)))
        self._words = words
        self._forms = WordForms((*names, *not_places), words)
        keys = [key.split() for key in self._names | self._not_places]
        self._beginnings = frozenset(
            " ".join(key[:count]) for key in keys for count in range(1, len(key))
        )

    def find(self, text: str) -> tuple[Mention, ...]:
        """The mentions in order of the text, not overlapping; none where a name is no place."""
        tokens = tokenise(text)
        places, others = [], []
        for position, token in enumerate(tokens):
            if self._forms.starts_name(token[0]):
                place, other = self._longest(text, tokens, position)
                if place:
                    places.append(place)
                if other:
                    others.append(other)
        return tuple(self._kept(text, tokens, places, others))

    def _longest(
        self, text: str, tokens: list[Token], first: int
    ) -> tuple[_Hit | None, _Hit | None]:
        """The longest place's name and the longest other name that begin at a token."""
        place: _Hit | None = None
        other: _Hit | None = None
        begin = tokens[first].start()
        reached = [("", 0)]
        for last in range(first, min(first + _MOST_WORDS, len(tokens))):
            if last > first and not joined(tokens[last - 1], tokens[last]):
                break
            word = self._forms.of(tokens[last][0])
            if last > first and word.is_article:
                continue
            reached = [
                (f"{begun} {key}" if begun else key, skipped or extra)
                for begun, skipped in reached
                for key, extra in word.keys
                if not (begun and extra)
            ]
            for key, skipped in reached:
                start = begin + skipped
                known = self._names if is_name_like(text[start]) else self._in_lower_case
                if key in known and (place is None or place.last < last):
                    place = _Hit(first, last, start)
                if key in self._not_places:
                    other = _Hit(first, last, start)
            reached = [(key, skipped) for key, skipped in reached if key in self._beginnings]
            if not reached:
                break
        return place, other

    def _kept(
        self, text: str, tokens: list[Token], places: list[_Hit], others: list[_Hit]
    ) -> Iterator[Mention]:
        """The places that are no part of another name, each with its article."""
        following = iter(others)
        other = next(following, None)
        done = 0
        for hit in places:
            while other and other.last < hit.first:
                other = next(following, None)
            if other and other.first <= hit.last and not _contains(hit, other):
                continue
            if hit.start < done or self._is_part_of_another(text, tokens, hit):
                continue
            start = _with_article(text, tokens, hit)
            last = tokens[hit.last]
            done = last.start() + len(without_possessive(last[0]))
            yield Mention(start, done, text[start:done])

    def _is_part_of_another(self, text: str, tokens: list[Token], hit: _Hit) -> bool:
        """Whether a word like "Kafr" or "Abu" before it makes it another name, or it is one."""
        before = hit.first - 1
        name = tokens[hit.first]
        has_article = name[0].startswith(_ARABIC_ARTICLE)
        if (
            before >= 0
            and self._forms.of(tokens[before][0]).is_article
            and joined(tokens[before], name)
        ):
            has_article, name, before = True, tokens[before], before - 1
        introduced = self._is_introduced(text, tokens, before, name)
        if hit.first == hit.last and not introduced:
            word = tokens[hit.first][0]
            if self._is_common(text[hit.start : tokens[hit.first].end()]) and (
                not has_article or is_arabic(word)
            ):
                return True
            if self._is_too_little(word) and not has_article:
                return True
        return (
            before >= 0
            and joined(tokens[before], name)
            and is_name_like(tokens[before][0])
            and fold(tokens[before][0]) in self._words.compound
        )

    def _is_introduced(self, text: str, tokens: list[Token], before: int, name: Token) -> bool:
        """Whether the words before say that a place's name follows: "town", "town of"."""
        while before >= 0 and joined(tokens[before], name):
            name, before = tokens[before], before - 1
            if fold(name[0]) in self._words.kinds:
                return True
            if fold(name[0]) not in self._words.joining:
                return False
        return False

    def _is_common(self, token: str) -> bool:
        return token.casefold() in self._words.common

    def _is_too_little(self, token: str) -> bool:
        """Whether a word needs its article to be a name: "Bab" for al-Bab, "IS" for al-Is."""
        is_short = len(token) < _SHORTEST_NAME and token.isalpha()
        return is_short or fold(token) in self._words.compound


def _contains(hit: _Hit, other: _Hit) -> bool:
    """Whether a place's name is longer than another name and holds all of it."""
    inside = hit.first <= other.first and other.last <= hit.last
    return inside and (hit.first, hit.last) != (other.first, other.last)


def _with_article(text: str, tokens: list[Token], hit: _Hit) -> int:
    """Where the name starts with its article, if there is one: "al-Bab", "Ar Rastan"."""
    token, name = tokens[hit.first - 1], tokens[hit.first]
    if hit.first == 0 or hit.start != name.start() or not joined(token, name):
        return hit.start
    article = fold(token[0])
    assimilated = fold(name[0]).startswith(article.lstrip("aei"))
    hyphened = "-" in text[token.end() : name.start()]
    if article in _FREE_ARTICLES or (
        article in ARTICLES and assimilated and (hyphened or is_name_like(token[0]))
    ):
        return token.start()
    return hit.start
