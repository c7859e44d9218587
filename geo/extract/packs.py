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
from geo.extract.lexicon import Lexicon
from geo.model import TARGET_KINDS
from geo.phrases import expand

# Sections of a pack whose lists of phrases become hits labelled by their key.
_PHRASES = {
    "attribution": ("say", "deny", "issue", "according", "cite", "hearsay", "unclear", "anaphors"),
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
}
_PLACE_WORDS = ("near", "away", "people", "urban", "anaphors")
_SPEAKER_WORDS = (
    "adverbs",
    "pronouns",
    "titles",
    "tail",
    "own",
    "infinitive",
    "by",
    "or",
    "definite",
    "participles",
    "objects",
)
_NUMBER_WORDS = ("part", "range", "range_between", "between")
_LABELS = {"anaphors": "source_anaphor"}


@dataclass(frozen=True, slots=True)
class Pack:
    """All that extraction knows of one language, with the actors of one theatre in it.

    `words` are sets of single words by name ("titles", "tail"); `numbers` and `months` map words
    to integers.
    """

    language: str
    lexicon: Lexicon
    spelling: Mapping[str, str]
    abbreviations: frozenset[str]
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
        language = data["language"]
        spelling = data.get("spelling", {})
        attribution, places = data["attribution"], data["places"]
        entries = [*_phrases(data, where), *_actor_phrases(actors, language)]
        return Pack(
            language=language,
            lexicon=Lexicon(entries, spelling),
            spelling=spelling,
            abbreviations=frozenset(data.get("abbreviations", ())),
            words={
                **{key: frozenset(attribution[key]) for key in _SPEAKER_WORDS},
                "list": frozenset(places["words"]["list"]),
                "of": frozenset(places["words"]["of"]),
                "in": frozenset(places["words"]["in"]),
                "elsewhere": frozenset(places["words"]["elsewhere"]),
                "on": frozenset(places["words"]["on"]),
                "beginnings": frozenset(places["words"]["beginnings"]),
                "adjectives": frozenset(places["words"]["adjectives"]),
                "directions": frozenset(places["words"]["directions"]),
                "relative": frozenset(data["strikes"]["relative"]),
                "passive": frozenset(data["strikes"]["passive"]),
                "as_part": frozenset(data["strikes"]["as_part"]),
                **{key: frozenset(data["number_words"][key]) for key in _NUMBER_WORDS},
            },
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


def _phrases(data: dict[str, Any], where: str) -> Iterator[tuple[str, str, str]]:
    for section, keys in _PHRASES.items():
        for key in keys:
            label = _LABELS.get(key, key)
            for phrase, _, _ in _expanded(data[section][key], label, key, f"{where}: {key}"):
                yield phrase, label, phrase
    for kind, patterns in data["places"]["kinds"].items():
        yield from _expanded(patterns, "kind", kind, f"{where}: places.kinds.{kind}")
    for key in _PLACE_WORDS:
        label = "place_anaphor" if key == "anaphors" else key
        yield from _expanded(data["places"]["words"][key], label, key, f"{where}: {key}")
    for kind, patterns in data["targets"].items():
        if kind not in TARGET_KINDS:
            raise GeoError(
                f"unknown target kind {kind!r}",
                where=f"{where}: targets",
                fix=f"one of {', '.join(TARGET_KINDS)}",
            )
        yield from _expanded(patterns, "target", kind, f"{where}: targets.{kind}")
    for key, patterns in data["number_words"].items():
        if key not in _NUMBER_WORDS:
            yield from _expanded(patterns, "bound", key, f"{where}: number_words.{key}")
    for key, patterns in data["units"].items():
        yield from _expanded(patterns, "unit", key, f"{where}: units.{key}")
    for key, patterns in data["dates"].items():
        yield from _expanded(patterns, "date", key, f"{where}: dates.{key}")


def _expanded(
    patterns: list[str], label: str, value: str, where: str
) -> Iterator[tuple[str, str, str]]:
    for pattern in patterns:
        for phrase in expand(pattern, where):
            yield phrase, label, value


def _actor_phrases(actors: Actors, language: str) -> Iterator[tuple[str, str, str]]:
    for source in actors.sources:
        for phrase in source.names.get(language, ()):
            yield phrase, "source", source.id
    for attacker in actors.attackers:
        for phrase in attacker.names.get(language, ()):
            yield phrase, "attacker", attacker.id
    for group in actors.groups:
        for phrase in group.names.get(language, ()):
            yield phrase, "group", group.id
