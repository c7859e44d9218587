"""What a comparison adds up to: who is heard alone, whose word on who was hit is answered, and
what was claimed day by day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geo.accounts import target_agrees
from geo.actors import load_actors
from geo.groups import attackers_of
from geo.incidents import Comparison, Incident
from geo.model import Claim
from geo.verdicts import NO_ACCOUNT
from geo.voices import voices


@dataclass(frozen=True, slots=True)
class Answer:
    """Of the incidents in which a side says that its own strike hit `actor`: of how many another
    side tells the same, or otherwise, and of how many no other statement on who was hit was
    found."""

    side: str
    actor: str
    incidents: int
    same: int
    otherwise: int
    silent: int


@dataclass(frozen=True, slots=True)
class Daily:
    """What one side's statements claim of one day, each statement and its copies counted once.
    `strikes` and `killed` add up the least numbers that the statements give."""

    day: str
    side: str
    statements: int
    strikes: int
    killed: int


@dataclass(frozen=True, slots=True)
class Summary:
    """`verdicts` counts incidents by verdict, `alone` those that one side alone tells of, by side
    in the theatre's order. `daily` has the statements about a single day; `undated` counts the
    others."""

    incidents: int
    places: int
    verdicts: Mapping[str, int]
    alone: Mapping[str, int]
    answers: tuple[Answer, ...]
    daily: tuple[Daily, ...]
    undated: int


def summarise(
    comparison: Comparison, incidents: Sequence[Incident] | None = None, *, theatre: str = "syria"
) -> Summary:
    """The summary of a comparison, or of some `incidents` of it."""
    chosen = comparison.incidents if incidents is None else incidents
    claims = {claim.claim_id: claim for claim in comparison.claims}
    told = [[claims[claim_id] for claim_id in incident.claim_ids] for incident in chosen]
    sides = [side.id for side in load_actors(theatre).sides]
    alone = Counter(next(iter(heard)) for each in told if len(heard := _by_side(each).keys()) == 1)
    compared = (
        comparison.claims if incidents is None else [claim for each in told for claim in each]
    )
    daily, undated = _daily(compared)
    return Summary(
        incidents=len(chosen),
        places=len({(incident.place, incident.admin1) for incident in chosen}),
        verdicts=Counter(incident.verdict for incident in chosen),
        alone={side: alone[side] for side in (*sides, *sorted(alone)) if alone[side]},
        answers=_answers(told, theatre),
        daily=daily,
        undated=undated,
    )


def _by_side(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The accounts: what each side says, without that of media alone or of nobody named."""
    by_side: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.side not in NO_ACCOUNT:
            by_side[claim.side].append(claim)
    return by_side


def _answers(told: Iterable[Sequence[Claim]], theatre: str) -> tuple[Answer, ...]:
    own: dict[str, set[str]] = defaultdict(set)
    for attacker in load_actors(theatre).attackers:
        for side in attacker.sides:
            own[side].add(attacker.id)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for claims in told:
        accounts = _by_side(claim for claim in claims if claim.stance == "asserts")
        for side in own.keys() & accounts.keys():
            others = [said for other, said in accounts.items() if other != side]
            agreed = {target_agrees(accounts[side], said) for said in others}
            answer = "otherwise" if False in agreed else "same" if True in agreed else "silent"
            struck = [c for c in accounts[side] if attackers_of(c) & own[side]]
            actors = {actor for claim in struck for actor in claim.target_actors}
            for actor in actors:
                if not actor.startswith("not_"):
                    counts[side, actor][answer] += 1
    return tuple(
        Answer(side, actor, found.total(), found["same"], found["otherwise"], found["silent"])
        for (side, actor), found in sorted(counts.items())
    )


def _daily(claims: Sequence[Claim]) -> tuple[tuple[Daily, ...], int]:
    voice_of = voices(claims)
    by_voice: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.stance == "asserts" and claim.review != "rejected":
            by_voice[voice_of[claim.claim_id]].append(claim)
    found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    undated = 0
    for said in by_voice.values():
        days = {claim.date_start for claim in said if claim.time_precision == "day"}
        if len(days) != 1:
            undated += 1
            continue
        strikes = max(claim.strikes_min or 0 for claim in said)
        killed = max(claim.killed_min or 0 for claim in said)
        found[days.pop(), said[0].side].append((strikes, killed))
    daily = tuple(
        Daily(day, side, len(counts), *(sum(each) for each in zip(*counts, strict=True)))
        for (day, side), counts in sorted(found.items())
    )
    return daily, undated
