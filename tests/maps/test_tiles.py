"""Online tile layers: which are taken, what the page says of them, and when it asks."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
import xyzservices
from playwright.sync_api import expect

import maps
from geo.frame import to_frame
from maps.errors import MapsError
from maps.tiles import find_tiles
from tests.maps.claims import CLAIMS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURE = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\x00\x00\x00\x00\x00!\xf9\x04\x00\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def provider(url: str = "https://{s}.example.org/{z}/{x}/{y}.png", **more: Any) -> Any:
    given = {"name": "Ours", "url": url, "attribution": "Us", "subdomains": "ab", **more}
    return xyzservices.TileProvider(given)


def test_a_layer_is_found_by_name_with_all_that_it_asks() -> None:
    tiles = find_tiles("OpenStreetMap.Mapnik")
    assert tiles.name == "OpenStreetMap.Mapnik"
    assert tiles.origins == ("https://tile.openstreetmap.org",)
    assert "".join(text for text, _ in tiles.attribution) == "© OpenStreetMap contributors"
    assert "https://www.openstreetmap.org/copyright" in dict(tiles.attribution).values()


def test_every_server_of_a_layer_is_named() -> None:
    tiles = find_tiles(provider())
    assert tiles.origins == ("https://a.example.org", "https://b.example.org")
    assert tiles.url == "https://{s}.example.org/{z}/{x}/{y}.png"


def test_the_parts_of_an_address_are_filled_in() -> None:
    tiles = find_tiles(
        provider("https://example.org/{style}/{z}/{x}/{y}{r}.{ext}", style="a", ext="b")
    )
    assert tiles.url == "https://example.org/a/{z}/{x}/{y}{r}.b"


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("OpenStreetMap.Mapnick", "near ones: OpenStreetMap.Mapnik"),
        ("Thunderforest.Landscape", "needs a key"),
        (provider("https://example.org/{z}/{x}/{y}?key={key}"), "needs a key"),
        (provider(crs="EPSG:2056"), "projection"),
        (provider(status="broken"), "broken"),
        (provider("ftp://example.org/{z}/{x}/{y}"), "no web address"),
        (
            provider("https://{s}.example.org/{z}/{x}/{y}", subdomains=["a; script-src *"]),
            "address",
        ),
        (provider("https://user:secret@example.org/{z}/{x}/{y}"), "no web address"),
    ],
)
def test_a_layer_of_no_use_is_refused(source: Any, says: str) -> None:
    with pytest.raises(MapsError, match=says):
        find_tiles(source)


def test_attribution_is_text_and_links_and_no_markup() -> None:
    html = "&copy; <a href='https://example.org/?a&b'>Us <b>all</b></a> <script>x</script>, you"
    attribution = find_tiles(provider(html_attribution=html)).attribution
    address = "https://example.org/?a&b"
    assert attribution[:4] == (("© ", ""), ("Us ", address), ("all", address), (" ", ""))
    assert "".join(text for text, _ in attribution) == "© Us all x, you"


def test_the_policy_allows_images_of_the_layer_and_no_more() -> None:
    page = maps.build(to_frame(CLAIMS), tiles=find_tiles(provider()))
    html = unescape(page.get_root().render())
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert found is not None
    directives = dict(part.strip().split(" ", 1) for part in found[1].split(";"))
    assert directives["img-src"] == "data: https://a.example.org https://b.example.org"
    assert directives["default-src"] == "'none'"
    assert "example.org" not in html.replace(found[0], "")


@contextmanager
def tile_server(status: int = 200) -> Iterator[str]:
    """A server that answers every request alike; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "image/gif")
            self.end_headers()
            if status == 200:
                self.wfile.write(PICTURE)

        def log_message(self, format: str, *args: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.browser
def test_nothing_is_asked_before_the_switch_and_only_the_layer_after(
    browser: Browser, tmp_path: Path
) -> None:
    asked: list[str] = []
    faults: list[str] = []
    with tile_server() as address:
        credit = "Tiles: <a href='https://example.org/terms'>Us</a>"
        tiles = find_tiles(provider(f"{address}/{{z}}/{{x}}/{{y}}.gif", html_attribution=credit))
        path = tmp_path / "page.html"
        maps.save(maps.build(to_frame(CLAIMS), tiles=tiles), path)
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: faults.append(message.text))
        page.goto(path.as_uri())
        page.evaluate("strikemap.ready.then(() => null)")
        switch = page.get_by_role("checkbox", name="Online map Ours")
        expect(switch).not_to_be_checked()
        expect(page.locator(".sm-tiles")).to_contain_text(urlsplit(address).netloc)
        expect(page.locator(".leaflet-tile")).to_have_count(0)
        page.get_by_role("button", name="Zoom in").click()
        assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []

        asked.clear()
        switch.check()
        expect(page.locator(".leaflet-tile-loaded").first).to_be_visible()
        link = page.locator(".leaflet-control-attribution").get_by_role("link", name="Us")
        expect(link).to_have_attribute("href", "https://example.org/terms")
        assert {f"{urlsplit(url).scheme}://{urlsplit(url).netloc}" for url in asked} == {address}

        switch.uncheck()
        expect(page.locator(".leaflet-tile")).to_have_count(0)
        expect(link).to_have_count(0)
        page.close()
    assert faults == []


@pytest.mark.browser
def test_tiles_that_do_not_come_are_told_and_the_base_stays(
    browser: Browser, tmp_path: Path
) -> None:
    with tile_server(404) as address:
        tiles = find_tiles(provider(f"{address}/{{z}}/{{x}}/{{y}}.gif"))
        maps.save(maps.build(to_frame(CLAIMS), tiles=tiles), tmp_path / "page.html")
        page = browser.new_page()
        page.goto((tmp_path / "page.html").as_uri())
        page.evaluate("strikemap.ready.then(() => null)")
        page.get_by_role("checkbox", name="Online map Ours").check()
        expect(page.locator(".sm-tiles")).to_contain_text("Parts of it did not come.")
        expect(page.locator("path.sm-land:visible").first).to_be_attached()
        page.close()
