"""A report to its located claims: the parts of extraction put together, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gazetteer import Gazetteer
from geo.extract.attackers import find_attacker
from geo.extract.attribution import Known, Segment, Speaker, attribute
from geo.extract.claims import Statement, Where, to_claims
from geo.extract.dates import When, find_when
from geo.extract.marked import Marked, mark
from geo.extract.numbers import count
from geo.extract.packs import Pack, languages, load_pack
from geo.extract.strikes import PlaceList, Strike, find_strikes, is_air
from geo.extract.targets import find_target
from geo.extract.text import sentences, words_of
from geo.extract.toponyms import toponyms
from geo.model import MILITARY_TARGETS, Claim, Report

_MEMORY = 3
_UNATTRIBUTED = Speaker("", "", "unattributed", "unattributed", "no source named")


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
    spoken = _speakers(marked, pack)
    publisher = _publisher(report, pack)
    title = mark(report.title, sentences(report.title, (), pack.spelling), (), pack)
    last_air = 0 if any(is_air(m, 0, len(m.tokens)) for m in title) else -_MEMORY - 1
    for index, (sentence, segments) in enumerate(zip(marked, spoken, strict=True)):
        for segment in segments:
            strikes = find_strikes(sentence, pack, segment, index - last_air <= _MEMORY)
            hearsay = sentence.within("hearsay", segment.start, segment.end)
            speaker = segment.speaker or (_UNATTRIBUTED if hearsay else publisher)
            for number, strike in enumerate(strikes):
                yield _Told(
                    index,
                    sentence,
                    segment,
                    strike,
                    speaker,
                    find_attacker(sentence, pack, segment, strike.cue, segment.speaker),
                    _when(sentence, pack, segment, segments, report.published),
                    _region(segment, strikes, number),
                )
        if is_air(sentence, 0, len(sentence.tokens)):
            last_air = index


def _speakers(marked: Sequence[Marked], pack: Pack) -> list[tuple[Segment, ...]]:
    """The segments of every sentence. A quotation that runs on keeps its speaker; a sentence
    without one may go on with what the speaker before it tells (see `_goes_on`)."""
    spoken: list[tuple[Segment, ...]] = []
    known = Known()
    listing = False
    for index, sentence in enumerate(marked):
        segments = attribute(sentence, pack, known)
        named = [segment.speaker for segment in segments if segment.speaker]
        if named:
            known = known.and_then(named[-1])
            listing = sentence.tokens[-1].text == ":"
        elif index and known.last is not None:
            before = spoken[-1][-1].speaker
            if sentence.sentence.starts_in_quote:
                segments = _spoken_by(segments, known.last)
            elif before is not None and _goes_on(
                sentence, marked[index - 1], pack, before, listing
            ):
                carried = replace(before, rule="carried over from the sentence before")
                segments = _spoken_by(segments, carried)
            else:
                listing = False
        spoken.append(segments)
    for index in range(len(marked) - 2, -1, -1):
        if marked[index].sentence.ends_in_quote and spoken[index][0].speaker is None:
            following = spoken[index + 1][0].speaker
            if following is not None:
                spoken[index] = _spoken_by(spoken[index], following)
    return spoken


def _goes_on(sentence: Marked, before: Marked, pack: Pack, speaker: Speaker, listing: bool) -> bool:
    """Whether a sentence without a speaker goes on with what the speaker before it tells: in the
    same paragraph, in a list that he opened with a colon, or where one of the warring sides
    is reporting what it hit."""
    if sentence.hits.get("hearsay"):
        return False
    if listing or sentence.sentence.paragraph == before.sentence.paragraph:
        return True
    own = [attacker for attacker in pack.attackers.values() if speaker.side in attacker.sides]
    others = [
        hit for hit in sentence.hits.get("attacker", ()) if hit.value not in {a.id for a in own}
    ]
    military = [hit for hit in sentence.hits.get("target", ()) if hit.value in MILITARY_TARGETS]
    return bool(own and military) and not others and speaker.role == "official"


def _spoken_by(segments: Sequence[Segment], speaker: Speaker) -> tuple[Segment, ...]:
    return tuple(replace(segment, speaker=speaker) for segment in segments)


def _publisher(report: Report, pack: Pack) -> Speaker:
    """The report's own voice."""
    if not report.publisher:
        return _UNATTRIBUTED
    rule = "the publisher's own words"
    for hit in pack.lexicon.find(words_of(report.publisher, pack.spelling)):
        if hit.label == "source" and not pack.sources[hit.value].subject_only:
            source = pack.sources[hit.value]
            return Speaker(source.name, report.publisher, source.side, source.role, rule)
    return Speaker(report.publisher, report.publisher, "media", "media", rule)


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
        before = replace(item, attacker=attacker, when=when)
        if places is None and not (item.segment.speaker and (target.text or counts.bounds)):
            continue
        yield Statement(
            marked=item.marked,
            start=start,
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
        names = toponyms(item.marked, pack, gazetteer, item.segment, item.strike.places)
        return Where(names)
    return _referred(item, marked, pack, gazetteer)


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
