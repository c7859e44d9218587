"""Who a speaker is: the words that name one, matched to the theatre's sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from geo.extract.lexicon import Hit
from geo.extract.marked import Marked
from geo.extract.packs import Pack

_PERSON = re.compile(
    r"\b[A-ZА-ЯЁ]\w+ (?:[A-ZА-ЯЁ]\w*\.? )?(?:al-|аль-)?([A-ZА-ЯЁ][a-zа-яё]+)\b|[\u0621-\u064a]{3,}"
)
AFTER = "after the verb of saying"
BEFORE = "subject of the verb of saying"
_COMMAS = frozenset({",", "،"})
MAX_NAME = 14
_LONGEST_OUTLET = 5  # words
_QUOTES = ("«", "“", '"')
_UNQUOTES = ("»", "”", '"')
_MOST_SPEAKERS, _MOST_NAMES = 100, 400  # that a report's later words are taken to refer to
CLAUSE_LABELS = (
    "noun",
    "weak_noun",
    "bare_noun",
    "verb",
    "weak_verb",
    "kill",
    "injure",
    "ground",
    "other_event",
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. `source` is the canonical name, `text` the words used; `rule` says how the
    speaker was found."""

    source: str
    text: str
    side: str
    role: str
    rule: str
    relayed_by: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """The speakers named so far: the last one, all of them with the latest first, those with a
    personal name by surname, and the sources last mentioned without saying anything."""

    last: Speaker | None = None
    earlier: tuple[Speaker, ...] = ()
    mentioned: tuple[Speaker, ...] = ()
    by_name: Mapping[str, Speaker] = field(default_factory=dict)

    def and_then(self, speaker: Speaker) -> Known:
        """With one more speaker."""
        names = dict.fromkeys(_name_words(speaker.text), speaker)
        earlier = (speaker, *(s for s in self.earlier if s.source != speaker.source))
        by_name = {**self.by_name, **names}
        if len(by_name) > _MOST_NAMES:
            by_name = dict(islice(by_name.items(), _MOST_NAMES // 2, None))
        return Known(speaker, earlier[:_MOST_SPEAKERS], self.mentioned, by_name)

    def one_of(self, several: frozenset[str]) -> Speaker | None:
        """The last speaker whose words don't name several persons."""
        for speaker in self.earlier:
            if not several.intersection(speaker.text.casefold().split()):
                return speaker
        return self.last

    def called(self, noun: str, role: str = "") -> Speaker | None:
        """The last speaker whose words have a noun ("the ministry"), else the last of all; of
        those of a role, where the noun is that of an official body, a monitor or an outlet."""
        for speaker in self.earlier:
            if noun in f"{speaker.source} {speaker.text}".casefold().split():
                return speaker
        heard = (*self.earlier, *self.mentioned)
        fitting = next((s for s in heard if s.role == role), None)
        mentioned = next(iter(self.mentioned), None)
        if fitting is not None or role == "official":
            return fitting or mentioned
        return self.last or mentioned


def find_speaker(
    marked: Marked, pack: Pack, start: int, end: int, known: Known, rule: str
) -> tuple[Speaker, int] | None:
    """The speaker that tokens `start` to `end` name, and where its words begin."""
    if start < end and marked.tokens[start].norm in pack.words["about"]:
        return None
    if pack.free_order and rule == AFTER:
        start = _behind_listener(marked, start, end)
    if not pack.free_order and _is_pronoun(marked, pack, end - 1):
        return _referred(marked, pack, start, end, known)
    hits = [
        hit
        for hit in marked.within("source", start, end)
        if not _is_told(marked, pack, hit, start)
        and (not pack.sources[hit.value].subject_only or _whole(marked, pack, hit, start, end))
    ]
    listener = _listener(pack, hits, end) if pack.free_order and rule != BEFORE else None
    if listener is not None:
        spoken = find_speaker(marked, pack, listener.end, end, known, rule)
        if spoken is not None:
            told_to = pack.sources[listener.value].name
            return replace(spoken[0], relayed_by=told_to), spoken[1]
    named_again = _named_again(marked, pack, end, known)
    if named_again is not None:
        return named_again
    hit = _best(marked, pack, hits, start, end)
    if hit is not None:
        source = pack.sources[hit.value]
        name_start = _trimmed(marked, pack, start, hit.start)
        text = marked.words(name_start, end).strip(" ,")
        return Speaker(source.name, text, source.side, source.role, rule), name_start
    words = [token for token in marked.tokens[start:end] if token.is_word]
    if not words:
        return None
    referred = _referred(marked, pack, start, end, known)
    if referred is not None:
        return referred
    commas = [i for i in range(start, end) if marked.tokens[i].text in _COMMAS]
    is_apposition = bool(commas) and commas[-1] == end - 1
    name_start = _trimmed(marked, pack, start, commas[0] if is_apposition else end)
    if not _is_name(marked, pack, name_start, end):
        return None
    return unlisted(marked, name_start, end, rule), name_start


def _behind_listener(marked: Marked, start: int, end: int) -> int:
    """Where the speaker's words begin behind an outlet in quotation marks that was told it ("сказал
    «Голосу» житель")."""
    text, first = marked.text, marked.tokens[start : start + 1]
    if not first or text[first[0].start - 1 : first[0].start] not in _QUOTES:
        return start
    for index in range(start, min(end, start + _LONGEST_OUTLET)):
        after = marked.tokens[index].end
        if text[after : after + 1] in _UNQUOTES and text[after : after + 1]:
            return index + 1 if index + 1 < end else start
    return start


def _named_again(marked: Marked, pack: Pack, end: int, known: Known) -> tuple[Speaker, int] | None:
    """The speaker before whose name ends in the same noun as "the coalition", which may also be
    the name of another source."""
    anaphor = marked.at("source_anaphor", end - 1) if end else None
    source = marked.at("source", end - 1) if end else None
    if anaphor is None or source is None or source.start < anaphor.start or pack.free_order:
        return None
    noun = marked.tokens[end - 1].norm
    speaker = next(
        (s for s in known.earlier for name in (s.source, s.text) if _ends_in(name, noun)), None
    )
    if speaker is None:
        return None
    text = marked.words(anaphor.start, end)
    rule = f"“{text}” refers to the speaker named before"
    return replace(speaker, rule=rule), anaphor.start


def _ends_in(name: str, noun: str) -> bool:
    return name.casefold().split()[-1:] == [noun]


def _is_pronoun(marked: Marked, pack: Pack, index: int) -> bool:
    return index >= 0 and marked.tokens[index].norm in pack.words["pronouns"]


def _is_told(marked: Marked, pack: Pack, hit: Hit, start: int) -> bool:
    """Whether the source is only told of it ("агентству Reuters")."""
    return hit.start > start and marked.tokens[hit.start - 1].norm in pack.words["listeners"]


def _listener(pack: Pack, hits: list[Hit], end: int) -> Hit | None:
    """The news agency that is told of it, before the speaker ("сказал Reuters активист")."""
    if not hits or hits[0].end == end or pack.sources[hits[0].value].role != "media":
        return None
    return hits[0]


def unlisted(marked: Marked, start: int, end: int, rule: str) -> Speaker:
    """A speaker that isn't in the list of actors, by the words used."""
    text = marked.words(start, end).strip(" ,")
    return Speaker(text, text, "other", "witness", f"{rule}; not in the list of actors")


def _best(marked: Marked, pack: Pack, hits: list[Hit], start: int, end: int) -> Hit | None:
    """The source that a subject names: the first one with a name of its own; where a clause
    stands between it and the verb, as in text without commas, the one right before the verb."""
    named = [hit for hit in hits if not pack.sources[hit.value].generic]
    last = next((hit for hit in reversed(hits) if hit.end == end), None)
    for hit in (named or hits)[:1]:
        if last and hit.start > start + 1 and _trimmed(marked, pack, hit.end, last.start) > hit.end:
            return last
        if hit == last or _is_described(marked, pack, hit, end):
            return hit
        if not _has_clause(marked, pack, hit.end, end):
            return hit
    return last


def _is_described(marked: Marked, pack: Pack, hit: Hit, end: int) -> bool:
    """Whether what follows a source without a comma only describes it ("the Observatory a monitor
    based in Britain", "the newspaper which is close to the army")."""
    following = [token.norm for token in marked.tokens[hit.end : min(hit.end + 2, end)]]
    apposed = bool(following) and following[0] in pack.words["indefinite"]
    return apposed or bool(pack.words["who"].intersection(following))


def _has_clause(marked: Marked, pack: Pack, start: int, end: int) -> bool:
    passive = pack.words["passive"]
    return marked.has(CLAUSE_LABELS, start, end) or any(
        token.norm in passive for token in marked.tokens[start:end]
    )


def _is_name(marked: Marked, pack: Pack, start: int, end: int) -> bool:
    """Whether words may name a speaker that isn't in the list: a person or a body of persons."""
    words = [token for token in marked.tokens[start:end] if token.is_word]
    if not words or len(words) > MAX_NAME:
        return False
    titled = any(token.norm in pack.words["titles"] for token in words)
    proper = [w for w in words if w.text[0].isupper() or w.norm in pack.words["beginnings"]]
    return titled or (len(words) > 1 and proper == words)


def _referred(
    marked: Marked, pack: Pack, start: int, end: int, known: Known
) -> tuple[Speaker, int] | None:
    """The speaker named before to whom "he", "the statement" or a bare surname refers."""
    anaphors = marked.within("source_anaphor", start, end)
    final = marked.tokens[end - 1].norm
    if final in pack.words["pronouns"] or final in pack.words["objects"]:
        name_start, speaker = end - 1, known.last
        if final in pack.words["singular"]:
            speaker = known.one_of(pack.words["several"])
    elif anaphors and not _is_another(marked, pack, anaphors[-1], start, end):
        noun = marked.tokens[anaphors[-1].end - 1].norm
        name_start = anaphors[-1].start
        speaker = known.called(noun, _role_of(pack, noun))
        speaker = speaker or _named_in_front(marked, pack, start)
    else:
        surnames = [
            i
            for i in range(start, end)
            if marked.tokens[i].text in known.by_name
            and not pack.spelling.knows(marked.tokens[i].norm)
        ]
        if not surnames:
            return None
        name_start, speaker = surnames[0], known.by_name[marked.tokens[surnames[-1]].text]
    if speaker is None:
        return None
    text = marked.words(name_start, end).strip(" ,")
    return replace(speaker, rule=f"“{text}” refers to the speaker named before"), name_start


def _role_of(pack: Pack, noun: str) -> str:
    """The role of the body that a noun stands for ("the ministry"), empty where it tells none."""
    for words, role in (("official", "official"), ("monitors", "monitor"), ("outlets", "media")):
        if noun in pack.words[words]:
            return role
    return ""


def _has_name(marked: Marked, anaphor: Hit, end: int) -> bool:
    """Whether a name in quotation marks says which one it is ("агентство «Хавар»")."""
    if anaphor.end >= end:
        return False
    gap = marked.text[marked.tokens[anaphor.end - 1].end : marked.tokens[anaphor.end].start]
    return any(mark in gap for mark in '«“"')


def _is_another(marked: Marked, pack: Pack, anaphor: Hit, start: int, end: int) -> bool:
    """Whether the words around "the centre" tell that it is another than the one named before."""
    if _has_name(marked, anaphor, end):
        return True
    if pack.free_order:
        return _says_more(marked, pack, anaphor, start, end)
    return pack.head_first and anaphor.end < end and bool(marked.at("attacker", anaphor.end))


def _says_more(marked: Marked, pack: Pack, anaphor: Hit, start: int, end: int) -> bool:
    """Whether words around "the source" tell of another one ("a source in the opposition")."""
    end = next((i for i in range(anaphor.end, end) if marked.tokens[i].text == ","), end)
    rest = [
        token
        for index, token in enumerate(marked.tokens[start:end], start)
        if token.is_word
        and not anaphor.start <= index < anaphor.end
        and token.norm not in pack.words["tail"] | pack.words["adverbs"] | pack.months.keys()
        and not token.text.isdecimal()
        and marked.at("date", index) is None
        and marked.at("source_anaphor", index) is None
    ]
    return len(rest) > 1


def _named_in_front(marked: Marked, pack: Pack, end: int) -> Speaker | None:
    """The source that the sentence names before token `end` without saying that it speaks."""
    for hit in marked.within("source", marked.sentence.body, end):
        source = pack.sources[hit.value]
        if not source.subject_only and not source.generic:
            text = marked.words(hit.start, hit.end)
            return Speaker(source.name, text, source.side, source.role, "named before")
    return None


def _name_words(text: str) -> tuple[str, ...]:
    """The last word of every personal name ("Mohammed Habib of the council": Habib); all words
    in a script without capitals."""
    return tuple(match.group(1) or match.group() for match in _PERSON.finditer(text))


def _trimmed(marked: Marked, pack: Pack, start: int, hit_start: int) -> int:
    """The start of the words of a name: after an opening adverb or date with its comma, or after
    a clause; in text without commas at the article that opens it."""
    for index in range(hit_start - 1, start - 1, -1):
        token = marked.tokens[index]
        if (
            token.text == ","
            or marked.at("date", index)
            or marked.at("say", index)
            or token.norm in pack.words["adverbs"] - pack.words["in"]
            or token.norm in pack.months
            or token.text.isdigit()
            or _has_clause(marked, pack, index, index + 1)
        ):
            return index + 1
        if index == start and token.norm in pack.words["or"]:
            return index + 1
        if marked.at("source", hit_start) and _ends_place(marked, pack, index, start):
            opens = marked.tokens[index + 1].text[0].isupper()
            if opens or index == hit_start - 1:
                return index + 1
        if token.norm in pack.words["determiners"] and _opens_name(marked, pack, index, start):
            return index
    return start


def _ends_place(marked: Marked, pack: Pack, index: int, start: int) -> bool:
    """Whether a token ends where something was, which closes a clause whose comma was lost ("west
    of Raqqa local media said")."""
    place = next((span for span in marked.places if span.start <= index < span.end), None)
    return (
        place is not None
        and place.start > start
        and marked.tokens[place.start - 1].norm in pack.words["bound_to_next"]
    )


def _opens_name(marked: Marked, pack: Pack, index: int, start: int) -> bool:
    """Whether an article begins a name of its own, and is no part of one ("head of the group")."""
    return index > start and marked.tokens[index - 1].norm not in pack.words["bound_to_next"]


def _whole(marked: Marked, pack: Pack, hit: Hit, start: int, end: int) -> bool:
    """Whether a hit is the subject itself: at its beginning or right before the verb."""
    if hit.end == end and marked.tokens[hit.start].norm not in pack.words["in"]:
        before = marked.tokens[hit.start - 1] if hit.start > start else None
        if before is None or not before.is_word:
            return True
        if before.text[0].islower() and before.norm not in pack.words["in"]:
            return True
    first = start
    while first < hit.start and (
        not marked.tokens[first].is_word
        or marked.tokens[first].norm in pack.words["adverbs"]
        or marked.tokens[first].norm in pack.words["articles"]
    ):
        first += 1
    return first == hit.start and not marked.glued(hit.end - 1)
