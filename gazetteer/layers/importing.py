"""A file of another gazetteer into a layer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from gazetteer.errors import GazetteerError
from gazetteer.layers import csvfile, geojson, geonames
from gazetteer.layers.alternates import open_alternates
from gazetteer.layers.entry import Entry, Problems
from gazetteer.layers.governorates import Governorates
from gazetteer.layers.kinds import load_kinds
from gazetteer.layers.source import Source, Watch, head, open_source
from gazetteer.layers.store import LayerInfo, layer_file, write_layer
from gazetteer.lookup import load
from gazetteer.model import Place

_NO_SLUG = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class DataSet:
    """Where a file's entries are from, as it is told to the reader of a map."""

    title: str = ""
    licence: str = ""


_GEONAMES = DataSet("GeoNames", "CC BY 4.0, GeoNames")
_WHOS_ON_FIRST = DataSet("Who's On First", "see whosonfirst.org/docs/licenses")
_OSM = DataSet("OpenStreetMap", "ODbL 1.0, OpenStreetMap contributors")
_TABLE = DataSet()


class Read(Protocol):
    """Gives the entries of an open file; what is broken goes to the problems."""

    def __call__(self, source: Source, problems: Problems) -> Iterable[Entry]: ...


@dataclass(frozen=True, slots=True)
class Imported:
    """A layer that was written, and what of its file was left out."""

    info: LayerInfo
    problems: Problems


def import_file(
    path: str | Path,
    *,
    name: str = "",
    title: str = "",
    licence: str = "",
    date: str = "",
    alternates: str | Path | None = None,
    theatre: str = "syria",
    folder: Path | None = None,
    watch: Watch | None = None,
) -> Imported:
    """Write a gazetteer's file as a layer: a GeoNames dump, GeoJSON, or CSV; plain or in a zip.

    What isn't given is taken from the file: `name` from its own, `title` and `licence` from the
    data set, `date` (ISO) from the newest entry of a dump. `alternates` is a file of more names
    for a dump. `watch` is told how many bytes of how many were read. Raises GazetteerError, an
    older layer of the name untouched, for a file that is no gazetteer, that is broken for the
    most part, that is not UTF-8, or that disagrees with other data by 50 km.
    """
    path = Path(path)
    layer = name or slug(path.name)
    layer_file(layer, folder)
    problems = Problems()
    governorates = Governorates(load(theatre, layers=()))
    with open_alternates(Path(alternates) if alternates else None, problems) as names:
        read, data_set = _reader(path, layer, names)
        if data_set is _GEONAMES:
            newest = _survey(path, governorates)
            date = date or newest
        elif alternates:
            raise GazetteerError(
                "alternate names go with a GeoNames dump only",
                where=str(path),
                fix="leave the file of names out",
            )
        info = LayerInfo(
            name=layer,
            title=title or ", ".join(filter(None, (data_set.title, path.name))),
            source=path.name,
            licence=licence or data_set.licence,
            date=date,
        )
        with open_source(path, watch) as source:
            places = _places(read(source, problems), governorates, problems, source.name)
            written = write_layer(info, places, folder=folder)
    return Imported(written, problems)


def slug(name: str) -> str:
    """A layer's name from a file's: "SY_places.txt" gives "sy-places"."""
    return _NO_SLUG.sub("-", Path(name).stem.casefold()).strip("-")[:60].strip("-") or "layer"


def _reader(path: Path, layer: str, names: geonames.Alternates) -> tuple[Read, DataSet]:
    """What reads the file, by how it begins; GazetteerError if it is no gazetteer."""
    text = head(path)
    first = next((line for line in text.splitlines() if line.strip()), "")
    if geonames.looks_like(text):
        return partial(geonames.read, alternates=names), _GEONAMES
    if geojson.looks_like(text):
        read = partial(geojson.read, collection=geojson.is_collection(text))
        return read, _WHOS_ON_FIRST if '"wof:' in text else _OSM
    if csvfile.columns_of(first):
        return partial(csvfile.read, layer=layer), _TABLE
    raise GazetteerError(
        "is no gazetteer that Strikemap can read",
        where=str(path),
        fix="give a GeoNames dump (19 columns parted by tabs), GeoJSON, or a CSV file whose first "
        "line names the columns name, lat and lon",
    )


def _survey(path: Path, governorates: Governorates) -> str:
    """Learn a dump's codes before its places are written; gives the day of its newest entry."""
    newest = ""
    with open_source(path) as source:
        for entry in geonames.read(source, Problems(), lambda _: ()):
            governorates.learn(entry)
            newest = max(newest, entry.date)
    return newest


def _places(
    entries: Iterable[Entry], governorates: Governorates, problems: Problems, where: str
) -> Iterator[Place]:
    """The places; GazetteerError at the end if most entries were broken, or there was none."""
    radius_m = load_kinds().radius_m
    count = 0
    for entry in entries:
        count += 1
        yield Place(
            place_id=entry.place_id,
            name=entry.name,
            kind=entry.kind,
            admin1=governorates.of(entry),
            lat=entry.lat,
            lon=entry.lon,
            radius_m=entry.radius_m or radius_m[entry.kind],
            names=tuple(dict.fromkeys(entry.names)),
            population=entry.population,
            source=entry.place_id,
        )
    if count == problems.count == 0:
        raise GazetteerError(
            f"holds no place ({problems.passed_over:,} entries of other kinds)",
            where=where,
            fix="check that it is a gazetteer; what counts as a place is in the documentation",
        )
    if problems.count > count:
        at, what = problems.first[0]
        raise GazetteerError(
            f"{problems.count:,} of {problems.count + count:,} entries are broken, first {at}: "
            f"{what}",
            where=where,
            fix="check that the file is whole and of the form that it seems to be",
        )
