from __future__ import annotations

import subprocess
import sys

from gazetteer import Fault, check, load


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
