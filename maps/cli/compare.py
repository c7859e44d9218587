"""`strikemap compare`: place by place, what each side says and where they differ."""

from __future__ import annotations

import shutil
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from geo.incidents import VERDICTS
from geo.model import Claim
from maps.cli import words
from maps.cli.inputs import Inputs, select_from
from maps.cli.options import filter_options, input_options, output_option
from maps.cli.output import deliver
from maps.cli.summary import close, count
from maps.cli.terminal import one_line

if TYPE_CHECKING:
    from geo.filters import Filters
    from geo.incidents import Incident

WIDEST = 100


@click.command("compare")
@output_option(
    "Write the incidents to this .csv instead of showing them; - for standard output.",
    required=False,
)
@input_options
@filter_options
def compare_command(inputs: Inputs, filters: Filters, output: str | None) -> int:
    """Show place by place who says what, and where the sides differ.

    Claims that may tell of one event are put side by side as an incident; none is merged into
    another. That a side says nothing is never read as a denial. A filter chooses the incidents
    that have such a claim; each is shown with all its claims.

    \b
    Examples:
      strikemap compare reports/
      strikemap compare reports/ --agreement disputed
      strikemap compare claims.csv --place Talbiseh -o incidents.csv
    """
    selection = select_from(inputs.read(), filters, theatre=inputs.theatre)
    kept = {claim.claim_id for claim in selection.kept.claims}
    incidents = [i for i in selection.comparison.incidents if kept.intersection(i.claim_ids)]
    if output is None:
        claims = {claim.claim_id: claim for claim in selection.comparison.claims}
        click.echo("\n".join(_page(incidents, claims, words.side_labels(inputs.theatre))))
    else:
        from geo.export import write_incidents

        deliver(output, "csv", lambda path: write_incidents(incidents, path))
    return close(selection, output)


def overview(incidents: Sequence[Incident]) -> str:
    """How many incidents, at how many places, and how the sides stand to each other."""
    verdicts = Counter(incident.verdict for incident in incidents)
    places = len({(incident.place, incident.admin1) for incident in incidents})
    told = ", ".join(
        f"{words.coded(verdict)} {verdicts[verdict]:,}" for verdict in VERDICTS if verdicts[verdict]
    )
    head = f"{count(len(incidents), 'incident')} at {count(places, 'place')}"
    return f"{head}: {told}." if told else f"{head}."


def _page(
    incidents: Sequence[Incident], claims: Mapping[str, Claim], labels: Mapping[str, str]
) -> Iterator[str]:
    columns = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
    yield overview(incidents)
    for incident in incidents:
        yield ""
        yield from _incident(incident, claims, labels, columns)


def _incident(
    incident: Incident, claims: Mapping[str, Claim], labels: Mapping[str, str], columns: int
) -> Iterator[str]:
    told = [claims[claim_id] for claim_id in incident.claim_ids]
    day = words.days(incident.date_start, incident.date_end)
    head = one_line(f"{words.place(told[0])}, {day}")
    yield click.style(head, bold=True) + f": {words.coded(incident.verdict)}"
    order = [*labels, *sorted({claim.side for claim in told} - labels.keys())]
    for side in order:
        of_side = [claim for claim in told if claim.side == side]
        if of_side:
            yield f"  {one_line(labels.get(side, side) or 'No side known')}"
        for claim in of_side:
            yield from _wrapped(f"{_source(claim)}: {words.account(claim)}", "    ", columns)
    if incident.difference:
        yield from _wrapped(incident.difference, "  → ", columns)


def _source(claim: Claim) -> str:
    publisher = claim.publisher or claim.report_file
    source = claim.source or "no source named"
    return f"{source} [{publisher}]" if publisher and publisher != source else source


def _wrapped(text: str, indent: str, columns: int) -> list[str]:
    return textwrap.wrap(
        one_line(text),
        width=columns,
        initial_indent=indent,
        subsequent_indent=" " * (len(indent) + 2),
        break_long_words=False,
    )
