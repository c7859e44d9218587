"""`strikemap gazetteer import`, `refresh`, `remove`: other gazetteers over the curated one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maps.cli.checks import iso_date
from maps.cli.group import DONE, LEFT_OUT
from maps.cli.options import theatre_option
from maps.cli.terminal import note, one_line, table
from maps.words import count

if TYPE_CHECKING:
    from gazetteer import Theatre
    from gazetteer.layers.importing import Imported

HEADS = ("layer", "places", "date", "imported", "title", "licence", "looked up")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--name", default="", help="Name of the layer; the file's name if not given.")
@click.option("--title", default="", help="What the layer is, in words.")
@click.option("--licence", default="", help="Terms of the data; those of the data set if known.")
@click.option(
    "--date",
    metavar="YYYY-MM-DD",
    callback=iso_date,
    help="Day that the data are of; that of a dump's newest entry if not given.",
)
@click.option(
    "--alternate-names",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="More names for a GeoNames dump: alternateNamesV2.txt, or id, language, name.",
)
@theatre_option
def import_command(
    file: Path,
    name: str,
    title: str,
    licence: str,
    date: str | None,
    alternate_names: Path | None,
    theatre: str,
) -> int:
    """Take another gazetteer's file in as a layer.

    FILE is a GeoNames country dump, a GeoJSON extract of Who's On First or OpenStreetMap, or CSV
    with the columns name, lat and lon; as it is or in a zip. A layer of the same name is replaced
    once the new one is whole. Names are then looked up in it too, after the curated places. Exit
    code 1 when entries were left out; each is named.

    \b
    Examples:
      strikemap gazetteer import SY.zip
      strikemap gazetteer import SY.txt --alternate-names alternateNamesV2.txt
      strikemap gazetteer import villages.csv --name my-villages --licence CC0
    """
    from gazetteer.layers.importing import import_file

    with watching("Importing") as watch:
        imported = import_file(
            file,
            name=name,
            title=title,
            licence=licence,
            date=date or "",
            alternates=alternate_names,
            theatre=theatre,
            watch=watch,
        )
    return tell(imported)


@click.command("remove")
@click.argument("name", metavar="LAYER")
def remove_command(name: str) -> int:
    """Remove an imported layer.

    The file that it was read from is not touched; the curated places stay.

    \b
    Examples:
      strikemap gazetteer remove sy
    """
    from gazetteer.layers.store import remove_layer

    remove_layer(name)
    note(f'Removed the layer "{name}".')
    return DONE


@click.command("refresh")
@click.argument("name", metavar="LAYER")
def refresh_command(name: str) -> int:
    """Bring an imported layer up to date with this version of Strikemap.

    Its names are read anew from the layer itself: the file that it was imported from isn't
    needed. Seconds for a country, minutes for the world.

    \b
    Examples:
      strikemap gazetteer refresh sy
    """
    from gazetteer.layers.store import refresh_layer

    info = refresh_layer(name)
    note(one_line(f'The layer "{info.name}" is up to date: {count(info.places, "place")}.'))
    return DONE


def tell(imported: Imported) -> int:
    """Say what was imported and what was left out; the exit code that follows from it."""
    info, problems = imported.info, imported.problems
    terms = f", {info.licence}" if info.licence else ""
    note(one_line(f'Wrote the layer "{info.name}": {count(info.places, "place")}{terms}.'))
    if problems.passed_over:
        entries = "entry" if problems.passed_over == 1 else "entries"
        note(f"Passed over {problems.passed_over:,} {entries} of other kinds.")
    for where, what in problems.first:
        note(f"left out: {one_line(where)}: {one_line(what)}")
    if more := problems.count - len(problems.first):
        note(f"left out: {more:,} more")
    return LEFT_OUT if problems.count else DONE


def layers_table(theatre: Theatre) -> str:
    """The imported layers, and whether names are looked up in them without being asked to."""
    from gazetteer.layers.store import lies_in, list_layers

    rows = [
        (
            info.name,
            f"{info.places:,}",
            info.date or "not said",
            info.imported,
            info.title,
            info.licence or "not said",
            "always" if lies_in(info, theatre.box) else "when named",
        )
        for info in list_layers()
    ]
    return table(HEADS, rows) if rows else "No imported layer. See: strikemap gazetteer import -h"


@contextmanager
def watching(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """Something to tell how much is done of how much; a bar on a terminal's standard error."""
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        bars: list[click._termui_impl.ProgressBar[int]] = []

        def show(done: int, whole: int) -> None:
            if not bars:
                bar = click.progressbar(length=whole, label=label, file=sys.stderr)
                bars.append(stack.enter_context(bar))
            bars[0].update(done - bars[0].pos)

        yield show
