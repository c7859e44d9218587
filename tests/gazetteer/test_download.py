"""A country's dump comes as a whole, sound zip file, or not at all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer import download
from gazetteer.download import downloaded
from gazetteer.errors import GazetteerError
from tests.gazetteer.servers import DAY, Cut, Host, serving

ROW = "172058\tZa‘farānah\tZa`faranah\t\t34.89187\t36.77857\tP\tPPL\tSY\n"
ROWS = "".join(f"{number}{ROW}" for number in range(20_000)).encode()


def zipped(members: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


WHOLE = zipped({"readme.txt": b"", "SY.txt": ROWS}, zipfile.ZIP_STORED)


@pytest.fixture
def host() -> Iterator[Host]:
    with serving(Host({"dump/SY.zip": WHOLE})) as running:
        yield running


def get(host: Host, folder: Path, country: str = "SY") -> bytes:
    with downloaded(country, folder, mirror=host.address + "dump") as fetched:
        assert fetched.date == DAY
        with zipfile.ZipFile(fetched.path) as archive:
            return archive.read("SY.txt")


@pytest.mark.parametrize("country", ["SY", "sy", " Sy "])
def test_a_country_comes_and_leaves_nothing_behind(
    host: Host, tmp_path: Path, country: str
) -> None:
    folder = tmp_path / "new" / "downloads"
    assert get(host, folder, country) == ROWS
    assert [asked["path"] for asked in host.asked] == ["/dump/SY.zip"]
    assert not list(folder.iterdir())


def test_the_file_goes_too_when_its_reader_fails(host: Host, tmp_path: Path) -> None:
    with (
        pytest.raises(ZeroDivisionError),
        downloaded("SY", tmp_path, mirror=host.address + "dump/"),
    ):
        raise ZeroDivisionError
    assert not list(tmp_path.iterdir())


def test_a_later_call_goes_on_with_what_came(host: Host, tmp_path: Path) -> None:
    host.faults = [Cut(1 << 18), Cut(0)]
    with pytest.raises(GazetteerError, match="broke off"):
        get(host, tmp_path)
    assert get(host, tmp_path) == ROWS
    assert host.asked[-1]["Range"] == f"bytes={1 << 18}-"


@pytest.mark.parametrize("country", ["", "S", "SYR", "Syria", "allCountries", "../S", "..", "С1"])
def test_what_is_no_country_code_is_told(host: Host, tmp_path: Path, country: str) -> None:
    with pytest.raises(GazetteerError, match=r"no country code.*such as SY"):
        get(host, tmp_path, country)
    assert host.asked == []


def test_a_country_that_the_server_has_not_is_told(host: Host, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"dump/QQ\.zip: the server has no such file"):
        get(host, tmp_path, "QQ")


DAMAGED = WHOLE[:90_000] + b"\xff" * 100 + WHOLE[90_100:]
ENCRYPTED = WHOLE.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01").replace(
    b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<html>Please log in</html>", "no zip file.*login page"),
        (b"", "no zip file"),
        (WHOLE[: len(WHOLE) // 2], "no zip file, or a broken one"),
        (zipped({"IQ.txt": ROWS}), r"no SY\.txt in the zip"),
        (DAMAGED, "damaged: Bad CRC-32"),
        (ENCRYPTED, "damaged: .*encrypted"),
    ],
    ids=["page", "empty", "cut", "other country", "damaged", "encrypted"],
)
def test_what_is_no_sound_zip_file_is_told_and_removed(
    host: Host, tmp_path: Path, content: bytes, told: str
) -> None:
    host.files["dump/SY.zip"] = content
    with pytest.raises(GazetteerError, match=told) as caught:
        get(host, tmp_path)
    assert caught.value.where == host.address + "dump/SY.zip"
    assert not list(tmp_path.iterdir())


def test_a_zip_file_that_unpacks_without_end_is_not_unpacked(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "MOST_UNPACKED_BYTES", len(ROWS) - 1)
    with pytest.raises(GazetteerError, match="unpacks to more than"):
        get(host, tmp_path)


def test_a_folder_that_can_not_be_made_is_told(host: Host, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(GazetteerError, match=r"file: can't be made.*STRIKEMAP_DATA"):
        get(host, tmp_path / "file")
