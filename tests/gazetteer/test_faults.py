from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.faults import find_faults
from gazetteer.theatre import read_theatre
from tests.gazetteer.theatres import NOT_PLACES, PLACES, write_theatre


def entry(**changes: object) -> str:
    fields: dict[str, object] = {
        "id": "extra",
        "name": "Extra",
        "kind": "town",
        "governorate": "Homs",
        "lat": 34.5,
        "lon": 37.0,
        "source": "geonames:7",
    }
    fields |= changes
    lines = (f"{key} = {value!r}" for key, value in fields.items() if value is not None)
    return "[[place]]\n" + "\n".join(lines) + "\n"


def test_sound_data_has_no_fault(tmp_path: Path) -> None:
    assert find_faults(read_theatre(write_theatre(tmp_path, places=PLACES + entry()))) == ()


@pytest.mark.parametrize(
    ("extra", "what"),
    [
        (entry(id="Extra Town"), "id is no slug"),
        (entry(id="homs"), "the id stands in all.toml already"),
        (entry(lat=37.0, lon=34.5), "outside the theatre's box"),
        (entry(governorate="Atlantis"), 'no governorate "Atlantis"'),
        (entry(kind="camp"), "no radius for a camp"),
        (entry(population=-5), "population is negative"),
        (entry(source="geonames:x"), "bad GeoNames id"),
        (entry(source="geonames"), "bad GeoNames id"),
        (entry(source="somewhere"), "names no id"),
        (entry(en=["…"]), "has no letters"),
        (entry(en=["Talbisah"]), "is claimed by talbiseh"),
        (entry(name="Talbiseh"), "is claimed by talbiseh"),
        (entry(kind="castle"), "unknown kind"),
    ],
)
def test_each_fault_is_found_once(tmp_path: Path, extra: str, what: str) -> None:
    faults = find_faults(read_theatre(write_theatre(tmp_path, places=PLACES + extra)))
    assert len(faults) == 1, faults
    assert what in faults[0].what
    assert faults[0].file == "all.toml"
    assert faults[0].entry
    assert faults[0].fix


def test_the_same_name_in_another_governorate_is_no_fault(tmp_path: Path) -> None:
    extra = entry(name="Talbiseh", governorate="Hama")
    assert find_faults(read_theatre(write_theatre(tmp_path, places=PLACES + extra))) == ()


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("Talbisah", "armed group", "is a name of the place talbiseh"),
        ("homs military council", "unit", "stands here twice"),
        ("…", "other", "has no letters"),
        ("The Gang", "gang", "unknown kind"),
        ("", "other", "text is missing"),
    ],
)
def test_faults_of_what_is_no_place(tmp_path: Path, text: str, kind: str, what: str) -> None:
    extra = f'[[not_place]]\ntext = "{text}"\nkind = "{kind}"\n'
    folder = write_theatre(tmp_path, not_places=NOT_PLACES + extra)
    (fault,) = find_faults(read_theatre(folder))
    assert what in fault.what
    assert fault.file == "not_places.toml"
