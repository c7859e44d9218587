"""The speaker of a verb of saying: the words before it, after it, or the speaker named before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.extract.lexicon import Hit
from geo.extract.marked import Marked
from geo.extract.packs import Pack
from geo.extract.speakers import (
    AFTER,
    BEFORE,
    CLAUSE_LABELS,
    MAX_NAME,
    Known,
    Speaker,
    find_speaker,
    unlisted,
)

CLOSING = frozenset('"”»')
STOPS = frozenset({";", ":", "—", "–", "!", "?", "؟", ".", "-", "--"}) | CLOSING
PAUSES = frozenset({",", ";", "،", "؛"})
_OPENING = frozenset('"“«”')
_BEHIND_NAME = STOPS | PAUSES | {"“", "«", "("}
_NO_NAME = ("clause_break", "say", "cite", "according")
_BEHIND_SUBJECT = (
    *CLAUSE_LABELS,
    "date",
    "bound",
    "hearsay",
    "according",
    "cite",
    "passes_on",
    "negation",
    "rising",
)
_LONGEST_NAME = 7
_CLAUSE_SUBJECT = "subject of the clause"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying with its speaker, whose words are tokens `name_start` to `name_end`."""

    hit: Hit
    name_start: int
    name_end: int
    speaker: Speaker
    after: bool = False

    @property
    def start(self) -> int:
        return min(self.name_start, self.hit.start) if self.after else self.name_start


def with_subject(marked: Marked, pack: Pack, hit: Hit, floor: int, known: Known) -> Cue | None:
    if pack.verb_first:
        return (
            _subject_after(marked, pack, hit, known)
            or _subject_in_front(marked, pack, hit, floor, known)
            or _subject_dropped(marked, pack, hit, floor, known)
        )
    if pack.free_order and _opens(marked, hit):
        return _subject_after(marked, pack, hit, known) or subject_before(
            marked, pack, hit, floor, known
        )
    return subject_before(marked, pack, hit, floor, known) or _subject_after(
        marked, pack, hit, known
    )


def _opens(marked: Marked, hit: Hit) -> bool:
    """Whether a verb of saying opens its clause."""
    return hit.start == 0 or marked.tokens[hit.start - 1].text in STOPS | PAUSES


def subject_before(marked: Marked, pack: Pack, hit: Hit, floor: int, known: Known) -> Cue | None:
    end = hit.start
    while end > floor and _is_filler(marked, pack, end - 1):
        end -= 1
    rule = BEFORE
    if end > floor and marked.tokens[end - 1].norm in pack.words["relative"]:
        return _cue(marked, pack, hit, (floor, _before_comma(marked, end - 1)), known, rule)
    start = _name_start(marked, pack, end, floor)
    if start > floor + 1 and marked.tokens[start - 1].norm in pack.words["who"]:
        described = _before_comma(marked, start - 1)
        named = _name_start(marked, pack, described, floor)
        cue = _cue(marked, pack, hit, (named, described), known, rule)
        if cue is not None and cue.speaker.side != "other":
            return cue
    words = [token for token in marked.tokens[start:end] if token.is_word]
    if not words and end > floor and marked.tokens[end - 1].text in CLOSING:
        return None
    if marked.tokens[hit.start].norm in pack.words["participles"] or all(
        token.norm in pack.words["or"] for token in words
    ):
        if hit.label == "cite":
            return None
        if floor > marked.sentence.body and known.last is not None:
            return Cue(hit, hit.start, hit.start, known.last)
        first = _after_break(marked, hit.start, floor)
        subject = next((h.end for h in marked.within("source", first, hit.start)), first)
        return _cue(marked, pack, hit, (first, subject), known, _CLAUSE_SUBJECT)
    return _cue(marked, pack, hit, (start, end), known, rule) or _described(
        marked, pack, hit, floor, known
    )


def _described(marked: Marked, pack: Pack, hit: Hit, floor: int, known: Known) -> Cue | None:
    """A listed source that a clause without commas describes ("the monitor which tracks violence on
    all sides said")."""
    for index in range(max(floor, hit.start - 2 * MAX_NAME), hit.start):
        if marked.tokens[index].norm in pack.words["who"]:
            named = _name_start(marked, pack, index, floor)
            cue = _cue(marked, pack, hit, (named, index), known, "subject of the verb of saying")
            return cue if cue is not None and cue.speaker.side != "other" else None
    return None


def _cue(
    marked: Marked, pack: Pack, hit: Hit, span: tuple[int, int], known: Known, rule: str
) -> Cue | None:
    """A verb of saying whose subject tokens `span` name."""
    if span[0] >= span[1]:
        return None
    found = find_speaker(marked, pack, span[0], span[1], known, rule)
    if found is None:
        return None
    speaker, name_start = found
    apart = rule == _CLAUSE_SUBJECT
    return Cue(hit, hit.start if apart else name_start, hit.start, speaker)


def _after_break(marked: Marked, index: int, floor: int) -> int:
    """The first token of the clause that a token is in."""
    breaks = [hit.end for hit in marked.within("clause_break", floor, index)]
    return max(breaks, default=floor)


def _before_comma(marked: Marked, index: int) -> int:
    return index - 1 if index and marked.tokens[index - 1].text == "," else index


def _subject_after(marked: Marked, pack: Pack, hit: Hit, known: Known) -> Cue | None:
    rule = AFTER
    if not (pack.verb_first or pack.free_order or _opens(marked, hit)):
        return _source_after(marked, pack, hit, known)
    if pack.verb_first and marked.tokens[hit.end - 1].norm in pack.words["that"]:
        return None  # "تابع أن"
    begin = after_listener(marked, pack, hit.end)
    stop = name_end(marked, pack, begin)
    speaker = find_speaker(marked, pack, begin, stop, known, rule)
    if pack.verb_first and (speaker is None or speaker[0].side == "other"):
        beside = _beside(marked, pack, stop)
        described = beside and find_speaker(marked, pack, stop + 1, beside, known, rule)
        if described and described[0].side != "other":
            return Cue(hit, hit.end, beside, described[0], after=True)
        apart = marked.tokens[hit.start].norm in pack.words["participles"]
        goes_on = stop > begin and _goes_on(marked, pack, max(stop, beside))
        if speaker is None and goes_on and not apart:
            unknown = unlisted(marked, begin, stop, rule)
            return Cue(hit, hit.end, max(stop, beside), unknown, after=True)
    if speaker is None:
        return None
    return Cue(hit, hit.end, stop, speaker[0], after=True)


def _source_after(marked: Marked, pack: Pack, hit: Hit, known: Known) -> Cue | None:
    """The speaker right behind the verb in text without commas ("… overnight said the monitor")."""
    stop = name_end(marked, pack, hit.end)
    found = find_speaker(marked, pack, hit.end, stop, known, AFTER)
    first = next(iter(marked.within("source", hit.end, stop)), None)
    if found is None or first is None or first.start > hit.end + 2:
        return None
    return Cue(hit, hit.end, stop, found[0], after=True)


def _beside(marked: Marked, pack: Pack, stop: int) -> int:
    """The end of what stands between commas after a name and describes it, 0 if nothing does."""
    if stop >= len(marked.tokens) or marked.tokens[stop].text not in PAUSES:
        return 0
    end = stop + 1
    while end < len(marked.tokens) and end - stop < MAX_NAME:
        if marked.tokens[end].text in PAUSES | STOPS or _goes_on(marked, pack, end):
            return end
        end += 1
    return 0


def _goes_on(marked: Marked, pack: Pack, index: int) -> bool:
    """Whether what is said follows ("that …", a colon, a quotation)."""
    while index < len(marked.tokens) and (
        marked.at("date", index) or marked.tokens[index].norm in pack.words["tail"]
    ):
        index += 1
    if index >= len(marked.tokens):
        return False
    token = marked.tokens[index]
    return token.norm in pack.words["that"] or token.text == ":" or marked.sentence.quoted[index]


def after_listener(marked: Marked, pack: Pack, start: int) -> int:
    """Where the speaker's words may begin: behind the paper or agency he told it to."""
    if start + 1 >= len(marked.tokens) or marked.tokens[start].norm not in pack.words["to"]:
        return start
    index = start + 1
    while index < len(marked.tokens) and not marked.tokens[index].is_word:
        index += 1
    listener = marked.at("source", index)
    if listener is None or pack.sources[listener.value].role != "media":
        return start
    end = listener.end
    while end < len(marked.tokens) and marked.tokens[end].text in CLOSING:
        end += 1
    return end


def _subject_in_front(marked: Marked, pack: Pack, hit: Hit, floor: int, known: Known) -> Cue | None:
    """The speaker before the verb in a language that puts it after: at the head of the clause."""
    start, end = _in_front(marked, pack, hit, floor)
    named = next(iter(marked.within("source", start, end)), None)
    if named is None or (named.start != start and named.end != end):
        return None
    if marked.has(CLAUSE_LABELS, named.end, end):
        return None
    return _cue(marked, pack, hit, (named.start, end), known, BEFORE)


def _in_front(marked: Marked, pack: Pack, hit: Hit, floor: int) -> tuple[int, int]:
    """The tokens of a clause before its verb, without particles and adverbs."""
    end = hit.start
    while end > floor and (
        _is_filler(marked, pack, end - 1) or marked.tokens[end - 1].norm in pack.spelling.proclitics
    ):
        end -= 1
    start = _name_start(marked, pack, end, floor)
    while start < end and (
        not marked.tokens[start].is_word
        or marked.tokens[start].norm in pack.words["and"] | pack.words["adverbs"]
    ):
        start += 1
    return start, end


def _subject_dropped(marked: Marked, pack: Pack, hit: Hit, floor: int, known: Known) -> Cue | None:
    """The speaker named before, where a verb of saying is said of nobody ("وأضاف أن")."""
    if known.last is None or marked.within("source", *_in_front(marked, pack, hit, floor)):
        return None
    rule = f"“{marked.words(hit.start, hit.end)}” refers to the speaker named before"
    return Cue(hit, hit.start, hit.end, replace(known.last, rule=rule), after=True)


def _is_filler(marked: Marked, pack: Pack, index: int) -> bool:
    token = marked.tokens[index]
    if token.norm in pack.words["adverbs"]:
        return True
    if marked.at("date", index) is not None:
        return True
    return token.norm in pack.words["on"] and marked.at("date", index + 1) is not None


def _name_start(marked: Marked, pack: Pack, end: int, floor: int) -> int:
    """Where the subject that ends at `end` begins: at a clause break, a quote, or the comma
    before it; an apposition between commas belongs to it."""
    commas = 1 if end > floor and marked.tokens[end - 1].text in PAUSES else 0
    allowed = 2 if commas else 0
    index = end - commas
    while index > floor and end - index < MAX_NAME * (2 if commas else 1):
        token = marked.tokens[index - 1]
        if token.text in STOPS or marked.sentence.quoted[index - 1]:
            break
        inserted = token.norm in pack.words["adverbs"] and _between_commas(marked, index - 1)
        breaks = marked.at("clause_break", index - 1) is not None and not inserted
        if breaks and token.norm not in pack.words["relative"]:
            break
        if token.norm in pack.words["that"]:
            break
        if token.text in PAUSES:
            commas += 1
            if commas > allowed and not _in_country_list(marked, pack, index - 1):
                break
        index -= 1
    return index


def _between_commas(marked: Marked, index: int) -> bool:
    beside = (marked.tokens[i].text for i in (index - 1, index + 1) if 0 <= i < len(marked.tokens))
    return all(text == "," for text in beside)


def _in_country_list(marked: Marked, pack: Pack, index: int) -> bool:
    """Whether a comma stands in a list of governments ("France, Turkey and Britain said")."""
    hit = marked.at("source", index - 1) if index else None
    return hit is not None and pack.sources[hit.value].subject_only


def name_end(marked: Marked, pack: Pack, start: int) -> int:
    """The end of the words that name a speaker."""
    index = _quoted_name(marked, start) if pack.verb_first else start
    covered = marked.covered(_NO_NAME)
    while index < len(marked.tokens) and index - start < MAX_NAME:
        token = marked.tokens[index]
        if token.text == "," and _goes_behind(marked, pack, start, index):
            index += 1
            continue
        quoted = marked.at("source", index + 1) if token.text in _OPENING else None
        if quoted is not None and quoted.end < len(marked.tokens):
            index = quoted.end + (marked.tokens[quoted.end].text in CLOSING)
            continue
        if token.text in _BEHIND_NAME:
            break
        if (
            index in covered
            or token.norm in pack.words["that"]
            or token.norm in pack.words["about"]
        ):
            break
        if pack.verb_first and _ends_subject(marked, pack, index):
            break
        index += 1
    return index


def _goes_behind(marked: Marked, pack: Pack, start: int, comma: int) -> bool:
    """Whether a speaker's words go on behind a comma: with where a statement was published (",
    размещенном на сайте"), or after no more than when and whom it was told ("в среду, 4 ноября,
    начальник")."""
    if comma == start or comma + 1 >= len(marked.tokens):
        return False
    if marked.tokens[comma + 1].norm in pack.words["published"]:
        return True
    if not pack.free_order or any(
        marked.at(label, i) for label in ("source", "source_anaphor") for i in range(start, comma)
    ):
        return False
    return all(
        marked.at("date", i) is not None
        or not marked.tokens[i].is_word
        or marked.tokens[i].text.isdecimal()
        or marked.tokens[i].norm in pack.months
        or marked.tokens[i].norm in pack.words["tail"] | pack.words["listeners"]
        for i in range(start, comma)
    )


def _quoted_name(marked: Marked, start: int) -> int:
    """The end of a name in quotation marks at `start`, `start` itself where there is none."""
    if start >= len(marked.tokens) or marked.tokens[start].text not in _OPENING:
        return start
    for index in range(start + 2, min(start + _LONGEST_NAME, len(marked.tokens))):
        if not marked.tokens[index].is_word:
            return index + 1 if marked.tokens[index].text in CLOSING else start
    return start


def _ends_subject(marked: Marked, pack: Pack, index: int) -> bool:
    """Whether a token is no part of the speaker's words: what happened, when, to whom it was
    told. In such a language the rest of the sentence follows with nothing between."""
    if marked.at("source", index) is not None:
        return False
    token = marked.tokens[index]
    belongs = marked.tokens[index - 1].norm in pack.words["speech"]
    following = marked.tokens[index + 1].norm if index + 1 < len(marked.tokens) else ""
    return (
        (token.norm in pack.words["in"] and following in pack.words["tail"])
        or (token.norm in pack.words["to"] and not belongs)
        or token.norm in pack.numbers
        or token.text.isdecimal()
        or index in marked.covered(_BEHIND_SUBJECT)
    )
