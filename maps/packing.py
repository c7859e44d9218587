"""Data for a page: JSON by column, packed so that no text of it can be read as markup or code."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Sequence
from typing import Any

import orjson

from geo.actors import load_actors
from geo.model import AREA_PRECISIONS, FIELDS, Claim
from maps.sides import load_sides


def pack(data: Any) -> str:
    """Base64 of gzip of JSON: letters, digits, "+", "/" and "=" only; the same for the same."""
    packed = gzip.compress(orjson.dumps(data), compresslevel=9, mtime=0)
    return base64.b64encode(packed).decode("ascii")


def layer_data(claims: Sequence[Claim], theatre: str) -> dict[str, Any]:
    """What the browser draws a layer from: the claims by column, and the sides' looks."""
    actors = load_actors(theatre)
    return {
        "count": len(claims),
        "columns": {name: _column([getattr(claim, name) for claim in claims]) for name in FIELDS},
        "sides": [
            {"id": s.id, "label": s.label, "colour": s.colour, "shape": s.shape}
            for s in load_sides(theatre)
        ],
        "area_precisions": sorted(AREA_PRECISIONS),
        "words": {group.id: group.label for group in actors.groups},
    }


def _column(values: list[Any]) -> dict[str, Any]:
    """Values as they are, or each once with codes where they repeat."""
    codes = {value: code for code, value in enumerate(dict.fromkeys(values))}
    if len(codes) * 2 > len(values):
        return {"values": values}
    return {"words": list(codes), "codes": [codes[value] for value in values]}
