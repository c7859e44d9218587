"""A sentence with all that the language pack and the gazetteer recognise in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from gazetteer.model import Mention
from geo.extract.lexicon import Hit
from geo.extract.packs import Pack
from geo.extract.text import Sentence, Token

_WITHOUT_HYPHEN = frozenset({"source", "attacker"})


@dataclass(frozen=True, slots=True)
class Span:
    """A name of a place at `tokens[start:end]`; `known` where the gazetteer has it."""

    start: int
    end: int
    text: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence of `text` with its hits by label and the names of places in it."""

    text: str
    sentence: Sentence
    tokens: tuple[Token, ...]
    hits: dict[str, tuple[Hit, ...]]
    places: tuple[Span, ...]
    _covering: dict[str, dict[int, Hit]] = field(default_factory=dict, repr=False, compare=False)
    _covered: dict[tuple[str, ...], frozenset[int]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def words(self, start: int, end: int) -> str:
        """The report's words from token `start` up to token `end`."""
        if start >= end:
            return ""
        first, last = self.tokens[start].start, self.tokens[end - 1].end
        piece = self.text[first:last]
        is_open = piece.count("«") > piece.count("»") or piece.count('"') % 2
        return self.text[first : last + 1] if is_open and self._closes(last) else piece

    def _closes(self, index: int) -> bool:
        return self.text[index : index + 1] in ("»", '"')

    def within(self, label: str, start: int, end: int) -> tuple[Hit, ...]:
        """The hits of a label that lie within tokens `start` to `end`."""
        hits = self.hits.get(label)
        if hits is None:
            return ()
        return tuple([hit for hit in hits if start <= hit.start and hit.end <= end])

    def negations(self, start: int, end: int) -> tuple[Hit, ...]:
        """The negations within tokens `start` to `end` that deny something, unlike "no fewer
        than" and "not only"."""
        return tuple(
            hit
            for hit in self.within("negation", start, end)
            if self.at("bound", hit.start) is None and self.at("affirmed", hit.start) is None
        )

    def at(self, label: str, index: int) -> Hit | None:
        """The hit of a label that covers a token."""
        if label not in self.hits:
            return None
        covering = self._covering.get(label)
        if covering is None:
            covering = {i: hit for hit in self.hits[label] for i in range(hit.start, hit.end)}
            self._covering[label] = covering
        return covering.get(index)

    def covered(self, labels: tuple[str, ...]) -> frozenset[int]:
        """The tokens that a hit of one of some labels covers."""
        covered = self._covered.get(labels)
        if covered is None:
            hits = (hit for label in labels for hit in self.hits.get(label, ()))
            covered = frozenset(i for hit in hits for i in range(hit.start, hit.end))
            self._covered[labels] = covered
        return covered

    def has(self, labels: Iterable[str], start: int, end: int) -> bool:
        """Whether a hit of one of some labels lies within tokens `start` to `end`."""
        hits = self.hits
        for label in labels:
            for hit in hits.get(label, ()):
                if start <= hit.start and hit.end <= end:
                    return True
        return False

    def is_percent(self, index: int, words: Collection[str]) -> bool:
        """Whether a percent sign or a word for it follows the token."""
        end = self.tokens[index].end
        following = self.tokens[index + 1].norm if index + 1 < len(self.tokens) else ""
        return self.text[end : end + 2].lstrip()[:1] == "%" or following in words

    def glued(self, index: int) -> bool:
        """Whether a hyphen ties the token to the next one, as in "US-backed"."""
        end = self.tokens[index].end
        return self.text[end : end + 1] == "-"


def mark(
    text: str, sentences: Sequence[Sentence], mentions: Iterable[Mention], pack: Pack
) -> tuple[Marked, ...]:
    """The sentences of a report with their hits and places. Mentions may not overlap."""
    ordered = sorted(mentions, key=lambda mention: mention.start)
    starts = [mention.start for mention in ordered]
    marked = []
    for sentence in sentences:
        inside = ordered[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        sentence = _without_furniture(sentence, pack)
        hits = _hits(text, sentence, pack)
        common = {(hit.start, hit.end) for hit in hits.get("common", ())}
        spans = tuple(s for s in _spans(sentence, inside) if (s.start, s.end) not in common)
        marked.append(Marked(text, sentence, sentence.tokens, hits, spans))
    return tuple(marked)


def _without_furniture(sentence: Sentence, pack: Pack) -> Sentence:
    """A sentence whose body begins behind what the page printed before it ("Tags Syria Aleppo")."""
    if sentence.tokens[0].norm not in pack.words["furniture"] or not sentence.tokens[0].is_word:
        return sentence
    row = takewhile(lambda t: not t.is_word or not t.text[0].islower(), sentence.tokens)
    last = max(sum(1 for _ in row) - 1, 1)
    return replace(sentence, body=max(sentence.body, last))


def _hits(text: str, sentence: Sentence, pack: Pack) -> dict[str, tuple[Hit, ...]]:
    by_label: dict[str, list[Hit]] = defaultdict(list)
    for hit in pack.lexicon.find(sentence.tokens):
        if hit.label in _WITHOUT_HYPHEN:
            end = sentence.tokens[hit.end - 1].end
            if text[end : end + 1] == "-":
                continue
        by_label[hit.label].append(hit)
    return {label: tuple(hits) for label, hits in by_label.items()}


def _spans(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Span, ...]:
    if not mentions:
        return ()
    starts = [token.start for token in sentence.tokens]
    ends = [token.end for token in sentence.tokens]
    spans = []
    for mention in mentions:
        first = bisect_right(starts, mention.start) - 1
        last = bisect_left(ends, mention.end)
        if 0 <= first <= last < len(starts):
            spans.append(Span(first, last + 1, mention.text))
    return tuple(spans)
