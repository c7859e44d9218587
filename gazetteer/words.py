"""The words around a name, from data/words.toml: kinds, case endings, beginnings of other names."""

from __future__ import annotations

import itertools
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from gazetteer.errors import GazetteerError
from gazetteer.model import KINDS
from gazetteer.normalise import fold

_LONGEST_WORD = 3
_MOST_CASE_FORMS = 64
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """A name without the words that say its kind; `said` are those words as written."""

    name: str
    kinds: frozenset[str] = frozenset()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of all languages. The keys of `kinds`, `joining` and `compound` are folded."""

    kinds: dict[str, frozenset[str]]
    joining: frozenset[str]
    compound: frozenset[str]
    common: frozenset[str]
    proclitics: frozenset[str]
    endings: dict[str, tuple[str, ...]]

    def read(self, name: str) -> Reading:
        """Set aside the words at either end of a name that say what kind of place it is.

        "the city of Homs" gives "Homs" and {city, town}; a name of such words only stays whole.
        """
        parts = name.split()
        start, end = 0, len(parts)
        kinds: frozenset[str] = frozenset()
        while step := self._word_at_an_end(parts[start:end]):
            before, after, found = step
            start, end = start + before, end - after
            kinds = (kinds & found) or kinds or found
        said = " … ".join(filter(None, (" ".join(parts[:start]), " ".join(parts[end:]))))
        return Reading(" ".join(parts[start:end]), kinds, said)

    def _word_at_an_end(self, parts: list[str]) -> tuple[int, int, frozenset[str]] | None:
        """How many words to set aside before and after, with the kinds that they leave."""
        for count in range(min(_LONGEST_WORD, len(parts) - 1), 0, -1):
            for phrase, sizes in ((parts[:count], (count, 0)), (parts[-count:], (0, count))):
                for form in self.case_forms(" ".join(phrase)):
                    if (found := self.kinds.get(fold(form))) is not None:
                        return (*sizes, found)
        if len(parts) > 1 and fold(parts[0]) in self.joining:
            return 1, 0, frozenset()
        if len(parts) > 1 and fold(parts[-1]) in self.joining:
            return 0, 1, frozenset()
        return None

    def nominatives(self, word: str) -> tuple[str, ...]:
        """The word, then the nominatives of which it may be a case form ("Хомсом": "Хомс")."""
        lower = word.casefold()
        if lower.isascii():
            return (word,)
        forms = [word]
        for size in (3, 2, 1):
            stem = lower[:-size]
            if len(stem) >= _SHORTEST_STEM:
                forms += [stem + ending for ending in self.endings.get(lower[-size:], ())]
        return tuple(dict.fromkeys(forms))

    def case_forms(self, name: str) -> tuple[str, ...]:
        """The name, then the nominatives that its words may stand for."""
        if name.isascii():
            return (name,)
        choices = [self.nominatives(word) for word in name.replace("-", " ").split()]
        forms = itertools.islice(itertools.product(*choices), _MOST_CASE_FORMS)
        return (name, *(" ".join(form) for form in forms))


@cache
def load_words() -> Words:
    """The bundled words; GazetteerError names the language and word of a fault."""
    file = resources.files("gazetteer") / "data" / "words.toml"
    try:
        languages = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GazetteerError(
            f"can't be read: {error}", where="words.toml", fix="mend or restore the file"
        ) from error
    kinds: dict[str, frozenset[str]] = {}
    for language, table in languages.items():
        for word, found in table.get("kinds", {}).items():
            if unknown := set(found) - KINDS:
                raise GazetteerError(
                    f"unknown kind {', '.join(sorted(unknown))}",
                    where=f'words.toml, {language}, "{word}"',
                    fix=f"use some of: {', '.join(sorted(KINDS))}",
                )
            kinds[fold(word)] = frozenset(found)
    tables = list(languages.values())
    return Words(
        kinds=kinds,
        joining=frozenset(fold(word) for table in tables for word in table.get("joining", ())),
        compound=frozenset(fold(word) for table in tables for word in table.get("compound", ())),
        common=frozenset(word for table in tables for word in table.get("common", ())),
        proclitics=frozenset(letter for table in tables for letter in table.get("proclitics", "")),
        endings={
            ending: tuple(nominatives)
            for table in tables
            for ending, nominatives in table.get("endings", {}).items()
        },
    )
