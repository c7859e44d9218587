from __future__ import annotations

import csv
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from gazetteer import Fault, check, load
from gazetteer.resolve import distance_m

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "places.csv"
RIGHT_SHARE = 0.94
WRONG_SHARE = 0.01


def described(faults: tuple[Fault, ...]) -> str:
    return "\n".join(f"{f.file}, {f.entry}: {f.what} ({f.fix})" for f in faults)


def test_the_bundled_data_have_no_fault() -> None:
    faults = check("syria")
    assert not faults, described(faults)


def test_every_place_is_found_by_each_of_its_names() -> None:
    gazetteer = load()
    lost = [
        (place.place_id, name.text)
        for place in gazetteer.theatre.places
        for name in place.names
        if place not in [c.place for c in gazetteer.resolve(name.text).candidates]
    ]
    assert lost == []


def test_the_gazetteer_loads_without_what_it_does_not_need() -> None:
    program = (
        "import sys, gazetteer; gazetteer.load().resolve('Homs');"
        "print([m for m in ('geopandas', 'folium', 'pandas', 'numpy') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.shared
def test_names_as_written_in_reports_are_resolved() -> None:
    gazetteer = load()
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    spots: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for row in rows:
        spots[row["name"]].append((float(row["lat"]), float(row["lon"]), float(row["km"])))
    right, wrong, unresolved = 0, [], []
    for row in rows:
        chosen = gazetteer.resolve(row["name"]).chosen
        if chosen is None:
            unresolved.append(row["name"])
            continue
        place = chosen.place
        near = any(
            distance_m((place.lat, place.lon), (lat, lon)) <= km * 1000
            for lat, lon, km in spots[row["name"]]
        )
        namesake = place.kind in {"city", "governorate"} and (
            row["kind"] in {"city", "governorate"} and place.admin1 == row["governorate"]
        )
        if near or namesake:
            right += 1
        else:
            wrong.append((row["name"], row["place"], place.place_id))
    assert right / len(rows) >= RIGHT_SHARE, unresolved
    assert len(wrong) / len(rows) <= WRONG_SHARE, wrong
