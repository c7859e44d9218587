"""What a reviewer wrote in the place of what was read, checked field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gazetteer import Gazetteer, GazetteerError
from geo.actors import load_actors
from geo.locate import place_fields
from geo.model import FIELDS, SEPARATOR, Claim, several
from geo.rows import CONVERTERS, as_row, contradictions

PLACE = "place"
KEEP, BY_NAME, BY_POSITION, NOWHERE = "keep", "name", "position", "none"
BASES = ("review", "geolocated")
TEXT = (
    "source",
    "source_role",
    "side",
    "stance",
    "attacker",
    "claimed_target",
    "target_kind",
    "target_actor",
    "strikes_min",
    "strikes_max",
    "sorties_min",
    "sorties_max",
    "targets_min",
    "targets_max",
    "killed_min",
    "killed_max",
    "injured_min",
    "injured_max",
    "toll_text",
    "toll_group",
    "date_start",
    "date_end",
    "time_precision",
    "note",
)
_EMPTY = Claim()
_PLACE_FIELDS = (
    "place_id",
    "place",
    "feature_class",
    "admin1",
    "lat",
    "lon",
    "radius_m",
    "geo_precision",
    "place_source",
    "resolution_score",
)
_POINT = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,;\s]\s*([+-]?\d+(?:\.\d+)?)\s*")


class Faults(Exception):  # noqa: N818
    """What is wrong with a correction: a message by field, "" for the whole."""

    def __init__(self, by_field: Mapping[str, str]) -> None:
        super().__init__("; ".join(by_field.values()))
        self.by_field = dict(by_field)


def corrected(
    claim: Claim,
    edits: Mapping[str, str],
    place: Mapping[str, str],
    gazetteer: Gazetteer,
    theatre: str,
) -> Claim:
    """The claim with a reviewer's `edits` (fields of `TEXT`, as written) and `place`.

    `place["how"]` is keep; name, with place_id, and near where it is not empty; position, with
    position ("lat, lon", WGS 84 degrees), place, geo_precision, radius_m and location_basis; or
    none. Raises `Faults` with every fault.
    """
    faults: dict[str, str] = {}
    row = as_row(claim)
    changed = {
        name: text.strip()
        for name, text in edits.items()
        if name in TEXT and text.strip() != _written(row[name])
    }
    _check_codes(changed, claim, theatre, faults)
    row |= {name: _value(name, text, faults) for name, text in changed.items()}
    row |= _dated(row, changed)
    row |= _placed(claim, place, gazetteer, faults)
    if not faults:
        given = {name for name in FIELDS if row[name] not in ("", None)}
        for fault in contradictions(Claim(**row), given):  # type: ignore[arg-type]
            faults.setdefault(_field_of(fault), fault)
    if faults:
        raise Faults(faults)
    new = Claim(**row)  # type: ignore[arg-type]
    if new == claim:
        raise Faults({"": "nothing is changed: accept the claim instead, or change a field"})
    only_noted = replace(new, note=claim.note) == claim
    return new if only_noted else replace(new, review="corrected")


def codes(theatre: str) -> dict[str, tuple[str, ...]]:
    """The codes that fields of the theatre's actors may have."""
    actors = load_actors(theatre)
    groups = [group.id for group in actors.groups]
    return {
        "side": tuple(side.id for side in actors.sides),
        "attacker": (*(attacker.id for attacker in actors.attackers), "unknown"),
        "target_actor": (*groups, *(f"not_{group}" for group in groups)),
    }


def _check_codes(
    changed: Mapping[str, str], claim: Claim, theatre: str, faults: dict[str, str]
) -> None:
    for name, known in codes(theatre).items():
        before = several(getattr(claim, name))
        for code in several(changed.get(name, "")):
            if code not in known and code not in before:
                faults[name] = f"{code!r} is unknown; it can be {', '.join(known)}"


def _value(name: str, text: str, faults: dict[str, str]) -> str | int | float | None:
    if not text:
        empty: str | int | float | None = getattr(_EMPTY, name)
        return empty
    try:
        return CONVERTERS[name](text)
    except ValueError as error:
        faults.setdefault(name, str(error))
        return None


def _dated(row: Mapping[str, Any], changed: Mapping[str, str]) -> dict[str, str]:
    """The end of a day, and how precise the days are, where the reviewer gave only days."""
    if not changed.keys() & {"date_start", "date_end"} or "time_precision" in changed:
        return {}
    start, end = row["date_start"] or row["date_end"], row["date_end"] or row["date_start"]
    precision = "unknown" if not start else "day" if start == end else "range"
    return {"date_start": start, "date_end": end, "time_precision": precision}


def _placed(
    claim: Claim, place: Mapping[str, str], gazetteer: Gazetteer, faults: dict[str, str]
) -> dict[str, Any]:
    how = place.get("how", KEEP)
    if how == KEEP:
        return {}
    nowhere: dict[str, Any] = {name: getattr(_EMPTY, name) for name in _PLACE_FIELDS}
    nowhere |= {"location_basis": "review", "alternatives": _others(claim, place.get("place_id"))}
    if how == NOWHERE:
        return nowhere | {"resolution_reason": "a reviewer found that no place is meant"}
    if how == BY_NAME:
        try:
            chosen = gazetteer.get(place.get("place_id", ""))
        except GazetteerError:
            faults[PLACE] = "choose one of the places found"
            return {}
        fields = place_fields(chosen, near=bool(place.get("near")))
        return nowhere | fields | {"resolution_reason": "chosen by a reviewer"}
    if how == BY_POSITION:
        return nowhere | _at_position(claim, place, gazetteer, faults)
    faults[PLACE] = f"{how!r} is no way to give a place"
    return {}


def _at_position(
    claim: Claim, place: Mapping[str, str], gazetteer: Gazetteer, faults: dict[str, str]
) -> dict[str, Any]:
    found = _POINT.fullmatch(place.get("position", ""))
    if found is None:
        faults["position"] = "is no latitude and longitude in degrees, such as 34.8411, 36.7308"
        return {}
    lat, lon = float(found[1]), float(found[2])
    if not gazetteer.theatre.holds(lat, lon):
        title = gazetteer.theatre.title
        swapped = gazetteer.theatre.holds(lon, lat)
        hint = "latitude comes first" if swapped else "a spreadsheet can hold places elsewhere"
        faults["position"] = f"{lat:g}, {lon:g} is outside {title}: {hint}"
    fields: dict[str, Any] = {"lat": lat, "lon": lon}
    for name in ("geo_precision", "radius_m"):
        fields[name] = _value(name, place.get(name, "").strip(), faults)
    if fields["geo_precision"] == "unresolved":
        faults.setdefault("geo_precision", "say how precise the position is")
    basis = place.get("location_basis", "")
    if basis not in BASES:
        faults["location_basis"] = f"{basis!r} is unknown; it can be {', '.join(BASES)}"
    name = place.get("place", "").strip() or claim.toponym or claim.place
    if name == claim.place:
        fields |= {key: getattr(claim, key) for key in ("place_id", "feature_class", "admin1")}
    how = "geolocated, given" if basis == "geolocated" else "given"
    return {
        **fields,
        "place": name,
        "location_basis": basis,
        "resolution_reason": f"{how} by a reviewer",
    }


def _others(claim: Claim, chosen: str | None) -> str:
    """The other places that the name may mean, with the one that was taken for it before."""
    before = []
    if claim.place_id:
        score = "" if claim.resolution_score is None else f" {claim.resolution_score:.2f}"
        before = [claim.place_id + score]
    listed = dict.fromkeys((*before, *several(claim.alternatives)))
    return SEPARATOR.join(other for other in listed if other.split(" ")[0] != chosen)


def _written(value: object) -> str:
    return "" if value is None else str(value)


def _field_of(fault: str) -> str:
    """The field that a contradiction is told at: the first that it names."""
    named = [word for word in re.findall(r"\w+", fault) if word in FIELDS]
    if not named:
        return ""
    return "position" if named[0] in ("lat", "lon") else named[0]
