"""What other gazetteers call a place, in Strikemap's kinds; from data/kinds.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from gazetteer.errors import GazetteerError
from gazetteer.model import KINDS

_SETS = ("geonames", "osm", "whosonfirst")


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds by data set and the data set's own word; radii in metres by kind."""

    by_word: dict[str, dict[str, str]]
    radius_m: dict[str, float]
    population: dict[str, int]
    languages: dict[str, str]

    def of(self, data_set: str, word: str) -> str:
        """The kind for a data set's word; "" for what is passed over."""
        return self.by_word[data_set].get(word, "")

    def sized(self, kind: str, population: int) -> str:
        """A village with the people of a town is a town, and one with those of a city a city."""
        if kind == "village":
            for larger in ("city", "town"):
                if population >= self.population[larger]:
                    return larger
        return kind

    def language(self, code: str) -> str:
        """The ISO 639-1 code of a language, "" where it is unknown."""
        code = code.strip().casefold().partition("-")[0]
        return code if len(code) == 2 and code.isascii() else self.languages.get(code, "")


@cache
def load_kinds() -> Kinds:
    """The bundled table; GazetteerError names an unknown kind."""
    file = resources.files("gazetteer") / "data" / "kinds.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    by_word = {name: table[name] for name in _SETS}
    for name, words in by_word.items():
        for word, kind in words.items():
            if kind and kind not in KINDS:
                raise GazetteerError(
                    f'unknown kind "{kind}"',
                    where=f'kinds.toml, {name}, "{word}"',
                    fix=f"use one of: {', '.join(sorted(KINDS))}",
                )
    return Kinds(by_word, table["radius_m"], table["population"], table["languages"])
