"""All faults of a theatre's data, as far as a program can see them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from gazetteer.model import Theatre
from gazetteer.normalise import fold, is_arabic
from gazetteer.parts import parts
from gazetteer.theatre import Fault, Reading, Source, read_theatre

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_GEONAMES = re.compile(r"geonames:[1-9][0-9]*")
_SOURCE = re.compile(r"\S+:\S.*|press\b.*")


def check(theatre: str = "syria") -> tuple[Fault, ...]:
    """The faults of a theatre's data, by file; empty when all is well."""
    return find_faults(read_theatre(*parts(theatre)))


def find_faults(reading: Reading) -> tuple[Fault, ...]:
    """The faults of a theatre as read: those of single entries, then those between entries."""
    theatre = reading.theatre
    governorates = {place.name for place in theatre.places if place.kind == "governorate"}
    faults = list(reading.faults)
    for source in reading.sources:
        faults += _entry_faults(source, theatre, governorates)
    faults += _duplicate_ids(reading.sources)
    faults += _shared_names(reading.sources)
    faults += _not_place_faults(theatre)
    faults += _better_known_faults(theatre)
    return tuple(faults)


def _entry_faults(source: Source, theatre: Theatre, governorates: set[str]) -> Iterator[Fault]:
    place = source.place
    south, west, north, east = theatre.box

    def fault(what: str, fix: str) -> Fault:
        return Fault(source.file, place.place_id, what, fix)

    if not _SLUG.fullmatch(place.place_id):
        yield fault("id is no slug", "use lower-case letters, digits and hyphens")
    if not (south <= place.lat <= north and west <= place.lon <= east):
        yield fault(
            f"{place.lat}, {place.lon} lies outside the theatre's box {list(theatre.box)}",
            "check that lat and lon are right and not swapped",
        )
    if place.admin1 and place.admin1 not in governorates:
        yield fault(
            f'there is no governorate "{place.admin1}"',
            f"use one of: {', '.join(sorted(governorates)) or 'none is defined'}",
        )
    if place.radius_m <= 0:
        yield fault(
            f"no radius for a {place.kind}", "give radius_m here or for the kind in theatre.toml"
        )
    if place.population < 0:
        yield fault("population is negative", "give the number of people or leave it out")
    if place.source.startswith("geonames") and not _GEONAMES.fullmatch(place.source):
        yield fault(f'bad GeoNames id "{place.source}"', "write geonames: and the number")
    elif not _SOURCE.fullmatch(place.source):
        yield fault(f'source "{place.source}" names no id', "write dataset:id, or press")
    for name in place.names:
        if not fold(name.text):
            yield fault(f'the name "{name.text}" has no letters', "write it out or remove it")


def _duplicate_ids(sources: tuple[Source, ...]) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for source in sources:
        place_id = source.place.place_id
        if place_id in seen:
            what = f"the id stands in {seen[place_id]} already"
            yield Fault(source.file, place_id, what, "give each place an id of its own")
        seen.setdefault(place_id, source.file)


def _shared_names(sources: tuple[Source, ...]) -> Iterator[Fault]:
    """Names of two places in one governorate; a city and its governorate may share theirs."""
    owners: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for source in sources:
        if source.place.kind == "governorate":
            continue
        keys = dict.fromkeys(fold(name.text) for name in source.place.names)
        for key in filter(None, keys):
            owners[key, source.place.admin1].append(source)
    pairs: dict[tuple[str, str], tuple[Source, str]] = {}
    for (key, _), (first, *others) in owners.items():
        for other in others:
            pairs.setdefault((first.place.place_id, other.place.place_id), (other, key))
    for (first_id, other_id), (source, key) in pairs.items():
        if first_id != other_id:
            spelling = next(n.text for n in source.place.names if fold(n.text) == key)
            what = f'the name "{spelling}" is claimed by {first_id} in the same governorate too'
            yield Fault(source.file, other_id, what, "remove it from one, or merge the entries")


def _better_known_faults(theatre: Theatre) -> Iterator[Fault]:
    seen: set[tuple[bool, str]] = set()
    for text, _ in theatre.better_known:
        key = is_arabic(text), fold(text)
        if not key[1]:
            yield Fault("better_known.toml", text, "the name has no letters", "write it out")
        elif key in seen:
            yield Fault("better_known.toml", text, "the name stands here twice", "remove one")
        seen.add(key)


def _not_place_faults(theatre: Theatre) -> Iterator[Fault]:
    places = {fold(name.text): place for place in theatre.places for name in place.names}
    seen: set[str] = set()
    for text in theatre.not_places:
        key = fold(text)
        if not key:
            yield Fault("not_places.toml", text, "the name has no letters", "write it out")
        elif key in places:
            what = f"this is a name of the place {places[key].place_id}"
            yield Fault("not_places.toml", text, what, "remove it from one of the two")
        elif key in seen:
            yield Fault("not_places.toml", text, "the name stands here twice", "remove one")
        seen.add(key)
