"""The dump of a country from GeoNames, as one zip file."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gazetteer.errors import GazetteerError
from gazetteer.fetch import Fetched, Watch, fetch

GEONAMES = "https://download.geonames.org/export/dump/"
LICENCE = "CC BY 4.0, GeoNames"
MOST_BYTES = 200_000_000
MOST_UNPACKED_BYTES = 2_000_000_000
_COUNTRY = re.compile("[A-Z]{2}")
_CHUNK = 1 << 20


@contextmanager
def downloaded(
    country: str, folder: Path, *, mirror: str = GEONAMES, watch: Watch | None = None
) -> Iterator[Fetched]:
    """The whole, checked zip file of a country; it is removed at the end.

    `country` is an ISO 3166 code of two letters, `mirror` the address of the folder that has
    the file, `watch` as for `fetch`. What a broken connection leaves stays in `folder` for the
    next call. Raises GazetteerError.
    """
    code = country.strip().upper()
    if not _COUNTRY.fullmatch(code):
        raise GazetteerError(
            f'"{country}" is no country code', fix="give the two letters of ISO 3166, such as SY"
        )
    url = f"{mirror.rstrip('/')}/{code}.zip"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GazetteerError(
            f"can't be made: {error.strerror or error}",
            where=str(folder),
            fix="check the folder's rights, or set STRIKEMAP_DATA to another folder",
        ) from error
    fetched = fetch(url, folder / f"{code}.zip", most_bytes=MOST_BYTES, watch=watch)
    try:
        _check(fetched.path, f"{code}.txt", url)
        yield fetched
    finally:
        fetched.path.unlink(missing_ok=True)


def _check(path: Path, member: str, url: str) -> None:
    """Read the whole zip file once; GazetteerError if it isn't what it should be."""
    if not zipfile.is_zipfile(path):
        raise GazetteerError(
            "the server sent no zip file, or a broken one",
            where=url,
            fix="check the address; a network's login page may have answered in its stead",
        )
    try:
        with zipfile.ZipFile(path) as archive:
            if member not in archive.namelist():
                raise GazetteerError(
                    f"there is no {member} in the zip file", where=url, fix="check the address"
                )
            if archive.getinfo(member).file_size > MOST_UNPACKED_BYTES:
                raise GazetteerError(
                    f"unpacks to more than {MOST_UNPACKED_BYTES / 1e9:g} GB", where=url
                )
            with archive.open(member) as file:
                while file.read(_CHUNK):
                    pass
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise GazetteerError(
            f"the zip file is damaged: {error}", where=url, fix="run the same command again"
        ) from error
