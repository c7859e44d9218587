"""`strikemap extract` and `strikemap export`: claims to a file that other tools open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from maps.cli.checks import STANDARD_STREAM
from maps.cli.inputs import Inputs, Selection, select_from
from maps.cli.options import filter_options, input_options, output_option
from maps.cli.output import deliver
from maps.cli.summary import close

if TYPE_CHECKING:
    from geo.filters import Filters

FORMS = ("geojson", "gpkg", "csv", "jsonl", "parquet", "kml")
TABLE_FORMS = ("csv", "jsonl", "geojson", "parquet")


@click.command("extract")
@output_option("The claims table to write; - for standard output.")
@input_options
@click.option(
    "--format",
    "form",
    type=click.Choice(TABLE_FORMS),
    help="Form of the table; from the file's name where not given, csv on standard output.",
)
def extract_command(inputs: Inputs, form: str | None, output: str) -> int:
    """Write the claims of reports as a table to check.

    One row a claim: who says so, what was hit, where, when, with the sentence that it stands on.
    Open the table in a spreadsheet, correct it, and give it to map, export or compare as INPUT.

    \b
    Examples:
      strikemap extract reports/ -o claims.csv
      strikemap extract article.html -o claims.csv --publisher Reuters --published 2015-10-01
      cat article.txt | strikemap extract - -o - --format jsonl
    """
    form = _form(form, output, TABLE_FORMS, default="csv")
    return _write(select_from(inputs.read(), theatre=inputs.theatre), form, "", output)


@click.command("export")
@output_option("The file to write, its form by its ending; - for standard output.")
@input_options
@filter_options
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="Form of the file; from its name where not given, geojson on standard output.",
)
@click.option(
    "--schema",
    type=click.Choice(("acled", "ged")),
    help="Columns as ACLED or the UCDP GED name them; for csv only.",
)
def export_command(
    inputs: Inputs, filters: Filters, form: str | None, schema: str | None, output: str
) -> int:
    """Write claims as GeoJSON, GeoPackage, CSV, KML and more.

    The same claims as on the page that map draws with the same filters, those without a place
    included. The ending of the file names the form: .geojson, .gpkg, .csv, .jsonl, .parquet or
    .kml.

    \b
    Examples:
      strikemap export reports/ -o claims.geojson
      strikemap export claims.csv -o october.gpkg --since 2015-10-01 --until 2015-10-31
      strikemap export claims.csv -o acled.csv --schema acled
      strikemap export reports/ -o - --format geojson > claims.geojson
    """
    form = _form(form, output, FORMS, default="geojson")
    if schema and form != "csv":
        raise click.BadParameter(
            f"--schema goes with csv, not with {form}: name a file that ends in .csv"
        )
    selection = select_from(inputs.read(), filters, theatre=inputs.theatre)
    return _write(selection, form, schema or "", output)


def _form(form: str | None, output: str, forms: tuple[str, ...], *, default: str) -> str:
    """The form of the output, known before anything is read."""
    from geo.export import form_of

    if form is None:
        form = default if output == STANDARD_STREAM else form_of(output)
    if form not in forms:
        raise click.BadParameter(
            f"{form} is not written here: choose {', '.join(forms)}", param_hint="'-o' / '--output'"
        )
    return form


def _write(selection: Selection, form: str, schema: str, output: str) -> int:
    from geo.export import write

    deliver(output, form, lambda path: write(selection.kept, path, form=form, schema=schema))
    return close(selection, output)
