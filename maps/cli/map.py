"""`strikemap map` and `strikemap demo`: reports or claims to a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from maps.cli.drawing import Drawing, drawing_options
from maps.cli.inputs import Inputs, Selection, select_from
from maps.cli.options import filter_options, input_options, output_option
from maps.cli.output import deliver
from maps.cli.summary import close
from maps.errors import MapsError

if TYPE_CHECKING:
    from geo.filters import Filters

DEMO = "syria-2015"
DEMO_TITLE = "Air strikes in Syria, autumn 2015"


@click.command("map")
@output_option("The page to write; - for standard output.")
@input_options
@filter_options
@click.option("--title", default="", help="Heading of the page.")
@drawing_options
def map_command(inputs: Inputs, filters: Filters, title: str, drawing: Drawing, output: str) -> int:
    """Draw reports or claims as one HTML page.

    INPUT is a report (.txt, .md, .html), a table of claims (.csv, .jsonl, .geojson, .parquet), a
    folder or pattern of these, or - for a report on standard input. The page opens in any
    browser with no network. Claims without a place, and reports without a claim, are listed on
    it.

    Filters can be given several times: any of the values of one filter, and all filters at once.

    \b
    Examples:
      strikemap map reports/ -o page.html
      strikemap map reports/ -o page.html --published 2015-10-02
      strikemap map claims.csv -o homs.html --admin1 Homs --side russian --side opposition
      strikemap map reports/ -o page.html --boundaries governorates.geojson
    """
    selection = select_from(inputs.read(), filters, theatre=inputs.theatre)
    return _draw(selection, title, drawing, inputs.theatre, output)


@click.command("demo")
@output_option("The page to write; - for standard output.", default="demo.html")
@drawing_options
def demo_command(drawing: Drawing, output: str) -> int:
    """Draw the bundled reports on Syria, autumn 2015.

    Needs no input and no network: a first look at what a page is. The reports are short texts
    written for this demo, each on the facts of one real publication that it names.

    \b
    Examples:
      strikemap demo
      strikemap demo -o syria.html
    """
    inputs = Inputs((str(demo_reports()),)).with_theatre()
    return _draw(select_from(inputs.read()), DEMO_TITLE, drawing, inputs.theatre, output)


def demo_reports() -> Path:
    """The folder of bundled reports: in the installed package, or in a checkout's examples."""
    package = Path(__file__).parents[1]
    for folder in (package / "demo" / DEMO, package.parent / "examples" / DEMO):
        if folder.is_dir():
            return folder
    raise MapsError(
        "the bundled reports are not there",
        where=str(package / "demo" / DEMO),
        fix="install Strikemap again",
    )


def _draw(selection: Selection, title: str, drawing: Drawing, theatre: str, output: str) -> int:
    import maps
    from geo import to_frame

    kept = selection.kept
    page = maps.build(
        to_frame(kept.claims),
        title=title,
        reports=kept.reports,
        incidents=selection.comparison.incidents,
        theatre=theatre,
        boundaries=drawing.boundaries,
        tiles=drawing.tiles,
    )
    deliver(output, "html", lambda path: maps.save(page, path))
    drawing.tell(kept.claims)
    return close(selection, output)
