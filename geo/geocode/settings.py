"""Which geocoder to ask and with which options: from the environment and a TOML file."""

from __future__ import annotations

import inspect
import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geo.errors import GeoError

ENVIRONMENT = "STRIKEMAP_GEOCODER_"
_PAUSE_S = 1.0  # the public Nominatim server allows one request a second
_TIMEOUT_S = 10.0
_LONGEST_S = 600.0
_SECONDS = ("pause", "timeout")
_NOT_SETTABLE = frozenset({"self", "ssl_context", "adapter_factory"})


@dataclass(frozen=True, slots=True)
class Settings:
    """A geopy geocoder by its name in geopy, the options that it is made with, and the seconds
    between two requests. Options may hold a key: they are never shown."""

    service: str
    options: Mapping[str, Any] = field(default_factory=dict, repr=False)
    pause: float = _PAUSE_S
    timeout: float = _TIMEOUT_S


def read_settings(
    service: str,
    config: str | os.PathLike[str] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """The settings of geopy's geocoder `service`, such as "nominatim" or "photon".

    Options are geopy's own (domain, api_key, timeout …) and `pause`: keys of the TOML file
    `config`, or STRIKEMAP_GEOCODER_<OPTION> in the environment, which comes first. Raises
    GeoError for a geocoder or option that geopy doesn't have, and for a value that can't be.
    """
    service = service.strip().casefold()
    options = _options_of(geocoder_class(service))
    given: dict[str, Any] = {}
    for name, value, where in (
        *_from_file(config),
        *_from_environment(os.environ if environment is None else environment),
    ):
        if name not in (*options, *_SECONDS):
            raise GeoError(
                f'{service} has no option "{name}"',
                where=where,
                fix=f"use one of: {', '.join(sorted({*options, *_SECONDS}))}",
            )
        given[name] = _value(name, value, where)
    seconds = {name: given.pop(name) for name in _SECONDS if name in given}
    return Settings(service, given, **seconds)


def geocoder_class(service: str) -> type:
    """The geopy class of a geocoder; GeoError with the names there are if geopy has none."""
    from geopy.exc import GeocoderNotFound
    from geopy.geocoders import SERVICE_TO_GEOCODER, get_geocoder_for_service

    try:
        found: type = get_geocoder_for_service(service)
    except GeocoderNotFound:
        raise GeoError(
            f'geopy has no geocoder "{service}"',
            fix=f"use one of: {', '.join(sorted(SERVICE_TO_GEOCODER))}",
        ) from None
    return found


def _options_of(geocoder: type) -> tuple[str, ...]:
    return tuple(
        name for name in inspect.signature(geocoder).parameters if name not in _NOT_SETTABLE
    )


def _from_environment(environment: Mapping[str, str]) -> list[tuple[str, Any, str]]:
    return [
        (name.removeprefix(ENVIRONMENT).lower(), value, name)
        for name, value in sorted(environment.items())
        if name.startswith(ENVIRONMENT) and value
    ]


def _from_file(config: str | os.PathLike[str] | None) -> list[tuple[str, Any, str]]:
    if config is None:
        return []
    try:
        content = tomllib.loads(Path(config).read_text("utf-8"))
    except OSError as error:
        raise GeoError(
            f"can't be read: {error.strerror}", where=str(config), fix="check the file's name"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise GeoError(
            "is not valid TOML", where=str(config), fix='write one option a line: domain = "…"'
        ) from None
    return [(name, value, str(config)) for name, value in content.items()]


def _value(name: str, value: Any, where: str) -> Any:
    if name not in _SECONDS:
        return value
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        seconds = math.nan
    least = 0.0 if name == "pause" else 0.1
    if not least <= seconds <= _LONGEST_S:
        raise GeoError(
            f"{name} is not a number of seconds",
            where=where,
            fix=f"give seconds from {least:g} to {_LONGEST_S:g}",
        )
    return seconds
