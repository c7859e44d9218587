"""Exports of other data sets as rows of claims: ACLED, UCDP GED, lists with a block a belligerent.

Those data sets hold events that people coded from reports, so each row becomes one claim of the
sources it names, with the data set as publisher; lat and lon are theirs. Codes of precision that
mean an area place a claim only where the gazetteer has the area. Sources: ACLED Codebook;
UCDP Georeferenced Event Dataset Codebook.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from gazetteer import Gazetteer
from gazetteer.model import Context
from geo.columns import block_names, folded
from geo.known_actors import OTHER, KnownActors, known_actors
from geo.model import FIELDS
from geo.rows import Row

AIR_STRIKE = "Air/drone strike"  # ACLED's sub_event_type
NEAR_M = 25_000.0  # GED where_prec 2: within about 25 km of a known point
_ACLED = {"event_id_cnty", "event_date", "actor1", "latitude", "longitude", "geo_precision"}
_GED = {"side_a", "side_b", "where_prec", "date_prec", "date_start", "latitude", "longitude"}
_ACLED_PLACES = {"1": "settlement", "2": "near", "3": "governorate"}
_GED_PLACES = {"1": "settlement", "2": "near", "3": "district", "4": "governorate"}
_ACLED_DAYS = {"1": "day", "2": "week", "3": "month"}
_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d-%b-%Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f")
Read = tuple[list[str], list[Row], str]


def read_layout(columns: Sequence[str], rows: Sequence[Row], gaz: Gazetteer) -> Read | None:
    """(columns, rows, what was done in words) of a table whose columns are those of a known data
    set; None for any other."""
    actors = known_actors(gaz.theatre.name)
    names = set(columns)
    if names >= _ACLED:
        strikes = [row for row in rows if row[1].get("sub_event_type", AIR_STRIKE) == AIR_STRIKE]
        told = f"read as ACLED's columns, one claim a row; {len(rows) - len(strikes)} rows of "
        told += f"{len(rows)} are of no {AIR_STRIKE.lower()} and were passed over"
        return _converted(strikes, partial(_acled, actors=actors, gaz=gaz), told)
    if names >= _GED and "claim_id" not in names:
        told = "read as the UCDP GED's columns, one claim a row; it does not say how people were "
        told += "killed, so all rows were taken, not air strikes alone"
        return _converted(rows, partial(_ged, actors=actors, gaz=gaz), told)
    return _blocks(columns, rows, actors)


def _converted(
    rows: Sequence[Row], convert: Callable[[Mapping[str, object]], dict[str, object]], told: str
) -> Read:
    return list(FIELDS), [(at, convert(row)) for at, row in rows], told


def _acled(row: Mapping[str, object], *, actors: KnownActors, gaz: Gazetteer) -> dict[str, object]:
    text = _texts(row)
    source, side, role = actors.of_sources(text("source"))
    dead = text("fatalities")
    return {
        "claim_id": f"acled-{text('event_id_cnty')}",
        "publisher": "ACLED",
        "source": source or "ACLED",
        "source_text": text("source"),
        "source_role": role,
        "side": side,
        "attacker": actors.attacker(text("actor1")),
        "target_actor": actors.group(text("actor2")),
        "killed_min": dead,
        "killed_max": dead,
        "toll_group": "people" if dead else "",
        "toponym": text("location"),
        "date_start": _day(text("event_date")),
        "date_end": _day(text("event_date")),
        "time_precision": _ACLED_DAYS.get(text("time_precision"), "unknown"),
        "quote": text("notes"),
        "note": _note(actor1=text("actor1"), actor2=text("actor2")),
        **_place(text, _ACLED_PLACES.get(text("geo_precision"), ""), "admin1", "admin2", gaz),
        "place_source": "ACLED",
    }


def _ged(row: Mapping[str, object], *, actors: KnownActors, gaz: Gazetteer) -> dict[str, object]:
    text = _texts(row)
    source, side, role = actors.of_sources(text("source_original"))
    is_one_sided = text("type_of_violence") == "3"  # only there a side is the one that kills
    civilians = text("deaths_civilians")
    start, end = _day(text("date_start")), _day(text("date_end"))
    published = _day(text("source_date"))
    return {
        "claim_id": f"ged-{text('id') or text('relid')}" if text("id") or text("relid") else "",
        "publisher": text("source_office") or "UCDP GED",
        "title": text("source_headline"),
        "published": published if re.fullmatch(r"\d{4}-\d\d-\d\d", published) else "",
        "source": source or "UCDP GED",
        "source_text": text("source_original"),
        "source_role": role,
        "side": side,
        "attacker": actors.attacker(text("side_a")) if is_one_sided else "unknown",
        "target_actor": "" if not is_one_sided else actors.group(text("side_b")),
        "killed_min": text("low"),
        "killed_max": text("high"),
        "toll_group": "" if not text("high") else
        "civilians" if civilians == text("best") and civilians != "0" else "people",
        "toponym": text("where_coordinates") or text("where_description"),
        "date_start": start,
        "date_end": end or start,
        "time_precision": "day" if start == (end or start) else "range",
        "quote": text("source_article"),
        "note": _note(side_a=text("side_a"), side_b=text("side_b")),
        **_place(text, _GED_PLACES.get(text("where_prec"), ""), "adm_1", "adm_2", gaz),
        "place_source": "UCDP GED",
    }  # fmt: skip


def _place(
    text: Callable[[str], str], precision: str, admin1: str, admin2: str, gaz: Gazetteer
) -> dict[str, object]:
    """Where a row is: their point for a settlement, with a radius for what is near one; for an
    area the gazetteer's; else no place, with the reason."""
    told = {"admin1": text(admin1)}
    point = {"lat": text("latitude"), "lon": text("longitude"), "location_basis": "stated"}
    if precision == "settlement":
        return {**told, **point, "geo_precision": precision}
    if precision == "near":
        return {**told, **point, "geo_precision": precision, "radius_m": NEAR_M}
    name = text(admin2 if precision == "district" else admin1)
    if precision and name:
        chosen = gaz.resolve(name, Context(kinds=frozenset({precision}))).chosen
        if chosen and chosen.place.kind == precision and chosen.place.radius_m:
            place = chosen.place
            return {
                **told, "lat": place.lat, "lon": place.lon, "radius_m": place.radius_m,
                "geo_precision": precision, "place_id": place.place_id, "place": place.name,
                "location_basis": "gazetteer", "resolution_reason": chosen.reason,
            }  # fmt: skip
    reason = "its code of precision is of an area that the gazetteer does not have"
    return {**told, "geo_precision": "unresolved", "resolution_reason": reason}


def _blocks(columns: Sequence[str], rows: Sequence[Row], actors: KnownActors) -> Read | None:
    """Rows of a list with columns a belligerent: a claim for each that has a cell filled."""
    blocks: dict[str, dict[str, str]] = {}
    for column in columns:
        if folded(column) in block_names():
            continue
        if found := _belligerent(column, actors):
            blocks.setdefault(found[0], {})[column] = found[1]
    if len(blocks) < 2:
        return None
    own = {column for block in blocks.values() for column in block}
    made: list[Row] = []
    empty = 0
    for at, row in rows:
        shared = {name: value for name, value in row.items() if name not in own}
        before = len(made)
        for attacker, block in blocks.items():
            filled = {c: str(row[c]) for c in block if row.get(c) not in (None, "")}
            if filled:
                made.append((at, _block_row(shared, attacker, block, filled)))
        empty += len(made) == before
    names = [name for name in columns if name not in own]
    fields = sorted({field for block in blocks.values() for field in block.values()})
    told = f"read as one row an incident with columns for {', '.join(blocks)}, a claim for each; "
    told += f"{empty} rows of {len(rows)} say nothing of any of them and were passed over"
    return [*names, "attacker", *fields], made, told


def _belligerent(column: str, actors: KnownActors) -> tuple[str, str] | None:
    """(attacker, our field) of a column such as "Russia: killed min" or "us_coalition_strikes"."""
    words = re.split(r"[\s_:.-]+", column)
    for at in range(len(words) - 1, 0, -1):
        field = block_names().get(folded(" ".join(words[at:])), "")
        attacker = actors.attacker(" ".join(words[:at]))
        if field and attacker != OTHER:
            return attacker, field
    return None


def _block_row(
    shared: Mapping[str, object], attacker: str, block: Mapping[str, str], filled: dict[str, str]
) -> dict[str, object]:
    row: dict[str, object] = {**shared, "attacker": attacker}
    notes = []
    for column, value in filled.items():
        if block[column] == "note":
            notes.append(f"{column}: {value}")
        else:
            row[block[column]] = value
    if notes:
        row["note"] = "; ".join(notes)
    for name, id in shared.items():
        if id and block_names().get(folded(name)) == "claim_id":
            row[name] = f"{id}-{attacker}"
    return row


def _texts(row: Mapping[str, object]) -> Callable[[str], str]:
    def text(name: str) -> str:
        value = row.get(name)
        return "" if value is None else str(value).strip()

    return text


def _day(text: str) -> str:
    """The day as YYYY-MM-DD; what is none of the known forms as it is, for the reader to refuse."""
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return text


def _note(**told: str) -> str:
    return "; ".join(f"{name}: {value}" for name, value in told.items() if value)
