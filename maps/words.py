"""Claims and comparisons in words, for the terminal and the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from geo.incidents import VERDICTS
from geo.model import Claim

if TYPE_CHECKING:
    from geo.summary import Summary

NOT = "not_"


def side_labels(theatre: str) -> dict[str, str]:
    """What a reader sees for each side, in the order of the theatre's data."""
    from geo.actors import load_actors

    return {side.id: side.label for side in load_actors(theatre).sides}


def group_labels(theatre: str) -> dict[str, str]:
    """What a reader sees for those who may be said to be hit."""
    from geo.actors import load_actors

    return {group.id: group.label for group in load_actors(theatre).groups}


def attacker_labels(theatre: str) -> dict[str, str]:
    """What a reader sees for each who may be said to have struck."""
    from geo.actors import load_actors

    told = {attacker.id: attacker.label for attacker in load_actors(theatre).attackers}
    return {**told, "unknown": "not said"}


def coded(code: str) -> str:
    """A code as words: `training camp`."""
    return code.replace("_", " ")


def hit(codes: Iterable[str], labels: Mapping[str, str]) -> str:
    """Who is said to be hit, and who is said not to be: `Civilians; not Islamic State`."""
    return "; ".join(
        ("not " if code.startswith(NOT) else "")
        + labels.get(bare := code.removeprefix(NOT), coded(bare))
        for code in codes
    )


def span(low: int | float | None, high: int | float | None) -> str:
    """`3`, `3 to 5`, `at least 3`, `at most 5`, or nothing."""
    if low is None:
        return "" if high is None else f"at most {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def days(start: str, end: str) -> str:
    """A day or days, ISO, or `date not given`."""
    if start and end and start != end:
        return f"{start} to {end}"
    return start or end or "date not given"


def place(claim: Claim) -> str:
    """The place with its governorate, or with its kind where it is wider than a town."""
    name = claim.place or claim.toponym or "place not named"
    is_area = claim.feature_class not in ("", "settlement", "neighbourhood")
    parts = (
        claim.admin1 if claim.admin1 != claim.place else "",
        claim.feature_class if is_area and claim.feature_class not in name.casefold() else "",
    )
    told = ", ".join(part for part in parts if part)
    return f"{name} ({told})" if told else name


def target(claim: Claim) -> str:
    """The claimed target in the report's words, else its kinds, else nothing."""
    return claim.claimed_target or kinds(claim)


def kinds(claim: Claim) -> str:
    """The kinds of the claimed targets: `training camp, fuel`."""
    return ", ".join(map(coded, claim.target_kinds))


def toll(claim: Claim) -> str:
    """Killed and injured as the report puts it, or by number where its words are not kept."""
    if claim.toll_text:
        return claim.toll_text
    counts = (
        (span(claim.killed_min, claim.killed_max), "killed"),
        (span(claim.injured_min, claim.injured_max), "injured"),
    )
    return ", ".join(f"{number} {what}" for number, what in counts if number)


def effort(claim: Claim) -> str:
    """Strikes, sorties and targets, each by its own number."""
    counts = (
        ("strikes", claim.strikes_min, claim.strikes_max),
        ("sorties", claim.sorties_min, claim.sorties_max),
        ("targets", claim.targets_min, claim.targets_max),
    )
    return ", ".join(f"{what}: {span(low, high)}" for what, low, high in counts if span(low, high))


def position(claim: Claim) -> str:
    """Where the claim is, with the radius of what its words cover; nothing without a place."""
    if claim.lat is None or claim.lon is None:
        return ""
    radius = f", within {claim.radius_m / 1000:,.0f} km" if claim.radius_m else ""
    return f"{claim.lat:.5f}, {claim.lon:.5f} (latitude, longitude{radius})"


def account(claim: Claim) -> str:
    """What the claim says was hit, with what effect: one line."""
    parts = (target(claim) or "claimed target not named", effort(claim), toll(claim))
    told = "; ".join(part for part in parts if part)
    return f"denies: {told}" if claim.stance == "denies" else told


def overview(summary: Summary, theatre: str) -> Iterator[str]:
    """How many incidents, at how many places, how the sides stand to each other, who is heard
    alone, and how much of what the striking sides say of who was hit is answered."""
    sides, groups = side_labels(theatre), group_labels(theatre)
    told = ", ".join(
        f"{coded(verdict)} {summary.verdicts[verdict]:,}"
        for verdict in VERDICTS
        if summary.verdicts[verdict]
    )
    head = f"{count(summary.incidents, 'incident')} at {count(summary.places, 'place')}"
    yield f"{head}: {told}." if told else f"{head}."
    if summary.alone:
        alone = ", ".join(f"{sides.get(s, s)} {n:,}" for s, n in summary.alone.items())
        yield f"Heard alone: {alone}."
    if summary.answers:
        yield "Who was hit, as the striking sides say it, and how often another side answers:"
    for answer in summary.answers:
        who = f"{sides.get(answer.side, answer.side)}: {groups.get(answer.actor, answer.actor)}"
        yield (
            f"  {who}, in {count(answer.incidents, 'incident')}; otherwise {answer.otherwise:,}, "
            f"the same {answer.same:,}, no statement found {answer.silent:,}"
        )


def count(number: int, noun: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
