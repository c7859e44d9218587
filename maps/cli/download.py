"""`strikemap gazetteer download`: a country's dump from GeoNames, as a layer."""

from __future__ import annotations

from contextlib import ExitStack

import click

from maps.cli.layers import tell, watching
from maps.cli.options import theatre_option


@click.command("download")
@click.argument("country", metavar="CC")
@click.option(
    "--mirror",
    envvar="STRIKEMAP_GEONAMES",
    show_envvar=True,
    metavar="URL",
    help="Address of the folder with the dumps; that of GeoNames if not given.",
)
@theatre_option
def download_command(country: str, mirror: str | None, theatre: str) -> int:
    """Get a country's places from GeoNames as a layer.

    CC is the country's code of two letters (ISO 3166), such as SY. Needs a network; nothing but
    the code is sent. After a broken connection the same command goes on where it stopped. The
    layer "geonames-sy" of an earlier day is replaced once the new one is whole.

    \b
    Examples:
      strikemap gazetteer download SY
      strikemap gazetteer download SY --mirror https://mirror.example/export/dump/
    """
    from gazetteer.download import GEONAMES, LICENCE, downloaded
    from gazetteer.layers.importing import import_file
    from gazetteer.layers.store import data_folder

    folder, address = data_folder() / "downloads", mirror or GEONAMES
    with ExitStack() as stack:
        with watching("Downloading") as watch:
            came = downloaded(country, folder, mirror=address, watch=watch)
            fetched = stack.enter_context(came)
        with watching("Importing") as watch:
            imported = import_file(
                fetched.path,
                name=f"geonames-{fetched.path.stem.lower()}",
                licence=LICENCE,
                date=fetched.date,
                theatre=theatre,
                watch=watch,
            )
    return tell(imported)
