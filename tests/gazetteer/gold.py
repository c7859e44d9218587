"""Names whose place is known, and how well a gazetteer resolves them."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gazetteer.lookup import Gazetteer
from gazetteer.model import Context, Place
from gazetteer.normalise import fold, is_arabic
from gazetteer.resolve import distance_m

HELD_OUT = Path(__file__).parents[1] / "data" / "gold" / "places-held-out.csv"
SHARED = Path(__file__).parents[3] / "shared" / "gold" / "places.csv"

Verdict = Literal["right", "wrong", "unresolved"]


@dataclass(frozen=True, slots=True)
class Row:
    """A name as written, the governorate said with it, and the spots (lat, lon, km) it may mean.

    No spot: the name is none of the theatre's places. `areas` are governorates of which the name
    is both the city's and the governorate's: either is right.
    """

    name: str
    admin1: str
    spots: tuple[tuple[float, float, float], ...]
    areas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a gazetteer said to a row: the place chosen, its score, and whether that is right."""

    row: Row
    verdict: Verdict
    score: float = 0.0
    place: Place | None = None


def held_out() -> tuple[Row, ...]:
    """The rows of this repository, written before anybody looked at how they resolve."""
    with HELD_OUT.open(encoding="utf-8", newline="") as file:
        return tuple(_held_out_row(row) for row in csv.DictReader(file))


def shared(path: Path = SHARED) -> tuple[Row, ...]:
    """The rows of the shared list; a name that stands in several rows may mean each of them."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    spots: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    areas: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        spots[row["name"]].append((float(row["lat"]), float(row["lon"]), float(row["km"])))
        if row["kind"] in {"city", "governorate"}:
            areas[row["name"]].add(row["governorate"])
    return tuple(
        Row(row["name"], "", tuple(spots[row["name"]]), frozenset(areas[row["name"]]))
        for row in rows
    )


def by_governorate(places: Iterable[Place]) -> tuple[Row, ...]:
    """A row for each place, by its own name and its governorate; within 5 km is right."""
    return tuple(Row(place.name, place.admin1, ((place.lat, place.lon, 5.0),)) for place in places)


def answers(gazetteer: Gazetteer, rows: Iterable[Row]) -> tuple[Answer, ...]:
    """What the gazetteer says to each row."""
    return tuple(_answer(gazetteer, row) for row in rows)


def _held_out_row(row: dict[str, str]) -> Row:
    spots = ((float(row["lat"]), float(row["lon"]), float(row["km"])),) if row["lat"] else ()
    return Row(row["name"], row["governorate"], spots)


def _answer(gazetteer: Gazetteer, row: Row) -> Answer:
    chosen = gazetteer.resolve(row.name, Context(admin1=row.admin1)).chosen
    if chosen is None:
        return Answer(row, verdict(None, row))
    return Answer(row, verdict(chosen.place, row), chosen.score, chosen.place)


def verdict(place: Place | None, row: Row) -> Verdict:
    """Whether a place, or none, is the right answer to a row."""
    if place is None:
        return "unresolved" if row.spots else "right"
    near = any(
        distance_m((place.lat, place.lon), (lat, lon)) <= km * 1000 for lat, lon, km in row.spots
    )
    namesake = place.kind in {"city", "governorate"} and place.admin1 in row.areas
    return "right" if near or namesake else "wrong"


def thinned(dump: Path, thin: Path, places: Sequence[Place]) -> list[Row]:
    """Write the dump without its other Latin names; these, with their governorate, are given."""
    governorates = {place.source.split(":")[-1]: place.admin1 for place in places}
    left_out = []
    with dump.open(encoding="utf-8") as whole, thin.open("w", encoding="utf-8") as file:
        for line in whole:
            cells = line.rstrip("\n").split("\t")
            others = [name for name in cells[3].split(",") if name]
            spot = (float(cells[4]), float(cells[5]), 5.0)
            left_out += [
                Row(name, governorates[cells[0]], (spot,))
                for name in others
                if cells[0] in governorates and not is_arabic(name) and fold(name) != fold(cells[1])
            ]
            cells[3] = ",".join(name for name in others if is_arabic(name))
            file.write("\t".join(cells) + "\n")
    return left_out
