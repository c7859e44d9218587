from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import pytest
import shapely
from hypothesis import given, settings
from pyproj import Geod

from geo.errors import GeoError
from geo.frame import SEGMENTS, circle, from_frame, to_frame
from geo.model import FIELDS, FLOAT_FIELDS, INTEGER_FIELDS, Claim
from geo.typed import read_typed
from tests.geo.strategies import collections

CITY = Claim(
    claim_id="c1",
    statement_id="s1",
    toponym="Homs",
    lat=34.73,
    lon=36.71,
    radius_m=8000.0,
    geo_precision="settlement",
)
AREA = replace(CITY, claim_id="c2", geo_precision="governorate", radius_m=80_000.0)
UNPLACED = Claim(claim_id="c3", statement_id="s3")


@given(collections())
@settings(max_examples=30)
def test_claims_come_back_as_they_were(claims: tuple[Claim, ...]) -> None:
    assert from_frame(to_frame(claims)) == claims


@given(collections())
@settings(max_examples=30)
def test_a_frame_without_types_gives_the_same_claims(claims: tuple[Claim, ...]) -> None:
    frame = to_frame(claims)
    untyped = gpd.GeoDataFrame(frame.astype(dict.fromkeys(FIELDS, object)), crs=frame.crs)
    assert read_typed(frame) == claims == from_frame(untyped)


@pytest.mark.parametrize(
    "wrong",
    [
        {"lat": 136.0},
        {"lat": float("inf")},
        {"lon": None},
        {"radius_m": None},
        {"place": "", "toponym": ""},
        {"geo_precision": "unresolved"},
        {"geo_precision": ""},
        {"geo_precision": "town"},
        {"date_start": "2015-02-30"},
        {"date_start": "2015-10-02", "date_end": "2015-10-01"},
        {"killed_min": 3, "killed_max": 2},
        {"killed_min": -1},
        {"target_kind": "command; x"},
        {"url": "javascript:1"},
        {"quote": "a\0"},
        {"claim_id": "c1"},
    ],
)
def test_a_fault_is_never_read_as_a_claim(wrong: dict[str, object]) -> None:
    frame = to_frame([CITY, AREA])
    for name, value in wrong.items():
        frame.loc[1, name] = value
    assert read_typed(frame) is None
    with pytest.raises(GeoError, match="row 1"):
        from_frame(frame)


def test_columns_and_types_are_the_same_with_and_without_rows() -> None:
    empty, full = to_frame([]), to_frame([CITY, UNPLACED])
    assert tuple(full.columns) == (*FIELDS, "geometry")
    assert empty.dtypes.equals(full.dtypes)
    assert empty.crs == full.crs == "EPSG:4326"
    assert {str(full[name].dtype) for name in INTEGER_FIELDS} == {"Int64"}
    assert {str(full[name].dtype) for name in FLOAT_FIELDS} == {"float64"}


def test_a_point_an_area_and_nothing() -> None:
    point, area, nothing = to_frame([CITY, AREA, UNPLACED]).geometry
    assert point.equals(shapely.Point(36.71, 34.73))
    assert area.geom_type == "Polygon"
    assert area.contains(point)
    assert nothing is None


def test_an_area_never_gets_a_pin() -> None:
    assert to_frame([replace(AREA, radius_m=None)]).geometry[0] is None


def test_a_circle_is_geodesic_and_counter_clockwise() -> None:
    ring = circle(34.7, 36.7, 80_000).exterior
    assert ring.is_ccw
    assert len(ring.coords) == SEGMENTS + 1
    for lon, lat in ring.coords:
        assert Geod(ellps="WGS84").inv(36.7, 34.7, lon, lat)[2] == pytest.approx(80_000, abs=0.01)


def test_all_faults_of_a_frame_are_told() -> None:
    frame = to_frame([CITY]).drop(columns=["source", "lat"]).to_crs("EPSG:3857")
    with pytest.raises(GeoError) as caught:
        from_frame(frame)
    for part in ("'source' is missing", "'lat' is missing", "EPSG:3857", "to_crs('EPSG:4326')"):
        assert part in str(caught.value)


def test_a_frame_without_a_crs() -> None:
    known = to_frame([CITY])
    frame = gpd.GeoDataFrame(known.drop(columns="geometry"), geometry=list(known.geometry))
    with pytest.raises(GeoError, match="set_crs"):
        from_frame(frame)


def test_a_row_that_is_wrong_is_named() -> None:
    frame = to_frame([CITY, AREA])
    frame.loc[1, "lat"] = 136.0
    with pytest.raises(GeoError, match="row 1: lat 136"):
        from_frame(frame)
