"""`strikemap export`: claims to a file that other tools open."""

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
    form = chosen_form(form, output, FORMS, default="geojson")
    if schema and form != "csv":
        raise click.BadParameter(
            f"--schema goes with csv, not with {form}: name a file that ends in .csv"
        )
    selection = select_from(inputs.read(), filters, theatre=inputs.theatre)
    return _write(selection, form, schema or "", output, inputs.theatre)


def chosen_form(form: str | None, output: str, forms: tuple[str, ...], *, default: str) -> str:
    """The form of the output, known before anything is read."""
    from geo.export import form_of

    if form is None:
        form = default if output == STANDARD_STREAM else form_of(output)
    if form not in forms:
        raise click.BadParameter(
            f"{form} is not written here: choose {', '.join(forms)}", param_hint="'-o' / '--output'"
        )
    return form


def _write(selection: Selection, form: str, schema: str, output: str, theatre: str) -> int:
    from geo.export import write
    from maps.sides import load_sides

    looks = load_sides(theatre) if form in ("gpkg", "kml") else ()
    deliver(
        output,
        form,
        lambda path: write(selection.kept, path, form=form, schema=schema, looks=looks),
    )
    return close(selection, output)
