"""The built browser files that pages inline."""

from __future__ import annotations

from functools import cache
from importlib import resources

from maps.errors import MapsError


@cache
def asset(name: str) -> str:
    """The text of a file in maps/static; MapsError when the browser part isn't built."""
    try:
        return (resources.files("maps") / "static" / name).read_text("utf-8")
    except FileNotFoundError as error:
        raise MapsError(
            f"{name} is missing: the browser part isn't built",
            where="maps/static",
            fix="install Strikemap again, or in a checkout run make web",
        ) from error
