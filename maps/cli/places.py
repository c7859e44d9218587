"""`strikemap places`: names to places, as a table for a person or as JSON for a program."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from maps.cli.checks import lat_lon
from maps.cli.options import geocoder_options, theatre_option
from maps.cli.summary import tell_problems
from maps.cli.terminal import one_line, printable, table

if TYPE_CHECKING:
    from gazetteer import Candidate, Resolution, Theatre
    from geo.geocode import Settings

HEADS = ("", "place", "kind", "governorate", "lat", "lon", "score", "source", "reason")


@click.command("places")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for a program.")
@click.option("--admin1", default="", help="The governorate that the places are in.")
@click.option(
    "--near",
    metavar="LAT,LON",
    callback=lat_lon,
    help="A point near the places, in WGS 84 degrees.",
)
@click.option(
    "--layer",
    "layers",
    multiple=True,
    metavar="NAME",
    help="Ask this imported layer too, such as world, outside the theatre as well; repeatable.",
)
@theatre_option
@geocoder_options
def places_command(
    names: tuple[str, ...],
    as_json: bool,
    admin1: str,
    near: tuple[float, float] | None,
    layers: tuple[str, ...],
    theatre: str,
    geocoder: Settings | None,
) -> int:
    """Look names of places up, in any spelling and script.

    Shows which places a name may mean, which one is chosen, and why. Without NAME, names come
    from standard input, one a line; a line may be the name, a tab and its governorate.

    \b
    Examples:
      strikemap places Talbiseh
      strikemap places Zafaraneh --admin1 Homs
      strikemap places --near 34.84,36.73 --json Талбиса تلبيسة
      strikemap places --json < names.txt
      strikemap places --layer world Tripoli
      strikemap places --geocoder nominatim "Tal Hadya"
    """
    import gazetteer

    known = gazetteer.load(theatre)
    if layers:
        usual = (layer.info.name for layer in known.layers)
        known = gazetteer.load(theatre, tuple(dict.fromkeys((*usual, *layers))))
    if near is not None and not layers:
        _check_near(near, known.theatre)
    asked = None
    if geocoder:
        from geo.geocode import open_geocoder

        asked = open_geocoder(geocoder, known)
        known = known.with_fallback(asked.resolve)
    for number, (name, governorate) in enumerate(_names(names, admin1)):
        context = gazetteer.Context(admin1=governorate, near=(near,) if near else ())
        resolution = known.resolve(name, context)
        if as_json:
            click.echo(_json(resolution))
        else:
            click.echo(("\n" if number else "") + _table(resolution))
    return tell_problems(asked.problems() if asked else ())


def _names(names: tuple[str, ...], admin1: str) -> Iterator[tuple[str, str]]:
    if names:
        yield from ((name, admin1) for name in names)
        return
    if sys.stdin.isatty():
        raise click.UsageError("no name given: write one, or pipe names in, one a line")
    for line in sys.stdin.buffer:
        name, _, governorate = line.decode("utf-8", "replace").partition("\t")
        if name.strip():
            yield name.strip(), governorate.strip() or admin1


def _check_near(near: tuple[float, float], theatre: Theatre) -> None:
    south, west, north, east = theatre.box
    lat, lon = near
    if theatre.holds(lat, lon):
        return
    swapped = theatre.holds(lon, lat)
    hint = (
        "latitude comes first"
        if swapped
        else f"it lies from {south:g},{west:g} to {north:g},{east:g}"
    )
    raise click.BadParameter(
        f"{lat:g},{lon:g} is outside {theatre.title}: {hint}", param_hint="--near"
    )


def _table(resolution: Resolution) -> str:
    chosen = resolution.chosen
    if not resolution.candidates:
        return f"{one_line(resolution.name)}: {one_line(resolution.reason) or 'not found'}"
    head = one_line(chosen.place.name) if chosen else "no choice"
    return (
        f"{one_line(resolution.name)} → {head}. {one_line(resolution.reason)}".rstrip()
        + "\n"
        + table(
            HEADS, (_row(candidate, candidate is chosen) for candidate in resolution.candidates)
        )
    )


def _row(candidate: Candidate, is_chosen: bool) -> tuple[str, ...]:
    place = candidate.place
    return (
        "→" if is_chosen else "",
        place.name,
        place.kind,
        place.admin1,
        f"{place.lat:.5f}",
        f"{place.lon:.5f}",
        f"{candidate.score:.2f}",
        place.source,
        candidate.reason,
    )


def _json(resolution: Resolution) -> str:
    """One line; with every special character escaped where one could disturb a terminal."""
    record = {
        "name": resolution.name,
        "chosen": None
        if resolution.chosen is None
        else resolution.candidates.index(resolution.chosen),
        "candidates": [_record(candidate) for candidate in resolution.candidates],
    }
    line = json.dumps(record, ensure_ascii=False)
    return line if printable(line) == line else json.dumps(record)


def _record(candidate: Candidate) -> dict[str, Any]:
    place = candidate.place
    return {
        "place_id": place.place_id,
        "place": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "radius_m": place.radius_m,
        "feature_class": place.feature_class,
        "admin1": place.admin1,
        "score": round(candidate.score, 4),
        "reason": candidate.reason,
        "place_source": place.source,
    }
