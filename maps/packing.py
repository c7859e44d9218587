"""Data for a page: JSON by column, packed so that no text of it can be read as markup or code."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Sequence
from typing import Any

import orjson

import gazetteer
from gazetteer.model import Place
from geo.actors import load_actors
from geo.incidents import Incident
from geo.model import AREA_PRECISIONS, FIELDS, Claim
from maps.sides import load_sides


def pack(data: Any) -> str:
    """Base64 of gzip of JSON: letters, digits, "+", "/" and "=" only; the same for the same."""
    packed = gzip.compress(orjson.dumps(data), compresslevel=9, mtime=0)
    return base64.b64encode(packed).decode("ascii")


def layer_data(
    claims: Sequence[Claim], incidents: Sequence[Incident], theatre: str
) -> dict[str, Any]:
    """What the browser draws a layer from: the claims by column, what comparing them showed, and
    the sides' looks."""
    actors = load_actors(theatre)
    return {
        "count": len(claims),
        "columns": {name: _column([getattr(claim, name) for claim in claims]) for name in FIELDS},
        "sides": [
            {"id": s.id, "label": s.label, "colour": s.colour, "shape": s.shape}
            for s in load_sides(theatre)
        ],
        "area_precisions": sorted(AREA_PRECISIONS),
        "undrawn": [row for row, claim in enumerate(claims) if not claim.is_drawn],
        "incidents": [
            {
                "id": incident.incident_id,
                "start": incident.date_start,
                "end": incident.date_end,
                "verdict": incident.verdict,
                "difference": incident.difference,
            }
            for incident in incidents
        ],
        "names": _names(claims, theatre),
        "words": {group.id: group.label for group in actors.groups},
    }


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


def _column(values: list[Any]) -> dict[str, Any]:
    """Values as they are, or each once with codes where they repeat."""
    codes = {value: code for code, value in enumerate(dict.fromkeys(values))}
    if len(codes) * 2 > len(values):
        return {"values": values}
    return {"words": list(codes), "codes": [codes[value] for value in values]}
