"""What a word of a text may be: which words of names, in which case, after which particles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gazetteer.normalise import ARTICLES, fold, is_arabic, is_cyrillic, likeness, skeleton, sound
from gazetteer.tokens import is_name_like, without_possessive
from gazetteer.words import Words

_LONGEST_TOKEN = 40
_ARABIC_ARTICLE = "ال"
_ARABIC_ADVERB = re.compile("(?:اً|ًا)$")
_MOST_PROCLITICS = 3
_SHORTEST = 3  # letters of a word that particles are split off, but for one that opens names
_ELISION = re.compile(r"[dDlL]['’](?=\w{3})")
_MEMORY = 50_000
_ALIKE = {3: 0.9, 4: 0.85}
_ALIKE_LONG = 0.8
_VOWELS = frozenset("aeiu")


@dataclass(frozen=True, slots=True)
class Form:
    """What a token can be: its keys, and how many letters of the token come before each."""

    keys: tuple[tuple[str, int], ...]
    starts_name: bool
    is_article: bool


_NOTHING = Form((), starts_name=False, is_article=False)


class WordForms:
    """The words of a set of names, met in a text."""

    def __init__(self, names: Iterable[str], words: Words) -> None:
        """`names` are spellings as a person wrote them."""
        names = tuple(names)
        self._words = words
        self._without_article = frozenset(
            fold(name.split()[0])
            for name in names
            if is_arabic(name) and not name.startswith(_ARABIC_ARTICLE)
        )
        keyed = [(name, fold(name).split()) for name in names if fold(name)]
        self._first = frozenset(key[0] for _, key in keyed)
        self._first_in_lower_case = frozenset(key[0] for name, key in keyed if in_lower_case(name))
        self._cyrillic = frozenset(word for name, key in keyed if is_cyrillic(name) for word in key)
        self._by_skeleton: dict[str, list[str]] = defaultdict(list)
        for word in sorted({word for _, key in keyed for word in key}):
            self._by_skeleton[skeleton(word)].append(word)
        self._known: dict[str, Form] = {}

    def of(self, token: str) -> Form:
        """The forms of a token; remembered."""
        form = self._known.get(token)
        if form is None:
            if len(self._known) >= _MEMORY:
                self._known.clear()
            form = self._known[token] = self._read(token)
        return form

    def starts_name(self, token: str) -> bool:
        """Whether one of the names begins with this token."""
        form = self._known.get(token)
        return (form or self.of(token)).starts_name

    def _read(self, token: str) -> Form:
        if len(token) > _LONGEST_TOKEN or _ARABIC_ADVERB.search(token):
            return _NOTHING
        bare = without_possessive(token)
        forms = [(form, 0) for form in self._words.nominatives(bare)]
        forms += [(bare[size:], size) for size in self._prefix_sizes(bare)]
        keys: dict[str, int] = {}
        starts_name = False
        for form, skipped in forms:
            name_like = is_name_like(bare[skipped:])
            first = self._first if name_like else self._first_in_lower_case
            is_ending = not skipped and form is not bare
            for key in (fold(form), *(self._alike(form) if name_like else ())):
                if is_ending and key not in self._cyrillic:
                    continue
                keys.setdefault(key, skipped)
                starts_name = starts_name or key in first
        return Form(tuple(keys.items()), starts_name, is_article=fold(token) in ARTICLES)

    def _alike(self, form: str) -> Iterator[str]:
        """The words of names that this may be in another transliteration; Arabic needs none."""
        key = skeleton(form)
        if len(key) < min(_ALIKE) or is_arabic(form):
            return
        cyrillic = is_cyrillic(form)
        for word in self._by_skeleton.get(key, ()):
            if cyrillic and word not in self._cyrillic:
                continue
            if _same_ends(form, word) and likeness(form, word) >= _ALIKE.get(len(key), _ALIKE_LONG):
                yield word

    def _prefix_sizes(self, token: str) -> Iterator[int]:
        """How many letters before a name may be no part of it: "d'Idleb", Arabic "and", "in" …

        What follows an Arabic particle has its article as the name has it, or one assimilated
        ("لل"): the ministry "وزارة" is not "and Zara".
        """
        if elision := _ELISION.match(token):
            yield elision.end()
        for size in range(1, min(_MOST_PROCLITICS, len(token) - 2) + 1):
            if token[size - 1] not in self._words.proclitics:
                return
            rest = token[size:]
            if len(rest) < _SHORTEST and fold(rest) not in self._words.compound:
                continue
            assimilated = token[:size].endswith("لل")
            if (
                assimilated
                or rest.startswith(_ARABIC_ARTICLE)
                or fold(rest) in self._without_article
            ):
                yield size


def in_lower_case(name: str) -> bool:
    """Whether a name, its article aside, is written in lower case: "northern Homs countryside"."""
    words = name.replace("-", " ").split()
    own = [word for word in words if fold(word) not in ARTICLES]
    return own[0][:1].islower() if own else False


def _same_ends(form: str, word: str) -> bool:
    """Whether both begin, and both end, with a vowel or none: al-Homsi is not Homs."""
    one, other = sound(form), sound(word)
    return all((one[end] in _VOWELS) == (other[end] in _VOWELS) for end in (0, -1))
