"""Language packs: the words of one language about strikes and sources, from `data/lang/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from geo.actors import Actors, Attacker, Group, Source, load_actors
from geo.errors import GeoError
from geo.extract.lexicon import Entry, Lexicon
from geo.extract.text import Spelling, words_of
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
# Lists that only some languages need.
_OPTIONAL = {
    "attribution": ("passes_on", "account", "back", "untrue"),
    "strikes": ("affirmed", "found", "reported", "held", "located", "rising", "troops", "unheard"),
    "places": ("common", "not_away"),
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
_OPTIONAL_WORDS = frozenset(
    {
        "about",
        "backing",
        "bound_to_next",
        "collective",
        "determiners",
        "from",
        "furniture",
        "indefinite",
        "listeners",
        "made",
        "monitors",
        "more",
        "number_joint",
        "official",
        "percent",
        "outlets",
        "published",
        "several",
        "singular",
        "speech",
        "regimes",
        "to",
        "turning",
        "unsplit",
        "whole",
        "who",
    }
)


@dataclass(frozen=True, slots=True)
class Pack:
    """All that extraction knows of one language, with the actors of one theatre in it.

    `words` are sets of single words by what they do ("titles", "tail"); `numbers` and `months`
    map words to integers; `verb_first` says that a speaker follows the verb of saying,
    `free_order` that it stands before or after it,
    `kind_before_name` that a name follows its word of kind with nothing between ("деревня X"),
    `head_first` that nothing stands after a name to tell its kind, so that two names, or people
    and a name, with nothing between belong together ("سكان دوما"); `numbers` and `months` may
    have keys of several words.
    """

    language: str
    lexicon: Lexicon
    spelling: Spelling
    abbreviations: frozenset[str]
    verb_first: bool
    free_order: bool
    kind_before_name: bool
    head_first: bool
    words: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    months: Mapping[str, int]
    sources: Mapping[str, Source]
    attackers: Mapping[str, Attacker]
    groups: Mapping[str, Group]


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a pack."""
    folder = resources.files("geo") / "data" / "lang"
    return tuple(
        sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml"))
    )


def load_pack(language: str, theatre: str = "syria") -> Pack:
    """The bundled pack of a language with a theatre's actors; `GeoError` names file and entry of
    what doesn't hold."""
    return _load(language, load_actors(theatre))


@lru_cache(maxsize=16)
def _load(language: str, actors: Actors) -> Pack:
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
    return parse_pack(text, where, actors)


def parse_pack(text: str, where: str, actors: Actors) -> Pack:
    """A pack from the text of a TOML file; raises `GeoError` with `where` and the entry."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise GeoError(f"not valid TOML: {fault}", where=where) from fault
    try:
        bare = _spelling(data)
        words = {key: _norms(data["words"][key], bare) for key in _WORDS}
        words |= {key: _norms(data["words"].get(key, ()), bare) for key in _OPTIONAL_WORDS}
        numbers, months = _normed(data["numbers"], bare), _normed(data["months"], bare)
        entries = [*_phrases(data, where), *_actor_phrases(actors, data["language"])]
        lexicon = Lexicon(entries, bare)
        known = lexicon.vocabulary.union(*words.values(), numbers, *(m.split() for m in months))
        return Pack(
            language=data["language"],
            lexicon=lexicon,
            spelling=replace(
                bare,
                proclitics=tuple(data.get("proclitics", ())),
                vocabulary=known,
                stems=lexicon.stems,
            ),
            abbreviations=frozenset(data.get("abbreviations", ())),
            verb_first=data.get("verb_first", False),
            free_order=data.get("free_order", False),
            kind_before_name=data.get("kind_before_name", False),
            head_first=data.get("head_first", False),
            words=words,
            numbers=numbers,
            months=months,
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


def _spelling(data: dict[str, Any]) -> Spelling:
    """How words are compared, without the vocabulary that decides what is split off."""
    spelling = Spelling(data["spelling"])
    return replace(
        spelling,
        article=data.get("article", ""),
        articled=_norms(data.get("articled", ()), spelling),
    )


def _norms(words: Iterable[str], spelling: Spelling) -> frozenset[str]:
    return frozenset(_norm(word, spelling) for pattern in words for word in expand(pattern))


def _normed(table: Mapping[str, int], spelling: Spelling) -> dict[str, int]:
    return {
        _norm(word, spelling): number
        for pattern, number in table.items()
        for word in expand(pattern)
    }


def _norm(word: str, spelling: Spelling) -> str:
    return " ".join(token.norm for token in words_of(word, spelling))


def _phrases(data: dict[str, Any], where: str) -> Iterator[Entry]:
    for section, labels in _PHRASES.items():
        optional = [label for label in _OPTIONAL.get(section, ()) if label in data[section]]
        for label in (*labels, *optional):
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
