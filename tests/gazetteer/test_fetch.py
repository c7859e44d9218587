"""A file from a server comes whole or not at all."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer.errors import GazetteerError
from gazetteer.fetch import Fetched, fetch
from tests.gazetteer.servers import DAY, Cut, Host, Status, serving

CONTENT = bytes(range(256)) * 2000
LIMIT = len(CONTENT)
HALF = len(CONTENT) // 2 & ~0xFFFF


@pytest.fixture
def host() -> Iterator[Host]:
    with serving(Host({"file.bin": CONTENT})) as running:
        yield running


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "file.bin"


def get(host: Host, target: Path, name: str = "file.bin", most_bytes: int = LIMIT) -> Fetched:
    return fetch(host.address + name, target, most_bytes=most_bytes)


def left(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


def test_a_file_comes_whole_with_its_day(host: Host, target: Path) -> None:
    assert get(host, target) == Fetched(target, len(CONTENT), DAY)
    assert target.read_bytes() == CONTENT
    assert left(target) == ["file.bin"]


def test_progress_is_told_up_to_the_end(host: Host, target: Path) -> None:
    told: list[tuple[int, int]] = []
    fetch(
        host.address + "file.bin",
        target,
        most_bytes=LIMIT,
        watch=lambda had, total: told.append((had, total)),
    )
    assert told[0] == (0, len(CONTENT))
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert told == sorted(told)


def test_a_cut_is_taken_up_where_it_was(host: Host, target: Path) -> None:
    host.faults = [Cut(HALF)]
    get(host, target)
    assert target.read_bytes() == CONTENT
    assert [asked.get("Range") for asked in host.asked] == [None, f"bytes={HALF}-"]


def test_a_later_call_goes_on_where_the_first_stopped(host: Host, target: Path) -> None:
    host.faults = [Cut(HALF), Cut(0)]
    with pytest.raises(GazetteerError, match=rf"broke off after {HALF:,} bytes.*run the same"):
        get(host, target)
    assert not target.exists()
    get(host, target)
    assert host.asked[-1]["Range"] == f"bytes={HALF}-"
    assert host.asked[-1]["If-Range"] == '"1"'
    assert target.read_bytes() == CONTENT
    assert left(target) == ["file.bin"]


@pytest.mark.parametrize("etag", ["", 'W/"1"'])
def test_without_a_strong_etag_the_day_of_the_file_tells_its_version(
    host: Host, target: Path, etag: str
) -> None:
    host.etag, host.faults = "", [Cut(HALF)]
    get(host, target)
    assert host.asked[-1]["If-Range"].endswith("GMT")
    assert target.read_bytes() == CONTENT


def test_a_file_that_changed_in_between_is_fetched_anew(host: Host, target: Path) -> None:
    host.faults = [Cut(HALF), Cut(0)]
    with pytest.raises(GazetteerError):
        get(host, target)
    host.files["file.bin"], host.etag = CONTENT[::-1], '"2"'
    get(host, target)
    assert target.read_bytes() == CONTENT[::-1]


def test_a_server_without_ranges_sends_all_again(host: Host, target: Path) -> None:
    host.ranges, host.faults = False, [Cut(HALF)]
    get(host, target)
    assert target.read_bytes() == CONTENT


def test_bytes_of_another_address_are_not_gone_on_with(host: Host, target: Path) -> None:
    host.files["other.bin"] = CONTENT[::-1]
    host.faults = [Cut(HALF), Cut(0)]
    with pytest.raises(GazetteerError):
        get(host, target)
    get(host, target, "other.bin")
    assert target.read_bytes() == CONTENT[::-1]


def test_a_part_that_is_longer_than_the_file_is_fetched_anew(host: Host, target: Path) -> None:
    host.faults = [Cut(HALF), Cut(0)]
    with pytest.raises(GazetteerError):
        get(host, target)
    part = target.with_name("file.bin.part")
    part.write_bytes(CONTENT + b"more")
    get(host, target)
    assert target.read_bytes() == CONTENT


def test_a_server_that_does_not_say_the_size_is_believed_at_its_end(
    host: Host, target: Path
) -> None:
    host.lengths = False
    get(host, target)
    assert target.read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status(404), "no such file"),
        (Status(403), "refuses"),
        (Status(500), "can't answer now .500.*try again later"),
        (Status(503, (("Retry-After", "120"),)), "try again in 120 seconds"),
        (Status(429), "can't answer now"),
        (Status(204), "no file"),
        (Status(418), "no file"),
        (Status(206, (("Content-Range", "bytes 7-9/10"),)), "another part than asked"),
    ],
)
def test_an_answer_that_is_no_file_is_told(
    host: Host, target: Path, status: Status, told: str
) -> None:
    target.write_bytes(b"old")
    host.faults = [status]
    with pytest.raises(GazetteerError, match=told) as caught:
        get(host, target)
    assert caught.value.where == host.address + "file.bin"
    assert target.read_bytes() == b"old"
    assert left(target) == ["file.bin"]


@pytest.mark.parametrize("lengths", [True, False])
def test_a_file_over_the_limit_is_refused(host: Host, target: Path, lengths: bool) -> None:
    host.lengths = lengths
    with pytest.raises(GazetteerError, match="larger than"):
        get(host, target, most_bytes=LIMIT - 1)
    assert left(target) == []


def test_a_redirect_on_the_same_server_is_followed(host: Host, target: Path) -> None:
    host.files["new.bin"] = CONTENT[::-1]
    host.faults = [Status(302, (("Location", "/new.bin"),))]
    get(host, target)
    assert target.read_bytes() == CONTENT[::-1]


@pytest.mark.parametrize(
    "address",
    ["http://login.invalid/", "https://login.invalid/", "//login.invalid/", "file:///etc/passwd",
     "http://127.0.0.1:1/", "http://127.0.0.1@login.invalid/"],
)  # fmt: skip
def test_a_redirect_to_elsewhere_is_refused(host: Host, target: Path, address: str) -> None:
    host.faults = [Status(302, (("Location", address),))]
    with pytest.raises(GazetteerError, match="sends on to another one"):
        get(host, target)
    assert left(target) == []


def test_a_redirect_to_no_address_is_told(host: Host, target: Path) -> None:
    host.faults = [Status(302, (("Location", "http://["),))]
    with pytest.raises(GazetteerError, match="can't be reached: Invalid"):
        get(host, target)


def test_a_circle_of_redirects_ends(host: Host, target: Path) -> None:
    host.faults = [Status(302, (("Location", "/file.bin"),))] * 50
    with pytest.raises(GazetteerError, match="in a circle"):
        get(host, target)


def test_a_server_that_is_not_there_is_told_in_plain_words(target: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/file.bin"
        with pytest.raises(GazetteerError, match="can't be reached: Connection refused"):
            fetch(address, target, most_bytes=LIMIT)
    assert left(target) == []


@pytest.mark.parametrize("address", ["", "file.bin", "ftp://127.0.0.1/x", "http://", "http://["])
def test_an_address_that_is_none_is_told(target: Path, address: str) -> None:
    with pytest.raises(GazetteerError, match="can't be reached"):
        fetch(address, target, most_bytes=LIMIT)


def test_a_folder_that_can_not_be_written_is_told(host: Host, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="can't be written"):
        get(host, tmp_path / "missing" / "file.bin")
    assert not list(tmp_path.iterdir())
