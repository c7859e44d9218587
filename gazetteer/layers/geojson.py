"""GeoJSON extracts of Who's On First and OpenStreetMap: a collection, or a feature a line."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from gazetteer.errors import GazetteerError
from gazetteer.layers.entry import (
    MOST_NAMES,
    Bad,
    Entry,
    Problems,
    checked_name,
    people,
    position,
    tidy_names,
)
from gazetteer.layers.kinds import Kinds, load_kinds
from gazetteer.layers.source import Source, not_utf8
from gazetteer.model import Name

_COLLECTION = re.compile(r'"features"\s*:\s*\[')
_BETWEEN = " \t\r\n,\x1e"
_LONGEST_FEATURE = 64 << 20
_METRES_A_DEGREE = 111_195
_WOF_NAME = re.compile(r"name:([a-z]{3})_x_(?:preferred|variant|colloquial)")
_OSM_NAME = re.compile(r"(?:alt_|old_|official_)?name:([a-z]{2,3})(?:[-_].*)?")
_OTHER_NAMES = frozenset(
    {"int_name", "alt_name", "old_name", "official_name", "short_name", "loc_name"}
)
_NAME_IN = re.compile(r"name_([a-z]{2,3})")
_PLAIN_KEYS = ("place",)
_KEYED = ("aeroway", "military", "landuse", "amenity", "natural", "admin_level")


def looks_like(text: str) -> bool:
    """Whether a file begins like GeoJSON."""
    return text.lstrip(_BETWEEN).startswith("{") and '"type"' in text


def is_collection(text: str) -> bool:
    """Whether the features stand in one object rather than one a line."""
    first = text.lstrip(_BETWEEN).partition("\n")[0]
    return not re.match(r'\{"type"\s*:\s*"Feature"', first) and _COLLECTION.search(text) is not None


def read(source: Source, problems: Problems, *, collection: bool) -> Iterator[Entry]:
    """The entries of a kind that matters; features that can't be read become problems."""
    kinds = load_kinds()
    for where, feature in _of_collection(source) if collection else _of_lines(source):
        try:
            entry = parse(feature, kinds)
        except Bad as bad:
            problems.add(f"{source.name}{where}", str(bad))
        else:
            if entry:
                yield entry
            else:
                problems.passed_over += 1


def parse(feature: object, kinds: Kinds) -> Entry | None:
    """One feature; None for a kind that is passed over, Bad for a broken one."""
    if not (isinstance(feature, dict) and feature.get("type") == "Feature"):
        raise Bad("it is no GeoJSON feature")
    properties = feature.get("properties")
    if not isinstance(properties, dict):
        raise Bad("it has no properties")
    tags = properties.get("tags")
    properties = {**tags, **properties} if isinstance(tags, dict) else properties
    wof = "wof:id" in properties or "wof:name" in properties
    kind = _wof_kind(properties, kinds) if wof else _osm_kind(properties, kinds)
    if not kind:
        return None
    name = checked_name(properties.get("wof:name" if wof else "name"))
    lat, lon, radius_m = _place_on_earth(feature.get("geometry"))
    if wof and "lbl:latitude" in properties and "lbl:longitude" in properties:
        lat, lon = position(properties["lbl:latitude"], properties["lbl:longitude"])
    population = people(properties.get("wof:population" if wof else "population"))
    spellings = list(_wof_names(properties) if wof else _osm_names(properties))[:MOST_NAMES]
    names = tidy_names((text, kinds.language(code)) for text, code in spellings)
    return Entry(
        place_id=_id(feature, properties, wof=wof),
        name=name,
        kind=kinds.sized(kind, population),
        lat=lat,
        lon=lon,
        names=(Name(name), *names),
        population=population,
        admin1=_text(properties, "admin1", "is_in:province", "addr:province", "is_in:state"),
        radius_m=radius_m,
    )


def _of_lines(source: Source) -> Iterator[tuple[str, object]]:
    for number, line in source.lines():
        text = (line or "").strip(_BETWEEN)
        if line is not None and not text:
            continue
        try:
            yield f":{number}", json.loads(text)
        except (ValueError, RecursionError):
            yield f":{number}", None


def _of_collection(source: Source) -> Iterator[tuple[str, object]]:
    """The features of a collection, one in memory at a time."""
    decoder = json.JSONDecoder()
    blocks = _texts(source)
    text = next(blocks, "")
    start = _COLLECTION.search(text)
    if start is None:
        raise _cut(source, "before its first feature")
    at, number = start.end(), 1
    while True:
        while not (rest := text[at:].lstrip(_BETWEEN)):
            text, at = next(blocks, ""), 0
            if not text:
                raise _cut(source, f"before feature {number}")
        if rest.startswith("]"):
            break
        try:
            feature, end = decoder.raw_decode(rest)
        except RecursionError:
            raise _cut(source, f"or nested too deep at feature {number}") from None
        except json.JSONDecodeError:
            more = next(blocks, "")
            if not more or len(rest) > _LONGEST_FEATURE:
                raise _cut(source, f"or broken at feature {number}") from None
            text, at = rest + more + "".join(_as_much(blocks, len(rest))), 0
            continue
        yield f", feature {number}", feature
        text, at, number = rest, end, number + 1


def _texts(source: Source) -> Iterator[str]:
    import codecs

    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        for block in source.blocks():
            yield decoder.decode(block)
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise not_utf8(source.name) from None


def _as_much(blocks: Iterator[str], size: int) -> Iterator[str]:
    """As much text again, so that a long feature is not tried at each block."""
    while size > 0 and (block := next(blocks, "")):
        size -= len(block)
        yield block


def _cut(source: Source, where: str) -> GazetteerError:
    return GazetteerError(
        f"is no whole GeoJSON: it ends {where}", where=source.name, fix="get the file again"
    )


def _place_on_earth(geometry: object) -> tuple[float, float, float | None]:
    """Latitude, longitude and, of an area, the radius in metres of a circle of its size."""
    if not isinstance(geometry, dict):
        raise Bad("it has no geometry")
    coordinates = geometry.get("coordinates")
    if geometry.get("type") == "Point":
        if not isinstance(coordinates, list) or len(coordinates) < 2:
            raise Bad("its point has no coordinates")
        return *position(coordinates[1], coordinates[0]), None
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    try:
        area = shape(geometry)
        point = area.representative_point()
        lat, lon = position(point.y, point.x)
    except (ShapelyError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise Bad(f"its geometry can't be read: {error}") from None
    square_m = area.area * _METRES_A_DEGREE**2 * math.cos(math.radians(lat))
    return lat, lon, math.sqrt(square_m / math.pi) or None


def _wof_kind(properties: Mapping[str, Any], kinds: Kinds) -> str:
    word = properties.get("wof:placetype")
    return kinds.of("whosonfirst", word) if isinstance(word, str) else ""


def _osm_kind(properties: Mapping[str, Any], kinds: Kinds) -> str:
    words = [properties.get(key) for key in _PLAIN_KEYS]
    words += [f"{key}={properties[key]}" for key in _KEYED if key in properties]
    found = (kinds.of("osm", word) for word in words if isinstance(word, str))
    return next(filter(None, found), "")


def _wof_names(properties: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in properties.items():
        code = _WOF_NAME.fullmatch(key) or _NAME_IN.fullmatch(key)
        if code:
            for text in value if isinstance(value, list) else [value]:
                if isinstance(text, str):
                    yield text, code[1]


def _osm_names(properties: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in properties.items():
        code = _OSM_NAME.fullmatch(key) or _NAME_IN.fullmatch(key)
        if isinstance(value, str) and (code or key in _OTHER_NAMES):
            for text in value.split(";"):
                yield text, code[1] if code else ""


def _id(feature: Mapping[str, Any], properties: Mapping[str, Any], *, wof: bool) -> str:
    if wof:
        found, prefix = properties.get("wof:id", feature.get("id")), "whosonfirst"
    else:
        found = properties.get("@id") or feature.get("id") or properties.get("osm_id")
        prefix = "osm"
    if isinstance(found, bool) or not isinstance(found, (int, str)) or not str(found).strip():
        raise Bad("it has no id")
    text = "-".join(str(found).split())
    if len(text) > 80:
        raise Bad("its id is too long")
    return f"{prefix}:{text}"


def _text(properties: Mapping[str, Any], *keys: str) -> str:
    found = (properties.get(key) for key in keys)
    return next((value for value in found if isinstance(value, str)), "")
