"""What a page file holds and how it is written."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
import maps
from geo.errors import GeoError
from geo.frame import to_frame
from geo.model import Claim
from maps.assets import asset
from maps.base import base_data
from maps.blocks import ROWS
from maps.errors import MapsError
from maps.packing import layer_data, pack
from maps.sides import load_sides, parse_looks
from tests.maps.claims import CLAIMS, RUSSIAN_COMMAND
from tests.maps.conftest import render

LOOK = '[[side]]\nid = "a"\ncolour = "#000000"\nshape = "circle"\npattern = "dots"\n'


def test_the_same_claims_give_the_same_bytes(tmp_path: Path) -> None:
    first = maps.build(to_frame(CLAIMS), title="A")
    maps.save(first, tmp_path / "1.html")
    maps.save(first, tmp_path / "2.html")
    maps.save(maps.build(to_frame(CLAIMS), title="A"), tmp_path / "3.html")
    one, two, three = (tmp_path.joinpath(f"{n}.html").read_bytes() for n in (1, 2, 3))
    assert one == two == three


def test_the_page_names_no_address_to_load_from() -> None:
    html = render(CLAIMS, "", ())
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=", html) == []
    assert "default-src &#39;none&#39;" in html
    assert "unsafe" not in html.split("</head>")[0].split("<style>")[0]


def test_no_report_text_is_in_the_page_but_packed() -> None:
    html = render(CLAIMS, "", ())
    assert "Activists in Talbiseh" not in html
    assert "ammunition depot" not in html


def test_a_page_of_a_thousand_claims_is_small() -> None:
    many = tuple(
        replace(CLAIMS[n % 4], claim_id=f"c{n}", quote=f"Sentence {n} of a report. " * 4)
        for n in range(1000)
    )
    assert len(render(many, "", ()).encode()) < 500_000


def test_a_browser_part_that_is_not_built_is_named_with_what_to_do() -> None:
    with pytest.raises(MapsError, match=r"other\.js is missing.*make web"):
        asset("other.js")


def test_a_missing_folder_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(GeoError, match="nowhere"):
        maps.save(maps.build(to_frame(CLAIMS)), tmp_path / "nowhere" / "page.html")
    assert list(tmp_path.iterdir()) == []


@given(st.recursive(st.text() | st.none() | st.integers(-9, 9), st.lists))
def test_packed_data_are_plain_letters_and_come_back(data: object) -> None:
    packed = pack(data)
    assert re.fullmatch(r"[A-Za-z0-9+/]+=*", packed)
    assert json.loads(gzip.decompress(base64.b64decode(packed))) == data


def header_of(claims: Sequence[Claim]) -> dict[str, Any]:
    index = layer_data(claims, (), "syria").index
    size = int.from_bytes(index[:4], "little")
    header: dict[str, Any] = json.loads(index[4 : 4 + size])
    return header


def test_words_that_repeat_travel_once() -> None:
    printed = header_of(CLAIMS)["groups"]["printed"]["values"]
    assert printed == {"publisher": ["Example Daily"] * 3, "lang": ["en", "ru", "ar"]}


def test_rows_stand_by_place_and_those_on_no_map_last() -> None:
    rejected = replace(RUSSIAN_COMMAND, claim_id="c9", review="rejected")
    header = header_of([rejected, *CLAIMS])
    assert header["starts"] == [0, 1, 4]
    assert header["groups"]["where"]["values"]["place"] == ["Hama", "Talbiseh", ""]


def test_a_long_text_of_several_blocks_travels_once() -> None:
    quote = "A sentence that tells of very many places at once."
    many = [replace(RUSSIAN_COMMAND, claim_id=f"c{n}", quote=quote) for n in range(2 * ROWS + 1)]
    data = layer_data(many, (), "syria")
    assert data.texts == [[RUSSIAN_COMMAND.resolution_reason, quote]]
    assert [block["columns"]["quote"]["words"] for block in data.rows] == [[[1]]] * 3
    assert [len(block["together"]) for block in data.rows] == [ROWS, ROWS, 1]


def test_the_base_map_is_about_the_theatre_and_labels_its_places() -> None:
    data = base_data("syria")
    names = {label["name"] for label in data["labels"]}
    assert {"Iraq", "Jordan", "Lebanon"} <= names
    assert {place.name for place in gazetteer.load("syria").governorates()} <= names
    assert "Syria" not in names
    south, west, north, east = data["box"]
    for label in data["labels"]:
        assert south - 1 < label["lat"] < north + 1
        assert west - 1 < label["lon"] < east + 1


def test_the_base_map_has_land_lakes_and_rivers() -> None:
    shapes = [
        (feature["properties"]["kind"], shapely.from_geojson(json.dumps(feature["geometry"])))
        for feature in base_data("syria")["base"]["features"]
    ]
    assert all(shape.is_valid and not shape.is_empty for _, shape in shapes)
    rivers = shapely.union_all([shape for kind, shape in shapes if kind == "river"])
    lakes = shapely.union_all([shape for kind, shape in shapes if kind == "lake"])
    land = shapely.union_all([shape for kind, shape in shapes if kind == "land"])
    euphrates_at_tabqa, lake_tiberias = shapely.Point(38.57, 35.87), shapely.Point(35.59, 32.82)
    assert rivers.distance(euphrates_at_tabqa) < 0.03
    assert lakes.contains(lake_tiberias)
    assert land.contains(euphrates_at_tabqa)
    assert not land.contains(shapely.Point(34.5, 34.5)), "the sea is land"


def test_every_side_has_a_look_and_none_is_red_or_green() -> None:
    sides = load_sides("syria")
    assert [side.id for side in sides][:2] == ["russian", "opposition"]
    assert len({(side.shape, side.pattern) for side in sides}) == len(sides), "alike in print"
    assert len({side.colour for side in sides}) == len(sides)
    for side in sides:
        red, green, blue = (int(side.colour[i : i + 2], 16) for i in (1, 3, 5))
        assert not (red > 1.8 * green and red > 1.8 * blue), f"{side.id} is red"
        assert not (green > 1.3 * red and green > 1.3 * blue), f"{side.id} is green"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[side]", "not valid TOML"),
        ('[[side]]\nid = "a"', "needs id, colour, shape and pattern"),
        (LOOK.replace("#000000", "red"), "side a: colour 'red'"),
        (LOOK.replace("circle", "star"), "'star'"),
        (LOOK.replace("dots", "waves"), "'waves'"),
        (LOOK * 2, "stands twice"),
    ],
)
def test_a_fault_in_the_looks_is_named(text: str, says: str) -> None:
    with pytest.raises(MapsError, match=re.escape(says)):
        parse_looks(text)
