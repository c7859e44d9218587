"""`strikemap gazetteer world`: the layer of the world's towns and countries."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from maps.cli.options import theatre_option
from maps.cli.terminal import note
from maps.words import count


@click.command("world")
@theatre_option
def world_command(theatre: str) -> int:
    """Make a layer of the world's towns and countries.

    Needs no network, but the extra: pip install 'strikemap[world]'. It takes a minute or two,
    once. The layer answers only when it is asked by name, so that no place abroad gets onto a
    map unnoticed.

    \b
    Examples:
      strikemap gazetteer world
      strikemap gazetteer world --theatre syria
      strikemap places --layer world Tripoli
    """
    from gazetteer.world import compile_world

    with _counting() as watch:
        info = compile_world(theatre, watch=watch)
    note(f'Wrote the layer "{info.name}": {count(info.places, "place")} from {info.source}.')
    note(f"Look one up with: strikemap places --layer {info.name} NAME")
    return 0


@contextmanager
def _counting() -> Iterator[Callable[[int], None] | None]:
    """Something to tell a number of places; on a terminal it shows it on standard error."""
    if not sys.stderr.isatty():
        yield None
        return

    def show(places: int) -> None:
        click.echo(f"\r{places:,} places", nl=False, err=True)

    try:
        yield show
    finally:
        click.echo("", err=True)
