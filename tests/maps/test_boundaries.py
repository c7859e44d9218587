"""Outlines from files: what is read, and whose outline each is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from maps.boundaries import Outline, read_boundaries
from maps.errors import MapsError

HAMA = shapely.box(36.6, 34.75, 37.8, 35.7)
OTHER = shapely.box(40.0, 33.6, 40.1, 33.7)


def collection(*features: tuple[dict[str, Any], shapely.Geometry]) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": properties,
                "geometry": json.loads(shapely.to_geojson(shape)),
            }
            for properties, shape in features
        ],
    }


def written(path: Path, *features: tuple[dict[str, Any], shapely.Geometry]) -> Path:
    path.write_text(json.dumps(collection(*features)), "utf-8")
    return path


def outlines(path: Path, *features: tuple[dict[str, Any], shapely.Geometry]) -> list[Outline]:
    return list(read_boundaries(written(path / "b.geojson", *features)).outlines)


@pytest.mark.parametrize("name", ["Hama", "حماة", "хамская провинция", "Hamah"])
def test_an_outline_is_found_by_its_name_in_any_script(tmp_path: Path, name: str) -> None:
    beside = shapely.box(37.3, 34.75, 38.5, 35.7)
    found = outlines(tmp_path, ({"adm1": name, "country": "Syria"}, beside))
    assert [(outline.name, outline.place_id) for outline in found] == [(name, "hama-governorate")]


def test_an_outline_without_a_name_is_found_by_the_centre_in_it(tmp_path: Path) -> None:
    found = outlines(tmp_path, ({"number": 1}, HAMA))
    assert [outline.place_id for outline in found] == ["hama-governorate"]


def test_a_district_is_not_taken_for_the_governorate_of_its_name(tmp_path: Path) -> None:
    district = shapely.box(37.0, 35.1, 37.4, 35.3)
    found = outlines(tmp_path, ({"adm2": "Hama", "adm1": "Hama"}, district))
    assert [outline.place_id for outline in found] == [""]


def test_the_unmatched_are_named_by_what_tells_them_apart(tmp_path: Path) -> None:
    path = written(
        tmp_path / "b.geojson",
        ({"country": "Syria", "name": "Hama"}, HAMA),
        ({"country": "Syria", "name": "Nowhere"}, OTHER),
        ({"country": "Syria", "name": None}, shapely.transform(OTHER, lambda points: points + 0.2)),
    )
    boundaries = read_boundaries(path)
    assert boundaries.unmatched == ("Nowhere", "an outline without a name")
    assert boundaries.place_ids == {"hama-governorate"}


def test_a_page_of_text_is_no_name(tmp_path: Path) -> None:
    (outline,) = outlines(tmp_path, ({"note": "x" * 10_000, "name": "Nowhere"}, OTHER))
    assert outline.name == "Nowhere"


def test_without_a_credit_the_file_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "b.geojson", ({}, HAMA))
    assert read_boundaries(path).credit == "b.geojson"
    assert read_boundaries(path, credit="A bureau").credit == "A bureau"


@pytest.mark.parametrize("name", ["b.gpkg", "b.fgb", "b.shp", "B.GPKG"])
def test_other_forms_and_other_coordinates_are_read(tmp_path: Path, name: str) -> None:
    frame = gpd.GeoDataFrame({"name": ["Hama"]}, geometry=[HAMA], crs="EPSG:4326")
    frame.to_crs("EPSG:32637").to_file(tmp_path / name)
    (outline,) = read_boundaries(tmp_path / name).outlines
    assert outline.place_id == "hama-governorate"
    assert outline.geometry.bounds == pytest.approx(HAMA.bounds, abs=0.01)


def test_what_lies_elsewhere_and_what_is_no_polygon_is_left_out(tmp_path: Path) -> None:
    found = outlines(
        tmp_path,
        ({"name": "Hama"}, HAMA),
        ({"name": "Paris"}, shapely.box(2, 48, 3, 49)),
        ({"name": "a town"}, shapely.Point(37, 35)),
    )
    assert [outline.name for outline in found] == ["Hama"]


def test_a_polygon_that_crosses_itself_is_mended(tmp_path: Path) -> None:
    bow = shapely.Polygon([(36.6, 34.75), (37.8, 35.7), (37.8, 34.75), (36.6, 35.7)])
    (outline,) = outlines(tmp_path, ({}, bow))
    assert outline.geometry.is_valid


VIRTUAL = (
    "<OGRVRTDataSource><OGRVRTLayer name='b'><SrcDataSource>{path}</SrcDataSource>"
    "</OGRVRTLayer></OGRVRTDataSource>"
)


@pytest.mark.parametrize("name", ["virtual.geojson", "virtual.gpkg", "virtual.shp", "virtual.vrt"])
def test_a_file_that_points_to_another_is_not_followed(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "b.geojson", ({}, HAMA))
    (tmp_path / name).write_text(VIRTUAL.format(path=path), "utf-8")
    with pytest.raises(MapsError, match=name):
        read_boundaries(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("b.geojson", "", "can't be read as boundaries"),
        ("b.geojson", "[]", "can't be read as boundaries"),
        ("b.geojson", "{}", "isn't a file of boundaries"),
        ("b.geojson", '{"type": "FeatureCollection"}', "boundaries|no polygon"),
        ("b.geojson", '{"type": "FeatureCollection", "features": []}', "holds no polygon"),
        ("b.geojson", json.dumps(collection(({}, shapely.Point(37, 35)))), "holds no polygon"),
        ("b.geojson", json.dumps(collection(({}, shapely.box(34, 36, 35, 37)))), "longitude"),
        ("b.geojson", json.dumps(collection(({}, shapely.box(2e5, 3e6, 3e5, 4e6)))), "CRS"),
        ("b.zip", "PK", "unzipped"),
        ("b.gpkg", "SQLite format 3\0", "can't be read as boundaries"),
        ("b.txt", "Hama", "GeoJSON"),
    ],
)
def test_a_file_of_no_use_is_named_with_what_to_do(
    tmp_path: Path, name: str, content: str, says: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(MapsError, match=says) as caught:
        read_boundaries(tmp_path / name)
    assert caught.value.where == str(tmp_path / name)
    assert caught.value.fix


@pytest.mark.parametrize("name", ["", "none.geojson"])
def test_a_folder_and_a_missing_file_are_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(MapsError, match="can't be read as boundaries"):
        read_boundaries(tmp_path / name)


@pytest.mark.shared
def test_the_governorates_of_syria_each_have_their_outline(shared: Path) -> None:
    boundaries = read_boundaries(shared / "boundaries" / "syr_adm1.geojson")
    assert len(boundaries.place_ids) == len(boundaries.outlines) == 14
    assert boundaries.unmatched == ()
