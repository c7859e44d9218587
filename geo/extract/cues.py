"""The verbs of saying of a sentence with their speakers, and who passes on whom."""

from __future__ import annotations

from dataclasses import replace

from geo.extract.lexicon import Hit
from geo.extract.marked import Marked
from geo.extract.packs import Pack
from geo.extract.speakers import CLAUSE_LABELS, Known, find_speaker
from geo.extract.subjects import Cue, after_listener, name_end, subject_before, with_subject


def find_cues(marked: Marked, pack: Pack, known: Known) -> list[Cue]:
    hits = [
        hit
        for label in ("say", "deny", "issue", "according", "cite", "passes_on")
        for hit in marked.hits.get(label, ())
        if not marked.sentence.quoted[hit.start]
        and not _is_hearsay(marked, hit)
        and not _is_in_name(marked, hit)
        and not _is_in_toll(marked, hit)
    ]
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    opening = _before_colon(marked, pack, known)
    cues: list[Cue] = [opening] if opening else []
    floor = opening.hit.end if opening else marked.sentence.body
    for hit in hits:
        if hit.start < floor or _is_denied(cues, hit):
            continue
        if hit.label == "passes_on":
            cue = _passed_on(marked, pack, hit, known)
        elif hit.label in ("according", "cite"):
            cue = _named_after(marked, pack, hit, known)
        else:
            cue = _outlet_on(marked, pack, hit, known) or with_subject(
                marked, pack, hit, floor, known
            )
        if cue is None:
            continue
        outer = None
        if hit.label == "cite":
            outer = subject_before(marked, pack, hit, floor, known)
        if outer is None and cues and (hit.label == "cite" or _is_nested(marked, cues[-1], cue)):
            outer = cues.pop()
        if outer is not None:
            cue = _relay(outer, cue)
        elif cues and _is_passed_on(marked, cues[-1], cue):
            said = cues.pop()
            speaker = replace(said.speaker, relayed_by=cue.speaker.source)
            cue = replace(said, name_end=cue.name_end, speaker=speaker)
        cues.append(cue)
        known = known.and_then(cue.speaker)
        floor = max(hit.end, cue.name_end)
    return cues


def _is_in_name(marked: Marked, hit: Hit) -> bool:
    """Whether a word of saying is a surname, between words with capitals in a sentence whose
    other words have none ("Rodi Said")."""
    beside = marked.tokens[max(hit.start - 1, 0) : hit.end + 1]
    if hit.start == 0 or not all(token.text[0].isupper() for token in beside):
        return False
    words = [token for token in marked.tokens if token.is_word]
    return sum(token.text[0].isupper() for token in words) * 2 < len(words)


def _is_in_toll(marked: Marked, hit: Hit) -> bool:
    """Whether a word of saying is part of one for the dead ("claimed the lives of")."""
    killed = marked.at("kill", hit.start)
    return killed is not None and killed.end - killed.start > hit.end - hit.start


def _is_hearsay(marked: Marked, hit: Hit) -> bool:
    """Whether a word of saying is said of nobody ("it is reported"), unlike "reported by"."""
    hearsay = marked.at("hearsay", hit.start)
    return hearsay is not None and hearsay.end >= hit.end


def _before_colon(marked: Marked, pack: Pack, known: Known) -> Cue | None:
    """The source that opens a sentence, with a colon for its verb of saying ("Pentagon: …")."""
    start = marked.sentence.body
    end = name_end(marked, pack, start)
    if end == start or end + 1 >= len(marked.tokens) or marked.tokens[end].text != ":":
        return None
    if not any(hit.end == end for hit in marked.within("source", start, end)) or any(
        marked.within(label, start, end) for label in CLAUSE_LABELS
    ):
        return None
    found = find_speaker(marked, pack, start, end, known, "before a colon")
    return Cue(Hit(end, end + 1, "say", ":"), found[1], end, found[0]) if found else None


def _is_denied(cues: list[Cue], hit: Hit) -> bool:
    """Whether a word of saying is what another speaker denies ("denied reports that")."""
    return bool(cues) and cues[-1].hit.label == "deny" and hit.start - cues[-1].hit.end <= 2


def _is_nested(marked: Marked, outer: Cue, inner: Cue) -> bool:
    """Whether nothing but "that" stands between a verb of saying and the next speaker."""
    gap = marked.tokens[max(outer.hit.end, outer.name_end) : inner.name_start]
    return (
        not outer.after
        and inner.speaker.source != outer.speaker.source
        and inner.hit.label != "according"
        and len(gap) <= 1
        and all(token.is_word for token in gap)
    )


def _is_passed_on(marked: Marked, said: Cue, cue: Cue) -> bool:
    """Whether the media only pass on what was attributed right before ("…, said the ministry,
    writes Reuters")."""
    gap = marked.tokens[max(said.hit.end, said.name_end) : cue.hit.start]
    return (
        said.after
        and cue.after
        and cue.hit.label == "say"
        and cue.speaker.role == "media"
        and said.speaker.role != "media"
        and len(gap) <= 1
    )


def _relay(outer: Cue, inner: Cue) -> Cue:
    """The inner speaker passed on by the outer one; one who isn't in the list of actors has the
    side of the state media that pass him on."""
    speaker = replace(inner.speaker, relayed_by=outer.speaker.source)
    if speaker.source == outer.speaker.source:
        return outer
    unlisted = "not in the list" in speaker.rule or outer.speaker.role == "official"
    if speaker.side == "other" and outer.speaker.side not in ("media", "other") and unlisted:
        speaker = replace(speaker, side=outer.speaker.side, role="official")
    return Cue(
        inner.hit if inner.hit.label != "cite" else outer.hit,
        min(outer.name_start, inner.name_start),
        max(outer.name_end, inner.name_end),
        speaker,
        inner.after,
    )


def _outlet_on(marked: Marked, pack: Pack, hit: Hit, known: Known) -> Cue | None:
    """Whom an outlet's report is from ("أوردت الوكالة عن شهود")."""
    stop = name_end(marked, pack, hit.end) if pack.words["from"] else len(marked.tokens)
    if stop >= len(marked.tokens) or marked.tokens[stop].norm not in pack.words["from"]:
        return None
    outlets = marked.within("source", hit.end, stop)
    if not any(pack.sources[outlet.value].role == "media" for outlet in outlets):
        return None
    return _passed_on(marked, pack, hit, known)


def _passed_on(marked: Marked, pack: Pack, hit: Hit, known: Known) -> Cue | None:
    """Who is quoted and who passes it on, of "نقلت وكالة عن مصدر"."""
    stop = name_end(marked, pack, hit.end)
    if stop >= len(marked.tokens) or marked.tokens[stop].norm not in pack.words["that"]:
        return None
    last = name_end(marked, pack, stop + 1)
    rule = marked.words(hit.start, hit.end)
    quoted = find_speaker(marked, pack, stop + 1, last, known, rule)
    if quoted is None:
        return None
    cue = Cue(hit, hit.end, last, quoted[0], after=True)
    outer = find_speaker(marked, pack, hit.end, stop, known, rule)
    return _relay(Cue(hit, hit.end, stop, outer[0], after=True), cue) if outer else cue


def _named_after(marked: Marked, pack: Pack, hit: Hit, known: Known) -> Cue | None:
    rule = marked.words(hit.start, hit.end)
    words = {token.norm for token in marked.tokens[hit.start : hit.end]}
    if words & pack.words["objects"] and known.last is not None:
        same = replace(known.last, rule=f"“{rule}” refers to the speaker named before")
        return Cue(hit, hit.end, hit.end, same, after=True)
    begin = after_listener(marked, pack, hit.end)
    stop = name_end(marked, pack, begin)
    speaker = find_speaker(marked, pack, begin, stop, known, rule)
    if speaker is None and (named := _named_first(marked, pack, begin, stop)) is not None:
        stop = named.end
        speaker = find_speaker(marked, pack, begin, stop, known, rule)
    if speaker is None:
        return None
    return Cue(hit, hit.end, stop, speaker[0], after=True)


def _named_first(marked: Marked, pack: Pack, start: int, end: int) -> Hit | None:
    """The source that words open with, where a clause follows it without a comma ("according to
    SANA the coalition attacked …")."""
    first = next(iter(marked.within("source", start, end)), None)
    opens = first is not None and all(
        token.norm in pack.words["articles"] or token.text[0].isupper()
        for token in marked.tokens[start : first.start]
    )
    return first if opens else None
