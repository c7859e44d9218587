"""Language packs: the words of one language about strikes and sources, from `data/lang/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from geo.actors import Actors, Attacker, Group, Source, load_actors
from geo.errors import GeoError
from geo.extract.lexicon import Entry, Lexicon
from geo.extract.text import Spelling
from geo.model import TARGET_KINDS
from geo.phrases import expand

# Lists of phrases, by section; a phrase found is a hit labelled by its list's name.
_PHRASES = {
    "attribution": (
        "say",
        "deny",
        "issue",
        "according",
        "cite",
        "hearsay",
        "unclear",
        "source_anaphor",
    ),
    "strikes": (
        "noun",
        "weak_noun",
        "bare_noun",
        "verb",
        "weak_verb",
        "platform",
        "kill",
        "injure",
        "negation",
        "hypothetical",
        "ground",
        "other_event",
        "clause_break",
    ),
    "places": ("near", "away", "people", "urban", "place_anaphor"),
}
# Tables of lists of phrases; a phrase found is a hit labelled "target" with its list's name.
_VALUES = {
    "kinds": "kind",
    "targets": "target",
    "bounds": "bound",
    "units": "unit",
    "dates": "date",
}
_WORDS = frozenset(
    {
        "adjectives",
        "adverbs",
        "and",
        "articles",
        "as_part",
        "beginnings",
        "between",
        "by",
        "definite",
        "directions",
        "distance",
        "elsewhere",
        "in",
        "infinitive",
        "joined_days",
        "list",
        "name_articles",
        "objects",
        "of",
        "on",
        "or",
        "own",
        "part",
        "participles",
        "passive",
        "plural",
        "pronouns",
        "range",
        "range_between",
        "relative",
        "tail",
        "that",
        "titles",
    }
)


@dataclass(frozen=True, slots=True)
class Pack:
    """All that extraction knows of one language, with the actors of one theatre in it.

    `words` are sets of single words by what they do ("titles", "tail"); `numbers` and `months`
    map words to integers; `verb_first` says that a speaker follows the verb of saying,
    `kind_before_name` that a name follows its word of kind with nothing between ("деревня X").
    """

    language: str
    lexicon: Lexicon
    spelling: Spelling
    abbreviations: frozenset[str]
    verb_first: bool
    kind_before_name: bool
    words: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    months: Mapping[str, int]
    sources: Mapping[str, Source]
    attackers: Mapping[str, Attacker]
    groups: Mapping[str, Group]


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a pack."""
    folder = resources.files("geo") / "data" / "lang"
    return tuple(
        sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml"))
    )


@cache
def load_pack(language: str, theatre: str = "syria") -> Pack:
    """The bundled pack of a language; `GeoError` names file and entry of what doesn't hold."""
    where = f"geo/data/lang/{language}.toml"
    file = resources.files("geo") / "data" / "lang" / f"{language}.toml"
    try:
        text = file.read_text("utf-8")
    except OSError as fault:
        raise GeoError(
            f"no language pack for {language!r}",
            where=where,
            fix=f"there are {', '.join(languages())}",
        ) from fault
    return parse_pack(text, where, load_actors(theatre))


def parse_pack(text: str, where: str, actors: Actors) -> Pack:
    """A pack from the text of a TOML file; raises `GeoError` with `where` and the entry."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise GeoError(f"not valid TOML: {fault}", where=where) from fault
    try:
        words = {key: frozenset(data["words"][key]) for key in _WORDS}
        bare = Spelling(data["spelling"])
        entries = [*_phrases(data, where), *_actor_phrases(actors, data["language"])]
        lexicon = Lexicon(entries, bare)
        known = lexicon.vocabulary | frozenset().union(*words.values())
        return Pack(
            language=data["language"],
            lexicon=lexicon,
            spelling=Spelling(data["spelling"], tuple(data.get("proclitics", ())), known),
            abbreviations=frozenset(data.get("abbreviations", ())),
            verb_first=data.get("verb_first", False),
            kind_before_name=data.get("kind_before_name", False),
            words=words,
            numbers=data["numbers"],
            months=data["months"],
            sources={source.id: source for source in actors.sources},
            attackers={attacker.id: attacker for attacker in actors.attackers},
            groups={group.id: group for group in actors.groups},
        )
    except KeyError as fault:
        raise GeoError(
            f"the section or list {fault} is missing",
            where=where,
            fix="see en.toml for what a pack holds",
        ) from fault


def _phrases(data: dict[str, Any], where: str) -> Iterator[Entry]:
    for section, labels in _PHRASES.items():
        for label in labels:
            for phrase in _expanded(data[section][label], f"{where}: {section}.{label}"):
                yield phrase, label, phrase
    for section, label in _VALUES.items():
        for value, patterns in data[section].items():
            if section == "targets" and value not in TARGET_KINDS:
                raise GeoError(
                    f"unknown target kind {value!r}",
                    where=f"{where}: targets",
                    fix=f"one of {', '.join(TARGET_KINDS)}",
                )
            for phrase in _expanded(patterns, f"{where}: {section}.{value}"):
                yield phrase, label, value


def _expanded(patterns: list[str], where: str) -> Iterator[str]:
    for pattern in patterns:
        yield from expand(pattern, where)


def _actor_phrases(actors: Actors, language: str) -> Iterator[Entry]:
    named: tuple[tuple[str, tuple[Source, ...] | tuple[Attacker, ...] | tuple[Group, ...]], ...] = (
        ("source", actors.sources),
        ("attacker", actors.attackers),
        ("group", actors.groups),
    )
    for label, entries in named:
        for actor in entries:
            for phrase in actor.names.get(language, ()):
                yield phrase, label, actor.id
