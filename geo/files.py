"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from geo.errors import GeoError


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a path to write to; put what was written there in the place of `path` at the end.

    The file is written in a hidden folder beside `path`, flushed to the disk and renamed. When
    the body raises, the hidden folder goes and the old file stays as it was. A link is followed.
    Raises GeoError for a missing folder, a folder or device as the target, and a full disk.
    """
    target = checked_target(path)
    try:
        folder = Path(tempfile.mkdtemp(prefix=".strikemap-", dir=target.parent))
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        beside = folder / target.name
        yield beside
        if target.exists():
            shutil.copymode(target, beside)
        _flush(beside)
        beside.replace(target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):  # not every file system can flush a folder
        _flush(target.parent)


def checked_target(path: str | os.PathLike[str]) -> Path:
    """The real path of an output, after checking that a file can stand there.

    Worth calling before long work, so that a mistyped folder is told at once.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise GeoError("is a folder, not a file", where=str(path), fix="give a file name in it")
        if not target.parent.is_dir():
            raise GeoError(
                "the folder of the output does not exist",
                where=str(path),
                fix=f"make the folder first: mkdir -p {target.parent}",
            )
        if target.exists() and not target.is_file():
            raise GeoError(
                "is a device, not a file", where=str(path), fix="write to standard output with -o -"
            )
    except (OSError, ValueError) as error:
        raise GeoError(f"can't be an output: {error}", where=repr(os.fspath(path))) from error
    return target


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(target: Path, error: OSError) -> GeoError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return GeoError(
            "the disk is full; nothing was changed",
            where=str(target),
            fix="free some space or write elsewhere",
        )
    return GeoError(
        f"can't be written: {error.strerror or error}",
        where=str(target),
        fix="check the rights on the folder or write elsewhere",
    )
