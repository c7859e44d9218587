"""A file to import, plain or in a zip, as lines: with limits, since anybody may have written it."""

from __future__ import annotations

import codecs
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from gazetteer.errors import GazetteerError

LONGEST_LINE = 1 << 20
_MOST_BYTES = 8 << 30
_BOMB_BYTES, _BOMB_TIMES = 64 << 20, 100
_HEAD = 1 << 16
_ZIP = b"PK\x03\x04"
_ENDINGS = frozenset(
    {".txt", ".tsv", ".csv", ".json", ".geojson", ".geojsonl", ".ndjson", ".jsonl"}
)

Watch = Callable[[int, int], object]


@dataclass(slots=True)
class Source:
    """An open file. `name` is as a person knows it, `size` its length in bytes when unpacked."""

    name: str
    size: int
    stream: IO[bytes]
    watch: Watch | None = None
    done: int = 0

    def blocks(self, size: int = _HEAD) -> Iterator[bytes]:
        """The content, a block at a time; GazetteerError if a zip unpacks to too much."""
        while block := self.stream.read(size):
            self._count(len(block))
            yield block

    def lines(self) -> Iterator[tuple[int, str | None]]:
        """The lines with their numbers from 1, without line ends; None for one that is too long.

        GazetteerError names the line that is not UTF-8.
        """
        number = 0
        while line := self.stream.readline(LONGEST_LINE):
            number += 1
            self._count(len(line))
            if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                self._skip_line()
                yield number, None
            else:
                yield number, self._decoded(line, number).rstrip("\r\n")

    def _skip_line(self) -> None:
        while rest := self.stream.readline(LONGEST_LINE):
            self._count(len(rest))
            if rest.endswith(b"\n"):
                return

    def _decoded(self, line: bytes, number: int) -> str:
        try:
            return line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise not_utf8(f"{self.name}:{number}") from None

    def _count(self, size: int) -> None:
        self.done += size
        if self.done > _MOST_BYTES:
            raise GazetteerError(
                f"holds more than {_MOST_BYTES >> 30} GB",
                where=self.name,
                fix="import a part of it",
            )
        if self.watch:
            self.watch(min(self.done, self.size), self.size)


def not_utf8(where: str) -> GazetteerError:
    """The error for a file in another encoding."""
    return GazetteerError(
        "is not UTF-8 text", where=where, fix="save the file as UTF-8 and import it again"
    )


@contextmanager
def open_source(path: Path, watch: Watch | None = None) -> Iterator[Source]:
    """Open a file, or the one data file in a zip; GazetteerError if it can't be trusted or read."""
    try:
        with ExitStack() as stack:
            yield _opened(path, watch, stack)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise _damaged(path, error) from error
    except OSError as error:
        raise GazetteerError(
            f"can't be read: {error.strerror or error}", where=str(path), fix="check the path"
        ) from error


def _opened(path: Path, watch: Watch | None, stack: ExitStack) -> Source:
    if not zipfile.is_zipfile(path):
        stream = stack.enter_context(path.open("rb"))
        start = stream.peek(len(_ZIP))
        if start.startswith(_ZIP):
            raise zipfile.BadZipFile("the archive is cut short")
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise not_utf8(str(path))
        return Source(str(path), path.stat().st_size, stream, watch)
    try:
        archive = stack.enter_context(zipfile.ZipFile(path))
        member = _member(archive, path)
        unpacked = stack.enter_context(archive.open(member))
    except (ValueError, RuntimeError, struct.error) as error:
        raise _damaged(path, error) from error
    return Source(f"{path}/{member.filename}", member.file_size, unpacked, watch)


def _damaged(path: Path, error: Exception) -> GazetteerError:
    return GazetteerError(f"can't be unpacked: {error}", where=str(path), fix="get the file again")


def head(path: Path) -> str:
    """The beginning of the content, up to 64 KB; what is not UTF-8 in it is replaced."""
    with open_source(path) as source:
        return source.stream.read(_HEAD).decode("utf-8-sig", "replace")


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    members = archive.infolist()
    for member in members:
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in member.filename:
            raise GazetteerError(
                f"holds a file with the path {member.filename!r}, which leads out of the archive",
                where=str(path),
                fix="don't use this file; get it from its publisher",
            )
    usable = [
        member
        for member in members
        if PurePosixPath(member.filename).suffix.casefold() in _ENDINGS
        and PurePosixPath(member.filename).stem.casefold() != "readme"
    ]
    if len(usable) != 1:
        found = ", ".join(member.filename for member in usable[:5]) or "none"
        raise GazetteerError(
            f"should hold one .txt, .csv or .geojson file beside a readme; it holds: {found}",
            where=str(path),
            fix="unpack it and import the right file",
        )
    packed = max(usable[0].compress_size, 1)
    size = usable[0].file_size
    if size > _MOST_BYTES or (size > _BOMB_BYTES and size > _BOMB_TIMES * packed):
        raise GazetteerError(
            f"{packed:,} bytes would unpack to {size:,}, as no gazetteer does",
            where=str(path),
            fix="don't use this file; get it from its publisher",
        )
    return usable[0]
