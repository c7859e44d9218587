"""A geocoder's answer: what geopy gives of it, as a plain record, and as a place."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from gazetteer.model import Name, Place
from gazetteer.resolve import distance_m

if TYPE_CHECKING:
    from geopy.location import Location

_MOST_NAMES, _LONGEST_NAME = 60, 200
_OSM_TYPES = {"N": "node", "W": "way", "R": "relation"}
_CLASS_KEYS = ("class", "category", "osm_key")
_VALUE_KEYS = ("osm_value", "type")
_TYPE_KEYS = ("addresstype", "type")
_ID_KEYS = ("geonameId", "gid", "id", "place_id")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Answer:
    """One place as a geocoder gave it. `lat`, `lon` are WGS 84 degrees, `box` is (south, west,
    north, east); `tags` say what it is, in OpenStreetMap's or GeoNames' words; `state` is the
    governorate as the geocoder writes it; `ident` its id there, such as "node/123"."""

    names: tuple[str, ...]
    lat: float
    lon: float
    box: Box | None = None
    tags: tuple[str, ...] = ()
    state: str = ""
    ident: str = ""


@dataclass(frozen=True, slots=True)
class GeocodedPlace(Place):
    """A place that a geocoder gave; `kind` is empty where it didn't say what it is."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """geo/data/geocoder.toml: the kind of a tag, the radius in metres of a kind without a box,
    and the keys of what is no place."""

    of_tag: Mapping[str, str]
    radius_m: Mapping[str, float]
    refused: frozenset[str]


@cache
def load_kinds() -> Kinds:
    """The kinds of geocoders' answers, read once."""
    file = resources.files("geo") / "data" / "geocoder.toml"
    data = tomllib.loads(file.read_text("utf-8"))
    of_tag = {tag: kind for kind, tags in data["kinds"].items() for tag in tags}
    return Kinds(of_tag, data["radius_m"], frozenset(data["refused"]))


def to_record(answer: Answer) -> dict[str, Any]:
    """The answer as JSON can hold it."""
    return asdict(answer)


def from_record(record: Mapping[str, Any]) -> Answer:
    """The answer of such a record."""
    box = record["box"]
    south_west_north_east = None if box is None else (box[0], box[1], box[2], box[3])
    return Answer(
        tuple(record["names"]),
        record["lat"],
        record["lon"],
        south_west_north_east,
        tuple(record["tags"]),
        record["state"],
        record["ident"],
    )


def read_answer(location: Location) -> Answer:
    """What a geopy Location says, from the forms that Nominatim, Photon and GeoNames answer in;
    of any other geocoder the address and the point."""
    raw = _table(location.raw) or {}
    facts = _table(raw.get("properties")) or raw
    address = _table(facts.get("address")) or {}
    return Answer(
        names=_names(facts, str(location.address or "")),
        lat=round(float(location.latitude), 6),
        lon=round(float(location.longitude), 6),
        box=_box(raw, facts),
        tags=_tags(facts),
        state=_text(facts, "state", "adminName1") or _text(address, "state", "province"),
        ident=_ident(facts),
    )


def is_refused(answer: Answer) -> bool:
    """Whether it is a shop, a street or the like, which only bears a place's name."""
    return any(tag.partition(":")[0] in load_kinds().refused for tag in answer.tags if ":" in tag)


def to_place(answer: Answer, service: str, admin1: str) -> GeocodedPlace:
    """The answer as a place of the governorate `admin1`, with the radius of its box."""
    kinds = load_kinds()
    kind = next((kinds.of_tag[tag] for tag in answer.tags if tag in kinds.of_tag), "")
    source = f"{service}:{answer.ident or f'{answer.lat},{answer.lon}'}"
    return GeocodedPlace(
        place_id=source,
        name=answer.names[0],
        kind=kind,
        admin1=admin1,
        lat=answer.lat,
        lon=answer.lon,
        radius_m=_radius(answer.box) or float(kinds.radius_m[kind or "unknown"]),
        names=tuple(Name(name) for name in answer.names),
        source=source,
    )


def _table(value: object) -> dict[str, Any] | None:
    return value if isinstance(value, dict) else None


def _names(facts: Mapping[str, Any], address: str) -> tuple[str, ...]:
    """Every name it has, the one that it is shown with first."""
    named = [facts.get(key) for key in ("name", "toponymName")]
    named += [address.partition(",")[0]]
    details = _table(facts.get("namedetails")) or {}
    named += [text for key, text in details.items() if "name" in key]
    texts = (text.strip()[:_LONGEST_NAME] for text in named if isinstance(text, str))
    parts = (part.strip() for text in texts for part in text.split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))[:_MOST_NAMES]


def _tags(facts: Mapping[str, Any]) -> tuple[str, ...]:
    key, value = _text(facts, *_CLASS_KEYS), _text(facts, *_VALUE_KEYS)
    tags = [f"{key}:{value}" if key and value else "", _text(facts, *_TYPE_KEYS)]
    tags += [f"{name}:{facts[name]}" for name in ("fcode", "fcl") if name in facts]
    return tuple(dict.fromkeys(tag[:_LONGEST_NAME] for tag in tags if tag))


def _text(facts: Mapping[str, Any], *keys: str) -> str:
    return next((facts[key] for key in keys if isinstance(facts.get(key), str)), "")


def _ident(facts: Mapping[str, Any]) -> str:
    kind, number = facts.get("osm_type"), facts.get("osm_id")
    if isinstance(kind, str) and isinstance(number, int):
        return f"{_OSM_TYPES.get(kind, kind)[:20]}/{number}"
    found = next((facts[key] for key in _ID_KEYS if isinstance(facts.get(key), (str, int))), "")
    return str(found)[:_LONGEST_NAME]


def _box(raw: Mapping[str, Any], facts: Mapping[str, Any]) -> Box | None:
    """(south, west, north, east), from the orders that Nominatim, Photon and GeoJSON have."""
    for edges, order in (
        (raw.get("boundingbox"), (0, 2, 1, 3)),
        (facts.get("extent"), (3, 0, 1, 2)),
        (raw.get("bbox"), (1, 0, 3, 2)),
    ):
        if not isinstance(edges, (list, tuple)) or len(edges) != 4:
            continue
        try:
            south, west, north, east = (float(edges[position]) for position in order)
        except (TypeError, ValueError):
            continue
        if -90 <= south <= north <= 90 and -180 <= west <= east <= 180:
            return south, west, north, east
    return None


def _radius(box: Box | None) -> float:
    """Half the diagonal of a box in metres, to a hundred; 0 for none, and for a point."""
    if box is None:
        return 0.0
    south, west, north, east = box
    return math.ceil(distance_m((south, west), (north, east)) / 200) * 100.0
