"""`strikemap extract` and `strikemap combine`: the table in which claims are checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo.model import Collection
from maps.cli.checks import STANDARD_STREAM
from maps.cli.export import chosen_form
from maps.cli.group import DONE, LEFT_OUT
from maps.cli.inputs import Inputs, select_from
from maps.cli.options import input_options, output_option
from maps.cli.output import deliver
from maps.cli.summary import close
from maps.cli.terminal import note, one_line
from maps.words import count

if TYPE_CHECKING:
    from geo.decisions import Conflict, Updated
    from geo.model import Claim

TABLE_FORMS = ("csv", "jsonl", "geojson", "parquet")

_bom_option = click.option(
    "--bom",
    is_flag=True,
    help="Begin the CSV with the mark by which Excel knows UTF-8.",
)


@click.command("extract")
@output_option(
    "The claims table to write, with --update by default that table; - for standard output.",
    required=False,
)
@input_options
@click.option(
    "--update",
    "table",
    metavar="TABLE",
    help="Add what is new to this table, and keep every row of it.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(TABLE_FORMS),
    help="Form of the table; from the file's name where not given, csv on standard output.",
)
@_bom_option
def extract_command(
    inputs: Inputs, table: str | None, form: str | None, bom: bool, output: str | None
) -> int:
    """Write the claims of reports as a table to check.

    One row a claim: who says so, what was hit, where, when, with the sentence that it stands on.
    Check it with review or in a spreadsheet, and give it to map, export or compare as INPUT. A
    later run with --update keeps every row and every decision, adds the claims that are new, and
    marks those that the reports don't give any more.

    \b
    Examples:
      strikemap extract reports/ -o claims.csv
      strikemap extract reports/ --update claims.csv
      strikemap extract article.html -o claims.csv --publisher Reuters --published 2015-10-01
      cat article.txt | strikemap extract - -o - --format jsonl
    """
    from geo.export import write

    output = output or table
    if output is None:
        raise click.MissingParameter(param_hint="'-o' / '--output'", param_type="option")
    form = chosen_form(form, output, TABLE_FORMS, default="csv")
    before = _rows(table) if table else ()
    read = inputs.read()
    if table:
        from geo.decisions import update

        updated = update(before, read)
        read = replace(read, claims=updated.claims)
    selection = select_from(read, theatre=inputs.theatre)
    deliver(output, form, lambda path: write(selection.kept, path, form=form, bom=bom))
    if table:
        _tell_update(updated)
    return close(selection, output)


@click.command("combine")
@output_option("The table to write; - for standard output.")
@click.argument("tables", nargs=-1, required=True, metavar="TABLE TABLE...")
@_bom_option
def combine_command(tables: tuple[str, ...], bom: bool, output: str) -> int:
    """Put several people's tables of the same claims together.

    A claim that one of them decided has that decision. Where two decided otherwise, the row of
    the table named first stays, the other decision goes into its note, and both are listed; the
    command then ends with 1.

    \b
    Examples:
      strikemap combine mine.csv yours.csv -o ours.csv
    """
    from geo.decisions import combine
    from geo.export import write

    if len(tables) < 2:
        raise click.UsageError("give two tables or more")
    form = chosen_form(None, output, TABLE_FORMS, default="csv")
    claims, conflicts = combine({_name(table): _rows(table) for table in tables})
    deliver(output, form, lambda path: write(Collection(claims=claims), path, form=form, bom=bom))
    for conflict in conflicts:
        note(_conflict(conflict))
    decided = sum(claim.review != "unreviewed" for claim in claims)
    note(f"{count(len(claims), 'claim')}, {decided:,} decided, {len(conflicts):,} in conflict.")
    if output != STANDARD_STREAM:
        note(f"Wrote {one_line(output)}.")
    return LEFT_OUT if conflicts else DONE


def _rows(table: str) -> tuple[Claim, ...]:
    from geo.tables import read_claims

    return read_claims(table)


def _name(table: str) -> str:
    return Path(table).name


def _tell_update(updated: Updated) -> None:
    note(
        f"Kept {count(updated.decided, 'decision')}; added {count(updated.added, 'new claim')}; "
        f"marked {len(updated.gone):,} as no longer found."
    )
    if updated.other:
        note(
            f"{count(len(updated.other), 'row')} not reviewed yet would be read otherwise now: "
            "delete them to take the new reading."
        )


def _conflict(conflict: Conflict) -> str:
    from geo.decisions import differences

    kept, other = conflict.kept, conflict.other
    apart = "; ".join(
        f"{name}: {getattr(kept, name)!s} or {getattr(other, name)!s}"
        for name in differences(kept, other)
    )
    where = f"{kept.report_file or kept.publisher}, {kept.place or kept.toponym or 'no place'}"
    return one_line(f"conflict: {kept.claim_id} ({where}): {apart} in {conflict.table}")
