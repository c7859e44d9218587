"""A report to its located claims: the parts of extraction put together, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gazetteer import Gazetteer
from geo.extract.attackers import find_attacker
from geo.extract.attribution import Segment, Speaker
from geo.extract.claims import Statement, Where, to_claims
from geo.extract.dates import When, find_when
from geo.extract.marked import Marked, mark
from geo.extract.numbers import Counts, count, merged
from geo.extract.packs import Pack, languages, load_pack
from geo.extract.strikes import (
    PlaceList,
    Strike,
    find_strikes,
    is_air,
    is_away,
    is_heading,
    modifiers_start,
    place_lists,
)
from geo.extract.targets import find_target
from geo.extract.text import sentences
from geo.extract.toponyms import governorate_of, toponyms
from geo.extract.voices import UNATTRIBUTED, publisher, speakers
from geo.model import Claim, Report

_MEMORY = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """A strike as one segment of sentence number `index` tells it."""

    index: int
    marked: Marked
    segment: Segment
    strike: Strike
    speaker: Speaker
    attacker: str
    when: When | None
    region: tuple[int, int]
    heading: Marked | None
    opening: Segment | None


def extract(report: Report, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """The claims of a report, located, in the order of the text.

    None where the report's language has no pack. Every quote is the slice of the report's text
    that its offsets give.
    """
    if report.lang not in languages():
        return ()
    pack = load_pack(report.lang, gazetteer.theatre.name)
    marked = mark(
        report.text,
        sentences(report.text, pack.abbreviations, pack.spelling),
        gazetteer.find_mentions(report.text),
        pack,
    )
    told = list(_told(marked, pack, report))
    return to_claims(_statements(told, marked, pack, gazetteer), report, gazetteer)


def _told(marked: Sequence[Marked], pack: Pack, report: Report) -> Iterator[_Told]:
    """The strikes that the sentences tell of, in order."""
    spoken = speakers(marked, pack)
    own_voice = publisher(report, pack)
    title = mark(report.title, sentences(report.title, (), pack.spelling), (), pack)
    last_air = 0 if any(is_air(m, 0, len(m.tokens)) for m in title) else -_MEMORY - 1
    heading: Marked | None = None
    for index, (sentence, segments) in enumerate(zip(marked, spoken, strict=True)):
        if is_heading(sentence, pack):
            heading = sentence
            continue
        if heading is not None and not _under(sentence, marked[index - 1], heading, segments):
            heading = None
        for segment in segments:
            strikes = find_strikes(sentence, pack, segment, index - last_air <= _MEMORY)
            hearsay = sentence.within("hearsay", segment.start, segment.end)
            speaker = segment.speaker or (UNATTRIBUTED if hearsay else own_voice)
            for number, strike in enumerate(strikes):
                if strike.denies and not _may_deny(segment, pack):
                    continue
                last_air = index
                yield _Told(
                    index,
                    sentence,
                    segment,
                    strike,
                    speaker,
                    find_attacker(sentence, pack, segment, strike.cue, segment.speaker),
                    _when(sentence, pack, segment, segments, report.published)
                    or (heading and _date_of(heading, pack, report.published)),
                    _region(segment, strikes, number),
                    heading,
                    _opening(sentence, segment, segments),
                )
        if is_air(sentence, 0, len(sentence.tokens)):
            last_air = index
        if sentence.tokens[-1].text == ":":
            heading = sentence


def _may_deny(segment: Segment, pack: Pack) -> bool:
    """Whether a negation is a denial: by a verb of denying, or by a side that is said to strike.
    When others say that a place was not hit, it is just not struck."""
    own = {side for attacker in pack.attackers.values() for side in attacker.sides}
    return segment.denies or (segment.speaker is not None and segment.speaker.side in own)


def _under(sentence: Marked, before: Marked, heading: Marked, segments: Sequence[Segment]) -> bool:
    """Whether a heading still holds: for its own paragraph, or for the next if it fills one; a
    sentence that opens a list with a colon, until somebody else speaks."""
    if heading.tokens[-1].text == ":":
        named = [segment.speaker for segment in segments if segment.speaker]
        return all("carried" in speaker.rule for speaker in named)
    paragraph = sentence.sentence.paragraph
    return paragraph == heading.sentence.paragraph or (
        before is heading or paragraph == before.sentence.paragraph
    )


def _opening(marked: Marked, segment: Segment, segments: Sequence[Segment]) -> Segment | None:
    """What the same speaker's sentence opens with before the verb of saying ("In Idlib, activists
    said …"), if it names a place."""
    for before in segments:
        if before.end <= segment.start and before.speaker == segment.speaker:
            if any(before.start <= s.start and s.end <= before.end for s in marked.places):
                return before
    return None


def _date_of(marked: Marked, pack: Pack, published: str) -> When | None:
    return find_when(marked, pack, 0, len(marked.tokens), published)


def _when(
    marked: Marked, pack: Pack, segment: Segment, segments: Sequence[Segment], published: str
) -> When | None:
    """The date in the segment, else in another part of the sentence by the same speaker."""
    own = find_when(marked, pack, segment.start, segment.end, published)
    if own is not None:
        return own
    for other in segments:
        if other.speaker in (None, segment.speaker):
            found = find_when(marked, pack, other.start, other.end, published)
            if found is not None:
                return found
    return None


def _region(segment: Segment, strikes: Sequence[Strike], number: int) -> tuple[int, int]:
    """The tokens that tell of one of several strikes in a segment: up to its own places, and
    on to the next strike's words."""
    lists = [strike.places for strike in strikes if strike.places is not None]
    if len(lists) < 2:
        return segment.start, segment.end
    start = lists[number - 1].end if number else segment.start
    last = number + 1 == len(lists)
    return start, segment.end if last else lists[number].end


def _statements(
    told: Sequence[_Told], marked: Sequence[Marked], pack: Pack, gazetteer: Gazetteer
) -> Iterator[Statement]:
    dated = {(t.when.start, t.when.end): t.when for t in told if t.when and t.when.start}
    only_date = next(iter(dated.values())) if len(dated) == 1 else None
    named = {t.attacker for t in told if t.attacker}
    only_attacker = named.pop() if len(named) == 1 else ""
    before: _Told | None = None
    last: Statement | None = None
    for item in told:
        notes: list[str] = []
        attacker = item.attacker
        if not attacker:
            attacker = _attacker_before(item, before, pack) or only_attacker or "unknown"
            if attacker != "unknown":
                notes.append("attacker from other sentences of the report")
        when = item.when
        if when is None:
            if before and before.when and _follows(item, before):
                when, note = before.when, "date from the sentence before"
            else:
                when, note = only_date, "date from other sentences of the report"
            if when is not None:
                notes.append(note)
        start, end = item.region
        target = find_target(item.marked, pack, start, end)
        counts = count(item.marked, pack, replace(item.segment, start=start, end=end))
        places = _where(item, marked, pack, gazetteer)
        if last and before and places is None and _adds_toll(item, before, last, counts):
            last = replace(last, counts=merged(last.counts, counts), end=item.marked.sentence.end)
            before = replace(before, index=item.index)
            continue
        if places is None and last and before and _tells_toll(item, before, last, counts):
            places = Where(last.where.names, "the toll is told right after the strike there")
        before = replace(item, attacker=attacker, when=when)
        if places is None and not (item.segment.speaker and (target.text or counts.bounds)):
            continue
        if last is not None:
            yield last
        last = Statement(
            marked=item.marked,
            start=start,
            end=item.marked.sentence.end,
            speaker=item.speaker,
            denies=item.strike.denies,
            attacker=attacker,
            target=target,
            counts=counts,
            when=when or When(),
            where=places or Where(),
            firm=item.strike.firm,
            hearsay=bool(item.marked.hits.get("hearsay")),
            notes=tuple(notes),
        )
    if last is not None:
        yield last


def _tells_toll(item: _Told, before: _Told, last: Statement, counts: Counts) -> bool:
    """Whether a sentence without a place tells the toll of the strike in the one before it."""
    return (
        item.index == before.index + 1
        and item.marked.sentence.paragraph == before.marked.sentence.paragraph
        and bool(last.where.names)
        and item.strike.cue.label in ("kill", "injure")
        and bool(counts.toll_text)
    )


def _adds_toll(item: _Told, before: _Told, last: Statement, counts: Counts) -> bool:
    """Whether it is the same speaker's, who had told no toll yet ("Six civilians died.")."""
    return (
        _tells_toll(item, before, last, counts)
        and _follows(item, before)
        and not last.counts.toll_text
    )


def _follows(item: _Told, before: _Told) -> bool:
    """Whether two strikes are told in one paragraph by one speaker."""
    same = item.marked.sentence.paragraph == before.marked.sentence.paragraph
    return same and item.speaker.source == before.speaker.source


def _attacker_before(item: _Told, before: _Told | None, pack: Pack) -> str:
    """The attacker told of before, where "the raids" or the same paragraph ties the two."""
    if before is None or before.attacker == "unknown" or item.index - before.index > _MEMORY:
        return ""
    cue = item.strike.cue
    floor = max(item.segment.start, cue.start - 4)
    subjects = [cue, *item.marked.within("platform", floor, cue.start)]
    definite = any(
        hit.start and item.marked.tokens[hit.start - 1].norm in pack.words["definite"]
        for hit in subjects
    )
    return before.attacker if definite or _follows(item, before) else ""


def _where(item: _Told, marked: Sequence[Marked], pack: Pack, gazetteer: Gazetteer) -> Where | None:
    if item.strike.places is not None:
        referred = _town_in(item, marked, pack, gazetteer)
        if referred is not None:
            return referred
        names = toponyms(item.marked, pack, gazetteer, item.segment, item.strike.places)
        admin1 = _heading_governorate(item, gazetteer)
        return Where(tuple(name if name.admin1 else replace(name, admin1=admin1) for name in names))
    return _referred(item, marked, pack, gazetteer) or _headed(item, pack, gazetteer)


def _town_in(
    item: _Told, marked: Sequence[Marked], pack: Pack, gazetteer: Gazetteer
) -> Where | None:
    """ "The town in Idlib province": the town named before, not the province."""
    assert item.strike.places is not None
    start = modifiers_start(item.marked, pack, item.strike.places.start, item.segment.start)
    for anaphor in item.marked.within("place_anaphor", item.segment.start, start):
        gap = item.marked.tokens[anaphor.end : start]
        if gap and all(token.norm in pack.words["in"] for token in gap):
            return _referred(item, marked, pack, gazetteer)
    return None


def _heading_governorate(item: _Told, gazetteer: Gazetteer) -> str:
    """The governorate that the sentence's opening or the heading over it names."""
    spans = [*(item.heading.places if item.heading else ())]
    if item.opening:
        spans = [s for s in item.marked.places if s.end <= item.opening.end] + spans
    return next(filter(None, (governorate_of(gazetteer, span.text) for span in spans)), "")


def _headed(item: _Told, pack: Pack, gazetteer: Gazetteer) -> Where | None:
    """The place that the sentence's opening or the heading over it names."""
    if item.opening is not None:
        lists = place_lists(item.marked, pack, item.opening)
        if lists and not is_away(item.marked, pack, item.opening, lists[0]):
            return Where(toponyms(item.marked, pack, gazetteer, item.opening, lists[0]))
    if item.heading is None:
        return None
    whole = Segment(0, len(item.heading.tokens), item.speaker)
    lists = place_lists(item.heading, pack, whole)
    if not lists:
        return None
    names = toponyms(item.heading, pack, gazetteer, whole, PlaceList(lists[0].spans[:1]))
    return Where(names, f"the heading names {names[0].text}")


def _referred(
    item: _Told, marked: Sequence[Marked], pack: Pack, gazetteer: Gazetteer
) -> Where | None:
    """The place that "the town" or "there" refers to: the last one named before it."""
    for anaphor in item.marked.within("place_anaphor", item.segment.start, item.segment.end):
        words = item.marked.words(anaphor.start, anaphor.end)
        for sentence in reversed(marked[max(0, item.index - 2) : item.index + 1]):
            limit = anaphor.start if sentence is item.marked else len(sentence.tokens)
            spans = [span for span in sentence.places if span.end <= limit]
            if spans:
                whole = Segment(0, len(sentence.tokens), item.speaker)
                names = toponyms(sentence, pack, gazetteer, whole, PlaceList((spans[-1],)))
                return Where(names, f"“{words}” refers to {spans[-1].text}")
    return None
