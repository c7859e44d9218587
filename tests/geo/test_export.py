from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import orjson
import pyogrio
import pytest
import shapely
from hypothesis import HealthCheck, given, settings

from geo import export
from geo.comparison import compare
from geo.errors import GeoError
from geo.export import FORMS, form_of, write, write_incidents
from geo.frame import from_frame
from geo.model import FIELDS, Claim, Collection
from geo.schemas import SCHEMAS
from geo.tables import read_claims
from tests.geo.strategies import collections
from tests.geo.test_frame import AREA, CITY, UNPLACED

one_folder = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
KML = "{http://www.opengis.net/kml/2.2}"


def read_gpkg(path: Path) -> tuple[Claim, ...]:
    return from_frame(gpd.read_file(path))


def read_parquet(path: Path) -> tuple[Claim, ...]:
    return from_frame(gpd.read_parquet(path))


@pytest.mark.parametrize(
    ("ending", "read"),
    [
        ("csv", read_claims),
        ("jsonl", read_claims),
        ("geojson", read_claims),
        ("parquet", read_claims),
        ("parquet", read_parquet),
        ("gpkg", read_gpkg),
    ],
)
@given(claims=collections())
@one_folder
def test_what_was_written_reads_back_the_same(
    tmp_path: Path,
    ending: str,
    read: Callable[[Path], tuple[Claim, ...]],
    claims: tuple[Claim, ...],
) -> None:
    path = tmp_path / f"claims.{ending}"
    write(Collection(claims=claims), path)
    assert read(path) == claims


@given(claims=collections())
@one_folder
def test_geojson_is_rfc_7946(tmp_path: Path, claims: tuple[Claim, ...]) -> None:
    path = tmp_path / "claims.geojson"
    write(Collection(claims=claims), path)
    collection = orjson.loads(path.read_bytes())
    assert collection.keys() <= {"type", "bbox", "features"}
    assert [f["id"] for f in collection["features"]] == [c.claim_id for c in claims]
    shapes = []
    for feature, claim in zip(collection["features"], claims, strict=True):
        assert feature["type"] == "Feature"
        assert tuple(feature["properties"]) == FIELDS
        assert (feature["geometry"] is not None) == claim.is_placed
        if feature["geometry"]:
            shape = shapely.from_geojson(orjson.dumps(feature["geometry"]))
            shapes.append(shape)
            assert shapely.equals(shape, shapely.set_precision(shape, 1e-6, mode="pointwise"))
            if shape.geom_type == "Polygon":
                assert shape.exterior.is_ccw
    if shapes:
        assert collection["bbox"] == pytest.approx(shapely.total_bounds(shapes))
    else:
        assert "bbox" not in collection


@pytest.mark.parametrize("degrees", [65.753228, -16.90442, 43.331785])  # GEOS adds digits to these
def test_coordinates_have_no_more_than_six_decimals(tmp_path: Path, degrees: float) -> None:
    write(Collection(claims=(replace(CITY, lat=degrees, lon=degrees),)), tmp_path / "a.geojson")
    text = (tmp_path / "a.geojson").read_text()
    assert f'"coordinates":[{degrees},{degrees}]' in text
    assert f'"bbox":[{degrees},{degrees},{degrees},{degrees}]' in text


@pytest.mark.parametrize("form", FORMS)
def test_the_same_claims_are_the_same_bytes(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    collection = Collection(claims=(CITY, AREA, UNPLACED))
    write(collection, tmp_path / f"one.{form}")
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    write(collection, tmp_path / f"two.{form}")
    assert (tmp_path / f"one.{form}").read_bytes() == (tmp_path / f"two.{form}").read_bytes()


def test_a_geopackage_does_not_say_when_it_was_made(tmp_path: Path) -> None:
    write(Collection(claims=(CITY,)), tmp_path / "a.gpkg")
    told = pyogrio.read_dataframe(
        tmp_path / "a.gpkg", sql="SELECT last_change AS at FROM gpkg_contents", read_geometry=False
    )
    assert str(told["at"][0]).startswith("1970-01-01")
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None


@given(claims=collections())
@one_folder
def test_kml_has_every_claim_in_the_folder_of_its_side(
    tmp_path: Path, claims: tuple[Claim, ...]
) -> None:
    path = tmp_path / "claims.kml"
    write(Collection(claims=claims), path)
    ids = []
    for folder in ET.parse(path).iter(f"{KML}Folder"):  # noqa: S314
        side = folder.findtext(f"{KML}name")
        for mark in folder.iter(f"{KML}Placemark"):
            data = {d.get("name"): d.findtext(f"{KML}value") for d in mark.iter(f"{KML}Data")}
            assert (data.get("side") or "unattributed") == side
            placed = mark.find(f"{KML}Point") is not None or mark.find(f"{KML}Polygon") is not None
            assert placed == ("lat" in data)
            ids.append(data["claim_id"])
    assert sorted(map(str, ids)) == sorted(c.claim_id for c in claims)


def test_kml_opens_in_gdal_and_shows_no_markup_of_a_report(tmp_path: Path) -> None:
    hostile = Claim(claim_id="a", source="x", quote="<img src=x onerror=alert(1)>\x1b]]>")
    path = tmp_path / "claims.kml"
    write(Collection(claims=(CITY, AREA, hostile)), path)
    assert b"<img" not in path.read_bytes()
    assert b"&amp;lt;img" in path.read_bytes()
    layers = [name for name, _ in pyogrio.list_layers(path)]
    assert sum(len(pyogrio.read_dataframe(path, layer=name)) for name in layers) == 3


def cells(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))


def test_csv_cells_do_not_run(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    write(Collection(claims=(Claim(claim_id="a", quote="=cmd|' /C calc'!A0", lon=-1.5),)), path)
    (row,) = cells(path)
    assert row["quote"] == "'=cmd|' /C calc'!A0"
    assert row["lon"] == "-1.5"


def test_schemas_derive_precision_and_never_count_a_toll_twice(tmp_path: Path) -> None:
    toll = Claim(
        claim_id="a", statement_id="s", toponym="Rastan", killed_min=36, toll_text="at least 36"
    )
    own = Claim(claim_id="b", statement_id="t", killed_min=2, killed_max=2, toll_group="civilians")
    other = Claim(claim_id="c", statement_id="s", toponym="Talbiseh", killed_min=36)
    claims = Collection(claims=(AREA, toll, own, other))
    path = tmp_path / "x.csv"
    write(claims, path, schema="ged")
    rows = cells(path)
    assert [row["where_prec"] for row in rows] == ["4", "", "", ""]
    assert [row["low"] for row in rows] == ["", "", "2", ""]
    assert (rows[2]["best"], rows[2]["deaths_civilians"]) == ("2", "2")
    assert "at least 36" in rows[1]["where_description"]
    write(claims, path, schema="acled")
    rows = cells(path)
    assert [row["geo_precision"] for row in rows] == ["3", "", "", ""]
    assert [row["fatalities"] for row in rows] == ["", "", "2", ""]
    assert {row["derived_by"] for row in rows} == {"strikemap, from one claim"}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_schema_without_claims_still_names_its_columns(tmp_path: Path, schema: str) -> None:
    write(Collection(), tmp_path / "x.csv", schema=schema)
    assert b"claim_id" in (tmp_path / "x.csv").read_bytes()


@pytest.mark.parametrize(
    ("name", "form", "schema", "part"),
    [
        ("x.shp", "", "", "ending"),
        ("x", "", "", "no ending"),
        ("x.csv", "xlsx", "", "unknown"),
        ("x.csv", "", "gdelt", "unknown"),
        ("x.geojson", "", "acled", "CSV"),
        ("none/x.csv", "", "", "does not exist"),
    ],
)
def test_what_cannot_be_written(
    tmp_path: Path, name: str, form: str, schema: str, part: str
) -> None:
    with pytest.raises(GeoError, match=part) as caught:
        write(Collection(), tmp_path / name, form=form, schema=schema)
    assert caught.value.fix
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_failure_in_the_middle_leaves_the_old_file(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"x.{form}"
    path.write_text("old")
    broken = (CITY, Claim(claim_id="b", quote="\ud800"), object())
    with pytest.raises(Exception):  # noqa: B017, PT011
        write(Collection(claims=broken), path)  # type: ignore[arg-type]
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_form_by_ending() -> None:
    assert form_of("a/b.GeoJSON") == "geojson"
    assert set(FORMS) == {"geojson", "gpkg", "csv", "jsonl", "parquet", "kml"}


def test_incidents_as_csv(tmp_path: Path) -> None:
    comparison = compare([CITY, UNPLACED])
    write_incidents(comparison.incidents, tmp_path / "i.csv")
    (row,) = cells(tmp_path / "i.csv")
    assert tuple(row) == export.INCIDENT_COLUMNS
    assert row["claim_ids"] == "c1"
    assert row["lat"] == "34.73"
