"""Whether an event word tells of an attack from the air or by missile, and not of shelling."""

from __future__ import annotations

from geo.extract.attribution import Segment
from geo.extract.clauses import clause_span, clause_start
from geo.extract.events import OTHER_EVENTS, STRONG, is_air
from geo.extract.lexicon import Hit
from geo.extract.marked import Marked
from geo.extract.packs import Pack

OWN_WORDS = frozenset({"weak_noun", "weak_verb"})
WINDOW = 6
_SHELLING = frozenset({"ground", "troops"})
_FIGHTERS = frozenset({"rebels", "is", "nusra"})


def is_shelling(marked: Marked, pack: Pack, segment: Segment, events: list[Hit], cue: Hit) -> bool:
    """Whether the clause tells of shelling and of no aircraft, though the sentence may."""
    if cue.label == "troops":
        return not is_air(marked, cue.end, cue.end + WINDOW)
    if cue.label in STRONG:
        return False
    floor, roof = clause_span(marked, pack, segment, cue.start)
    shelled = any(hit.label in _SHELLING and floor <= hit.start < roof for hit in events)
    return shelled and not is_air(marked, floor, roof)


def is_from_air(
    marked: Marked,
    pack: Pack,
    segment: Segment,
    events: list[Hit],
    cue: Hit,
    air: bool,
    air_before: bool,
) -> bool:
    """Whether an event word is an attack from the air: by itself, by its sentence, or since the
    talk was of air strikes before and the clause tells of no shelling. An "attack" needs more:
    nothing else may happen in its segment."""
    if cue.label in OTHER_EVENTS:
        return False
    if _by_ground(marked, pack, segment, events, cue):
        return False
    if cue.label in STRONG or air or _of_own_side(marked, pack, segment, cue):
        return True
    if cue.label == "weak_noun" and _by_air_only(marked, pack, segment, cue):
        return True
    floor, roof = clause_span(marked, pack, segment, cue.start)
    if pack.head_first and cue.label not in ("kill", "injure"):
        named = {hit.value for hit in marked.within("attacker", floor, roof)}
        if named and all(pack.attackers[name].air_only for name in named):
            return True
    if cue.label == "bare_noun":
        return air_before and not any(hit.label in OTHER_EVENTS for hit in events)
    harmed = cue.label in ("kill", "injure")
    shelled = any(hit.label == "ground" and (harmed or floor <= hit.start < roof) for hit in events)
    return air_before and not shelled and not _by_fighters(marked, pack, floor, cue)


def _by_air_only(marked: Marked, pack: Pack, segment: Segment, cue: Hit) -> bool:
    """Whether the clause of a blow names one who strikes from the air alone before it ("the
    coalition carried out four strikes")."""
    floor, roof = clause_span(marked, pack, segment, cue.start)
    agents = marked.within("attacker", floor, cue.start)
    return (
        pack.free_order
        and bool(agents)
        and all(pack.attackers[hit.value].air_only for hit in agents)
        and not marked.within("ground", floor, roof)
    )


def _of_own_side(marked: Marked, pack: Pack, segment: Segment, cue: Hit) -> bool:
    """Whether a side that strikes from the air alone reports its own strike: the clause tells what
    was hit or counts strikes, names no other attacker, no shelling, and opens with no group."""
    speaker = segment.speaker
    if speaker is None or speaker.role != "official" or cue.label not in OWN_WORDS:
        return False
    own = {a.id for a in pack.attackers.values() if a.air_only and speaker.side in a.sides}
    floor, roof = clause_span(marked, pack, segment, cue.start)
    group = next(iter(marked.within("group", floor, cue.start)), None)
    told = marked.within("target", floor, roof) or marked.within("unit", floor, roof)
    if not own or not told or (group is not None and group.start <= floor + 1):
        return False
    named = {hit.value for hit in marked.within("attacker", floor, roof)}
    return named <= own and not marked.within("ground", floor, roof)


def _by_ground(marked: Marked, pack: Pack, segment: Segment, events: list[Hit], cue: Hit) -> bool:
    """Whether "which killed" tells of an attack from the ground."""
    floor = clause_start(marked, pack, segment, cue.start)
    opener = marked.tokens[floor - 1].norm if floor > segment.start else ""
    if cue.label not in ("kill", "injure") or opener not in pack.words["relative"]:
        return False
    before = [hit for hit in events if hit.end < floor]
    return bool(before) and before[-1].label == "ground"


def _by_fighters(marked: Marked, pack: Pack, floor: int, cue: Hit) -> bool:
    """Whether an armed group stands where such a language has the subject: shortly before the
    event's noun, or right behind its verb. Only states have aircraft."""
    if not pack.head_first:
        return False
    before = marked.within("group", max(floor, cue.start - WINDOW), cue.start)
    behind = marked.at("group", cue.end) if cue.end < len(marked.tokens) else None
    groups = (*before, behind) if behind and cue.label == "weak_verb" else before
    return any(hit.value in _FIGHTERS for hit in groups)
