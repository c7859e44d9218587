"""Who speaks in every sentence of a report, with what carries a speaker from one to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from geo.extract.attackers import agents
from geo.extract.attribution import Segment, attribute
from geo.extract.events import STRIKE_LABELS
from geo.extract.marked import Marked
from geo.extract.packs import Pack
from geo.extract.speakers import Known, Speaker
from geo.extract.text import words_of
from geo.model import CIVIL_TARGETS, MILITARY_TARGETS, Report

_CARRIED_AT_MOST = 2
_LONGEST_PARAGRAPH = 6  # sentences; a longer one has lost its line ends
_EVENTS = ("noun", "weak_noun", "bare_noun")
_OTHER_VOICES = ("hearsay", "say", "deny", "according", "cite")
_NOT_REPORTED = ("injure", "ground", "troops", "unclear")
UNATTRIBUTED = Speaker("", "", "unattributed", "unattributed", "no source named")


def speakers(marked: Sequence[Marked], pack: Pack) -> list[tuple[Segment, ...]]:
    """The segments of every sentence. A quotation that runs on keeps its speaker; a sentence
    without one may go on with what the speaker before it tells (see `_goes_on`)."""
    spoken: list[tuple[Segment, ...]] = []
    sentences_of = Counter(sentence.sentence.paragraph for sentence in marked)
    known = Known()
    listing = False
    reporting: Speaker | None = None
    carried_for = 0
    for index, sentence in enumerate(marked):
        segments = attribute(sentence, pack, known)
        named = [segment.speaker for segment in segments if segment.speaker]
        carried_for += 1
        if named:
            if _attributes_what_was_told(sentence):
                _give(_first_hand(named[0], sentence, pack), marked, spoken, index)
            carried_for = 0
            known = known.and_then(named[-1])
            listing = sentence.tokens[-1].text == ":"
            reporting = _reporter(sentence, segments, pack, reporting)
        elif index and known.last is not None:
            before = spoken[-1][-1].speaker
            if sentence.sentence.starts_in_quote:
                segments = _spoken_by(segments, known.last)
            elif before is not None and _goes_on(
                sentence,
                marked[max(0, index - 2) : index],
                pack,
                before,
                listing,
                carried_for,
                sentences_of[sentence.sentence.paragraph] <= _LONGEST_PARAGRAPH,
            ):
                carried = replace(before, rule="carried over from the sentence before")
                segments = _spoken_by(segments, carried)
                listing = listing or sentence.tokens[-1].text == ":"
            else:
                listing = False
                if reporting is not None and _reports_on(sentence, pack, reporting):
                    carried = replace(reporting, rule="carried over from the report's last source")
                    segments = _spoken_by(segments, carried)
        if not named:
            known = replace(known, mentioned=_mentioned(sentence, pack) or known.mentioned)
        spoken.append(segments)
    for index in range(len(marked) - 2, -1, -1):
        if marked[index].sentence.ends_in_quote and spoken[index][0].speaker is None:
            following = spoken[index + 1][0].speaker
            if following is not None:
                spoken[index] = _spoken_by(spoken[index], following)
    return spoken


def _attributes_what_was_told(sentence: Marked) -> bool:
    """Whether a sentence opens by saying who told what stands before it ("Об этом сообщил …")."""
    body = sentence.sentence.body
    return any(hit.start == body for hit in sentence.hits.get("back", ()))


def _give(
    speaker: Speaker, marked: Sequence[Marked], spoken: list[tuple[Segment, ...]], end: int
) -> None:
    """Makes a speaker the one of the sentences before number `end` that name none: those of the
    same paragraph, or where it opens one, of the paragraph before."""
    paragraph = marked[max(end - 1, 0)].sentence.paragraph
    for index in range(end - 1, -1, -1):
        named = any(segment.speaker for segment in spoken[index])
        if marked[index].sentence.paragraph != paragraph or named:
            return
        spoken[index] = _spoken_by(spoken[index], speaker)


def _first_hand(speaker: Speaker, sentence: Marked, pack: Pack) -> Speaker:
    """Of an outlet that told it and whoever it has it from ("Reuters, которому рассказали в
    обсерватории") the latter."""
    if speaker.role != "media":
        return speaker
    sources = (s for s in _mentioned(sentence, pack) if s.role != "media" and s.side != "other")
    source = next(sources, None)
    return speaker if source is None else replace(source, relayed_by=speaker.source)


def _mentioned(sentence: Marked, pack: Pack) -> tuple[Speaker, ...]:
    """The sources that a sentence names, though they aren't said to say anything."""
    found = []
    for hit in sentence.hits.get("source", ()):
        source = pack.sources[hit.value]
        if not source.subject_only and not source.generic:
            text = sentence.words(hit.start, hit.end)
            found.append(Speaker(source.name, text, source.side, source.role, "named before"))
    return tuple(found)


def _goes_on(
    sentence: Marked,
    before: Sequence[Marked],
    pack: Pack,
    speaker: Speaker,
    listing: bool,
    carried_for: int,
    is_short: bool,
) -> bool:
    """Whether a sentence without a speaker goes on with what the speaker before it tells: for a
    few sentences in the same paragraph, if it `is_short` or they refer back, in a list that he
    opened with a colon, or where one of the warring sides is reporting what it hit."""
    if any(sentence.hits.get(label) for label in _OTHER_VOICES):
        return False
    same = sentence.sentence.paragraph == before[-1].sentence.paragraph
    near = same and carried_for <= _CARRIED_AT_MOST
    if listing or (near and (is_short or _refers_back(sentence, pack))):
        return True
    if not is_short and (not near or _turns(sentence, pack)):
        return False
    own = {a.id for a in pack.attackers.values() if speaker.side in a.sides}
    others = [hit for hit in sentence.hits.get("attacker", ()) if hit.value not in own]
    told_before = any(_tells_of(own, b) or _attributes_what_was_told(b) for b in before)
    military = told_before and _tells_of(own, sentence)
    reporting = military or sentence.tokens[-1].text == ":"
    return bool(own and reporting) and not others and speaker.role == "official"


def _reporter(
    sentence: Marked, segments: Sequence[Segment], pack: Pack, before: Speaker | None
) -> Speaker | None:
    """Whose account a sentence begins: the official's of a side that strikes, who tells of its
    strikes, or that of a monitor's report."""
    spoken = [segment for segment in segments if segment.speaker]
    speaker = spoken[-1].speaker
    if speaker is None or spoken[-1].denies:
        return None
    if before is not None and before.source == speaker.source:
        return speaker
    if speaker.role == "monitor" and (sentence.hits.get("issue") or sentence.hits.get("account")):
        return speaker
    if speaker.role == "witness" and before is not None and before.role == "monitor":
        return before
    own = _attackers_of(pack, speaker)
    if not own:
        return None
    return speaker if _tells_of(own, sentence) or sentence.hits.get("platform") else None


def _reports_on(sentence: Marked, pack: Pack, speaker: Speaker) -> bool:
    """Whether a sentence without a speaker may go on with such an account: it tells of strikes or
    of military targets, and an official's of no harm to civilians, no fight on the ground and no
    other side's aircraft."""
    if any(sentence.hits.get(label) for label in _OTHER_VOICES):
        return False
    if speaker.role == "monitor":
        return any(map(sentence.hits.get, STRIKE_LABELS))
    if any(sentence.hits.get(label) for label in _NOT_REPORTED):
        return False
    own = _attackers_of(pack, speaker)
    acting = agents(sentence, pack, sentence.sentence.body, len(sentence.tokens))
    if any(hit.value not in own for hit in acting):
        return False
    targets = {hit.value for hit in sentence.hits.get("target", ())}
    if targets & CIVIL_TARGETS:
        return False
    return bool(targets & MILITARY_TARGETS) or any(map(sentence.hits.get, STRIKE_LABELS))


def _attackers_of(pack: Pack, speaker: Speaker) -> set[str]:
    """The ids of the attackers that an official speaks for and that strike from the air alone."""
    if speaker.role != "official":
        return set()
    return {a.id for a in pack.attackers.values() if a.air_only and speaker.side in a.sides}


def _turns(sentence: Marked, pack: Pack) -> bool:
    """Whether a sentence turns to another place or event ("Meanwhile", "In Homs the army …")."""
    body = sentence.sentence.body
    opening = sentence.tokens[body].norm if body < len(sentence.tokens) else ""
    placed = any(span.start <= body + 2 for span in sentence.places if span.start >= body)
    return opening in pack.words["turning"] or (opening in pack.words["in"] and placed)


def _refers_back(sentence: Marked, pack: Pack) -> bool:
    """Whether a sentence opens with an event told before ("The raids hit …") or a quotation."""
    body = sentence.sentence.body
    if body < len(sentence.tokens) and sentence.sentence.quoted[body]:
        return True
    first = next((h for label in _EVENTS for h in sentence.within(label, body, body + 4)), None)
    definite = sentence.tokens[body].norm if body < len(sentence.tokens) else ""
    return first is not None and definite in pack.words["definite"]


def _tells_of(attackers: Collection[str], sentence: Marked) -> bool:
    """Whether a sentence tells of military targets or of what these attackers do."""
    return any(hit.value in MILITARY_TARGETS for hit in sentence.hits.get("target", ())) or any(
        hit.value in attackers for hit in sentence.hits.get("attacker", ())
    )


def _spoken_by(segments: Sequence[Segment], speaker: Speaker) -> tuple[Segment, ...]:
    return tuple(replace(segment, speaker=speaker) for segment in segments)


def publisher(report: Report, pack: Pack) -> Speaker:
    """The speaker of what nobody in the report is named for: the publisher."""
    if not report.publisher:
        return UNATTRIBUTED
    rule = "the publisher's own words"
    for hit in pack.lexicon.find(words_of(report.publisher, pack.spelling)):
        source = pack.sources.get(hit.value) if hit.label == "source" else None
        if source and not source.subject_only and source.side != "media" and not source.generic:
            return Speaker(source.name, report.publisher, source.side, source.role, rule)
    return Speaker(report.publisher, report.publisher, "media", "media", rule)
