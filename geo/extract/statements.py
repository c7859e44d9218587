"""A report to its located claims: the parts of extraction put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazetteer import Gazetteer
from geo.extract.aerial import OWN_WORDS
from geo.extract.attackers import own_attacker
from geo.extract.claims import Statement, Where, to_claims
from geo.extract.clauses import asides, clause_span
from geo.extract.dates import When
from geo.extract.marked import Marked, mark
from geo.extract.numbers import Counts, count, merged
from geo.extract.packs import Pack, languages, load_pack
from geo.extract.spelled import with_spelled
from geo.extract.targets import Target, find_target
from geo.extract.text import sentences
from geo.extract.told import Told, told_strikes
from geo.extract.where import where
from geo.model import CIVIL_TARGETS, MILITARY_TARGETS, SEPARATOR, Claim, Report, several

_MEMORY = 3
_OPENING = 4
_SUBJECTS = ("platform", "noun", "weak_noun", "bare_noun")


def extract(report: Report, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """The claims of a report, located, in the order of the text.

    None where the report's language has no pack. Every quote is the slice of the report's text
    that its offsets give.
    """
    if report.lang not in languages():
        return ()
    pack = load_pack(report.lang, gazetteer.theatre.name)
    mentions = gazetteer.find_mentions(report.text)
    found = sentences(report.text, pack.abbreviations, pack.spelling)
    marked = with_spelled(mark(report.text, found, mentions, pack), pack, gazetteer)
    told = list(told_strikes(marked, pack, report))
    return to_claims(_statements(told, marked, pack, gazetteer), report, gazetteer)


def _statements(
    told: Sequence[Told], marked: Sequence[Marked], pack: Pack, gazetteer: Gazetteer
) -> Iterator[Statement]:
    dated = {(t.when.start, t.when.end): t.when for t in told if t.when and t.when.start}
    only_date = next(iter(dated.values())) if len(dated) == 1 else None
    first_dated = next((t for t in told if t.when and t.when.start), None)
    named = {t.attacker for t in told if t.attacker}
    if any(sentence.hits.get("unclear") for sentence in marked):
        named.add("unknown")
    before: Told | None = None
    last: Statement | None = None
    for item in told:
        notes: list[str] = []
        start, end = item.region
        target = _target(item, pack)
        attacker = item.attacker
        if not attacker:
            attacker = _attacker_before(item, before, pack) or _supposed(item, pack, named, target)
            if attacker != "unknown":
                notes.append("attacker from other sentences of the report")
        when = item.when
        if when is None:
            same_day = any(hit.value == "same_day" for hit in item.marked.hits.get("date", ()))
            if before and before.when and (same_day or _is_same(item, before, pack)):
                when, note = before.when, "date from the sentence before"
            else:
                when = only_date if first_dated and _dates(first_dated, item) else None
                note = "date from another sentence of the report"
            if when is not None:
                notes.append(note)
        told_in = replace(item.segment, start=start, end=end)
        counts = count(item.marked, pack, told_in, item.segment.start)
        counts = merged(_told_behind(item, pack), counts)
        places = where(item, marked, pack, gazetteer)
        if last and before and places is None and _adds_toll(item, before, last, counts, pack):
            last = replace(last, counts=merged(last.counts, counts), end=item.marked.sentence.end)
            before = replace(before, index=item.index)
            continue
        if places is None and last and before and _tells_toll(item, before, last, counts, pack):
            places = Where(last.where.names, "the toll is told right after the strike there")
        if (
            places is None
            and last
            and before
            and _tells_more(item, before, last, target, counts, pack)
        ):
            places = Where(last.where.names, "told right after the strike there")
        before = replace(item, attacker=attacker, when=when)
        if places is None and not _is_told(item, pack, target, counts):
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
            where=replace(places or Where(), beside=_beside(item, marked)),
            firm=item.strike.firm,
            reach=_reach(item),
            passive=_is_passive(item, pack),
            hearsay=bool(item.marked.hits.get("hearsay")),
            notes=tuple(notes),
        )
    if last is not None:
        yield last


def _dates(dated: Told, item: Told) -> bool:
    """Whether the date that a report tells with one strike may be another's too: one told later, or
    one that the same speaker tells, or nobody else a place for, in the sentence before."""
    told_next = dated.index == item.index + 1
    same = dated.speaker.source == item.speaker.source
    return dated.index <= item.index or (told_next and (same or dated.strike.places is None))


def _beside(item: Told, marked: Sequence[Marked]) -> tuple[str, ...]:
    """The names of places in a sentence and, in its paragraph, in those shortly before it; the
    nearest first."""
    paragraph = item.marked.sentence.paragraph
    near = marked[max(0, item.index - _MEMORY) : item.index + 1]
    return tuple(
        span.text
        for sentence in reversed(near)
        if sentence.sentence.paragraph == paragraph
        for span in reversed(sentence.places)
    )


def _told_behind(item: Told, pack: Pack) -> Counts:
    """What a clause right behind the place counts there ("A حيث قتل سبعة، وB")."""
    places = item.strike.places
    if places is None or not pack.head_first:
        return Counts()
    for start, end in asides(item.marked, pack, item.segment):
        if start == places.end:
            return count(item.marked, pack, replace(item.segment, start=start, end=end))
    return Counts()


def _reach(item: Told) -> int:
    """The number of tokens between the event word and the places it is said of."""
    cue, places = item.strike.cue, item.strike.places
    return max(places.start - cue.end, cue.start - places.end, 0) if places else 0


def _is_passive(item: Told, pack: Pack) -> bool:
    """Whether the event word is a passive that names nobody who struck ("was hit")."""
    cue = item.strike.cue
    before = item.marked.tokens[cue.start - 1].norm if cue.start else ""
    return before in pack.words["passive"] and not item.attacker


def _target(item: Told, pack: Pack) -> Target:
    """The claimed target in all that tells of the strike. Who was hit is in the event's clause;
    who is said not to have been hit may stand in another."""
    start, end = item.region
    places_end = item.strike.places.end if item.strike.places else start
    first, last = clause_span(item.marked, pack, item.segment, item.strike.cue.start)
    first, last = max(start, first), min(end, max(last, places_end))
    denied = item.strike.denies
    target = find_target(item.marked, pack, start, end, denied=denied)
    hit = several(find_target(item.marked, pack, first, last, denied=denied).actors)
    spared = (actor for actor in several(target.actors) if actor.startswith("not_"))
    return replace(target, actors=SEPARATOR.join(dict.fromkeys((*hit, *spared))))


def _is_told(item: Told, pack: Pack, target: Target, counts: Counts) -> bool:
    """Whether a strike without a place is a claim: somebody tells what was hit or how often, in
    words of air strikes or of its own strikes."""
    own = own_attacker(pack, item.speaker)
    return (
        item.segment.speaker is not None
        and bool(target.text or counts.bounds)
        and (item.strike.firm or bool(own))
    )


def _supposed(item: Told, pack: Pack, named: set[str], target: Target) -> str:
    """The attacker where the words name none: the speaker's own side that tells of military
    targets it hit, or the only one that the report names, unless it isn't clear who struck."""
    own = own_attacker(pack, item.speaker)
    kinds = several(target.kinds)
    reports = item.strike.cue.label in OWN_WORDS and not CIVIL_TARGETS.intersection(kinds)
    its_own = reports and bool(own) and pack.attackers[own].air_only and not item.strike.denies
    if own and named <= {own} and (its_own or MILITARY_TARGETS.intersection(kinds)):
        return own
    return next(iter(named)) if len(named) == 1 else "unknown"


def _tells_toll(item: Told, before: Told, last: Statement, counts: Counts, pack: Pack) -> bool:
    """Whether a sentence without a place tells the toll of the strike in the one before it."""
    again = _goes_on_with(item, pack)
    same = item.marked.sentence.paragraph == before.marked.sentence.paragraph
    return (
        item.index - before.index <= 1
        and (same or again)
        and bool(last.where.names)
        and (item.strike.cue.label in ("kill", "injure") or again)
        and bool(counts.toll_text)
        and (item.speaker.source == before.speaker.source or again or _is_counted(counts))
    )


def _is_counted(counts: Counts) -> bool:
    """Whether a toll gives a number, as "many wounded" doesn't."""
    return any(least or most for least, most in counts.bounds.values())


def _tells_more(
    item: Told, before: Told, last: Statement, target: Target, counts: Counts, pack: Pack
) -> bool:
    """Whether the same speaker, or another who speaks of "the raids", goes on with what was hit at
    the one place just told of."""
    return (
        item.index - before.index == 1
        and (_follows(item, before) or _goes_on_with(item, pack))
        and len(last.where.names) == 1
        and bool(target.text)
        and not counts.bounds.keys() & {"strikes", "sorties", "targets"}
    )


def _adds_toll(item: Told, before: Told, last: Statement, counts: Counts, pack: Pack) -> bool:
    """Whether it is the same speaker's, who had told no toll yet ("Six civilians died.")."""
    return (
        _tells_toll(item, before, last, counts, pack)
        and item.speaker.source == before.speaker.source
        and not last.counts.toll_text
    )


def _follows(item: Told, before: Told) -> bool:
    """Whether two strikes are told in one paragraph by one speaker."""
    same = item.marked.sentence.paragraph == before.marked.sentence.paragraph
    return same and item.speaker.source == before.speaker.source


def _is_same(item: Told, before: Told, pack: Pack) -> bool:
    """Whether a strike is the one told before, by the same speaker or as "the raids"."""
    near = item.index - before.index <= _MEMORY
    return _follows(item, before) or (near and _is_definite(item, pack))


def _is_definite(item: Told, pack: Pack) -> bool:
    """Whether the words speak of a strike told before ("the raids")."""
    subjects = [
        hit
        for label in _SUBJECTS
        for hit in item.marked.within(label, item.segment.start, item.strike.cue.end)
    ]
    return any(_follows_article(item.marked, pack, hit.start) for hit in subjects)


def _follows_article(marked: Marked, pack: Pack, index: int) -> bool:
    """Whether "the" or "these" stands before a noun, or before its day ("the Saturday strike")."""
    dated = not pack.head_first and index > 1 and marked.at("date", index - 1) is not None
    before = index - 2 if dated else index - 1
    return before >= 0 and marked.tokens[before].norm in pack.words["definite"]


def _goes_on_with(item: Told, pack: Pack) -> bool:
    """Whether a segment opens with the strikes told before ("أدت الغارات إلى")."""
    start, article = item.segment.start, pack.spelling.article
    opening = item.marked.within("noun", start, start + _OPENING)
    return bool(article) and any(
        item.marked.tokens[hit.start].text.startswith(article) for hit in opening
    )


def _attacker_before(item: Told, before: Told | None, pack: Pack) -> str:
    """The attacker told of before, where "the raids" or the same paragraph ties the two."""
    if before is None or before.attacker == "unknown" or item.index - before.index > _MEMORY:
        return ""
    return before.attacker if _is_same(item, before, pack) else ""
