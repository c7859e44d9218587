"""A name with the words around it to the place fields of a claim, through the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from gazetteer import Context, Gazetteer, Place, Resolution
from geo.geocode.answers import GeocodedPlace
from geo.model import Claim

_NEAR_RADIUS_M = 5_000.0
_MAX_ALTERNATIVES = 5
_PRECISION = {
    "settlement": "settlement",
    "neighbourhood": "settlement",
    "airbase": "settlement",
    "facility": "settlement",
    "district": "district",
    "governorate": "governorate",
    "region": "region",
    "mountain": "region",
    "country": "country",
}


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name as written, with what the words around it say: the kinds of place they leave open
    ("province"), the governorate named with it, whether the strike was only near, and why."""

    text: str
    kinds: frozenset[str] = frozenset()
    admin1: str = ""
    near: bool = False
    reason: str = ""


def locate(
    toponym: Toponym, gazetteer: Gazetteer, around: tuple[tuple[float, float], ...] = ()
) -> dict[str, Any]:
    """The place fields of a claim (geo.model.Claim) for a name. `around` are (lat, lon) of other
    places of the same statement, WGS 84 degrees. Nothing is guessed: a name that isn't resolved
    keeps its words, its candidates and the reason."""
    resolution = _resolve(toponym, gazetteer, around)
    fields: dict[str, Any] = {"toponym": toponym.text, "alternatives": _alternatives(resolution)}
    chosen = resolution.chosen
    if chosen is None:
        return fields | {"geo_precision": "unresolved", "resolution_reason": resolution.reason}
    reason = "; ".join(filter(None, (chosen.reason, toponym.reason)))
    is_geocoded = isinstance(chosen.place, GeocodedPlace)
    return (
        fields
        | place_fields(chosen.place, near=toponym.near)
        | {
            "location_basis": "geocoder" if is_geocoded else "gazetteer",
            "resolution_score": round(chosen.score, 3),
            "resolution_reason": reason,
        }
    )


def place_fields(place: Place, *, near: bool = False) -> dict[str, Any]:
    """What a place gives to a claim, however it was chosen; `near` for what lies only near it."""
    return {
        "place_id": place.place_id,
        "place": place.name,
        "feature_class": place.feature_class,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "radius_m": place.radius_m + _NEAR_RADIUS_M if near else place.radius_m,
        "geo_precision": _precision(place, near),
        "place_source": place.source,
    }


def governorate_of(gazetteer: Gazetteer, text: str) -> str:
    """The governorate that has this name, empty if none."""
    for candidate in gazetteer.resolve(text).candidates:
        if candidate.place.kind == "governorate":
            return candidate.place.admin1 or candidate.place.name
    return ""


def located_by_geocoder(claim: Claim, gazetteer: Gazetteer) -> Claim:
    """A claim of a table that has a name and no place, with the place that a geocoder gives it or
    the reason why it gives none. As the words around the name are not read again, a point is
    only near. A claim that someone has reviewed stays as it is, and one that has a place."""
    if claim.geo_precision != "unresolved" or claim.review != "unreviewed" or not claim.toponym:
        return claim
    fields = locate(Toponym(claim.toponym, admin1=claim.admin1, near=True), gazetteer)
    if fields.get("location_basis") == "gazetteer":
        return claim
    return replace(claim, **fields)


def point_of(fields: Mapping[str, Any]) -> tuple[float, float] | None:
    """The (lat, lon) of located fields; None for an area or an unresolved name."""
    if fields.get("geo_precision") != "settlement":
        return None
    return fields["lat"], fields["lon"]


def _resolve(
    toponym: Toponym, gazetteer: Gazetteer, around: tuple[tuple[float, float], ...]
) -> Resolution:
    """With the kinds that the words ask for; without them where the gazetteer has none such."""
    resolution = gazetteer.resolve(toponym.text, Context(toponym.kinds, toponym.admin1, around))
    if resolution.chosen is None and toponym.kinds:
        return gazetteer.resolve(toponym.text, Context(frozenset(), toponym.admin1, around))
    return resolution


def _precision(place: Place, near: bool) -> str:
    precision = _PRECISION.get(place.feature_class, "near")
    return "near" if near and precision == "settlement" else precision


def _alternatives(resolution: Resolution) -> str:
    others = [c for c in resolution.candidates if c is not resolution.chosen]
    return "; ".join(f"{c.place.place_id} {c.score:.2f}" for c in others[:_MAX_ALTERNATIVES])
