"""Option values that are checked before anything is read."""

from __future__ import annotations

import re

import click

from geo.files import checked_target
from geo.rows import is_iso_date, is_web_address

STANDARD_STREAM = "-"


class IsoDate(click.ParamType[str]):
    """A day as 2015-09-30; anything else is a usage error."""

    name = "date"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "YYYY-MM-DD"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if is_iso_date(value):
            return value
        example = "write 30 September 2015 as 2015-09-30"
        return self.fail(f"{value!r} is not an ISO date: {example}", param, ctx)


class WebAddress(click.ParamType[str]):
    """An http or https address."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if is_web_address(value):
            return value
        return self.fail(f"{value!r} is not a web address: it begins with https://", param, ctx)


class LatLon(click.ParamType[tuple[float, float]]):
    """Latitude and longitude in WGS 84 degrees with a comma between them."""

    name = "lat,lon"

    def convert(
        self,
        value: str | tuple[float, float],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[float, float]:
        if isinstance(value, tuple):
            return value
        number = r"\s*([+-]?[0-9]+(?:\.[0-9]*)?)\s*"
        found = re.fullmatch(f"{number},{number}", value)
        if found is None:
            self.fail(f"{value!r} is not LAT,LON in degrees, such as 34.7324,36.7137", param, ctx)
        lat, lon = float(found[1]), float(found[2])
        if abs(lat) > 90:
            self.fail(f"latitude {lat:g} is not between -90 and 90", param, ctx)
        if abs(lon) > 180:
            self.fail(f"longitude {lon:g} is not between -180 and 180", param, ctx)
        return lat, lon


class OutputFile(click.ParamType[str]):
    """A file to write, in a folder that exists, or `-` for standard output."""

    name = "file"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value == STANDARD_STREAM:
            return value
        checked_target(value)
        return value
