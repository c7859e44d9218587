from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from geo.errors import GeoError
from geo.files import replacing


def test_the_file_appears_whole_and_nothing_else(tmp_path: Path) -> None:
    with replacing(tmp_path / "out.csv") as beside:
        beside.write_text("new")
        assert not (tmp_path / "out.csv").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]
    assert (tmp_path / "out.csv").read_text() == "new"


@pytest.mark.parametrize("error", [ValueError("x"), KeyboardInterrupt(), OSError(errno.EIO, "io")])
def test_a_failure_in_the_middle_leaves_the_old_file(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    expected = GeoError if isinstance(error, OSError) else type(error)
    with pytest.raises(expected), replacing(target) as beside:  # noqa: PT012
        beside.write_text("half")
        raise error
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(GeoError, match="disk is full"), replacing(tmp_path / "out.csv"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert list(tmp_path.iterdir()) == []


def test_rights_of_the_old_file_stay_and_a_link_is_followed(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    target.chmod(0o640)
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    with replacing(link) as beside:
        beside.write_text("new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("name", "what"),
    [("none/out.csv", "does not exist"), (".", "is a folder"), ("file/out.csv", "does not exist")],
)
def test_targets_that_cannot_be(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(GeoError, match=what) as caught, replacing(tmp_path / name):
        pass
    assert caught.value.fix
    assert os.fspath(tmp_path) in caught.value.where


def test_a_device_is_never_replaced() -> None:
    with pytest.raises(GeoError, match="device"), replacing("/dev/null"):
        pass
    assert Path("/dev/null").is_char_device()
