"""Data for a page, packed so that no text of it can be read as markup or code."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from operator import attrgetter
from typing import Any

import numpy as np
import orjson

import gazetteer
from gazetteer.model import Place
from geo.actors import load_actors
from geo.incidents import Incident
from geo.model import AREA_PRECISIONS, FIELDS, Claim
from maps.blocks import ROWS, TEXTS, blocks
from maps.columns import GROUPS, container, group, numbers_of
from maps.links import links
from maps.sides import load_sides

LEVEL = 6
_LOCATED = attrgetter("admin1", "place", "place_id", "toponym", "lat", "lon")


@dataclass(frozen=True, slots=True)
class LayerData:
    """What a layer hands to the browser: the index, and what is opened when asked for."""

    index: bytes
    rows: Sequence[dict[str, Any]]
    texts: Sequence[list[str]]


def pack(data: Any) -> str:
    """Base64 of gzip of JSON: letters, digits, "+", "/" and "=" only; the same for the same."""
    return pack_bytes(orjson.dumps(data))


def pack_bytes(data: bytes) -> str:
    """Base64 of gzip; the same for the same."""
    return base64.b64encode(gzip.compress(data, compresslevel=LEVEL, mtime=0)).decode("ascii")


def layer_data(claims: Sequence[Claim], incidents: Sequence[Incident], theatre: str) -> LayerData:
    """What the browser draws a layer from. Rows stand by place, in a place by side, the newest
    first; those that no map shows stand last."""
    sides = load_sides(theatre)
    actors = load_actors(theatre)
    order, starts = _rows(claims, [side.id for side in sides])
    rows = [claims[number] for number in order]
    verdicts = {incident.incident_id: incident.verdict for incident in incidents}
    groups, arrays = {}, []
    for name, fields in GROUPS.items():
        if name == "compared":
            columns = [[verdicts.get(claim.incident_id, "incomparable") for claim in rows]]
        else:
            columns = [[getattr(claim, field) for claim in rows] for field in fields]
        groups[name], codes = group(fields, columns)
        arrays.append(codes)
    groups["read"], codes = numbers_of(np.array(order, dtype=np.int64))
    parts, texts = blocks(rows, incidents)
    header = {
        "count": len(claims),
        "fields": FIELDS,
        "groups": groups,
        "starts": starts,
        "links": links(rows, starts),
        "sides": [asdict(side) for side in sides],
        "area_precisions": sorted(AREA_PRECISIONS),
        "words": {group.id: group.label for group in actors.groups}
        | {attacker.id: attacker.label for attacker in actors.attackers},
        "names": _names(claims, theatre),
        "block": ROWS,
        "texts": TEXTS,
        "shared": sum(map(len, texts)),
    }
    return LayerData(container(header, [*arrays, codes]), parts, texts)


def _rows(claims: Sequence[Claim], sides: Sequence[str]) -> tuple[list[int], list[int]]:
    """The numbers of the claims in the order of their rows, and the first row of each place, then
    that of the claims in none."""
    of_side = {id: at for at, id in enumerate(sides)}
    spots: dict[tuple[Any, ...] | None, list[int]] = {}
    for number, claim in enumerate(claims):
        spots.setdefault(_spot(claim), []).append(number)
    drawn = [key for key in spots if key is not None]
    drawn.sort(key=lambda key: _LOCATED(claims[spots[key][0]]) + key)
    order: list[int] = []
    starts: list[int] = []
    for key in [*drawn, None]:
        starts.append(len(order))
        newest = sorted(spots.get(key, ()), key=lambda n: _day(claims[n]), reverse=True)
        order += sorted(newest, key=lambda n: of_side.get(claims[n].side, len(of_side)))
    return order, starts


def _spot(claim: Claim) -> tuple[Any, ...] | None:
    """What claims share that stand for one spot on the map; None for those on no map."""
    if not claim.is_drawn:
        return None
    area = claim.geo_precision in AREA_PRECISIONS
    extent = (claim.geo_precision, claim.radius_m) if area else ("", 0.0)
    return (claim.place_id, claim.lat, claim.lon, *extent)


def _day(claim: Claim) -> str:
    return claim.date_end or claim.date_start


def _names(claims: Sequence[Claim], theatre: str) -> dict[str, list[str]]:
    """All names of the gazetteer places that the claims are at, by place id, in every script;
    the name on the ground first, empty where there is none."""
    used = {claim.place_id for claim in claims}
    return {
        place.place_id: [local_name(place), *(name.text for name in place.names)]
        for place in gazetteer.load(theatre).theatre.places
        if place.place_id in used
    }


def local_name(place: Place) -> str:
    """A place's first Arabic name, or nothing."""
    return next((name.text for name in place.names if name.lang == "ar"), "")
