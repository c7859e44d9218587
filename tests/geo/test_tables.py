from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from hypothesis import given

from geo.cells import guard, unguard
from geo.errors import GeoError
from geo.model import Claim
from geo.tables import read_claims
from tests.geo.strategies import texts

HEAD = "source,toponym,lat,lon,geo_precision,date_start,stance,killed_min,killed_max\n"


def table(folder: Path, text: str | bytes, name: str = "claims.csv") -> tuple[Claim, ...]:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_claims(path)


def faults(folder: Path, text: str | bytes, name: str = "claims.csv") -> str:
    with pytest.raises(GeoError) as caught:
        table(folder, text, name)
    assert caught.value.where == str(folder / name)
    assert caught.value.fix
    return caught.value.what


def test_a_table_by_hand_needs_few_columns(tmp_path: Path) -> None:
    (claim,) = table(tmp_path, "\ufeffsource,toponym\r\nSANA,Rastan\r\n\r\n")
    assert (claim.source, claim.toponym, claim.stance) == ("SANA", "Rastan", "asserts")
    assert claim.claim_id
    assert claim.statement_id
    assert not claim.is_placed


def test_ids_are_made_from_the_content(tmp_path: Path) -> None:
    one, two, three = table(tmp_path, "source,toponym\nSANA,Rastan\nSANA,Homs\nSANA,Rastan\n")
    assert len({one.claim_id, two.claim_id, three.claim_id}) == 3
    assert table(tmp_path, "toponym,source\nRastan,SANA\n")[0] == one


def test_all_faults_are_told_with_their_lines(tmp_path: Path) -> None:
    what = faults(
        tmp_path,
        HEAD
        + "a,Homs,136,36.7,settlement,2015-09-30,asserts,1,2\n"
        + "a,Homs,34.7,,settlement,31/09/2015,claims,many,\n"
        + '"a\nb",Homs,34.7,36.7,,2015-02-30,,2.5,\n'
        + "a,Homs,34.7,36.7,governorate,,,5,3\n"
        + "a,Homs\n",
    )
    for part in (
        "line 2: lat 136 is not between -90 and 90",
        "line 3: has lat and no lon",
        "line 3: date_start '31/09/2015'",
        "line 3: stance 'claims' is unknown; it can be asserts, denies",
        "line 3: killed_min 'many' is not a number",
        "line 4: date_start '2015-02-30'",
        "line 4: killed_min '2.5' is not a count",
        "line 4: has lat and lon and no geo_precision",
        "line 6: killed_min 5 is more than killed_max 3",
        "line 6: geo_precision governorate is an area and needs radius_m",
        "line 7: 2 cells under 9 columns",
    ):
        assert part in what
    assert "line 2: has lon and no lat" not in what


def test_a_long_list_of_faults_is_cut_and_counted(tmp_path: Path) -> None:
    what = faults(tmp_path, HEAD + "a,Homs,136,36.7,settlement,,,,\n" * 50)
    assert what.count("lat 136") == 20
    assert what.endswith("and 30 more")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("source,topnym\na,b\n", "unknown column 'topnym', perhaps 'toponym'"),
        ("source,topnym\na,b\n", "column 'toponym' or 'place' is missing"),
        ("toponym\na\n", "column 'source' is missing"),
        ("source,toponym,source\na,b,c\n", "column 'source' stands 2 times"),
        ("", "empty"),
        ('source,toponym\n"a,b\n', "line 2"),
        ("claim_id,source,toponym\nx,a,b\nx,a,c\n", "claim_id 'x' stands also at line 2"),
        ("source,toponym,url\na,b,javascript:alert(1)\n", "no http or https address"),
        ("source,toponym,confidence\na,b,nan\n", "not a number"),
        ("source,toponym,date_start,date_end\na,b,2015-10-02,2015-10-01\n", "is after"),
        ("source,toponym,killed_min\na,b,-1\n", "not a count"),
        ("source,toponym,killed_min\na,b,1e400\n", "not a number"),
        (b"source,toponym\na,\xff\n", "byte 17 "),
        (b"source,toponym\na,\0\n", "binary"),
    ],
)
def test_faults_of_a_csv(tmp_path: Path, text: str | bytes, part: str) -> None:
    assert part in faults(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('{"source": "a", "toponym": "b"}\n{"source"\n', "line 2: "),
        ("[1]\n", "line 1: is no JSON object"),
        ('{"source": 1, "toponym": "b"}\n', "line 1: source 1 is not text"),
        ('{"source": "a", "toponym": "b", "killed_min": true}\n', "killed_min True"),
        ('{"source": "a", "toponym": ["b"]}\n', "toponym ['b'] is not text"),
        ('{"source": "a", "toponym": "\\u0000"}\n', "characters that are no text"),
        ('{"source": "a", "toponym": "b", "tolls": 1}\n', "unknown column 'tolls'"),
        ("[" * 100_000, "line 1"),
    ],
)
def test_faults_of_json_lines(tmp_path: Path, text: str, part: str) -> None:
    assert part in faults(tmp_path, text, "claims.jsonl")


def feature(geometry: object, **properties: object) -> str:
    row = {"source": "a", "toponym": "Homs", "geo_precision": "settlement", **properties}
    body = {"type": "Feature", "geometry": geometry, "properties": row}
    return orjson.dumps({"type": "FeatureCollection", "features": [body]}).decode()


def test_a_point_drawn_by_hand_is_the_place(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [36.7, 34.7]}
    (claim,) = table(tmp_path, feature(point), "claims.geojson")
    assert (claim.lat, claim.lon) == (34.7, 36.7)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            feature({"type": "Point", "coordinates": [36.7, 34.7]}, lat=34.7, lon=36.9),
            "feature 1: its point is not at its lat and lon",
        ),
        (feature({"type": "Point", "coordinates": [36.7, 136]}), "feature 1: lat 136"),
        ("{}", "FeatureCollection"),
        ("[]", "FeatureCollection"),
        ('{"features": [1]}', "feature 1: has no properties"),
        ("{", "no JSON"),
    ],
)
def test_faults_of_geojson(tmp_path: Path, text: str, part: str) -> None:
    assert part in faults(tmp_path, text, "claims.geojson")


def test_what_is_no_parquet(tmp_path: Path) -> None:
    assert "no Parquet" in faults(tmp_path, b"PAR1 no", "claims.parquet")


def test_another_ending(tmp_path: Path) -> None:
    assert "ending" in faults(tmp_path, b"x", "claims.xlsx")


def test_tables_without_a_row(tmp_path: Path) -> None:
    assert table(tmp_path, "source,toponym\n") == ()
    assert table(tmp_path, "", "claims.jsonl") == ()
    empty = '{"type": "FeatureCollection", "features": []}'
    assert table(tmp_path, empty, "claims.geojson") == ()


@given(texts)
def test_no_cell_runs_and_every_text_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(tuple("=+-@\t\r\n"))


@pytest.mark.parametrize("text", ["'tis", "'Ayn", "it's", ""])
def test_harmless_apostrophes_stay(text: str) -> None:
    assert guard(text) == unguard(text) == text
