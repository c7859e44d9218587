"""The last words of a command, on standard error: what was read, kept, written and left out."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Collection, Problem
from maps.cli.checks import STANDARD_STREAM
from maps.cli.group import DONE, LEFT_OUT
from maps.cli.inputs import Selection
from maps.cli.terminal import note, one_line
from maps.words import count


def summary(selection: Selection) -> list[str]:
    """Counts that add up: reports with and without a claim, claims with and without a place."""
    read, kept = selection.read, selection.kept
    with_claims = {claim.report_id for claim in read.claims}
    known = {report.report_id for report in read.reports}
    telling = len(known & with_claims)
    of_tables = sum(claim.report_id not in known for claim in read.claims)
    drawn = sum(claim.is_drawn for claim in kept.claims)
    rejected = sum(claim.review == "rejected" for claim in kept.claims)
    lines = []
    if read.reports:
        lines.append(
            f"Read {count(len(known), 'report')}: {telling} with claims, "
            f"{len(known) - telling} without."
        )
    if of_tables:
        lines.append(f"Read {count(of_tables, 'claim')} from tables.")
    if len(kept.claims) != len(read.claims):
        whole = count(len(read.claims), "claim")
        lines.append(f"The filters keep {len(kept.claims):,} of {whole}{_undated(selection)}.")
    parts = [
        f"{drawn:,} on the map",
        f"{len(kept.claims) - drawn - rejected:,} without a place",
        *([f"{rejected:,} rejected in review"] if rejected else []),
    ]
    lines.append(f"{count(len(kept.claims), 'claim')}: {', '.join(parts)}.")
    return lines


def _undated(selection: Selection) -> str:
    number = selection.undated
    return f"; {number:,} without a date kept out by --since or --until" if number else ""


def close(selection: Selection, output: str | None) -> int:
    """Tell the summary and what was left out; the exit code that follows from it."""
    for remark in selection.read.notes:
        note(f"{one_line(remark.where)}: {one_line(remark.what)}")
    for line in summary(selection):
        note(line)
    if output is not None and output != STANDARD_STREAM:
        note(f"Wrote {one_line(output)}.")
    return tell_left_out(selection.read)


def tell_left_out(read: Collection) -> int:
    """Name each input or row that was left out; the exit code that follows from it."""
    return tell_problems(read.problems)


def tell_problems(problems: Sequence[Problem]) -> int:
    """Name each problem; the exit code that follows from them."""
    for problem in problems:
        note(f"left out: {one_line(problem.where)}: {one_line(problem.what)}")
    return LEFT_OUT if problems else DONE
