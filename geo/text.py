"""Bytes to text, with a clear word where they are none."""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import BinaryIO

from geo.errors import GeoError

MAX_BYTES = 64 * 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_bytes(path: str | os.PathLike[str], limit: int | None = None) -> bytes:
    """The content of a file of at most `limit` bytes, `MAX_BYTES` where none is given; GeoError
    where it can't be read or is larger."""
    try:
        with Path(path).open("rb") as file:
            return read_stream(file, str(path), limit)
    except OSError as error:
        raise GeoError(
            f"can't be read: {error.strerror or error}",
            where=str(path),
            fix="check the name and the rights of the file",
        ) from error


def read_stream(stream: BinaryIO, where: str, limit: int | None = None) -> bytes:
    """All that a stream holds, within the same limit."""
    limit = MAX_BYTES if limit is None else limit
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise GeoError(
            f"is larger than {limit // 1024 // 1024} MB",
            where=where,
            fix="split it into smaller files",
        )
    return data


def decode(data: bytes, where: str, encoding: str = "utf-8") -> str:
    """Text of bytes in `encoding`, or in the one that a byte order mark names.

    Raises GeoError that names the first wrong byte, and for binary data (NUL).
    """
    skipped = 0
    for mark, named in _MARKS:
        if data.startswith(mark):
            skipped, encoding = len(mark), named
            break
    try:
        text = data[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise _binary(where) from error
        raise GeoError(
            f"byte {error.start + skipped} is not {encoding.upper()} text",
            where=where,
            fix="save the file as UTF-8 text",
        ) from error
    if "\0" in text:
        raise _binary(where)
    return text


def normal_newlines(text: str) -> str:
    """The text with every line end as one \\n."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _binary(where: str) -> GeoError:
    return GeoError(
        "is a binary file, not text", where=where, fix="give the report as UTF-8 text or HTML"
    )
