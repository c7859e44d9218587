"""`strikemap compare`: place by place, what each side says and where they differ."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from geo.model import Claim
from maps import words
from maps.cli.checks import STANDARD_STREAM
from maps.cli.inputs import Inputs, select_from
from maps.cli.options import filter_options, input_options, output_option
from maps.cli.output import deliver
from maps.cli.summary import close
from maps.cli.terminal import one_line
from maps.words import count

if TYPE_CHECKING:
    from geo.filters import Filters
    from geo.incidents import Comparison, Incident

WIDEST = 100
SUPPORTING = 3
FORMS = ("html", "csv", "geojson")


@click.command("compare")
@output_option(
    "Write a report as .html, or the incidents as .csv or .geojson, instead of showing them; - for "
    "standard output.",
    required=False,
)
@input_options
@filter_options
@click.option("--title", default="", help="Title of the report.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="Form of the output; from the file's name where not given, csv on standard output.",
)
def compare_command(
    inputs: Inputs, filters: Filters, title: str, form: str | None, output: str | None
) -> int:
    """Show place by place who says what, and where the sides differ.

    Claims that may tell of one event are put side by side as an incident; none is merged into
    another. That a side says nothing is never read as a denial. A filter chooses the incidents
    that have such a claim; each is shown with all its claims.

    \b
    Examples:
      strikemap compare reports/
      strikemap compare reports/ --agreement disputed
      strikemap compare claims.csv -o report.html --title "Homs, October 2015" --admin1 Homs
      strikemap compare claims.csv --place Talbiseh -o incidents.csv
    """
    if output is not None:
        form = _form(form, output)
    elif form or title:
        raise click.UsageError("--format and --title are for -o, which is not given")
    selection = select_from(inputs.read(), filters, theatre=inputs.theatre)
    ids = {claim.claim_id for claim in selection.kept.claims}
    incidents = [i for i in selection.comparison.incidents if ids.intersection(i.claim_ids)]
    if output is None or form is None:
        lines = _page(incidents, selection.comparison, inputs.theatre)
        click.echo("\n".join(lines))
    elif form == "html":
        from maps.report import write_report

        kept, comparison = selection.kept, selection.comparison
        options = {"title": title, "theatre": inputs.theatre}
        deliver(
            output, form, lambda path: write_report(path, kept, comparison, incidents, **options)
        )
    else:
        from geo.export import write_incidents

        deliver(output, form, lambda path: write_incidents(incidents, path, form=form))
    return close(selection, output)


def _form(form: str | None, output: str) -> str:
    if form is None:
        ending = PurePath(output).suffix.lower().removeprefix(".")
        form = "csv" if output == STANDARD_STREAM else ending
    if form not in FORMS:
        raise click.BadParameter(
            f"is not written here: end it in {', '.join('.' + each for each in FORMS)}, or give "
            "--format",
            param_hint="'-o' / '--output'",
        )
    return form


def _page(incidents: Sequence[Incident], comparison: Comparison, theatre: str) -> Iterator[str]:
    from geo.summary import summarise
    from geo.voices import voices

    columns = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
    for line in words.overview(summarise(comparison, incidents, theatre=theatre), theatre):
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
