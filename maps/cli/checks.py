"""Option values checked before anything is read, as click callbacks."""

from __future__ import annotations

import re

import click

from geo.files import checked_target
from geo.rows import is_iso_date, is_web_address

STANDARD_STREAM = "-"
_NUMBER = r"\s*([+-]?[0-9]+(?:\.[0-9]*)?)\s*"


def iso_date(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """A day as 2015-09-30, or "" where none is given."""
    if value is None or is_iso_date(value):
        return value or ""
    raise click.BadParameter(f"{value!r} is not an ISO date: write 30 September 2015 as 2015-09-30")


def web_address(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """An http or https address, or "" where none is given."""
    if value is None or is_web_address(value):
        return value or ""
    raise click.BadParameter(f"{value!r} is not a web address: it begins with https://")


def lat_lon(_: click.Context, __: click.Parameter, value: str | None) -> tuple[float, float] | None:
    """Latitude and longitude in WGS 84 degrees with a comma between them, where given."""
    if value is None:
        return None
    found = re.fullmatch(f"{_NUMBER},{_NUMBER}", value)
    if found is None:
        raise click.BadParameter(f"{value!r} is not LAT,LON in degrees, such as 34.84,36.73")
    lat, lon = float(found[1]), float(found[2])
    if abs(lat) > 90:
        raise click.BadParameter(f"latitude {lat:g} is not between -90 and 90")
    if abs(lon) > 180:
        raise click.BadParameter(f"longitude {lon:g} is not between -180 and 180")
    return lat, lon


def column_names(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Their name of a column → the field of a claim, or "" to leave it out."""
    columns = {}
    for value in values:
        theirs, equals, ours = value.rpartition("=")
        if not equals or not theirs:
            raise click.BadParameter(f"{value!r} is not THEIRS=OURS, such as 'Town=toponym'")
        columns[theirs] = ours.strip()
    return columns


def output_file(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A file in a folder that exists, or `-` for standard output; GeoError for anything else."""
    if value is not None and value != STANDARD_STREAM:
        checked_target(value)
    return value
