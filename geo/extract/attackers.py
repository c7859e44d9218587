"""Who is said to have struck; never to be confused with who says so."""

from __future__ import annotations

from geo.extract.attribution import Segment
from geo.extract.clauses import clause_span
from geo.extract.lexicon import Hit
from geo.extract.marked import Marked
from geo.extract.packs import Pack
from geo.extract.speakers import Speaker

_ACT_LABELS = ("platform", "noun", "weak_noun", "bare_noun", "verb", "weak_verb", "kill")
_REACH = 6
_BEFORE = 4
_OWN_REACH = 6


def find_attacker(
    marked: Marked, pack: Pack, segment: Segment, cue: Hit, speaker: Speaker | None
) -> str:
    """The id of the attacker that the words of a segment give, empty if none.

    "Russian warplanes", "strikes by the coalition"; else a speaker who tells of its own strikes.
    """
    clause = clause_span(marked, pack, segment, cue.start)
    found = agents(marked, pack, *clause) or agents(marked, pack, segment.start, segment.end)
    if found:
        return min(found, key=lambda hit: (abs(hit.start - cue.start), hit.start)).value
    if speaker is not None and speaker.role == "official":
        floor = max(segment.start, cue.start - _OWN_REACH)
        near = {token.norm for token in marked.tokens[floor : cue.start]}
        opens = cue.start == segment.start or (
            marked.tokens[segment.start].norm in pack.words["infinitive"]
        )
        if (opens and cue.label != "bare_noun") or near & pack.words["own"]:
            return own_attacker(pack, speaker)
    return ""


def own_attacker(pack: Pack, speaker: Speaker) -> str:
    """The attacker that a speaker speaks for, empty if none."""
    for attacker in pack.attackers.values():
        if speaker.side in attacker.sides and speaker.role == "official":
            return attacker.id
    return ""


def agents(marked: Marked, pack: Pack, start: int, end: int) -> list[Hit]:
    """The names of attackers that tokens `start` to `end` tell of as acting."""
    return [
        hit for hit in marked.within("attacker", start, end) if _acts(marked, pack, hit, start, end)
    ]


def _acts(marked: Marked, pack: Pack, hit: Hit, start: int, end: int) -> bool:
    """Whether the name is that of the one who strikes, not of one who only occurs."""
    if hit.end < end and marked.tokens[hit.end].norm in pack.words["made"]:  # "روسية الصنع"
        return False
    if hit.start == start and start and marked.at("say", start - 1):  # "accused Russia of"
        return True
    before = {marked.tokens[i].norm for i in range(max(start, hit.start - _BEFORE), hit.start)}
    if before & pack.words["backing"]:
        return False
    if _is_abroad(marked, pack, hit, start):
        return False
    if before & pack.words["by"] or (hit.start > start and marked.at("hearsay", hit.start - 1)):
        return True
    if pack.head_first and _is_said_of(marked, pack, hit, start):
        return True
    skipped = _relative_end(marked, pack, hit.end, end)
    acts = marked.covered(_ACT_LABELS)
    for index in (*range(hit.start, hit.end), *range(skipped, min(skipped + _REACH, end))):
        if index >= hit.end and marked.tokens[index].text in (",", ";"):
            return False
        if index in acts:
            return True
    return False


def _is_abroad(marked: Marked, pack: Pack, hit: Hit, start: int) -> bool:
    """Whether a country is only where something is or comes from ("crossing from Turkey")."""
    if hit.start == start or pack.head_first or not hit.end < len(marked.tokens):
        return False
    inside = pack.words["in"] - pack.words["of"]
    away = marked.at("away", hit.start - 1) or marked.tokens[hit.start - 1].norm in inside
    acts = hit.end in marked.covered(("platform", "noun", "weak_noun"))
    return bool(away) and not acts


def _relative_end(marked: Marked, pack: Pack, index: int, end: int) -> int:
    """Behind a clause between commas that describes the name ("the coalition, which … , hit")."""
    opens = index + 1 < end and marked.tokens[index].text == ","
    if not opens or marked.tokens[index + 1].norm not in pack.words["relative"]:
        return index
    return next((i + 1 for i in range(index + 1, end) if marked.tokens[i].text == ","), index)


def _is_said_of(marked: Marked, pack: Pack, hit: Hit, start: int) -> bool:
    """Whether the name describes aircraft or strikes that stand before it ("غارات روسية")."""
    for index in range(hit.start - 1, max(start, hit.start - _REACH) - 1, -1):
        if index in marked.covered(("platform", "noun", "weak_noun")):
            return True
        token = marked.tokens[index]
        apart = token.norm in pack.words["in"] or any(
            marked.at(label, index) for label in ("target", "near", "kind", "away")
        )
        if apart or not token.is_word:
            return False
    return False
