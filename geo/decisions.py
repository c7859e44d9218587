"""The analyst's decisions in a claims table, kept through later runs and other hands.

A decision is a row that a person accepted, corrected or rejected. Nothing here overwrites a row:
a later run adds to a table, and of two people's rows that differ both are told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo.model import SEPARATOR, Claim, Collection
from geo.rows import values_of

GONE = "no longer found in the report"
UNREVIEWED = "unreviewed"


@dataclass(frozen=True, slots=True)
class Updated:
    """A table brought up to date: its rows in their order, then those added. `gone` are rows that
    the reports don't give any more, `other` those that are not reviewed and that the reports now
    give otherwise; both stand in `claims` as they were, the first with a note."""

    claims: tuple[Claim, ...]
    decided: int
    added: int
    gone: tuple[Claim, ...]
    other: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim that two tables decide otherwise: the first table's row, which was kept, and the
    other's, with the name of its table."""

    kept: Claim
    other: Claim
    table: str


def update(table: Sequence[Claim], read: Collection) -> Updated:
    """A claims table with what reports give now.

    Every row stays as it is; new claims come after. A row that was read from one of these reports
    and isn't found there any more gets the note `GONE`, which goes when it is found again. Rows
    from other reports, and rows that a person added, are left alone.
    """
    found = {claim.claim_id: claim for claim in read.claims}
    files = {report.report_file for report in read.reports}
    ids = {report.report_id for report in read.reports}
    rows = []
    gone = []
    for row in table:
        from_these = row.report_id in ids or (row.report_id and row.report_file in files)
        is_gone = bool(from_these) and row.claim_id not in found and row.quote_start is not None
        rows.append(_noted(row, is_gone))
        if is_gone:
            gone.append(rows[-1])
    known = {row.claim_id for row in table}
    added = [claim for claim in read.claims if claim.claim_id not in known]
    other = tuple(
        row
        for row in rows
        if row.review == UNREVIEWED
        and row.claim_id in found
        and _said(row) != _said(found[row.claim_id])
    )
    decided = sum(row.review != UNREVIEWED for row in rows)
    return Updated((*rows, *added), decided, len(added), tuple(gone), other)


def combine(
    tables: Mapping[str, Sequence[Claim]],
) -> tuple[tuple[Claim, ...], tuple[Conflict, ...]]:
    """Several people's tables of the same claims as one, and where their decisions differ.

    A claim that one of them decided has that decision. Where two decided otherwise the row of the
    table that is named first stays, with the other decision in its note. `tables` are by name.
    """
    rows: dict[str, Claim] = {}
    conflicts = []
    for name, table in tables.items():
        for row in table:
            kept = rows.get(row.claim_id)
            if kept is None or (kept.review == UNREVIEWED != row.review):
                rows[row.claim_id] = row
            elif row.review != UNREVIEWED and (row.review, _said(row)) != (
                kept.review,
                _said(kept),
            ):
                conflicts.append(Conflict(kept, row, name))
                differs = f"{row.review} in {name}"
                rows[row.claim_id] = replace(kept, note=_joined(kept.note, differs))
    return tuple(rows.values()), tuple(conflicts)


def differences(a: Claim, b: Claim) -> tuple[str, ...]:
    """The fields in which two rows of one claim differ, without those that comparing sets."""
    from geo.model import FIELDS

    pairs = zip(FIELDS, values_of(a), values_of(b), strict=True)
    return tuple(name for name, x, y in pairs if x != y and name not in _UNSAID)


_UNSAID = ("incident_id", "note")


def _said(claim: Claim) -> tuple[object, ...]:
    return values_of(replace(claim, incident_id="", note="", review=""))


def _noted(row: Claim, is_gone: bool) -> Claim:
    parts = [part for part in row.note.split(SEPARATOR) if part and part != GONE]
    note = SEPARATOR.join([*parts, GONE] if is_gone else parts)
    return row if (GONE in row.note) == is_gone else replace(row, note=note)


def _joined(note: str, more: str) -> str:
    return note if more in note.split(SEPARATOR) else SEPARATOR.join(filter(None, (note, more)))
