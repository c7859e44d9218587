"""The last words of a command, on standard error: what was read, kept, written and left out."""

from __future__ import annotations

from geo.model import Collection
from maps.cli.group import DONE, LEFT_OUT
from maps.cli.terminal import note, one_line
from maps.cli.types import STANDARD_STREAM


def count(number: int, noun: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def summary(read: Collection, kept: Collection) -> list[str]:
    """Counts that add up: reports with and without a claim, claims with and without a place."""
    with_claims = {claim.report_id for claim in read.claims}
    known = {report.report_id for report in read.reports}
    telling = sum(report.report_id in with_claims for report in read.reports)
    of_tables = sum(claim.report_id not in known for claim in read.claims)
    lines = []
    if read.reports:
        lines.append(
            f"Read {count(len(read.reports), 'report')}: {telling} with claims, "
            f"{len(read.reports) - telling} without."
        )
    if of_tables:
        lines.append(f"Read {count(of_tables, 'claim')} from tables.")
    if len(kept.claims) != len(read.claims):
        lines.append(
            f"The filters keep {len(kept.claims):,} of {count(len(read.claims), 'claim')}."
        )
    placed = sum(claim.is_placed for claim in kept.claims)
    lines.append(
        f"{count(len(kept.claims), 'claim')}: {placed:,} on the map, "
        f"{len(kept.claims) - placed:,} without a place."
    )
    return lines


def close(read: Collection, kept: Collection, output: str | None) -> int:
    """Tell the summary and what was left out; the exit code that follows from it."""
    for line in summary(read, kept):
        note(line)
    if output not in (None, STANDARD_STREAM):
        note(f"Wrote {one_line(output)}.")
    return tell_left_out(read)


def tell_left_out(read: Collection) -> int:
    """Name each input or row that was left out; the exit code that follows from it."""
    for problem in read.problems:
        note(f"left out: {one_line(problem.where)}: {one_line(problem.what)}")
    return LEFT_OUT if read.problems else DONE
