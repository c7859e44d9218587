"""A geocoder's server on loopback that answers as Nominatim and Photon do, and misbehaves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Reply:
    """What the server sends: a status, the body, headers; with `holds`, the head and no more."""

    status: int = 200
    body: bytes = b"[]"
    headers: tuple[tuple[str, str], ...] = ()
    holds: bool = False


@dataclass
class Asked:
    """What a request said."""

    query: dict[str, str]
    user_agent: str


@dataclass
class GeocoderServer:
    """The replies still to be sent, the last one for ever; and what was asked."""

    replies: list[Reply] = field(default_factory=lambda: [Reply()])
    asked: list[Asked] = field(default_factory=list)
    domain: str = ""

    def sends(self, *replies: Reply | list[Any] | dict[str, Any]) -> None:
        self.replies[:] = [
            reply if isinstance(reply, Reply) else Reply(body=json.dumps(reply).encode())
            for reply in replies
        ]

    def next_reply(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@contextmanager
def running() -> Iterator[GeocoderServer]:
    """The server while the block runs."""
    state, ended = GeocoderServer(), Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = dict(parse_qsl(urlsplit(self.path).query))
            state.asked.append(Asked(query, self.headers["User-Agent"]))
            reply = state.next_reply()
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            self.end_headers()
            if reply.holds:
                ended.wait()
            else:
                self.wfile.write(reply.body)

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state.domain = f"127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield state
        finally:
            ended.set()
            server.shutdown()
            thread.join()


def nominatim(name: str, lat: float, lon: float, **more: Any) -> dict[str, Any]:
    """A place as Nominatim's /search gives it."""
    return {
        "osm_type": "node",
        "osm_id": 4200,
        "lat": str(lat),
        "lon": str(lon),
        "class": "place",
        "type": "village",
        "addresstype": "village",
        "name": name,
        "display_name": f"{name}, Syria",
        "boundingbox": [str(lat - 0.02), str(lat + 0.02), str(lon - 0.02), str(lon + 0.02)],
    } | more


def photon(name: str, lat: float, lon: float, **more: Any) -> dict[str, Any]:
    """A place as Photon's /api gives it."""
    known = {"osm_type": "N", "osm_id": 4200, "osm_key": "place", "osm_value": "village"}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": known | {"name": name, "type": "city", "countrycode": "SY"} | more,
    }
