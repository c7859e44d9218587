"""Who says it: each part of a sentence with its speaker.

A verb of saying has its speaker before it ("activists said …"), after it (", said the ministry")
or in an "according to". What a speaker says reaches from the verb to the next speaker or, where
the verb closes the sentence, back to what came before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.extract.lexicon import Hit
from geo.extract.marked import Marked
from geo.extract.packs import Pack
from geo.extract.speakers import (
    CLAUSE_LABELS,
    MAX_NAME,
    Known,
    Speaker,
    find_speaker,
    unlisted,
)

_CLOSING = frozenset('"”»')
_STOPS = frozenset({";", ":", "—", "–", "!", "?", "؟", "."}) | _CLOSING
_PAUSES = frozenset({",", ";", "،", "؛"})
_CLAUSE_SUBJECT = "subject of the clause"
_FULL_TAIL = 14
_TOLD_TO = 4


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens `start` to `end` of a sentence, with who says them; None where nobody is named."""

    start: int
    end: int
    speaker: Speaker | None
    denies: bool = False


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb of saying with its speaker, whose words are tokens `name_start` to `name_end`."""

    hit: Hit
    name_start: int
    name_end: int
    speaker: Speaker
    after: bool = False

    @property
    def start(self) -> int:
        return min(self.name_start, self.hit.start) if self.after else self.name_start


def attribute(marked: Marked, pack: Pack, known: Known) -> tuple[Segment, ...]:
    """The segments of a sentence, in order. `known` are the speakers before it,
    to whom "he", "the statement" and a bare surname refer."""
    cues = _cues(marked, pack, known)
    end = len(marked.tokens)
    if not cues:
        return (Segment(marked.sentence.body, end, None),)
    segments: list[Segment] = []
    free = marked.sentence.body
    for number, cue in enumerate(cues):
        follower = cues[number + 1] if number + 1 < len(cues) else None
        until = follower.start if follower and (pack.verb_first or not follower.after) else end
        speaker = cue.speaker
        denies = cue.hit.label == "deny"
        first, last_token = min(cue.name_start, cue.hit.start), max(cue.name_end, cue.hit.end)
        if cue.hit.label == "according":
            segments.append(Segment(free, first, speaker))
            segments.append(Segment(last_token, until, speaker))
            free = until
        elif _closes(marked, pack, cue, free, until):
            segments.append(Segment(free, first, speaker, denies))
            free = _tail_end(marked, pack, last_token, until)
        else:
            before = _before(marked, free, first, speaker)
            segments.append(before)
            segments.append(
                Segment(_lead_end(marked, pack, last_token, until), until, speaker, denies)
            )
            free = until
    if free < end:
        segments.append(Segment(free, end, cues[-1].speaker))
    return tuple(segment for segment in segments if segment.start < segment.end)


def _before(marked: Marked, free: int, first: int, speaker: Speaker) -> Segment:
    """What stands before the subject: an opening "In Idlib," is the speaker's, a clause is not."""
    if any(marked.within(label, free, first) for label in ("noun", "verb", "weak_verb", "kill")):
        return Segment(free, first, None)
    return Segment(free, first, speaker)


def _cues(marked: Marked, pack: Pack, known: Known) -> list[_Cue]:
    hits = [
        hit
        for label in ("say", "deny", "issue", "according", "cite", "passes_on")
        for hit in marked.hits.get(label, ())
        if not marked.sentence.quoted[hit.start] and marked.at("hearsay", hit.start) is None
    ]
    hits.sort(key=lambda hit: hit.start)
    cues: list[_Cue] = []
    floor = marked.sentence.body
    for hit in hits:
        if hit.start < floor:
            continue
        if hit.label == "passes_on":
            cue = _passed_on(marked, pack, hit, known)
        elif hit.label in ("according", "cite"):
            cue = _named_after(marked, pack, hit, known)
        else:
            cue = _with_subject(marked, pack, hit, floor, known)
        if cue is None:
            continue
        outer = None
        if hit.label == "cite":
            outer = _subject_before(marked, pack, hit, floor, known)
        if outer is None and cues and (hit.label == "cite" or _is_nested(marked, cues[-1], cue)):
            outer = cues.pop()
        if outer is not None:
            cue = _relay(outer, cue)
        cues.append(cue)
        known = known.and_then(cue.speaker)
        floor = max(hit.end, cue.name_end)
    return cues


def _with_subject(marked: Marked, pack: Pack, hit: Hit, floor: int, known: Known) -> _Cue | None:
    if pack.verb_first:
        return (
            _subject_after(marked, pack, hit, known)
            or _subject_in_front(marked, pack, hit, floor, known)
            or _subject_dropped(marked, hit, known)
        )
    return _subject_before(marked, pack, hit, floor, known) or _subject_after(
        marked, pack, hit, known
    )


def _is_nested(marked: Marked, outer: _Cue, inner: _Cue) -> bool:
    """Whether nothing but "that" stands between a verb of saying and the next speaker."""
    gap = marked.tokens[max(outer.hit.end, outer.name_end) : inner.name_start]
    return (
        not outer.after
        and inner.speaker.source != outer.speaker.source
        and inner.hit.label != "according"
        and len(gap) <= 1
        and all(token.is_word for token in gap)
    )


def _relay(outer: _Cue, inner: _Cue) -> _Cue:
    """The inner speaker passed on by the outer one; one who isn't in the list of actors has the
    side of the state media that pass him on."""
    speaker = replace(inner.speaker, relayed_by=outer.speaker.source)
    if speaker.source == outer.speaker.source:
        return outer
    if speaker.side == "other" and outer.speaker.side not in ("media", "other"):
        speaker = replace(speaker, side=outer.speaker.side, role="official")
    return _Cue(
        inner.hit if inner.hit.label != "cite" else outer.hit,
        min(outer.name_start, inner.name_start),
        max(outer.name_end, inner.name_end),
        speaker,
        inner.after,
    )


def _subject_before(marked: Marked, pack: Pack, hit: Hit, floor: int, known: Known) -> _Cue | None:
    end = hit.start
    while end > floor and _is_filler(marked, pack, end - 1):
        end -= 1
    rule = "subject of the verb of saying"
    if end > floor and marked.tokens[end - 1].norm in pack.words["relative"]:
        return _cue(marked, pack, hit, (floor, _before_comma(marked, end - 1)), known, rule)
    start = _name_start(marked, pack, end, floor)
    words = [token for token in marked.tokens[start:end] if token.is_word]
    if marked.tokens[hit.start].norm in pack.words["participles"] or all(
        token.norm in pack.words["or"] for token in words
    ):
        if hit.label == "cite":
            return None
        if floor > marked.sentence.body and known.last is not None:
            return _Cue(hit, hit.start, hit.start, known.last)
        first = _after_break(marked, hit.start, floor)
        subject = next((h.end for h in marked.within("source", first, hit.start)), first)
        return _cue(marked, pack, hit, (first, subject), known, _CLAUSE_SUBJECT)
    return _cue(marked, pack, hit, (start, end), known, rule)


def _cue(
    marked: Marked, pack: Pack, hit: Hit, span: tuple[int, int], known: Known, rule: str
) -> _Cue | None:
    """A verb of saying whose subject tokens `span` name."""
    if span[0] >= span[1]:
        return None
    found = find_speaker(marked, pack, span[0], span[1], known, rule)
    if found is None:
        return None
    speaker, name_start = found
    apart = rule == _CLAUSE_SUBJECT
    return _Cue(hit, hit.start if apart else name_start, hit.start, speaker)


def _after_break(marked: Marked, index: int, floor: int) -> int:
    """The first token of the clause that a token is in."""
    breaks = [hit.end for hit in marked.within("clause_break", floor, index)]
    return max(breaks, default=floor)


def _before_comma(marked: Marked, index: int) -> int:
    return index - 1 if index and marked.tokens[index - 1].text == "," else index


def _subject_after(marked: Marked, pack: Pack, hit: Hit, known: Known) -> _Cue | None:
    opens = hit.start == 0 or marked.tokens[hit.start - 1].text in _STOPS | _PAUSES
    if not opens and not pack.verb_first:
        return None
    rule = "after the verb of saying"
    stop = _name_end(marked, pack, hit.end)
    speaker = find_speaker(marked, pack, hit.end, stop, known, rule)
    if pack.verb_first and (speaker is None or speaker[0].side == "other"):
        beside = _beside(marked, pack, stop)
        described = beside and find_speaker(marked, pack, stop + 1, beside, known, rule)
        if described and described[0].side != "other":
            return _Cue(hit, hit.end, beside, described[0], after=True)
        if speaker is None and stop > hit.end and _goes_on(marked, pack, max(stop, beside)):
            unknown = unlisted(marked, hit.end, stop, rule)
            return _Cue(hit, hit.end, max(stop, beside), unknown, after=True)
    if speaker is None:
        return None
    return _Cue(hit, hit.end, stop, speaker[0], after=True)


def _beside(marked: Marked, pack: Pack, stop: int) -> int:
    """The end of what stands between commas after a name and describes it, 0 if nothing does."""
    if stop >= len(marked.tokens) or marked.tokens[stop].text not in _PAUSES:
        return 0
    end = stop + 1
    while end < len(marked.tokens) and end - stop < MAX_NAME:
        if marked.tokens[end].text in _PAUSES | _STOPS or _goes_on(marked, pack, end):
            return end
        end += 1
    return 0


def _goes_on(marked: Marked, pack: Pack, index: int) -> bool:
    """Whether what is said follows ("that …", a colon, a quotation)."""
    if index >= len(marked.tokens):
        return False
    token = marked.tokens[index]
    return token.norm in pack.words["that"] or token.text == ":" or marked.sentence.quoted[index]


def _subject_in_front(
    marked: Marked, pack: Pack, hit: Hit, floor: int, known: Known
) -> _Cue | None:
    """The speaker before the verb in a language that puts it after: at the head of the clause."""
    end = hit.start
    while end > floor and _is_filler(marked, pack, end - 1):
        end -= 1
    start = _name_start(marked, pack, end, floor)
    while start < end and (
        not marked.tokens[start].is_word or marked.tokens[start].norm in pack.words["and"]
    ):
        start += 1
    source = marked.at("source", start) if start < end else None
    if source is None or any(marked.within(label, start, end) for label in CLAUSE_LABELS):
        return None
    return _cue(marked, pack, hit, (start, end), known, "subject of the verb of saying")


def _subject_dropped(marked: Marked, hit: Hit, known: Known) -> _Cue | None:
    """The speaker named before, where a verb of saying is said of nobody ("وأضاف أن")."""
    if known.last is None:
        return None
    rule = f"“{marked.words(hit.start, hit.end)}” refers to the speaker named before"
    return _Cue(hit, hit.start, hit.end, replace(known.last, rule=rule), after=True)


def _passed_on(marked: Marked, pack: Pack, hit: Hit, known: Known) -> _Cue | None:
    """Who is quoted and who passes it on, of "نقلت وكالة عن مصدر"."""
    stop = _name_end(marked, pack, hit.end)
    if stop >= len(marked.tokens) or marked.tokens[stop].norm not in pack.words["that"]:
        return None
    last = _name_end(marked, pack, stop + 1)
    rule = marked.words(hit.start, hit.end)
    quoted = find_speaker(marked, pack, stop + 1, last, known, rule)
    if quoted is None:
        return None
    cue = _Cue(hit, hit.end, last, quoted[0], after=True)
    outer = find_speaker(marked, pack, hit.end, stop, known, rule)
    return _relay(_Cue(hit, hit.end, stop, outer[0], after=True), cue) if outer else cue


def _named_after(marked: Marked, pack: Pack, hit: Hit, known: Known) -> _Cue | None:
    stop = _name_end(marked, pack, hit.end)
    speaker = find_speaker(marked, pack, hit.end, stop, known, marked.words(hit.start, hit.end))
    if speaker is None:
        return None
    return _Cue(hit, hit.end, stop, speaker[0], after=True)


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
    commas = 1 if end > floor and marked.tokens[end - 1].text in _PAUSES else 0
    allowed = 2 if commas else 0
    index = end - commas
    while index > floor and end - index < MAX_NAME * (2 if commas else 1):
        token = marked.tokens[index - 1]
        if token.text in _STOPS or marked.sentence.quoted[index - 1]:
            break
        if marked.at("clause_break", index - 1) and token.norm not in pack.words["relative"]:
            break
        if token.norm in pack.words["that"]:
            break
        if token.text in _PAUSES:
            commas += 1
            if commas > allowed and not _in_country_list(marked, pack, index - 1):
                break
        index -= 1
    return index


def _in_country_list(marked: Marked, pack: Pack, index: int) -> bool:
    """Whether a comma stands in a list of governments ("France, Turkey and Britain said")."""
    hit = marked.at("source", index - 1) if index else None
    return hit is not None and pack.sources[hit.value].subject_only


def _name_end(marked: Marked, pack: Pack, start: int) -> int:
    index = start
    while index < len(marked.tokens) and index - start < MAX_NAME:
        token = marked.tokens[index]
        if token.text in _STOPS | _PAUSES | {"“", "«", "("}:
            break
        if (
            marked.at("clause_break", index)
            or marked.at("say", index)
            or token.norm in pack.words["that"]
        ):
            break
        if pack.verb_first and _ends_subject(marked, pack, index):
            break
        index += 1
    return index


def _ends_subject(marked: Marked, pack: Pack, index: int) -> bool:
    """Whether a token is no part of the speaker's words: what happened, when, to whom it was
    told. In such a language the rest of the sentence follows with nothing between."""
    if marked.at("source", index) is not None:
        return False
    token = marked.tokens[index]
    labels = (*CLAUSE_LABELS, "date", "bound", "hearsay", "according", "cite", "passes_on")
    return (
        token.norm in pack.words["to"]
        or token.norm in pack.numbers
        or token.text.isdecimal()
        or any(marked.at(label, index) for label in labels)
    )


def _closes(marked: Marked, pack: Pack, cue: _Cue, free: int, until: int) -> bool:
    """Whether the verb of saying comes after the words it attributes."""
    first, last = min(cue.name_start, cue.hit.start), max(cue.name_end, cue.hit.end)
    goes_on = last < until and marked.tokens[last].norm in pack.words["that"]
    if first - free < 3 or goes_on:
        return False
    rest = _tail_end(marked, pack, last, until)
    if pack.verb_first:
        return rest >= until
    before = marked.tokens[first - 1].text
    if cue.after or before in _CLOSING:
        return True
    return rest >= until or (before == "," and marked.tokens[rest].text in _PAUSES)


def _lead_end(marked: Marked, pack: Pack, start: int, until: int) -> int:
    """The first token of what is said, after the day on which it was said ("said on Friday
    that …")."""
    index = start
    while index < until and index - start < _FULL_TAIL:
        token = marked.tokens[index]
        if token.norm in pack.words["that"]:
            return index + 1
        if token.norm not in pack.words["tail"] and not marked.at("date", index):
            break
        index += 1
    index = start
    if index < until and marked.tokens[index].norm in pack.words["on"]:
        index += 1
    dated = marked.at("date", index) if index < until else None
    return dated.end if dated else start


def _tail_end(marked: Marked, pack: Pack, start: int, until: int) -> int:
    """The end of what says no more than when and how it was said."""
    index = start
    while index < until and index - start < _FULL_TAIL:
        token = marked.tokens[index]
        if token.text in _PAUSES:
            break
        if token.is_word and not (
            token.norm in pack.words["tail"]
            or token.text.isdigit()
            or marked.at("date", index)
            or marked.at("source", index)
            or (token.text[0].isupper() and index < start + _TOLD_TO)
        ):
            break
        index += 1
    return (
        until if index < until and all(not t.is_word for t in marked.tokens[index:until]) else index
    )
