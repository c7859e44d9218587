"""One id, one place: data sets that put the same entry far apart can't both be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gazetteer.errors import GazetteerError
from gazetteer.layers.layer import Layer
from gazetteer.model import Place
from gazetteer.parts import bundled, parts
from gazetteer.resolve import distance_m
from gazetteer.theatre import read_theatre

APART_M = 50_000


def agreeing(places: Iterable[Place], layers: Sequence[Layer]) -> Iterator[Place]:
    """The places as they come, each held against the curated data and the layers.

    Raises GazetteerError for a place that another data set has under the same id 50 km away or
    more, or beyond its own radius where that is larger.
    """
    curated = dict(_curated())
    for place in places:
        if known := curated.get(place.source):
            _compare(place, known, "the curated data")
        for layer in layers:
            if known := layer.get(place.place_id):
                _compare(place, known, f'the layer "{layer.info.name}"')
        yield place


def _curated() -> Iterator[tuple[str, Place]]:
    for theatre in bundled():
        for place in read_theatre(*parts(theatre)).theatre.places:
            if ":" in place.source:
                yield place.source, place


def _compare(place: Place, known: Place, where: str) -> None:
    apart = distance_m((place.lat, place.lon), (known.lat, known.lon))
    if apart < max(APART_M, place.radius_m, known.radius_m):
        return
    raise GazetteerError(
        f"{place.source} is {place.name} at {place.lat:.5f}, {place.lon:.5f}; {where} has it as "
        f"{known.name} at {known.lat:.5f}, {known.lon:.5f}, {apart / 1000:,.0f} km away",
        fix="one of the two is wrong: mend or leave out that entry, or remove the other layer with "
        "strikemap gazetteer remove",
    )
