"""`strikemap gazetteer`: what the gazetteer holds, and whether its data hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from gazetteer.errors import GazetteerError
from maps.cli.download import download_command
from maps.cli.layers import import_command, layers_table, refresh_command, remove_command
from maps.cli.options import theatre_option
from maps.cli.terminal import one_line, table
from maps.cli.world import world_command
from maps.words import count

if TYPE_CHECKING:
    from gazetteer import Place, Theatre


@click.group("gazetteer")
def gazetteer_group() -> None:
    """Look into the place names behind the map.

    \b
    Examples:
      strikemap gazetteer info
      strikemap gazetteer check
      strikemap gazetteer import SY.zip
    """


for _command in (import_command, download_command, world_command, refresh_command, remove_command):
    gazetteer_group.add_command(_command)


@gazetteer_group.command("info")
@theatre_option
def info_command(theatre: str) -> int:
    """Show the layers of the gazetteer and what they hold.

    Places by kind, names by language, the data sets that the coordinates were looked up in, and
    the terms on which they may be used. "Not places" are names such as Ahrar al-Sham that hold a
    place's name and are none.

    \b
    Examples:
      strikemap gazetteer info
      strikemap gazetteer info --theatre syria
    """
    import gazetteer

    click.echo(_info(gazetteer.load(theatre).theatre))
    return 0


@gazetteer_group.command("check")
@theatre_option
def check_command(theatre: str) -> int:
    """Check the data of a theatre, places and actors, and name each fault.

    Finds duplicates, a name claimed by two places of one governorate, coordinates outside the
    theatre, missing governorates, unknown kinds, and names that stand for no place. Exit code 1
    when there is a fault.

    \b
    Examples:
      strikemap gazetteer check
      strikemap gazetteer check --theatre reports/strikemap.toml
    """
    import gazetteer
    from geo.actors import load_actors

    faults = gazetteer.check(theatre)
    load_actors(theatre)
    for fault in faults:
        where = f"{fault.file}: {fault.entry}"
        click.echo(one_line(str(GazetteerError(fault.what, where=where, fix=fault.fix))))
    if faults:
        click.echo(f"{count(len(faults), 'fault')}.")
        return 1
    places = len(gazetteer.load(theatre).theatre.places)
    click.echo(f"{count(places, 'place')} checked, no fault.")
    return 0


def _info(theatre: Theatre) -> str:
    south, west, north, east = theatre.box
    names = [name for place in theatre.places for name in place.names]
    return "\n".join(
        [
            f"{theatre.title}: latitude {south:g} to {north:g}, longitude {west:g} to {east:g}",
            "",
            table(
                ("layer", "places", "names", "not places", "date"),
                [
                    (
                        "curated",
                        f"{len(theatre.places):,}",
                        f"{len(names):,}",
                        f"{len(theatre.not_places):,}",
                        theatre.date,
                    )
                ],
            ),
            f"curated: {theatre.licence}",
            "",
            layers_table(theatre),
            "",
            _counts("kind", Counter(place.kind for place in theatre.places)),
            "",
            _counts("language of names", Counter(name.lang or "any" for name in names)),
            "",
            _counts("coordinates from", Counter(_data_set(place) for place in theatre.places)),
        ]
    )


def _counts(head: str, counts: Counter[str]) -> str:
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return table((head, "number"), ((name, f"{number:,}") for name, number in rows))


def _data_set(place: Place) -> str:
    return place.source.partition(":")[0] or "not said"
