"""A file from a server: whole or not at all, taken up where a cut left it, bounded in size."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gazetteer.errors import GazetteerError

if TYPE_CHECKING:
    from requests import Response, Session

CONNECT_SECONDS, READ_SECONDS = 10.0, 30.0
_MOST_REDIRECTS = 5
_MOST_ATTEMPTS = 5
_CHUNK = 1 << 13  # what a cut loses at most
_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_AGAIN = "run the same command again: it goes on where it stopped"

Watch = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that came whole; `date` is the ISO day of the server's Last-Modified, or empty."""

    path: Path
    size: int
    date: str


@dataclass(frozen=True, slots=True)
class _Part:
    """What is on the disk of a file, and the server's mark of the version it belongs to."""

    path: Path
    mark: Path
    url: str

    def size(self) -> int:
        return self.path.stat().st_size if self.path.is_file() else 0

    def validator(self) -> str:
        """The mark that the bytes on the disk were sent with; empty where they are no use."""
        try:
            mark = json.loads(self.mark.read_text("utf-8"))
        except (OSError, ValueError):
            return ""
        known = isinstance(mark, dict) and mark.get("url") == self.url
        return str(mark.get("validator", "")) if known and self.size() else ""

    def begin(self, validator: str) -> None:
        self.path.unlink(missing_ok=True)
        self.mark.write_text(json.dumps({"url": self.url, "validator": validator}), "utf-8")

    def drop(self) -> None:
        self.path.unlink(missing_ok=True)
        self.mark.unlink(missing_ok=True)


class _CutError(Exception):
    """The connection ended before the file did."""


def fetch(url: str, target: Path, *, most_bytes: int, watch: Watch | None = None) -> Fetched:
    """Write what `url` gives to `target`; `watch` is called with the bytes had and in all (or 0).

    Bytes gather in `target` + ".part", which a later call goes on with if the server still has
    the same version of the file (Range, If-Range). A redirect is followed on the same server
    only, and never from https to http. Raises GazetteerError for an answer that is no file, for
    more than `most_bytes`, and for a connection that fails; `target` then stays as it was.
    """
    import requests

    part = _Part(
        target.with_name(target.name + ".part"), target.with_name(target.name + ".mark"), url
    )
    try:
        with requests.Session() as session:
            fetched = _whole(session, part, most_bytes, watch or _unwatched)
        part.path.replace(target)
        part.mark.unlink(missing_ok=True)
    except (requests.RequestException, ValueError) as error:  # ValueError: no address at all
        raise GazetteerError(
            f"can't be reached: {_innermost(error)}",
            where=url,
            fix="check the address and the network, then run the same command again",
        ) from error
    except OSError as error:
        raise GazetteerError(
            f"can't be written: {error.strerror or error}",
            where=str(part.path),
            fix="check the space on the disk and the rights on the folder",
        ) from error
    return Fetched(target, fetched.size, fetched.date)


def _whole(session: Session, part: _Part, most_bytes: int, watch: Watch) -> Fetched:
    """Ask until the part is whole, as long as each answer brings something."""
    for _ in range(_MOST_ATTEMPTS):
        before = part.size()
        try:
            return _attempt(session, part, most_bytes, watch)
        except _CutError:
            if part.size() <= before:
                break
    raise GazetteerError(
        f"the connection broke off after {part.size():,} bytes", where=part.url, fix=_AGAIN
    )


def _attempt(session: Session, part: _Part, most_bytes: int, watch: Watch) -> Fetched:
    validator = part.validator()
    start = part.size() if validator else 0
    headers = {"User-Agent": "strikemap", "Accept-Encoding": "identity"}
    if start:
        headers |= {"Range": f"bytes={start}-", "If-Range": validator}
    with _ask(session, part.url, headers) as response:
        if response.status_code == 416 and start:
            part.drop()
            return _attempt(session, part, most_bytes, watch)
        total = _checked(response, part, start)
        start = 0 if response.status_code == 200 else start
        if not start:
            part.begin(_validator(response.headers))
        if max(total, start) > most_bytes:
            part.drop()
            raise _too_large(part.url, most_bytes)
        size = _append(response, part, (start, total, most_bytes), watch)
        return Fetched(part.path, size, _day(response.headers.get("Last-Modified", "")))


def _append(response: Response, part: _Part, sizes: tuple[int, int, int], watch: Watch) -> int:
    import requests

    had, total, most_bytes = sizes
    with part.path.open("ab") as file:
        watch(had, total)
        try:
            for chunk in response.iter_content(_CHUNK):
                had += len(chunk)
                if had > most_bytes:
                    break
                file.write(chunk)
                watch(had, total)
        except requests.RequestException as error:
            raise _CutError from error
    if had > most_bytes:
        part.drop()
        raise _too_large(part.url, most_bytes)
    if total and had < total:
        raise _CutError
    if total and had > total:
        part.drop()
        raise GazetteerError(
            f"the server sent {had:,} bytes and had announced {total:,}", where=part.url, fix=_AGAIN
        )
    return had


def _ask(session: Session, url: str, headers: Mapping[str, str]) -> Response:
    """The answer to a GET, after redirects on the same server."""
    here = url
    for _ in range(_MOST_REDIRECTS):
        response = session.get(
            here,
            headers=dict(headers),
            stream=True,
            allow_redirects=False,
            timeout=(CONNECT_SECONDS, READ_SECONDS),
        )
        if response.next is None:
            return response
        response.close()
        there = str(response.next.url)
        if not _same_server(here, there):
            raise GazetteerError(
                f"the server sends on to another one, {there}",
                where=here,
                fix="a network's login page does that; or give the new address with --mirror",
            )
        here = there
    raise GazetteerError("the server sends on in a circle", where=url, fix="try again later")


def _same_server(here: str, there: str) -> bool:
    """Whether an address is of the same server; from http to https is fine, never back."""
    one, other = urlsplit(here), urlsplit(there)
    upgraded = (one.scheme, other.scheme) == ("http", "https")
    same = (one.scheme, one.netloc) == (other.scheme, other.netloc)
    return same or (upgraded and one.hostname == other.hostname)


def _checked(response: Response, part: _Part, start: int) -> int:
    """The size of the whole file, 0 where the server doesn't say; GazetteerError if it is none."""
    status, url = response.status_code, response.url
    if status == 200:
        length = response.headers.get("Content-Length", "")
        return int(length) if length.isdecimal() else 0
    if status == 206:
        found = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if found and int(found[1]) == start:
            return int(found[3])
        part.drop()
        raise GazetteerError("the server sent another part than asked", where=url, fix=_AGAIN)
    if status in (404, 410):
        raise GazetteerError(
            f"the server has no such file ({status})", where=url, fix="check the name"
        )
    if status in (401, 403):
        raise GazetteerError(
            f"the server refuses ({status})", where=url, fix="try another mirror with --mirror"
        )
    if status == 429 or status >= 500:
        wait = response.headers.get("Retry-After", "")
        raise GazetteerError(
            f"the server can't answer now ({status})",
            where=url,
            fix=f"try again in {wait} seconds" if wait.isdecimal() else "try again later",
        )
    raise GazetteerError(f"the server's answer is no file ({status})", where=url, fix=_AGAIN)


def _validator(headers: Mapping[str, str]) -> str:
    """A strong ETag, else the day and time of the last change, for If-Range."""
    tag = headers.get("ETag", "")
    return tag if tag.startswith('"') else headers.get("Last-Modified", "")


def _day(stamp: str) -> str:
    try:
        return parsedate_to_datetime(stamp).date().isoformat()
    except ValueError:
        return ""


def _too_large(url: str, most_bytes: int) -> GazetteerError:
    return GazetteerError(
        f"is larger than {most_bytes / 1e6:,.0f} MB",
        where=url,
        fix="check the address; a country's file is smaller",
    )


def _innermost(error: BaseException) -> str:
    """The reason of a failed request, which requests and urllib3 wrap several times."""
    while error.__context__ is not None:
        error = error.__context__
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _unwatched(_had: int, _total: int) -> None: ...
