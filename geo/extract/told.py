"""The strikes that a report tells of, sentence by sentence, with who tells them and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo.extract.attackers import find_attacker
from geo.extract.attribution import Segment
from geo.extract.clauses import clause_span
from geo.extract.datelines import day_of
from geo.extract.dates import When, find_when
from geo.extract.events import STRIKE_LABELS, is_air, is_ground
from geo.extract.marked import Marked, mark
from geo.extract.packs import Pack
from geo.extract.regions import region
from geo.extract.speakers import Speaker
from geo.extract.strikes import Strike, find_strikes, is_heading, listed_strikes
from geo.extract.targets import find_target
from geo.extract.text import sentences
from geo.extract.voices import UNATTRIBUTED, publisher, speakers
from geo.model import Report, several

_MEMORY = 3
_STRIKES = frozenset(STRIKE_LABELS)
_ARMED_NEGATED = frozenset({"not_is", "not_nusra", "not_rebels", "not_militants"})


@dataclass(frozen=True, slots=True)
class Told:
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


def told_strikes(marked: Sequence[Marked], pack: Pack, report: Report) -> Iterator[Told]:
    """The strikes that the sentences tell of, in order."""
    if all(_STRIKES.isdisjoint(sentence.hits) for sentence in marked):
        return
    spoken = speakers(marked, pack)
    own_voice = publisher(report, pack)
    published = day_of(report.text, report.published)
    title = mark(report.title, sentences(report.title, pack.abbreviations, pack.spelling), (), pack)
    spoken_of_air = any(is_air(m, 0, len(m.tokens)) for m in title) or _soon_in_the_air(
        marked, pack
    )
    last_air = 0 if spoken_of_air else -_MEMORY - 1
    last_ground = -_MEMORY - 1
    heading: Marked | None = None
    for index, (sentence, segments) in enumerate(zip(marked, spoken, strict=True)):
        if is_heading(sentence, pack):
            heading = sentence
            continue
        if heading is not None and not _under(sentence, marked[index - 1], heading, segments):
            heading = None
        turned = last_ground > last_air and _same_paragraph(sentence, marked[last_ground])
        dated: dict[Segment, When | None] = {}
        for segment in segments:
            air_before = index - last_air <= _MEMORY and not turned
            strikes = tuple(
                meant
                for strike in find_strikes(sentence, pack, segment, air_before)
                or listed_strikes(sentence, pack, segment, heading)
                if (meant := _meant(sentence, pack, segment, strike)) is not None
            )
            if not strikes:
                continue
            nobody = sentence.sentence.starts_in_quote or any(
                sentence.within(label, segment.start, segment.end) for label in ("hearsay", "say")
            )
            partial = own_voice.side not in ("media", "unattributed")
            speaker = segment.speaker or (own_voice if partial or not nobody else UNATTRIBUTED)
            if speaker.text == report.publisher:
                speaker = own_voice
            if not dated:
                dated = _dates(sentence, pack, segments, published)
            for number, strike in enumerate(strikes):
                last_air = index
                yield Told(
                    index,
                    sentence,
                    segment,
                    strike,
                    speaker,
                    find_attacker(sentence, pack, segment, strike.cue, segment.speaker),
                    _when(segment, dated) or _date_of(heading, pack, published),
                    region(sentence, pack, segment, strikes, number)
                    if strike.places is not None or len(strikes) == 1
                    else clause_span(sentence, pack, segment, strike.cue.start),
                    heading,
                    _opening(sentence, segment, segments),
                )
        if is_air(sentence, 0, len(sentence.tokens)):
            last_air = index
        elif is_ground(sentence):
            last_ground = index
        if sentence.tokens[-1].text == ":":
            heading = sentence


def _soon_in_the_air(marked: Sequence[Marked], pack: Pack) -> bool:
    """Whether one of a report's first sentences speaks of attacks from the air, and none before it
    of attacks from the ground. Not where a word for a strike tells it by itself, as in English."""
    if not pack.free_order:
        return False
    for sentence in marked[: _MEMORY + 1]:
        if is_ground(sentence):
            return False
        if is_air(sentence, 0, len(sentence.tokens)):
            return True
    return False


def _same_paragraph(sentence: Marked, other: Marked) -> bool:
    return sentence.sentence.paragraph == other.sentence.paragraph


def _meant(marked: Marked, pack: Pack, segment: Segment, strike: Strike) -> Strike | None:
    """What a negation means. Who denies the victims doesn't deny the strike. By a verb of denying,
    or by a side that is said to strike, it is a denial; of an armed group ("did not hit IS") it
    tells of the target; when others say that a place was not hit, there is no strike."""
    if segment.denies and strike.cue.label in ("kill", "injure"):
        return None
    if not strike.denies or segment.denies:
        return strike
    target = find_target(marked, pack, segment.start, segment.end)
    if not pack.free_order and _ARMED_NEGATED.intersection(several(target.actors)):
        return replace(strike, denies=False)
    own = {side for attacker in pack.attackers.values() for side in attacker.sides}
    return strike if segment.speaker is not None and segment.speaker.side in own else None


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
        if before.end > segment.start or before.speaker != segment.speaker:
            continue
        if any(before.start <= span.start and span.end <= before.end for span in marked.places):
            return before
    return None


def _date_of(marked: Marked | None, pack: Pack, published: str) -> When | None:
    if marked is None:
        return None
    return find_when(marked, pack, 0, len(marked.tokens), published)


def _dates(
    marked: Marked, pack: Pack, segments: Sequence[Segment], published: str
) -> dict[Segment, When | None]:
    return {
        segment: find_when(marked, pack, segment.start, segment.end, published)
        for segment in segments
    }


def _when(segment: Segment, dated: Mapping[Segment, When | None]) -> When | None:
    """The date in the segment, else in another part of the sentence by the same speaker. Of a
    denied report it is only that within what is denied: beside it stands the day of the denial."""
    if dated[segment] is not None or segment.denies:
        return dated[segment]
    own = (None, segment.speaker)
    return next((when for s, when in dated.items() if when and s.speaker in own), None)
