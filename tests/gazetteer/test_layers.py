"""Layers in the data folder: whole or not at all, and under the curated places in every look-up."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import gazetteer
from gazetteer import Context, GazetteerError, Name, Place
from gazetteer.layers import store
from gazetteer.layers.importing import import_file
from gazetteer.layers.store import (
    LayerInfo,
    list_layers,
    open_layer,
    refresh_layer,
    remove_layer,
    write_layer,
)
from tests.gazetteer.dumps import VILLAGE, row, write_dump

ROOT = Path(__file__).parents[2]


def village(number: int, name: str, lat: float, lon: float, **fields: str) -> Place:
    source = f"geonames:{number}"
    names = (Name(name), Name(fields.pop("ar", "تل وهمي"), "ar"))
    kind, admin1 = fields.pop("kind", "village"), fields.pop("admin1", "Hama")
    return Place(source, name, kind, admin1, lat, lon, 2000.0, names, 0, source)


WAHMI = village(900001, "Tall Wahmī", 35.5, 36.9)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder, empty."""
    monkeypatch.setenv("STRIKEMAP_DATA", str(tmp_path))
    return tmp_path


def chosen_id(
    name: str,
    context: Context = Context(),  # noqa: B008
    layers: tuple[str, ...] | None = None,
) -> str:
    resolution = gazetteer.load(layers=layers).resolve(name, context)
    return resolution.chosen.place.place_id if resolution.chosen else ""


def test_a_layer_gives_back_what_was_written(folder: Path) -> None:
    other = village(900002, "Khirbat", 36.5, 37.9)
    info = LayerInfo("mine", "Mine", "mine.csv", "CC0", "2018-07-01")
    written = write_layer(info, [WAHMI, other])
    assert (written.places, written.box) == (2, (35.5, 36.9, 36.5, 37.9))
    assert list_layers() == (written,)
    with open_layer("mine") as layer:
        assert list(layer.places()) == [WAHMI, other]
        assert layer.get("geonames:900002") == other
        assert layer.get("geonames:1") is None


def test_the_same_file_gives_the_same_layer(folder: Path) -> None:
    file = write_dump(folder / "SY.txt", row(*VILLAGE), row(900002, "Khirbat", 36.5, 37.9))
    import_file(file)
    first = (folder / "layers" / "sy.sqlite").read_bytes()
    import_file(file)
    assert (folder / "layers" / "sy.sqlite").read_bytes() == first


def test_an_id_counts_once(folder: Path) -> None:
    again = village(900001, "Tall Wahmī again", 35.5, 36.9)
    assert write_layer(LayerInfo("mine"), [WAHMI, again]).places == 1


@pytest.mark.parametrize("name", ["", "../x", "A", "a b", "a--b", "x" * 61, "a/b", "a.b"])
def test_a_name_cant_lead_elsewhere(folder: Path, name: str) -> None:
    with pytest.raises(GazetteerError, match="can't be the name of a layer"):
        write_layer(LayerInfo(name), [WAHMI])
    assert list(folder.iterdir()) == []


def test_a_fault_in_the_middle_leaves_the_old_layer(folder: Path) -> None:
    write_layer(LayerInfo("mine"), [WAHMI])
    before = (folder / "layers" / "mine.sqlite").read_bytes()

    def failing() -> Iterator[Place]:
        yield village(900002, "Khirbat", 36.5, 37.9)
        raise GazetteerError("the source broke")

    with pytest.raises(GazetteerError, match="the source broke"):
        write_layer(LayerInfo("mine"), failing())
    assert [path.name for path in (folder / "layers").iterdir()] == ["mine.sqlite"]
    assert (folder / "layers" / "mine.sqlite").read_bytes() == before


KILLED = """
import sys
from gazetteer.layers.importing import import_file
def stop(done, whole):
    print("in the middle", flush=True)
    sys.stdin.read()
import_file(sys.argv[1], name="mine", watch=stop)
"""


def test_a_process_killed_in_the_middle_leaves_the_old_layer(folder: Path) -> None:
    write_layer(LayerInfo("mine"), [WAHMI])
    before = (folder / "layers" / "mine.sqlite").read_bytes()
    file = write_dump(folder / "SY.txt", row(900002, "Khirbat", 36.5, 37.9))
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(file)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in the middle\n"
        process.kill()
    assert (folder / "layers" / "mine.sqlite").read_bytes() == before
    assert [info.name for info in list_layers()] == ["mine"]
    import_file(file, name="mine")
    assert chosen_id("Khirbat") == "geonames:900002"


def test_what_killed_imports_left_goes_in_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = folder / "layers" / f"{store._BESIDE}x"
    left.mkdir(parents=True)
    write_layer(LayerInfo("mine"), [WAHMI])
    assert left.exists()
    monkeypatch.setattr(store, "_ABANDONED_AFTER_S", -1)
    write_layer(LayerInfo("mine"), [WAHMI])
    assert not left.exists()


def test_a_layer_in_use_can_be_replaced(folder: Path) -> None:
    write_layer(LayerInfo("mine"), [WAHMI])
    path = folder / "layers" / "mine.sqlite"
    with open_layer("mine") as old:
        locking = sqlite3.connect(path)
        locking.execute("BEGIN EXCLUSIVE")
        assert chosen_id("Tall Wahmī") == "geonames:900001"
        write_layer(LayerInfo("mine"), [village(900002, "Khirbat", 36.5, 37.9)])
        locking.close()
        assert old.get("geonames:900001") == WAHMI
    assert chosen_id("Khirbat") == "geonames:900002"


@pytest.mark.parametrize(
    "content", [b"", b"no database at all" * 400, b"SQLite format 3\x00" + bytes(5000)]
)
def test_a_corrupt_file_is_named_and_can_be_removed(folder: Path, content: bytes) -> None:
    write_layer(LayerInfo("good"), [WAHMI])
    path = folder / "layers" / "bad.sqlite"
    path.write_bytes(content)
    for use in (list_layers, gazetteer.load, lambda: open_layer("bad")):
        with pytest.raises(GazetteerError, match=r"bad\.sqlite.*gazetteer remove bad"):
            use()
    remove_layer("bad")
    assert chosen_id("Tall Wahmī") == "geonames:900001"


def test_a_file_damaged_inside_is_named(folder: Path) -> None:
    places = [village(900000 + i, f"Tall Wahmī {i}", 35 + i / 1e4, 37) for i in range(2000)]
    write_layer(LayerInfo("mine"), places)
    path = folder / "layers" / "mine.sqlite"
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(GazetteerError, match=r"mine\.sqlite.*gazetteer remove mine"):
        gazetteer.load().resolve("Tall Wahmī 7")


def test_a_database_of_another_program_is_no_layer(folder: Path) -> None:
    write_layer(LayerInfo("good"), [WAHMI])
    with sqlite3.connect(folder / "layers" / "other.sqlite") as other:
        other.execute("CREATE TABLE info (key, value)")
    other.close()
    with pytest.raises(GazetteerError, match="no layer of this version"):
        open_layer("other")


def test_a_folder_that_cant_be_written(folder: Path) -> None:
    (folder / "layers").write_text("a file in the way")
    with pytest.raises(GazetteerError, match=r"can't be written.*STRIKEMAP_DATA"):
        write_layer(LayerInfo("mine"), [WAHMI])


@pytest.fixture
def write_older(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Place], LayerInfo]:
    """Writes a layer of one place as another version of Strikemap would, with other keys."""

    def write(name: str, place: Place) -> LayerInfo:
        with monkeypatch.context() as older:
            older.setattr("gazetteer.layers.writing.keys_version", lambda: "older")
            older.setattr("gazetteer.layers.writing.fold", lambda name: f"older {name}")
            return write_layer(LayerInfo(name), [place])

    return write


def test_a_layer_of_another_version_is_brought_up_to_date_on_demand(
    folder: Path, write_older: Callable[[str, Place], LayerInfo]
) -> None:
    written = write_older("mine", WAHMI)
    older = (folder / "layers" / "mine.sqlite").read_bytes()
    with pytest.raises(GazetteerError, match=r"another version.*strikemap gazetteer refresh mine"):
        chosen_id("TALL WAHMI")
    assert (folder / "layers" / "mine.sqlite").read_bytes() == older
    assert refresh_layer("mine") == written
    assert chosen_id("TALL WAHMI") == "geonames:900001"
    assert list_layers() == (written,)


def test_a_layer_outside_the_theatre_needs_no_care(
    folder: Path, write_older: Callable[[str, Place], LayerInfo]
) -> None:
    write_older("far", village(900002, "Tall Wahmī", 52.5, 13.4))
    assert chosen_id("Talbiseh") == "talbiseh"
    with pytest.raises(GazetteerError, match="refresh far"):
        gazetteer.load(layers=["far"])


def test_two_layers_that_put_an_id_far_apart(folder: Path) -> None:
    write_layer(LayerInfo("first"), [WAHMI])
    with pytest.raises(GazetteerError, match=r'geonames:900001 .* the layer "first" .* 67 km'):
        write_layer(LayerInfo("second"), [village(900001, "Tall Wahmī", 36.1, 36.9)])
    assert [info.name for info in list_layers()] == ["first"]
    write_layer(LayerInfo("second"), [village(900001, "Tall Wahmī", 35.9, 36.9)])
    write_layer(LayerInfo("first"), [village(900001, "Tall Wahmī", 35.8, 36.9)])


def test_a_layer_far_from_the_curated_data(folder: Path) -> None:
    curated = gazetteer.load(layers=()).get("talbiseh")
    moved = village(163779, "Tallbīsah", curated.lat + 1, curated.lon)
    assert moved.source == curated.source
    with pytest.raises(GazetteerError, match="the curated data"):
        write_layer(LayerInfo("mine"), [moved])


def test_names_are_looked_up_in_layers(folder: Path) -> None:
    assert chosen_id("Tall Wahmī") == ""
    write_layer(LayerInfo("mine"), [WAHMI])
    for name in ("Tall Wahmī", "tall wahmi", "تل وهمي"):
        assert chosen_id(name) == "geonames:900001", name
    for name in ("Тел Вахми", "Tall Wehmy"):
        assert chosen_id(name, Context(admin1="Hama")) == "geonames:900001", name
    assert chosen_id("Tall Wahmī", layers=()) == ""
    assert chosen_id("Tall Wahmī", layers=("mine",)) == "geonames:900001"
    assert gazetteer.load().get("geonames:900001") == WAHMI
    remove_layer("mine")
    assert chosen_id("Tall Wahmī") == ""


def test_a_near_spelling_is_found(folder: Path) -> None:
    write_layer(LayerInfo("mine"), [village(900001, "Khirbat Qanbarah", 35.5, 36.9)])
    assert chosen_id("Khirbat Qanbargah", Context(admin1="Hama")) == "geonames:900001"
    assert chosen_id("Khirbat Zamalka", Context(admin1="Hama")) == ""


def test_a_like_sound_alone_decides_for_no_place_of_a_layer(folder: Path) -> None:
    write_layer(LayerInfo("mine"), [WAHMI])
    found = gazetteer.load().resolve("Tel Wehmeh")
    assert found.chosen is None
    assert [candidate.place for candidate in found.candidates] == [WAHMI]
    assert found.candidates[0].score < 0.6
    assert "no governorate is named" in found.reason


def test_a_curated_place_counts_once_and_first(folder: Path) -> None:
    known = gazetteer.load(layers=())
    curated = known.get("talbiseh")
    write_layer(
        LayerInfo("mine"),
        [
            village(163779, "Tallbīsah", curated.lat, curated.lon + 0.01, admin1="Homs"),
            village(900002, "Talbiseh", curated.lat + 0.01, curated.lon, admin1="Homs"),
            village(900003, "Talbiseh", 36.5, 38.0, admin1="Aleppo"),
        ],
    )
    found = gazetteer.load().resolve("Talbiseh")
    assert [c.place.place_id for c in found.candidates] == ["talbiseh", "geonames:900003"]
    assert found.chosen
    assert found.chosen.place == curated
    assert found.chosen.score == known.resolve("Talbiseh").candidates[0].score
    assert chosen_id("Talbiseh", Context(admin1="Aleppo")) == "geonames:900003"
    assert chosen_id("Tallbīsah") == "talbiseh"


def test_a_governorate_of_a_layer_is_the_curated_one(folder: Path) -> None:
    write_layer(
        LayerInfo("mine"),
        [village(900004, "Homs Governorate", 34.4, 38.0, kind="governorate", admin1="Homs"), WAHMI],
    )
    known = gazetteer.load()
    assert known.governorates() == gazetteer.load(layers=()).governorates()
    for name in ("Homs Governorate", "Homs"):
        found = known.resolve(name, Context(kinds=frozenset({"governorate"})))
        assert {c.place.place_id for c in found.candidates if c.place.kind == "governorate"} == {
            "homs-governorate"
        }


def test_the_theatre_bounds_a_layer(folder: Path) -> None:
    abroad = village(900005, "Khirbat Nafidhah", 33.3, 44.4)
    write_layer(LayerInfo("region"), [WAHMI, abroad, village(900006, "Khirbat", 33.0, 36.0)])
    write_layer(LayerInfo("far"), [village(900007, "Bayt Ghamiqah", 36.0, 37.0), *_far_away()])
    assert chosen_id("Tall Wahmī") == "geonames:900001"
    assert chosen_id("Khirbat Nafidhah") == ""
    assert chosen_id("Bayt Ghamiqah") == ""
    assert chosen_id("Khirbat Nafidhah", layers=("region",)) == "geonames:900005"


def _far_away() -> list[Place]:
    return [village(900010 + i, f"Away {i}", 50 + i, 100 + i) for i in range(3)]


def test_a_text_is_not_searched_for_the_names_of_layers(folder: Path) -> None:
    write_layer(LayerInfo("mine"), [village(900001, "Minister", 35.5, 36.9)])
    text = "The Minister said that Talbiseh was hit."
    assert [mention.text for mention in gazetteer.load().find_mentions(text)] == ["Talbiseh"]


@pytest.mark.shared
def test_the_villages_of_syria(folder: Path, shared: Path) -> None:
    imported = import_file(
        shared / "gazetteer" / "SY_places.txt",
        alternates=shared / "gazetteer" / "SY_altnames.tsv",
    )
    assert imported.problems.count == imported.problems.passed_over == 0
    assert imported.info.places == 10_555
    with open_layer("sy-places") as layer:
        rows = layer.rows("SELECT count(*), sum(admin1 != '') FROM place")
        assert rows[0][1] > 0.99 * rows[0][0]
        sample = [place for place in layer.places() if place.kind == "village"][::100]
    known = gazetteer.load()
    right = 0
    for place in sample:
        context = Context(admin1=place.admin1, near=((place.lat + 0.05, place.lon),))
        chosen = known.resolve(place.name, context).chosen
        right += chosen is not None and abs(chosen.place.lat - place.lat) < 0.05
    assert right >= 0.95 * len(sample)
