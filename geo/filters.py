"""The filters that the map, the export and the comparison share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from gazetteer.normalise import fold
from geo.comparison import compare
from geo.errors import GeoError
from geo.model import Claim
from geo.rows import is_iso_date

NEAR_SCORE = 75
NEAR_SHOWN = 5
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep: one value of each kind that is set, any of a kind's values.

    Values are compared without case and diacritics. `place` is a place's name, a toponym, a
    place_id, or any of the names given with the claims; `since` and `until` are ISO dates, both
    included.
    """

    side: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    attacker: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    precision: tuple[str, ...] = ()
    agreement: tuple[str, ...] = ()


Names = Mapping[str, Sequence[str]]  # all spellings of a place, by place_id
NO_NAMES: Names = {}
_VALUES: dict[str, Callable[[Claim], tuple[str, ...]]] = {
    "side": lambda claim: (claim.side,),
    "source": lambda claim: (claim.source,),
    "target": lambda claim: claim.target_kinds,
    "place": lambda claim: (claim.place, claim.toponym, claim.place_id),
    "admin1": lambda claim: (claim.admin1,),
    "attacker": lambda claim: (claim.attacker,),
    "stance": lambda claim: (claim.stance,),
    "precision": lambda claim: (claim.geo_precision,),
}


def select(
    claims: Sequence[Claim], filters: Filters, *, names: Names = NO_NAMES
) -> tuple[Claim, ...]:
    """The claims that pass every filter, in their order.

    With `since` or `until` a claim without a date is kept out (`undated` has those); one with a
    range of dates is kept when any day of it is inside. `agreement` asks for the verdict on the
    claim's incident among all the claims given. `names` are more names of the claims' places, by
    place_id. Raises GeoError for a value that no claim has, with the near ones, and for a date
    that is not ISO.
    """
    kept = _keep(claims, filters, names)
    if filters.since or filters.until:
        _check_dates(claims, filters)
        kept = [claim for claim in kept if _is_within(claim, filters)]
    return tuple(kept)


def undated(
    claims: Sequence[Claim], filters: Filters, *, names: Names = NO_NAMES
) -> tuple[Claim, ...]:
    """The claims that `since` or `until` keeps out for having no date, and nothing else does."""
    if not (filters.since or filters.until):
        return ()
    return tuple(claim for claim in _keep(claims, filters, names) if not _dates(claim))


def _keep(claims: Sequence[Claim], filters: Filters, names: Names) -> list[Claim]:
    kept = list(claims)
    values = dict(_VALUES)
    values["place"] = lambda claim: (*_VALUES["place"](claim), *names.get(claim.place_id, ()))
    if filters.agreement:
        verdicts = _verdicts(claims)
        values["agreement"] = lambda claim: (verdicts[claim.claim_id],)
    for kind, values_of in values.items():
        wanted: tuple[str, ...] = getattr(filters, kind)
        if wanted:
            present = {v: _shown(kind, v, c) for c in claims for v in values_of(c) if v}
            keys = _keys(kind, wanted, present)
            kept = [c for c in kept if any(fold(v) in keys for v in values_of(c) if v)]
    return kept


def _shown(kind: str, value: str, claim: Claim) -> str:
    """How an error names a value: a place by its name, however it was spelt."""
    return claim.place or value if kind == "place" else value


def _keys(kind: str, wanted: Iterable[str], present: Mapping[str, str]) -> set[str]:
    folded = {fold(value) for value in present}
    for value in wanted:
        if fold(value) not in folded:
            raise _no_match(kind, value, present)
    return {fold(value) for value in wanted}


def _no_match(kind: str, value: str, present: Mapping[str, str]) -> GeoError:
    from rapidfuzz import process

    matches = process.extract(
        value, sorted(present), processor=fold, limit=None, score_cutoff=NEAR_SCORE
    )
    names = sorted({fold(name): name for name in sorted(present.values(), reverse=True)}.values())
    near = list(dict.fromkeys(present[match] for match, _, _ in matches))[:NEAR_SHOWN]
    near = near or (names if len(names) <= MOST_SHOWN else [])
    there = "there is" if len(near) == 1 else "there are"
    fix = f"{there} {', '.join(near)}" if near else f"{len(names)} others are there, none near"
    return GeoError(f"no claim has the {kind} {value!r}", where=f"--{kind}", fix=fix)


def _verdicts(claims: Sequence[Claim]) -> dict[str, str]:
    verdicts = {claim.claim_id: "incomparable" for claim in claims}
    for incident in compare(claims).incidents:
        verdicts.update(dict.fromkeys(incident.claim_ids, incident.verdict))
    return verdicts


def _check_dates(claims: Sequence[Claim], filters: Filters) -> None:
    for name in ("since", "until"):
        value = getattr(filters, name)
        if value and not is_iso_date(value):
            raise GeoError(f"{value!r} is no date", where=f"--{name}", fix="write it as 2015-10-02")
    if filters.since and filters.until and filters.since > filters.until:
        raise GeoError(
            f"{filters.since} is after --until {filters.until}",
            where="--since",
            fix="exchange the two",
        )
    dated = [dates for claim in claims if (dates := _dates(claim))]
    if not any(_is_within(claim, filters) for claim in claims):
        fix = (
            f"the claims run from {min(d[0] for d in dated)} to {max(d[1] for d in dated)}"
            if dated
            else "no claim has a date; take the filter away"
        )
        what = " ".join(f"{n} {v}" for n in ("since", "until") if (v := getattr(filters, n)))
        raise GeoError(f"no claim has a date {what}", where="--since, --until", fix=fix)


def _dates(claim: Claim) -> tuple[str, str] | None:
    start, end = claim.date_start or claim.date_end, claim.date_end or claim.date_start
    return (start, end) if start else None


def _is_within(claim: Claim, filters: Filters) -> bool:
    dates = _dates(claim)
    if dates is None:
        return False
    return dates[1] >= filters.since and (not filters.until or dates[0] <= filters.until)
