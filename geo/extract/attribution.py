"""Who says it: each part of a sentence with its speaker.

A verb of saying has its speaker before it ("activists said …"), after it (", said the ministry")
or in an "according to". What a speaker says reaches from the verb to the next speaker or, where
the verb closes the sentence, back to what came before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.extract.cues import find_cues
from geo.extract.marked import Marked
from geo.extract.packs import Pack
from geo.extract.speakers import Known, Speaker
from geo.extract.subjects import CLOSING, PAUSES, Cue

_FULL_TAIL = 14
_TOLD_TO = 4
_NEGATED = 2
_BRACKETS = frozenset({"(", ")"})


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens `start` to `end` of a sentence, with who says them; None where nobody is named."""

    start: int
    end: int
    speaker: Speaker | None
    denies: bool = False


def attribute(marked: Marked, pack: Pack, known: Known) -> tuple[Segment, ...]:
    """The segments of a sentence, in order. `known` are the speakers before it,
    to whom "he", "the statement" and a bare surname refer."""
    cues = find_cues(marked, pack, known)
    end = len(marked.tokens)
    untrue = bool(marked.hits.get("untrue"))
    if not cues:
        return (Segment(marked.sentence.body, end, None, untrue),)
    segments: list[Segment] = []
    free = marked.sentence.body
    for number, cue in enumerate(cues):
        follower = cues[number + 1] if number + 1 < len(cues) else None
        until = follower.start if follower and (pack.verb_first or not follower.after) else end
        speaker = cue.speaker
        denies = cue.hit.label == "deny" and not marked.negations(
            max(free, cue.hit.start - _NEGATED), cue.hit.start
        )
        first, last_token = min(cue.name_start, cue.hit.start), max(cue.name_end, cue.hit.end)
        in_name = any(first <= span.start < last_token for span in marked.places)
        aside = cue.hit.label == "according" and (pack.verb_first or pack.free_order)
        if (aside or _is_aside(marked, pack, cue, until)) and not in_name:
            segments.append(Segment(free, until, speaker))
            free = until
        elif cue.hit.label == "according":
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
    if untrue:
        segments = [replace(segment, denies=True) for segment in segments]
    told = _with_closing(marked, pack, [s for s in segments if s.start < s.end])
    return told or (Segment(marked.sentence.body, end, cues[-1].speaker),)


def _with_closing(marked: Marked, pack: Pack, segments: list[Segment]) -> tuple[Segment, ...]:
    """A speaker who closes a sentence that another one opens tells all of it ("residents blamed …,
    activists said")."""
    if pack.verb_first or pack.free_order or len(segments) < 2:
        return tuple(segments)
    *others, inner, last = segments
    is_word = any(token.is_word for token in marked.tokens[last.start : last.end])
    if is_word or last.speaker is None or inner.speaker is None:
        return tuple(segments)
    return (*others, replace(inner, speaker=last.speaker), last)


def _is_aside(marked: Marked, pack: Pack, cue: Cue, until: int) -> bool:
    """Whether a verb of saying and its speaker stand between commas within what is said (", как
    пишет газета,")."""
    first, last = min(cue.name_start, cue.hit.start), max(cue.name_end, cue.hit.end)
    return (
        pack.free_order
        and cue.after
        and last + 1 < until
        and marked.tokens[first - 1].text == marked.tokens[last].text == ","
        and not _opens_clause(marked, pack, last, until)
    )


def _before(marked: Marked, free: int, first: int, speaker: Speaker) -> Segment:
    """What stands before the subject: an opening "In Idlib," is the speaker's, a clause is not."""
    if marked.has(("noun", "verb", "weak_verb", "kill"), free, first):
        return Segment(free, first, None)
    return Segment(free, first, speaker)


def _closes(marked: Marked, pack: Pack, cue: Cue, free: int, until: int) -> bool:
    """Whether the verb of saying comes after the words it attributes."""
    first, last = min(cue.name_start, cue.hit.start), max(cue.name_end, cue.hit.end)
    goes_on = _opens_clause(marked, pack, last, until)
    if first - free < 3 or goes_on:
        return False
    rest = _tail_end(marked, pack, last, until)
    if pack.verb_first:
        return rest >= until
    before = marked.tokens[first - 1].text
    if cue.after or before in CLOSING:
        return True
    if rest >= until or (before == "," and marked.tokens[rest].text in PAUSES):
        return True
    told = marked.has(("noun", "verb", "kill", "injure"), free, first)
    next_clause = pack.words["and"] | pack.words["participles"]
    breaks = marked.at("clause_break", rest) is not None
    return told and not pack.free_order and (breaks or marked.tokens[rest].norm in next_clause)


def _opens_clause(marked: Marked, pack: Pack, index: int, until: int) -> bool:
    """Whether "that" follows, in some languages after a comma."""
    if index < until and marked.tokens[index].text == ",":
        index += 1
    return index < until and marked.tokens[index].norm in pack.words["that"]


def _lead_end(marked: Marked, pack: Pack, start: int, until: int) -> int:
    """The first token of what is said, after the day on which it was said ("said on Friday
    that …")."""
    if pack.verb_first:
        start = _after_date(marked, start, until)
    index = start
    while index < until and index - start < _FULL_TAIL:
        token = marked.tokens[index]
        if token.norm in pack.words["that"]:
            return index + 1
        if token.text == "," and _opens_clause(marked, pack, index, until):
            return index + 2
        told_when = pack.verb_first and _is_date(marked, pack, index)
        if token.norm not in pack.words["tail"] and not marked.at("date", index) and not told_when:
            break
        index += 1
    index = start
    if index < until and marked.tokens[index].norm in pack.words["on"]:
        index += 1
    dated = marked.at("date", index) if index < until else None
    return dated.end if dated else start


def _is_date(marked: Marked, pack: Pack, index: int) -> bool:
    """Whether a token is part of a date in digits and months, or of the brackets around it."""
    token = marked.tokens[index]
    pairs = (marked.tokens[i : i + 2] for i in (index - 1, index) if i >= 0)
    months = {" ".join(word.norm for word in pair) for pair in pairs} | {token.norm}
    return token.text in _BRACKETS or token.text.isdecimal() or bool(months & pack.months.keys())


def _after_date(marked: Marked, start: int, until: int) -> int:
    """Behind the day on which it was said, between commas ("وأفاد المرصد، الأربعاء، بمقتل …")."""
    dated = marked.at("date", start + 1) if start + 1 < until else None
    closed = dated is not None and dated.end < until and marked.tokens[dated.end].text in PAUSES
    return dated.end + 1 if dated and closed and marked.tokens[start].text in PAUSES else start


def _tail_end(marked: Marked, pack: Pack, start: int, until: int) -> int:
    """The end of what says no more than when and how it was said."""
    index = start
    while index < until and index - start < _FULL_TAIL:
        token = marked.tokens[index]
        if token.text in PAUSES:
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
