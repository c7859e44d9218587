"""A real HTTP server on loopback that serves files, with the faults of real servers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

STAMP = "Fri, 02 Oct 2015 06:00:00 GMT"
DAY = "2015-10-02"


@dataclass(frozen=True)
class Status:
    """Answer with this status and these headers."""

    code: int
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Cut:
    """Hang up after this many bytes of the body."""

    after: int


@dataclass
class Host:
    """What a server has, how it answers, and what it was asked.

    The faults are taken one a request, in order; None is an answer without one.
    """

    files: dict[str, bytes]
    etag: str = '"1"'
    ranges: bool = True
    lengths: bool = True
    faults: list[Status | Cut | None] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    address: str = ""


@contextmanager
def serving(host: Host) -> Iterator[Host]:
    """Serve on a free port of 127.0.0.1; `host.address` then ends in a slash."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append({"path": self.path, **self.headers})
            fault = host.faults.pop(0) if host.faults else None
            content = host.files.get(self.path.lstrip("/"))
            if isinstance(fault, Status):
                self._refuse(fault)
            elif content is None:
                self._refuse(Status(404))
            elif (start := self._start()) >= len(content) > 0:
                self._refuse(Status(416))
            else:
                self._send(content, start, fault)

        def _refuse(self, status: Status) -> None:
            self.send_response(status.code)
            for name, value in status.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _send(self, content: bytes, start: int, cut: Cut | None) -> None:
            body = content[start:]
            self.send_response(206 if start else 200)
            if start:
                span = f"bytes {start}-{len(content) - 1}/{len(content)}"
                self.send_header("Content-Range", span)
            if host.lengths:
                self.send_header("Content-Length", str(len(body)))
            if host.etag:
                self.send_header("ETag", host.etag)
            self.send_header("Last-Modified", STAMP)
            self.end_headers()
            self.wfile.write(body[: cut.after] if cut else body)

        def _start(self) -> int:
            wanted, version = self.headers.get("Range", ""), self.headers.get("If-Range")
            if not host.ranges or not wanted or version != (host.etag or STAMP):
                return 0
            return int(wanted.removeprefix("bytes=").removesuffix("-"))

        def log_message(self, format: str, *args: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host.address = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
