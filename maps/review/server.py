"""The server of a review: this machine only, one token, nothing for other sites."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import orjson

from gazetteer.errors import StrikemapError
from maps.errors import MapsError
from maps.review.corrections import Faults
from maps.review.desk import BadRequestError, Desk, RowChangedError
from maps.review.page import review_page
from maps.review.session import TableChangedError

HOST = "127.0.0.1"
LARGEST_BODY = 64 * 1024
PATIENCE = 10.0  # seconds that a request may take to arrive
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class _RefusedError(Exception):
    def __init__(self, status: HTTPStatus, why: str) -> None:
        super().__init__(why)
        self.status = status


class ReviewServer(ThreadingHTTPServer):
    """Serves one review at `address` until it is shut down. MapsError for a port in use."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        self.desk = desk
        self.token = secrets.token_urlsafe(32)
        self.page, self.policy = review_page()
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            raise MapsError(
                f"port {port} can't be used: {error.strerror or error}",
                fix="give another --port, or none to have a free one taken",
            ) from error
        self.hosts = tuple(f"{name}:{self.server_port}" for name in (HOST, "localhost"))

    @property
    def address(self) -> str:
        """What to open in a browser. The part behind "#" is the token: it is never sent as part
        of an address."""
        return f"http://{self.hosts[0]}/#{self.token}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of an answer is no fault."""


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    timeout = PATIENCE
    server_version = "strikemap"
    sys_version = ""

    def do_GET(self) -> None:
        """The page, for whoever asks on this machine; claims only with the token."""
        parts = urlsplit(self.path)
        if parts.path == "/" and self._is_for_here():
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", self.server.page)
            return
        query = dict(parse_qsl(parts.query))
        self._answer(lambda: self.server.desk.get(parts.path.removeprefix("/"), query))

    def do_POST(self) -> None:
        """A decision."""
        what = urlsplit(self.path).path.removeprefix("/")
        self._answer(lambda: self.server.desk.post(what, self._body()))

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal is for what was decided."""

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", self.server.policy)
        super().end_headers()

    def _answer(self, act: Callable[[], Any]) -> None:
        status, answer = HTTPStatus.OK, None
        try:
            self._check()
            answer = act()
        except _RefusedError as refused:
            self.close_connection = True
            status, answer = refused.status, {"error": str(refused)}
        except Faults as faults:
            status, answer = HTTPStatus.UNPROCESSABLE_ENTITY, {"faults": faults.by_field}
        except TableChangedError as error:
            status, answer = HTTPStatus.CONFLICT, {"error": str(error), "changed": "table"}
        except RowChangedError as error:
            status, answer = HTTPStatus.CONFLICT, {"error": str(error), "changed": "row"}
        except BadRequestError as error:
            status, answer = HTTPStatus.BAD_REQUEST, {"error": str(error)}
        except StrikemapError as error:
            status, answer = HTTPStatus.INTERNAL_SERVER_ERROR, {"error": str(error)}
        self._send(status, "application/json", orjson.dumps(answer))

    def _is_for_here(self) -> bool:
        """Whether the address asked for is this server's: another name may have been pointed
        here by a site that wants to read it."""
        return self.headers.get_all("Host", []) in [[host] for host in self.server.hosts]

    def _check(self) -> None:
        if not self._is_for_here():
            raise _RefusedError(HTTPStatus.MISDIRECTED_REQUEST, "this is no address of this review")
        origin = self.headers.get("Origin")
        if origin is not None and origin not in [f"http://{host}" for host in self.server.hosts]:
            raise _RefusedError(HTTPStatus.FORBIDDEN, "other sites may not ask here")
        if self.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise _RefusedError(HTTPStatus.FORBIDDEN, "other sites may not ask here")
        given = self.headers.get("Authorization", "").encode("latin-1", "replace")
        if not hmac.compare_digest(given, f"Bearer {self.server.token}".encode()):
            raise _RefusedError(
                HTTPStatus.FORBIDDEN,
                "this page is of another review: open the address that the terminal shows",
            )

    def _body(self) -> dict[str, Any]:
        if self.headers.get_content_type() != "application/json":
            raise _RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "a decision is JSON")
        length = self.headers.get("Content-Length", "")
        if "Transfer-Encoding" in self.headers or not (length.isascii() and length.isdecimal()):
            raise _RefusedError(HTTPStatus.LENGTH_REQUIRED, "a decision has a length")
        if len(length) > 9 or int(length) > LARGEST_BODY:
            raise _RefusedError(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a decision has at most {LARGEST_BODY} bytes"
            )
        data = self.rfile.read(int(length))
        try:
            body = orjson.loads(data)
        except orjson.JSONDecodeError as error:
            raise _RefusedError(HTTPStatus.BAD_REQUEST, "a decision is JSON") from error
        if not isinstance(body, dict):
            raise _RefusedError(HTTPStatus.BAD_REQUEST, "a decision is a JSON object")
        return body

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
