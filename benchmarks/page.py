"""How large and how fast the page is, beside what folium and geopandas draw of the same claims:
`python benchmarks/page.py [--claims 1000,100000] [--runs 3]`.

Pages open in headless Chromium from a disk; what they would load from the net comes from
maps/web/node_modules over loopback (a folder for development, which `make check` fills).
GeoDataFrame.explore takes part where matplotlib and mapclassify are installed. Times
are the best of the runs; heap is JavaScript's after a collection, without what the page has opened.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[0] = str(ROOT)

import geopandas as gpd  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

import maps  # noqa: E402
from benchmarks.claims import made_up  # noqa: E402
from benchmarks.peers import PACKAGES, PEERS, Maker, local, measured  # noqa: E402
from geo.frame import to_frame  # noqa: E402
from tools import chromium  # noqa: E402

PATIENCE = 180_000  # milliseconds
PAINTED = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
FIRST = """
const marks = ".leaflet-overlay-pane :is(canvas, path), .leaflet-marker-pane > *";
window.firstMarks = new Promise((done) => {
    const look = () => document.querySelector(marks)
        ? requestAnimationFrame(() => setTimeout(() => done(performance.now())))
        : requestAnimationFrame(look);
    requestAnimationFrame(look);
});
"""
FILTERS: tuple[dict[str, object], ...] = (
    {"side": "russian"},
    {},
    {"side": ["russian", "opposition"], "since": "2015-12-01"},
    {"target_kind": "hospital"},
    {"text": "Talbiseh"},
    {},
    {"stance": "denies"},
    {"since": "2016-01-01", "until": "2016-01-31"},
    {},
)
OURS = f"""async (filter) => {{
    const start = performance.now();
    strikemap.filter(filter);
    await {PAINTED};
    const taken = performance.now() - start;
    await strikemap.filter(filter);
    return taken;
}}"""
THEIRS = f"""async () => {{
    const box = document.querySelector(".leaflet-control-layers-overlays input");
    const start = performance.now();
    box.click();
    await {PAINTED};
    return performance.now() - start;
}}"""
COLUMNS = ("build s", "MB", "first marks ms", "slowest filter ms", "heap MB")


def main() -> None:
    """Print a table for each number of claims."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", default="1000,100000")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    path = chromium.find()
    with server() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        for count in map(int, options.claims.split(",")):
            table(count, options.runs, browser, address)


def table(count: int, runs: int, browser: Browser, address: str) -> None:
    """Print what is measured of one number of claims, and its ratio to Strikemap's."""
    print(f"\n{count:,} claims\n{'':<26}" + "".join(f"{name:>20}" for name in COLUMNS))
    frame = to_frame(made_up(count))
    maps.build(to_frame(made_up(1)))  # what is loaded once is no part of it
    own: list[float] = []
    for name, maker in PEERS.items():
        try:
            values = row(maker, frame, runs, browser, address)
        except ImportError:
            print(f"{name:<26}{'not measured: it needs packages that are not installed':>60}")
            continue
        own = own or values
        cells = [
            f"{measured(value)} ({value / mine:.1f}x)"
            if mine and values is not own
            else measured(value)
            for value, mine in zip(values, own, strict=True)
        ]
        print(f"{name:<26}" + "".join(f"{cell:>20}" for cell in cells), flush=True)


def row(
    maker: Maker, frame: gpd.GeoDataFrame, runs: int, browser: Browser, address: str
) -> list[float]:
    """The values of `COLUMNS` for one way to draw."""
    start = time.perf_counter()
    html = maker(frame).get_root().render()
    built = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(local(html, address), encoding="utf-8")
        seen = [look(file, browser) for _ in range(runs)]
    best = [min(values) for values in zip(*seen, strict=True)]
    return [built, len(html.encode()) / 1e6, *best]


def look(file: Path, browser: Browser) -> tuple[float, float, float]:
    """First marks and the slowest filter in milliseconds, and the heap in MB."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(FIRST)
    page.goto(file.as_uri(), timeout=PATIENCE)
    first = page.evaluate("firstMarks")
    ours = page.evaluate("'strikemap' in window")
    if ours:
        page.evaluate("strikemap.ready.then(() => null)")
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    changes = FILTERS if ours else (None, None, None)
    times = [page.evaluate(OURS if ours else THEIRS, change) for change in changes]
    page.close()
    return first, max(times), heap


@contextmanager
def server() -> Iterator[str]:
    """The address of a server of `PACKAGES` on loopback."""
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Handler, directory=str(PACKAGES))
    ) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    def send_error(self, *_: Any, **__: Any) -> None:
        """Answer with nothing, quietly."""
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


if __name__ == "__main__":
    main()
