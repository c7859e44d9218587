"""What is read from the files of other gazetteers, and what is said of broken ones."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import GazetteerError
from gazetteer.layers import csvfile, geojson, geonames
from gazetteer.layers.entry import Bad, Entry, tidy
from gazetteer.layers.importing import Imported, import_file, slug
from gazetteer.layers.kinds import load_kinds
from gazetteer.layers.store import list_layers, open_layer
from gazetteer.model import KINDS, Place
from tests.gazetteer.dumps import VILLAGE, feature, row, write_collection, write_dump


def places_of(file: Path, folder: Path, alternates: Path | None = None) -> list[Place]:
    imported = import_file(file, name="tried", folder=folder, alternates=alternates)
    assert not imported.problems.count
    with open_layer("tried", folder) as layer:
        return list(layer.places())


def broken(imported: Imported) -> list[tuple[str, str]]:
    return [(where.rpartition("/")[2], what) for where, what in imported.problems.first]


def test_a_dump_gives_places_of_the_kinds_that_matter(tmp_path: Path) -> None:
    file = write_dump(
        tmp_path / "SY.txt",
        row(900001, "Tall Wahmī", 35.5, 36.9, alternates="تل وهمي,Tell Wahmi,"),
        row(900002, "Madīnat", 35.6, 36.9, population=250_000),
        row(900003, "Wādī", 35.7, 36.9, feature_class="H", code="WAD"),
        row(900004, "Maţār", 35.8, 36.9, feature_class="S", code="AIRB"),
        row(900005, "Jabal", 35.9, 36.9, feature_class="T", code="MTS"),
        row(900006, "Manţiqah", 35.9, 37.9, feature_class="A", code="ADM2"),
    )
    imported = import_file(file, folder=tmp_path)
    with open_layer("sy", tmp_path) as layer:
        found = {place.name: place for place in layer.places()}
    assert {name: place.kind for name, place in found.items()} == {
        "Tall Wahmī": "village",
        "Madīnat": "city",
        "Maţār": "airbase",
        "Jabal": "mountain",
        "Manţiqah": "district",
    }
    assert imported.problems.passed_over == 1
    village = found["Tall Wahmī"]
    assert village.place_id == village.source == "geonames:900001"
    assert [name.text for name in village.names] == [
        "Tall Wahmī",
        "Tall Wahm",
        "تل وهمي",
        "Tell Wahmi",
    ]
    assert village.radius_m == load_kinds().radius_m["village"]


def test_what_is_not_given_is_taken_from_the_file(tmp_path: Path) -> None:
    rows = [row(900001 + i, "Tall", 35 + i / 10, 37, changed=f"2018-0{i}-08") for i in range(1, 4)]
    info = import_file(write_dump(tmp_path / "SY_places.txt", *rows), folder=tmp_path).info
    assert (info.name, info.places, info.date) == ("sy-places", 3, "2018-03-08")
    assert (info.title, info.licence) == ("GeoNames, SY_places.txt", "CC BY 4.0, GeoNames")
    given = import_file(
        tmp_path / "SY_places.txt",
        name="other",
        title="Villages",
        licence="mine",
        date="2020-01-01",
        folder=tmp_path,
    ).info
    assert (given.title, given.licence, given.date) == ("Villages", "mine", "2020-01-01")


@pytest.mark.parametrize(
    "lines",
    [
        [
            "7\t900001\tar\tقرية وهمية\t1\t\t\t\t\t",
            "8\t900001\tlink\thttps://example.org\t\t\t\t\t\t",
        ],
        ["900001\tara\tقرية وهمية", "900002\tara\tغيرها"],
    ],
    ids=["alternateNamesV2", "id, language, name"],
)
def test_alternate_names_join_their_places(tmp_path: Path, lines: Sequence[str]) -> None:
    file = write_dump(tmp_path / "SY.txt", row(*VILLAGE))
    names = write_dump(tmp_path / "names.txt", *lines)
    (place,) = places_of(file, tmp_path, alternates=names)
    assert [(name.text, name.lang) for name in place.names][1] == ("قرية وهمية", "ar")
    assert not any("example" in name.text for name in place.names)


def test_the_governorate_of_a_code_is_that_of_most_curated_places_with_it(tmp_path: Path) -> None:
    file = write_dump(
        tmp_path / "SY.txt",
        row(163779, "Tallbīsah", 34.84, 36.73, admin1="77"),
        row(900001, "Far", 33.0, 37.9, admin1="77"),
        row(900002, "No code", 33.0, 38.9, admin1="00"),
    )
    admin1 = {place.name: place.admin1 for place in places_of(file, tmp_path)}
    assert admin1 == {"Tallbīsah": "Homs", "Far": "Homs", "No code": ""}


def test_the_entry_of_a_code_in_the_dump_names_the_governorate(tmp_path: Path) -> None:
    file = write_dump(
        tmp_path / "SY.txt",
        row(900001, "Far", 33.0, 37.9, admin1="77"),
        row(900002, "Abroad", 33.0, 38.9, admin1="78"),
        row(
            900003,
            "Ḩimş Governorate",
            34.5,
            38.3,
            feature_class="A",
            code="ADM1",
            admin1="77",
            alternates="محافظة حمص",
        ),
        row(900004, "Wahm", 33.0, 38.9, feature_class="A", code="ADM1", admin1="78"),
    )
    admin1 = {place.name: place.admin1 for place in places_of(file, tmp_path)}
    assert admin1["Far"] == admin1["Ḩimş Governorate"] == "Homs"
    assert admin1["Abroad"] == admin1["Wahm"] == "Wahm"


def test_neighbours_that_agree_give_the_governorate(tmp_path: Path) -> None:
    file = tmp_path / "villages.csv"
    file.write_text("name,lat,lon\nBeside,34.85,36.74\nIn the desert,33.2,39.5\n")
    admin1 = {place.name: place.admin1 for place in places_of(file, tmp_path)}
    assert admin1 == {"Beside": "Homs", "In the desert": ""}


@pytest.mark.parametrize("form", ["collection", "indented", "lines"])
def test_geojson_of_openstreetmap(tmp_path: Path, form: str) -> None:
    features = [
        feature("تل وهمي", 36.9, 35.5, **{"name:en": "Tell Wahmi;Wahmi", "population": "20000"}),
        feature("بئر", 36.9, 35.6, place="isolated_dwelling"),
    ]
    file = tmp_path / "extract.geojson"
    if form == "lines":
        write_dump(file, *(json.dumps(one) for one in features))
    else:
        write_collection(file, *features, indent=2 if form == "indented" else None)
    (place,) = places_of(file, tmp_path)
    assert (place.name, place.kind, place.lat, place.lon) == ("تل وهمي", "town", 35.5, 36.9)
    assert [(n.text, n.lang) for n in place.names][1:] == [("Tell Wahmi", "en"), ("Wahmi", "en")]
    assert place.source.startswith("osm:node/")
    assert list_layers(tmp_path)[0].licence.startswith("ODbL")


def test_geojson_of_whos_on_first(tmp_path: Path) -> None:
    square = [[36.0, 35.0], [36.2, 35.0], [36.2, 35.2], [36.0, 35.2], [36.0, 35.0]]
    one = {
        "type": "Feature",
        "id": 421,
        "properties": {
            "wof:id": 421,
            "wof:name": "Wahmi",
            "wof:placetype": "region",
            "name:ara_x_preferred": ["وهمي"],
            "name:eng_x_variant": ["Wahmy"],
        },
        "geometry": {"type": "Polygon", "coordinates": [square]},
    }
    (place,) = places_of(write_collection(tmp_path / "wof.geojson", one), tmp_path)
    assert (place.source, place.kind, place.admin1) == ("whosonfirst:421", "governorate", "Wahmi")
    assert 35 < place.lat < 35.2
    assert 36 < place.lon < 36.2
    assert place.radius_m == pytest.approx(11_300, rel=0.05)
    assert [(name.text, name.lang) for name in place.names] == [
        ("Wahmi", ""),
        ("وهمي", "ar"),
        ("Wahmy", "en"),
    ]


def test_a_feature_longer_than_a_block_is_read(tmp_path: Path) -> None:
    long = feature("Long", 36.9, 35.5, note="x" * 300_000)
    file = write_collection(tmp_path / "long.geojson", feature("A", 36, 35), long)
    assert [place.name for place in places_of(file, tmp_path)] == ["A", "Long"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table(tmp_path: Path, delimiter: str) -> None:
    heads = ["ID", "Name", "Latitude", "Longitude", "kind", "governorate", "ar"]
    cells = ["7", '"Tell\nWahmi"', "35.5", "36.9", "town", "محافظة حماة", "تل وهمي|وهمي"]
    file = tmp_path / "mine.csv"
    file.write_text("\ufeff" + delimiter.join(heads) + "\n" + delimiter.join(cells) + "\n")
    (place,) = places_of(file, tmp_path)
    assert (place.place_id, place.name, place.kind) == ("tried:7", "Tell Wahmi", "town")
    assert place.admin1 == "Hama"
    assert [name.text for name in place.names] == ["Tell Wahmi", "تل وهمي", "وهمي"]


def test_rows_without_an_id_keep_theirs_when_others_come(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name,lat,lon\nTall,35,37\n")
    (before,) = places_of(file, tmp_path)
    file.write_text("name,lat,lon\nOther,36,37\nTall,35,37\n")
    assert before.place_id in {place.place_id for place in places_of(file, tmp_path)}


def test_broken_lines_are_counted_named_and_left_out(tmp_path: Path) -> None:
    good = [row(900001 + i, f"Tall {i}", 35 + i / 100, 37) for i in range(9)]
    bad = [
        row(900101, "Far north", 136, 37),
        row(900102, "", 35, 37),
        row("x", "No id", 35, 37),
        row(900104, "Null Island", 0, 0),
        row(900105, "Text", "north", 37),
        row(900106, "Not a number", "nan", 37),
        "cut\tin\tthe middle",
        "a" * (2 << 20),
        row(900107, "People", 35, 37, population="many"),
    ]
    imported = import_file(write_dump(tmp_path / "SY.txt", *good, *bad), folder=tmp_path)
    assert imported.info.places == 9
    assert imported.problems.count == 9
    assert broken(imported) == [
        ("SY.txt:10", 'latitude "136" is not from -90 to 90'),
        ("SY.txt:11", "it has no name"),
        ("SY.txt:12", "the first column is no GeoNames id"),
        ("SY.txt:13", "latitude and longitude are 0, as where none is known"),
        ("SY.txt:14", 'latitude "north" is no number'),
        ("SY.txt:15", 'latitude "nan" is not from -90 to 90'),
        ("SY.txt:16", "it has 3 columns, not 19"),
        ("SY.txt:17", "the line is too long"),
        ("SY.txt:18", 'population "many" is no number'),
    ]


def test_only_the_first_broken_lines_are_kept(tmp_path: Path) -> None:
    good = [row(900001 + i, "Tall", 35, 37) for i in range(200)]
    imported = import_file(write_dump(tmp_path / "SY.txt", *good, *["x"] * 100), folder=tmp_path)
    assert imported.problems.count == 100
    assert len(imported.problems.first) == 20


def test_broken_features_are_named(tmp_path: Path) -> None:
    good = [feature(f"Tall {i}", 36 + i / 100, 35) for i in range(4)]
    bad = [feature("Far", 36, 136), {"type": "Point"}, feature("", 36, 35)]
    collection = write_collection(tmp_path / "a.geojson", *good, *bad)
    assert [where for where, _ in broken(import_file(collection, folder=tmp_path))] == [
        "a.geojson, feature 5",
        "a.geojson, feature 6",
        "a.geojson, feature 7",
    ]
    lines = [json.dumps(one) for one in good]
    file = write_dump(tmp_path / "b.geojson", *lines, '{"type": "Feature", "prop')
    assert broken(import_file(file, folder=tmp_path)) == [
        ("b.geojson:5", "it is no GeoJSON feature")
    ]


def test_broken_rows_of_a_table_are_named(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    rows = ["A,35,37,village", "B,35,37,village", "C,35,37,castle", "D,35,37"]
    file.write_text("\n".join(["name,lat,lon,kind", *rows]) + "\n")
    problems = broken(import_file(file, folder=tmp_path))
    assert [where for where, _ in problems] == ["mine.csv:4", "mine.csv:5"]
    assert "castle" in problems[0][1]


NO_GAZETTEER = {
    "empty.txt": b"",
    "prose.txt": b"The ministry says that it hit a command post.\n" * 30,
    "page.html": b"<!doctype html><title>404</title>",
    "table.csv": b"title,url\nx,y\n",
    "list.json": b'[{"name": "Homs"}]',
    "none.geojson": b'{"type": "FeatureCollection", "features": []}',
    "cut.geojson": json.dumps({"type": "FeatureCollection", "features": [feature("A", 36, 35)]})[
        :-20
    ].encode(),
    "binary.txt": bytes(range(256)) * 40,
    "utf16.txt": row(*VILLAGE).encode("utf-16"),
    "latin1.txt": f"{row(*VILLAGE)}\n{row(900002, 'Zaïta', 35, 37)}\n".replace("ī", "i").encode(
        "latin-1"
    ),
    "mostly.txt": f"{row(*VILLAGE)}\nx\nx\n".encode(),
    "cut.zip": b"PK\x03\x04 and nothing more",
}


@pytest.mark.parametrize("name", NO_GAZETTEER)
def test_what_is_no_gazetteer_leaves_the_old_layer(tmp_path: Path, name: str) -> None:
    import_file(write_dump(tmp_path / "SY.txt", row(*VILLAGE)), name="kept", folder=tmp_path)
    before = (tmp_path / "layers" / "kept.sqlite").read_bytes()
    file = tmp_path / name
    file.write_bytes(NO_GAZETTEER[name])
    with pytest.raises(GazetteerError) as raised:
        import_file(file, name="kept", folder=tmp_path)
    assert name in str(raised.value)
    assert raised.value.fix
    assert (tmp_path / "layers" / "kept.sqlite").read_bytes() == before
    assert [path.name for path in (tmp_path / "layers").iterdir()] == ["kept.sqlite"]


def test_the_line_in_another_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "latin1.txt"
    file.write_bytes(NO_GAZETTEER["latin1.txt"])
    with pytest.raises(GazetteerError, match=r"latin1\.txt:2: is not UTF-8 text"):
        import_file(file, folder=tmp_path)


@pytest.mark.parametrize(
    ("name", "told"), [("utf16.txt", "is not UTF-8 text"), ("cut.zip", "is cut short")]
)
def test_what_is_wrong_with_a_file_is_told_by_how_it_begins(
    tmp_path: Path, name: str, told: str
) -> None:
    file = tmp_path / name
    file.write_bytes(NO_GAZETTEER[name])
    with pytest.raises(GazetteerError, match=told):
        import_file(file, folder=tmp_path)


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_zip_is_read_in_place(tmp_path: Path) -> None:
    content = f"{row(*VILLAGE)}\n".encode()
    file = zipped(tmp_path / "SY.zip", {"readme.txt": b"about", "SY.txt": content})
    assert [place.name for place in places_of(file, tmp_path)] == ["Tall Wahmī"]
    assert import_file(file, folder=tmp_path).info.name == "sy"


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"../SY.txt": b"x"}, "leads out of the archive"),
        ({"SY.txt": b"x", "/etc/passwd": b"x"}, "leads out of the archive"),
        ({"C:/SY.txt": b"x"}, "leads out of the archive"),
        ({"a.txt": b"x", "b.txt": b"x"}, "it holds: a.txt, b.txt"),
        ({"readme.txt": b"x", "run.exe": b"x"}, "it holds: none"),
        ({"SY.txt": bytes(100 << 20)}, "as no gazetteer does"),
    ],
    ids=["up", "root", "drive", "two", "none", "bomb"],
)
def test_a_zip_that_cant_be_trusted(tmp_path: Path, members: dict[str, bytes], told: str) -> None:
    with pytest.raises(GazetteerError, match=told):
        import_file(zipped(tmp_path / "SY.zip", members), folder=tmp_path)


def test_a_zip_damaged_inside(tmp_path: Path) -> None:
    content = "".join(f"{row(900001 + i, f'Tall {i}', 35, 37)}\n" for i in range(2000)).encode()
    file = zipped(tmp_path / "SY.zip", {"SY.txt": content})
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)
    with pytest.raises(GazetteerError, match=r"can't be unpacked|is not UTF-8"):
        import_file(file, folder=tmp_path)


@pytest.mark.parametrize("missing", ["nowhere.txt", "."])
def test_a_path_that_cant_be_read(tmp_path: Path, missing: str) -> None:
    with pytest.raises(GazetteerError, match="can't be read"):
        import_file(tmp_path / missing, name="x", folder=tmp_path)


@given(st.text())
def test_a_slug_can_name_a_layer(name: str) -> None:
    made = slug(name)
    assert made
    assert made == slug(made)


HOSTILE = st.text(st.characters(), max_size=20)
CELL = st.one_of(HOSTILE, st.sampled_from(["P", "PPL", "SY", "11", "35.5", "36.9", "900001", ""]))
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), HOSTILE),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(HOSTILE, inner)),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["name", "place", "wof:id", "wof:name", "wof:placetype", "name:ar", "population", "@id", "tags"]
)
GEOMETRY = st.fixed_dictionaries(
    {"type": st.sampled_from(["Point", "Polygon", "Nothing"]), "coordinates": JSON}
)


def holds_together(entry: Entry | None) -> None:
    if entry is None:
        return
    assert entry.kind in KINDS
    assert -90 <= entry.lat <= 90
    assert -180 <= entry.lon <= 180
    assert entry.population >= 0
    for name in (entry.name, *(name.text for name in entry.names)):
        assert name == tidy(name) != ""
        name.encode("utf-8")


@given(st.lists(CELL, min_size=17, max_size=20))
def test_any_line_of_a_dump_is_an_entry_or_told(cells: list[str]) -> None:
    with suppress(Bad):
        holds_together(geonames.parse("\t".join(cells), load_kinds(), lambda _: ()))


@given(HOSTILE, st.floats(-90, 90), st.floats(-180, 180), HOSTILE)
def test_a_good_line_of_a_dump_is_kept(name: str, lat: float, lon: float, other: str) -> None:
    name = f"Tall {name}".translate({9: " ", 10: " ", 13: " "})
    other = other.translate({9: " ", 10: " ", 13: " "})
    line = row(900001, name, lat or 1, lon, alternates=other)
    entry = geonames.parse(line, load_kinds(), lambda _: ())
    assert entry is not None
    holds_together(entry)
    assert (entry.lat, entry.lon, entry.code) == (lat or 1, lon, "SY.11")


@given(
    st.one_of(
        JSON,
        st.fixed_dictionaries(
            {
                "type": st.just("Feature"),
                "properties": st.dictionaries(
                    KEYS, st.one_of(JSON, st.sampled_from(["village", "locality"]))
                ),
                "geometry": st.one_of(JSON, GEOMETRY),
            }
        ),
    )
)
def test_any_feature_is_an_entry_or_told(one: object) -> None:
    with suppress(Bad):
        holds_together(geojson.parse(one, load_kinds()))


@given(st.fixed_dictionaries({"name": CELL, "lat": CELL, "lon": CELL, "kind": CELL, "id": CELL}))
def test_any_row_of_a_table_is_an_entry_or_told(cells: dict[str, str]) -> None:
    with suppress(Bad):
        holds_together(csvfile.parse(cells, load_kinds(), "mine"))
