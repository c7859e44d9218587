"""Online tile layers by name, for readers who choose to turn one on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from maps.errors import MapsError

_LEFT_TO_LEAFLET = frozenset("xyzsr")
_OPTIONS = {
    "max_zoom": "maxZoom",
    "min_zoom": "minZoom",
    "tileSize": "tileSize",
    "zoomOffset": "zoomOffset",
    "tms": "tms",
}
_WEB_MERCATOR = {None, "EPSG:3857", "EPSG:900913"}
_NEAR_NAMES = 4


@dataclass(frozen=True, slots=True)
class Tiles:
    """An online tile layer. `url` has {x}, {y}, {z} and may have {s} and {r}; `origins` are all
    that it asks, as https://host; `attribution` are texts with the address that each links to,
    or nothing; `options` are Leaflet's."""

    name: str
    url: str
    origins: tuple[str, ...]
    attribution: tuple[tuple[str, str], ...]
    options: dict[str, Any]


def find_tiles(source: str | Any) -> Tiles:
    """A tile layer of xyzservices by name, such as Esri.WorldImagery, or a TileProvider of it.

    MapsError for a name that it doesn't have, and for a layer that needs a key, is broken or has
    another projection than Web Mercator.
    """
    provider = _named(source) if isinstance(source, str) else source
    name = str(provider.get("name", "tiles"))
    asked = set(re.findall(r"\{(\w+)\}", provider["url"])) - _LEFT_TO_LEAFLET
    if provider.requires_token() or asked - provider.keys():
        raise MapsError(
            "this tile layer needs a key, which every reader of the page could copy",
            where=f"tiles {name}",
            fix="choose one that needs none, such as Esri.WorldImagery",
        )
    url = re.sub(
        r"\{(\w+)\}",
        lambda match: match[0] if match[1] in _LEFT_TO_LEAFLET else str(provider[match[1]]),
        provider["url"],
    )
    if provider.get("status") == "broken" or provider.get("crs") not in _WEB_MERCATOR:
        raise MapsError(
            "this tile layer is broken, or in a projection that the page doesn't have",
            where=f"tiles {name}",
            fix="choose another, such as Esri.WorldImagery",
        )
    subdomains = list(provider.get("subdomains", "abc"))
    options = {leaflet: provider[key] for key, leaflet in _OPTIONS.items() if key in provider}
    return Tiles(
        name,
        url,
        _origins(url, subdomains, name),
        _attribution(provider),
        {**options, "subdomains": subdomains},
    )


def _named(name: str) -> Any:
    from rapidfuzz import process
    from xyzservices import providers

    try:
        return providers.query_name(name)
    except ValueError as error:
        known = [str(each) for each in providers.flatten()]
        near = [each for each, *_ in process.extract(name, known, limit=_NEAR_NAMES)]
        raise MapsError(
            f"xyzservices has no tile layer {name!r}", fix=f"near ones: {', '.join(near)}"
        ) from error


def _origins(url: str, subdomains: list[str], name: str) -> tuple[str, ...]:
    """Scheme and host of each server that a template may name; nothing else may stand in them,
    for they go into the page's content-security policy."""
    hosts = subdomains if "{s}" in url else [""]
    found = []
    for host in hosts:
        parts = urlsplit(url.replace("{s}", host))
        if parts.scheme not in {"http", "https"} or not re.fullmatch(r"[\w.:-]+", parts.netloc):
            raise MapsError(f"no web address: {url!r}", where=f"tiles {name}", fix="mend its url")
        found.append(f"{parts.scheme}://{parts.netloc}")
    return tuple(dict.fromkeys(found))


def _attribution(provider: Any) -> tuple[tuple[str, str], ...]:
    reader = _Links()
    reader.feed(provider.get("html_attribution") or provider.get("attribution", ""))
    reader.close()
    return tuple(reader.parts)


class _Links(HTMLParser):
    """The texts of a line of HTML, each with the address that it links to, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, str]] = []
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._link = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._link = ""

    def handle_data(self, data: str) -> None:
        self.parts.append((data, self._link))
