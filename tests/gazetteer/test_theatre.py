from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import GazetteerError, load
from gazetteer.lookup import Gazetteer
from gazetteer.theatre import Fault, read_theatre
from tests.gazetteer.theatres import HEAD, PLACES, write_theatre

ENTRY = """
[[place]]
id = "x"
name = "X"
kind = "town"
lat = 35
lon = 37
source = "press"
"""


def faults_of(folder: Path, entry: str) -> tuple[Fault, ...]:
    return read_theatre(write_theatre(folder, places=entry)).faults


def test_places_are_read(tmp_path: Path) -> None:
    theatre = read_theatre(write_theatre(tmp_path)).theatre
    town = next(place for place in theatre.places if place.place_id == "talbiseh")
    assert (town.name, town.kind, town.admin1, town.radius_m) == ("Talbiseh", "town", "Homs", 3000)
    assert [name.text for name in town.names] == ["Talbiseh", "Talbisa", "تلبيسة", "Талбиса"]
    governorate = next(p for p in theatre.places if p.place_id == "homs-governorate")
    assert governorate.admin1 == "Homs"
    assert "Homs Military Council" in theatre.not_places
    assert theatre.box == (32.0, 35.4, 37.5, 42.6)
    assert (theatre.licence, theatre.date) == ("made up", "2015-12-31")


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        (ENTRY.replace('name = "X"', ""), "name is missing"),
        (ENTRY.replace('"town"', '"hamlet"'), 'unknown kind "hamlet"'),
        (ENTRY + 'colour = "red"', 'unknown key "colour"'),
        (ENTRY.replace("lat = 35", 'lat = "35"'), "lat is no number"),
        (ENTRY.replace("lat = 35", "lat = nan"), "lat is no number"),
        (ENTRY.replace("lat = 35", "lat = true"), "lat is no number"),
        (ENTRY.replace('"town"', '"region"'), "a region needs radius_m"),
        (ENTRY + 'ar = "حمص"', "ar is no list of names"),
        (ENTRY + "ar = [1]", "ar is no list of names"),
        (ENTRY.replace('"X"', "3"), "name is no text"),
        (ENTRY.replace('"X"', '" "'), "name is no text"),
    ],
)
def test_a_fault_names_file_and_entry(tmp_path: Path, entry: str, what: str) -> None:
    (fault,) = faults_of(tmp_path, entry)
    assert (fault.file, fault.entry, fault.what) == ("all.toml", "x", what)
    assert fault.fix


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("[[place]\nid=", "not valid TOML"),
        ('[other]\na = "b"', 'unknown key "other"'),
        ("place = 3", "no list of entries"),
        ("place = [3]", "no list of entries"),
    ],
)
def test_a_broken_file_is_a_fault(tmp_path: Path, content: str, what: str) -> None:
    faults = faults_of(tmp_path, content)
    assert [fault.file for fault in faults] == ["all.toml"]
    assert what in faults[0].what


def test_a_file_in_another_encoding_is_a_fault(tmp_path: Path) -> None:
    folder = write_theatre(tmp_path)
    (folder / "places" / "all.toml").write_bytes("# Ḩimş حمص".encode("utf-16"))
    assert [fault.file for fault in read_theatre(folder).faults] == ["all.toml"]


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("box = [32.0, 35.4, 37.5, 42.6]", "box = [32.0]"),
        HEAD.replace('name = "testland"', ""),
        HEAD.replace("date = 2015-12-31", 'date = "2015-12-31"'),
        HEAD.replace('licence = "made up"', ""),
        HEAD.replace("city = 6000", 'city = "wide"'),
        "= broken",
    ],
)
def test_a_broken_head_raises(tmp_path: Path, head: str) -> None:
    with pytest.raises(GazetteerError) as caught:
        read_theatre(write_theatre(tmp_path, head=head))
    assert caught.value.where == "theatre.toml"
    assert caught.value.fix


def test_a_missing_head_raises(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="missing"):
        read_theatre(tmp_path)


def test_an_unknown_theatre_raises() -> None:
    with pytest.raises(GazetteerError) as caught:
        load("../syria")
    assert "syria" in caught.value.fix


def test_an_unknown_id_raises(gazetteer: Gazetteer) -> None:
    with pytest.raises(GazetteerError, match='no place with the id "atlantis"'):
        gazetteer.get("atlantis")


def test_governorates_by_name(gazetteer: Gazetteer) -> None:
    assert [place.name for place in gazetteer.governorates()] == ["Hama", "Homs"]
    assert gazetteer.get("homs").name == "Homs"


def test_a_name_of_one_entry_is_kept_once(tmp_path: Path) -> None:
    doubled = PLACES.replace('en = ["Talbisa"]', 'en = ["Talbiseh", "Talbisa"]')
    theatre = read_theatre(write_theatre(tmp_path, places=doubled)).theatre
    town = next(place for place in theatre.places if place.place_id == "talbiseh")
    assert [name.text for name in town.names].count("Talbiseh") == 1
