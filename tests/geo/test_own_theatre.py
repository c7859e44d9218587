"""Places, actors and defaults of one's own: a file beside the reports, or a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

import gazetteer
import geo
from gazetteer.errors import GazetteerError
from geo.actors import load_actors
from geo.defaults import report_defaults
from geo.errors import GeoError
from maps.sides import load_sides

PLACE = """
[[place]]
id = "new-village"
name = "Nahr al-Foo"
kind = "village"
governorate = "Homs"
lat = 34.9
lon = 36.7
source = "press"
"""
ACTORS = """
[[side]]
id = "farmers"
label = "Farmers"

[[source]]
id = "union"
name = "Farmers' Union"
side = "farmers"
role = "witness"
en = ["Farmers Union"]
"""
REPORT = "Farmers Union said Russian warplanes bombed Nahr al-Foo on Wednesday."
HEAD = """
name = "northland"
title = "Northland"
country = "XN"
date = 2020-01-01
licence = "own"
box = [60.0, 10.0, 65.0, 20.0]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "strikemap.toml"
    file.write_text(PLACE + ACTORS)
    return file


def folder(path: Path, head: str = HEAD, place: str = "") -> Path:
    (path / "places").mkdir(parents=True)
    (path / "theatre.toml").write_text(head)
    (path / "places" / "all.toml").write_text(place)
    (path / "actors.toml").write_text(ACTORS)
    return path


def test_a_file_adds_places_and_actors_to_the_theatre_it_extends(own: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    (claim,) = geo.read(tmp_path, published="2015-10-02", theatre=str(own)).claims
    assert (claim.place, claim.source, claim.side) == ("Nahr al-Foo", "Farmers' Union", "farmers")
    assert claim.date_start == "2015-09-30"
    plain = geo.read(tmp_path, published="2015-10-02").claims
    assert all(claim.side != "farmers" and not claim.place for claim in plain)


def test_what_it_extends_stays_as_it_is(own: Path) -> None:
    bundled = gazetteer.load("syria", layers=()).theatre
    extended = gazetteer.load(str(own), layers=()).theatre
    assert extended.places[:-1] == bundled.places
    assert (extended.title, extended.box) == (bundled.title, bundled.box)
    assert gazetteer.load("syria", layers=()).theatre == bundled
    assert [side.id for side in load_actors("syria").sides] == [
        side.id for side in load_actors(str(own)).sides if side.id != "farmers"
    ]


def test_an_entry_with_a_known_id_takes_its_place(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        PLACE.replace("new-village", "talbiseh") + '[[side]]\nid = "russian"\nlabel = "R"\n'
    )
    places = gazetteer.load(str(file), layers=()).theatre.places
    assert [place.name for place in places if place.place_id == "talbiseh"] == ["Nahr al-Foo"]
    assert next(s for s in load_actors(str(file)).sides if s.id == "russian").label == "R"


def test_names_that_are_no_places(own: Path) -> None:
    own.write_text('[[not_place]]\ntext = "Homs Sugar Company"\nkind = "organisation"\n')
    found = gazetteer.load(str(own), layers=()).find_mentions("Homs Sugar Company opened in Homs.")
    assert [mention.start for mention in found] == [29]


def test_a_folder_is_a_theatre_of_its_own(tmp_path: Path) -> None:
    place = PLACE.replace("34.9", "61.0").replace("36.7", "15.0").replace('"Homs"', '"North"')
    path = folder(tmp_path / "north", place=place)
    theatre = gazetteer.load(str(path), layers=()).theatre
    assert (theatre.title, [place.name for place in theatre.places]) == (
        "Northland",
        ["Nahr al-Foo"],
    )
    assert [side.id for side in load_actors(str(path)).sides] == ["farmers"]
    assert [side.label for side in load_sides(str(path))] == ["Farmers"]


def test_a_folder_may_extend_another_beside_it(tmp_path: Path) -> None:
    folder(tmp_path / "north")
    path = folder(tmp_path / "more", 'extends = "../north"\ntitle = "More"\n', PLACE)
    theatre = gazetteer.load(str(path), layers=()).theatre
    assert (theatre.title, theatre.country, len(theatre.places)) == ("More", "XN", 1)


def test_a_changed_file_is_read_anew(own: Path) -> None:
    before = gazetteer.load(str(own), layers=())
    own.write_text(
        PLACE.replace("Nahr al-Foo", "Nahr al-Bar") + ACTORS.replace("Farmers", "Fishers")
    )
    after = gazetteer.load(str(own), layers=())
    assert before.theatre.places[-1].name == "Nahr al-Foo"
    assert after.theatre.places[-1].name == "Nahr al-Bar"
    assert load_actors(str(own)).sides[-1].label == "Fishers"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[[place]\n", "not valid TOML"),
        (PLACE.replace("34.9", '"north"'), "lat is no number"),
        ('extends = "nowhere"\n', 'no theatre "nowhere"'),
        ("extends = 3\n", "extends is no text"),
        ('extends = "strikemap.toml"\n', "extends itself"),
        ("[[palce]]\n", 'unknown key "palce"'),
        ("box = [1, 2]\n", "box is no list of four numbers"),
    ],
)
def test_a_fault_names_the_file_and_what_to_do(own: Path, text: str, part: str) -> None:
    own.write_text(text)
    with pytest.raises(GazetteerError) as caught:
        gazetteer.load(str(own), layers=())
    assert part in str(caught.value)


def test_a_faulty_actor_names_file_and_entry(own: Path) -> None:
    own.write_text(ACTORS.replace('side = "farmers"', 'side = "nobody"'))
    with pytest.raises(GeoError) as caught:
        load_actors(str(own))
    assert caught.value.where == "strikemap.toml: source union"


def test_what_the_file_says_of_reports(own: Path) -> None:
    own.write_text('publisher = "Gazette"\npublished = 2015-10-02\nurl = "https://example.org/"\n')
    assert report_defaults(str(own)) == {
        "publisher": "Gazette",
        "published": "2015-10-02",
        "url": "https://example.org/",
    }
    assert report_defaults("syria") == {}


@pytest.mark.parametrize("line", ['published = "October"', 'url = "javascript:1"', "publisher = 3"])
def test_a_default_that_cannot_be_is_told(own: Path, line: str) -> None:
    own.write_text(line + "\n")
    with pytest.raises(GeoError) as caught:
        report_defaults(str(own))
    assert caught.value.where == "strikemap.toml"


def test_a_folder_without_actors_says_what_to_put_there(tmp_path: Path) -> None:
    path = folder(tmp_path / "north")
    (path / "actors.toml").unlink()
    with pytest.raises(GeoError) as caught:
        load_actors(str(path))
    assert caught.value.fix == "put actors.toml into it"
