"""`strikemap compare`: place by place, what each side says and where they differ."""

from __future__ import annotations

import shutil
import textwrap
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
    from geo.incidents import Comparison, Incident
    from geo.summary import Summary

WIDEST = 100
SUPPORTING = 3


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
        lines = _page(incidents, selection.comparison, inputs.theatre)
        click.echo("\n".join(lines))
    else:
        from geo.export import write_incidents

        deliver(output, "csv", lambda path: write_incidents(incidents, path))
    return close(selection, output)


def overview(summary: Summary, theatre: str) -> Iterator[str]:
    """How many incidents, at how many places, how the sides stand to each other, who is heard
    alone, and how much of what the striking sides say of who was hit is answered."""
    sides, groups = words.side_labels(theatre), words.group_labels(theatre)
    told = ", ".join(
        f"{words.coded(verdict)} {summary.verdicts[verdict]:,}"
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


def _page(incidents: Sequence[Incident], comparison: Comparison, theatre: str) -> Iterator[str]:
    from geo.summary import summarise
    from geo.voices import voices

    columns = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
    for line in overview(summarise(comparison, incidents, theatre=theatre), theatre):
        indent = line[: len(line) - len(line.lstrip())]
        yield from _wrapped(line.lstrip(), indent, columns)
    claims = {claim.claim_id: claim for claim in comparison.claims}
    voice_of = voices(comparison.claims)
    labels = words.side_labels(theatre)
    for incident in incidents:
        yield ""
        yield from _incident(incident, claims, voice_of, labels, columns)


def _incident(
    incident: Incident,
    claims: Mapping[str, Claim],
    voice_of: Mapping[str, str],
    labels: Mapping[str, str],
    columns: int,
) -> Iterator[str]:
    told = [claims[claim_id] for claim_id in incident.claim_ids]
    day = words.days(incident.date_start, incident.date_end)
    head = one_line(f"{words.place(told[0])}, {day}")
    yield click.style(head, bold=True) + f": {words.coded(incident.verdict)}"
    order = [*labels, *sorted({claim.side for claim in told} - labels.keys())]
    for side in order:
        by_voice: dict[str, list[Claim]] = {}
        for claim in told:
            if claim.side == side:
                by_voice.setdefault(voice_of[claim.claim_id], []).append(claim)
        if by_voice:
            yield f"  {one_line(labels.get(side, side) or 'No side known')}"
        for said in by_voice.values():
            yield from _wrapped(f"{_source(said)}: {words.account(said[0])}", "    ", columns)
    if incident.difference:
        yield from _wrapped(incident.difference, "  → ", columns)
    for link in incident.support[:SUPPORTING]:
        claim = claims[link.claim_id]
        telling = f"{_source([claim])}: {words.account(claim)}"
        yield from _wrapped(f"perhaps also {telling} ({link.reason})", "  ~ ", columns)
    if (more := len(incident.support) - SUPPORTING) > 0:
        yield f"  ~ and {count(more, 'more claim')} about an area that holds it"


def _source(said: Sequence[Claim]) -> str:
    """Who says it, and who printed it: several for copies of one statement."""
    source = said[0].source or "no source named"
    publishers = dict.fromkeys(claim.publisher or claim.report_file for claim in said)
    others = [publisher for publisher in publishers if publisher and publisher != source]
    return f"{source} [{', '.join(others)}]" if others else source


def _wrapped(text: str, indent: str, columns: int) -> list[str]:
    return textwrap.wrap(
        one_line(text),
        width=columns,
        initial_indent=indent,
        subsequent_indent=" " * (len(indent) + 2),
        break_long_words=False,
    )
