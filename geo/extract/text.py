"""A report's text as paragraphs, sentences and tokens, with the quotations marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from geo.extract.datelines import dateline_end

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[\u064b-\u065f\u0670]+[^\W_]*)*(?:['’][^\W\d_]+)?"
    r"|\.{3}|[…,;:.!?()\[\]\"“”„«»—–،؛؟]|(?<=\s)-+(?=\s)"
)
_WORD = re.compile(r"[^\W_]")
_LAST_WORD = re.compile(r"([^\W_]+)$")
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(
    r"(?:(?<!\.)[.!?؟][\"”’'»)\]]*(?=\s+(?:[-–—]\s+)?[“«„(\[\"'‘]*[^\Wa-zа-яё_])"
    r"|\((?:[^()\n]{1,40} )?(?:AFP|AP|Agencies|EPA|Getty|Images|Photo|REUTERS|Reuters|TASS)\)"
    r"(?=\s+[A-Z]))"
)
_OPENING = {"“": "”", "«": "»", "„": "”"}
_NAME_MARKS = {"«": "»", '"': '"', "„": "“"}
_MARKS_OF_NAMES = frozenset(_NAME_MARKS)
_MARKS_OF_SPEECH = frozenset({*_OPENING, '"'})
_LONGEST_NAME = 4  # words in quotation marks that are a name and no speech
_DASHES = frozenset({"—", "–", "-"})
_BULLETS = frozenset("-–—•*")
_SOFT_WRAP = 55
_LONGEST = 2_000  # characters that a sentence may have
_REMEMBERED = 100_000  # distinct words of a language
_LONGEST_STEM = 40
_LONGEST_WORD = 50  # letters of a word that particles are split off
_SHORTEST = 3  # letters that a word keeps when a particle is split off
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_LETTERS = str.maketrans("أإآٱىةؤئё", "ااااي" + "ه" + "وي" + "е")


@dataclass(slots=True)  # frozen would be four times as slow to make, and there is one a word
class Token:
    """A word or mark at `text[start:end]`; `norm` is the word as the lexicon compares it."""

    start: int
    end: int
    text: str
    norm: str
    is_word: bool


class Part(NamedTuple):
    """A particle or the rest of a word: as written, as the lexicon compares it, and whether it is
    a word and no mark."""

    text: str
    norm: str
    is_word: bool


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the words of a language are compared: words counted as another, an article written
    together with its word that doesn't count (but in words of `articled`), and the particles
    written together with the next word. These are split off words that aren't in `vocabulary`
    and don't begin with one of `stems`."""

    same: Mapping[str, str] = field(default_factory=dict)
    proclitics: tuple[str, ...] = ()
    article: str = ""
    articled: frozenset[str] = frozenset()
    vocabulary: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    _read: dict[str, tuple[Part, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def parts(self, word: str) -> tuple[Part, ...]:
        """The particles of a word and what is left of it; each distinct word is read once."""
        parts = self._read.get(word)
        if parts is None:
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            parts = self._read[word] = tuple(_parts(word, self))
        return parts

    def knows(self, norm: str) -> bool:
        """Whether a word is in the vocabulary, or begins with one of the stems."""
        return norm in self.vocabulary or any(
            norm[:length] in self.stems for length in range(2, min(len(norm), _LONGEST_STEM) + 1)
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at `text[start:end]`; `quoted[i]` says whether token i is within a quotation.

    `body` is the number of its first token after a dateline ("BEIRUT (AP) -").
    """

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]
    quoted: tuple[bool, ...]
    starts_in_quote: bool
    ends_in_quote: bool
    body: int = 0


def words_of(text: str, spelling: Spelling, offset: int = 0) -> tuple[Token, ...]:
    """The tokens of a text: words and marks. `norm` is the word without its possessive ending,
    diacritics of Arabic and case."""
    tokens = []
    parts = spelling.parts
    for match in _TOKEN.finditer(text):
        start = offset + match.start()
        for part, norm, is_word in parts(match[0]):
            end = start + len(part)
            tokens.append(Token(start, end, part, norm, is_word))
            start = end
    return tuple(tokens)


def _parts(word: str, spelling: Spelling) -> Iterator[Part]:
    while len(word) <= _LONGEST_WORD and (particle := _particle(word, spelling)):
        yield Part(particle, particle, is_word=True)
        word = word[len(particle) :]
    yield Part(word, _norm(word, spelling), _WORD.match(word) is not None)


def _particle(word: str, spelling: Spelling) -> str:
    """The particle that is written together with a word, empty if there is none."""
    if not spelling.proclitics or _norm(word, spelling) in spelling.vocabulary:
        return ""
    parted = [(p, word.removeprefix(p)) for p in spelling.proclitics if word.startswith(p)]
    for particle, rest in parted:
        if _norm(rest, spelling) in spelling.vocabulary:
            return particle
    if spelling.knows(_norm(word, spelling)):
        return ""
    for particle, rest in parted:
        if len(rest) >= _SHORTEST or spelling.knows(_norm(rest, spelling)):
            return particle
    return ""


def sentences(
    text: str, abbreviations: Collection[str], spelling: Spelling
) -> tuple[Sentence, ...]:
    """The sentences of a text in order; each lies within one paragraph."""
    found: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        in_quote = ""
        opening = dateline_end(text, start, is_first=not number)
        for first, last in _spans(text, start, end, abbreviations, opening):
            piece = text[first:last]
            tokens = words_of(piece, spelling, first)
            if not _MARKS_OF_NAMES.isdisjoint(piece):
                tokens = _without_name_marks(tokens)
            if not tokens:
                continue
            before = in_quote
            quoted = (False,) * len(tokens)
            if in_quote or not _MARKS_OF_SPEECH.isdisjoint(piece):
                quoted, in_quote = _quoted(tokens, in_quote)
            body = 0
            if first < opening:
                body = sum(1 for token in tokens if token.start < opening)
            found.append(
                Sentence(first, last, number, tokens, quoted, bool(before), bool(in_quote), body)
            )
    return tuple(found)


def _without_name_marks(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Tokens without the quotation marks around names («Reuters»), which are no speech."""
    dropped: set[int] = set()
    for start, token in enumerate(tokens):
        if token.text not in _NAME_MARKS or start in dropped:
            continue
        end = start + 1
        while end < len(tokens) and tokens[end].is_word and end - start <= _LONGEST_NAME:
            end += 1
        if end < len(tokens) and _quotes_name(tokens, start, end):
            dropped |= {start, end}
    return tuple(token for index, token in enumerate(tokens) if index not in dropped)


def _quotes_name(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether the marks at `start` and `end` hold a name: a capital first, no verb of saying
    after a dash behind it."""
    opens = end - start > 1 and tokens[start].end == tokens[start + 1].start
    closes = tokens[end].text == _NAME_MARKS[tokens[start].text]
    if not opens or not closes or tokens[start + 1].text[0].islower():
        return False
    after = [token.text for token in tokens[end + 1 : end + 3]]
    return not (len(after) > 1 and after[0] == "," and after[1] in _DASHES)


def _norm(word: str, spelling: Spelling) -> str:
    norm = word.casefold().replace("’", "'")
    if not norm.isascii():
        norm = _MARKS.sub("", norm).translate(_LETTERS)
    norm = norm.removesuffix("'s").removesuffix("'")
    if "." in norm and len(norm) > 1:
        norm = norm.replace(".", "") or norm
    if spelling.article:
        norm = _without_article(norm, spelling)
    return spelling.same.get(norm, norm)


def _without_article(norm: str, spelling: Spelling) -> str:
    """The word without its article; what looks like a second one goes too, so that a word that
    begins like the article ("آليات") is the same with it ("الآليات") and without."""
    while norm not in spelling.articled and norm.startswith(spelling.article):
        bare = norm.removeprefix(spelling.article)
        if len(bare) < _SHORTEST and not bare.isdecimal():
            break
        norm = bare
    return norm


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of paragraphs: a line end closes one unless the line looks wrapped."""
    spans: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        if match[0].isspace():
            continue
        if spans and _is_wrapped(text, spans[-1][1], match.start()):
            spans[-1] = (spans[-1][0], match.end())
        else:
            spans.append(match.span())
    return spans


def _is_wrapped(text: str, end: int, start: int) -> bool:
    """Whether the line that ends at `end` goes on in the one that begins at `start`."""
    if text.count("\n", end, start) != 1 or text[start] in _BULLETS:
        return False
    last = text[text.rfind("\n", 0, end) + 1 : end].rstrip()
    return len(last) >= _SOFT_WRAP and last[-1] not in '.!?:"”»)]'


def _spans(
    text: str, start: int, end: int, abbreviations: Collection[str], opening: int
) -> list[tuple[int, int]]:
    """The sentences of a paragraph; its dateline, up to `opening`, is none of its own."""
    spans = []
    first = start
    for match in _SENTENCE_END.finditer(text, opening, end):
        word = _LAST_WORD.search(text[max(first, match.start() - 20) : match.start()])
        if text[match.start()] == "." and word is not None:
            last = word.group(1)
            if last.casefold() in abbreviations or (len(last) == 1 and last.isalpha()):
                continue
        spans.append((first, match.end()))
        first = match.end()
    spans.append((first, end))
    pieces = (piece for span in spans for piece in _cut(text, *span))
    return [_strip(text, a, b) for a, b in pieces if text[a:b].strip()]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span in pieces of at most `_LONGEST` characters: a line without end is no sentence."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _quoted(tokens: tuple[Token, ...], closing: str) -> tuple[tuple[bool, ...], str]:
    """Which tokens are within a quotation, and the mark that would close the one left open."""
    marks = []
    for token in tokens:
        if closing:
            marks.append(True)
            if token.text == closing:
                closing = ""
        elif token.text == '"':
            closing = '"'
            marks.append(True)
        else:
            closing = _OPENING.get(token.text, "")
            marks.append(bool(closing))
    return tuple(marks), closing
