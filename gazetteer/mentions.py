"""Finding the gazetteer's names in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from gazetteer.model import Mention
from gazetteer.normalise import APOSTROPHES, ARTICLES, fold, is_arabic, likeness, skeleton, sound
from gazetteer.words import Words

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069"
_INSIDE = f"{_MARKS}{_HIDDEN}{re.escape(APOSTROPHES)}"
_TOKEN = re.compile(rf"[^\W_]+(?:[{_INSIDE}]+[^\W_]+)*[{_MARKS}]*")
_BLANKS = rf"[ \t\u00a0\u202f{_HIDDEN}]{{0,4}}"
_SEPARATOR = re.compile(rf"{_BLANKS}[-\u2010-\u2015_]?{_BLANKS}(?:\r?\n{_BLANKS})?")
_POSSESSIVE = re.compile(r"['’][sS]$")
_LONGEST_TOKEN = 40
_SHORTEST_NAME = 3
_ARABIC_ARTICLE = "ال"
_MOST_PROCLITICS = 3
_ELISION = re.compile(r"[dDlL]['’](?=\w{3})")
_MOST_WORDS = 8
_MEMORY = 50_000
_FREE_ARTICLES = frozenset({"al", "el"})
_ALIKE = {3: 0.9, 4: 0.85}
_ALIKE_LONG = 0.8
_VOWELS = frozenset("aeiu")


class _Token(NamedTuple):
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Word:
    """What a token can be: its keys, and how many letters of the token come before each."""

    keys: tuple[tuple[str, int], ...]
    starts_name: bool
    is_article: bool


class _Hit(NamedTuple):
    """A name at tokens `first` to `last`; it begins at the code point `start`."""

    first: int
    last: int
    start: int


class Finder:
    """Finds names in texts: longest match, on word boundaries, in time linear in the text."""

    def __init__(self, names: Iterable[str], not_places: Iterable[str], words: Words) -> None:
        names = tuple(names)
        self._names = frozenset(filter(None, map(fold, names)))
        self._without_article = frozenset(
            fold(name.split()[0])
            for name in names
            if is_arabic(name) and not name.startswith(_ARABIC_ARTICLE)
        )
        self._not_places = frozenset(filter(None, map(fold, not_places)))
        self._words = words
        keys = [key.split() for key in self._names | self._not_places]
        self._first_words = frozenset(key[0] for key in keys)
        self._beginnings = frozenset(
            " ".join(key[:count]) for key in keys for count in range(1, len(key))
        )
        self._by_skeleton: dict[str, list[str]] = defaultdict(list)
        for word in sorted({word for key in keys for word in key}):
            self._by_skeleton[skeleton(word)].append(word)
        self._known: dict[str, _Word] = {}

    def find(self, text: str) -> tuple[Mention, ...]:
        """The mentions in order of the text, not overlapping; none where a name is no place."""
        tokens = [_Token(*match.span(), match[0]) for match in _TOKEN.finditer(text)]
        places, others = [], []
        for position, token in enumerate(tokens):
            if (self._known.get(token.text) or self._word(token.text)).starts_name:
                place, other = self._longest(text, tokens, position)
                if place:
                    places.append(place)
                if other:
                    others.append(other)
        return tuple(self._kept(text, tokens, places, others))

    def _longest(
        self, text: str, tokens: list[_Token], first: int
    ) -> tuple[_Hit | None, _Hit | None]:
        """The longest place's name and the longest other name that begin at a token."""
        place: _Hit | None = None
        other: _Hit | None = None
        reached = [("", 0)]
        for last in range(first, min(first + _MOST_WORDS, len(tokens))):
            if last > first and not _joined(text, tokens[last - 1], tokens[last]):
                break
            word = self._word(tokens[last].text)
            if last > first and word.is_article:
                continue
            reached = [
                (f"{begun} {key}" if begun else key, skipped or extra)
                for begun, skipped in reached
                for key, extra in word.keys
                if not (begun and extra)
            ]
            for key, skipped in reached:
                hit = _Hit(first, last, tokens[first].start + skipped)
                if key in self._names and (place is None or place.last < last):
                    place = hit
                if key in self._not_places:
                    other = hit
            reached = [(key, skipped) for key, skipped in reached if key in self._beginnings]
            if not reached:
                break
        return place, other

    def _kept(
        self, text: str, tokens: list[_Token], places: list[_Hit], others: list[_Hit]
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
            possessive = _POSSESSIVE.search(last.text)
            done = last.end - (len(possessive[0]) if possessive else 0)
            yield Mention(start, done, text[start:done])

    def _is_part_of_another(self, text: str, tokens: list[_Token], hit: _Hit) -> bool:
        """Whether a word like "Kafr" or "Abu" before it makes it another name, or it is one."""
        before = hit.first - 1
        name = tokens[hit.first]
        has_article = name.text.startswith("ال")
        if (
            before >= 0
            and self._word(tokens[before].text).is_article
            and _joined(text, tokens[before], name)
        ):
            has_article, name, before = True, tokens[before], before - 1
        introduced = self._is_introduced(text, tokens, before, name)
        if hit.first == hit.last and not introduced:
            word = tokens[hit.first].text
            if self._is_common(word) and (not has_article or is_arabic(word)):
                return True
            if self._is_too_little(word) and not has_article:
                return True
        return (
            before >= 0
            and _joined(text, tokens[before], name)
            and _is_name_like(tokens[before].text)
            and fold(tokens[before].text) in self._words.compound
        )

    def _is_introduced(self, text: str, tokens: list[_Token], before: int, name: _Token) -> bool:
        """Whether the words before say that a place's name follows: "town", "town of"."""
        while before >= 0 and _joined(text, tokens[before], name):
            name, before = tokens[before], before - 1
            if fold(name.text) in self._words.kinds:
                return True
            if fold(name.text) not in self._words.joining:
                return False
        return False

    def _is_common(self, token: str) -> bool:
        return token.casefold() in self._words.common

    def _is_too_little(self, token: str) -> bool:
        """Whether a word needs its article to be a name: "Bab" for al-Bab, "IS" for al-Is."""
        is_short = len(token) < _SHORTEST_NAME and token.isalpha()
        return is_short or fold(token) in self._words.compound

    def _word(self, token: str) -> _Word:
        word = self._known.get(token)
        if word is None:
            if len(self._known) >= _MEMORY:
                self._known.clear()
            word = self._known[token] = self._read(token)
        return word

    def _read(self, token: str) -> _Word:
        if len(token) > _LONGEST_TOKEN:
            return _Word((), starts_name=False, is_article=False)
        bare = _POSSESSIVE.sub("", token)
        forms = [(form, 0) for form in self._words.nominatives(bare)]
        forms += [(bare[size:], size) for size in self._prefix_sizes(bare)]
        keys: dict[str, int] = {}
        starts_name = False
        for form, skipped in forms:
            name_like = _is_name_like(bare[skipped:])
            for key in (fold(form), *(self._alike(form) if name_like else ())):
                keys.setdefault(key, skipped)
                starts_name = starts_name or (name_like and key in self._first_words)
        return _Word(tuple(keys.items()), starts_name, is_article=fold(token) in ARTICLES)

    def _alike(self, form: str) -> Iterator[str]:
        """The words of names that this may be in another transliteration; Arabic needs none."""
        key = skeleton(form)
        if len(key) < min(_ALIKE) or is_arabic(form):
            return
        for word in self._by_skeleton.get(key, ()):
            if _same_ends(form, word) and likeness(form, word) >= _ALIKE.get(len(key), _ALIKE_LONG):
                yield word

    def _prefix_sizes(self, token: str) -> Iterator[int]:
        """How many letters before a name may be no part of it: "d'Idleb", Arabic "and", "in" …

        What follows an Arabic particle has its article as the name has it, or one assimilated
        ("لل"): the ministry "وزارة" is not "and Zara".
        """
        if elision := _ELISION.match(token):
            yield elision.end()
        for size in range(1, min(_MOST_PROCLITICS, len(token) - 3) + 1):
            if token[size - 1] not in self._words.proclitics:
                return
            rest = token[size:]
            assimilated = token[:size].endswith("لل")
            if (
                assimilated
                or rest.startswith(_ARABIC_ARTICLE)
                or fold(rest) in self._without_article
            ):
                yield size


def _same_ends(form: str, word: str) -> bool:
    """Whether both begin, and both end, with a vowel or none: al-Homsi is not Homs."""
    one, other = sound(form), sound(word)
    return all((one[end] in _VOWELS) == (other[end] in _VOWELS) for end in (0, -1))


def _is_name_like(token: str) -> bool:
    """Whether a token can begin a name: a capital, where the script has capitals."""
    return not token[:1].islower()


def _joined(text: str, token: _Token, following: _Token) -> bool:
    """Whether two tokens are parted by nothing but a space, hyphen or line end."""
    return _SEPARATOR.fullmatch(text, token.end, following.start) is not None


def _contains(hit: _Hit, other: _Hit) -> bool:
    """Whether a place's name is longer than another name and holds all of it."""
    inside = hit.first <= other.first and other.last <= hit.last
    return inside and (hit.first, hit.last) != (other.first, other.last)


def _with_article(text: str, tokens: list[_Token], hit: _Hit) -> int:
    """Where the name starts with its article, if there is one: "al-Bab", "Ar Rastan"."""
    token, name = tokens[hit.first - 1], tokens[hit.first]
    if hit.first == 0 or hit.start != name.start or not _joined(text, token, name):
        return hit.start
    article = fold(token.text)
    assimilated = fold(name.text).startswith(article.lstrip("aei"))
    hyphened = "-" in text[token.end : name.start]
    if article in _FREE_ARTICLES or (
        article in ARTICLES and assimilated and (hyphened or _is_name_like(token.text))
    ):
        return token.start
    return hit.start
