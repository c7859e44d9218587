"""What marks, areas, lines and the legend say, in a real browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import maps
from geo.frame import to_frame
from geo.model import Claim
from maps.boundaries import read_boundaries
from tests.maps.claims import (
    HAMA_AREA,
    OPPOSITION_TOLL,
    RUSSIAN_AREA,
    RUSSIAN_COMMAND,
    TALBISEH,
)
from tests.maps.conftest import Opener
from tests.maps.test_boundaries import HAMA, OTHER, written

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

GEOLOCATED = replace(
    RUSSIAN_COMMAND,
    claim_id="g1",
    statement_id="g1",
    side="media",
    source="Open-source investigators",
    location_basis="geolocated",
    geo_precision="exact",
    lat=34.70,
    lon=36.55,
)
NEAR = replace(
    TALBISEH,
    claim_id="n1",
    statement_id="n1",
    side="russian",
    source="Russian defence ministry",
    geo_precision="near",
    radius_m=5000.0,
)


def colours(page: Page, lat: float, lon: float, reach: int = 0) -> list[list[int]]:
    """The distinct colours on the marks' canvas in a square about a place, most often first; of
    `reach` pixels each way."""
    found: list[list[int]] = page.evaluate(
        """async ([lat, lon, reach]) => {
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            const at = strikemap.map.latLngToContainerPoint([lat, lon]);
            const canvas = document.querySelector(".leaflet-overlay-pane canvas");
            const [box, frame] = [canvas, strikemap.map.getContainer()].map((element) =>
                element.getBoundingClientRect());
            const scale = canvas.width / box.width;
            const [x, y] = [at.x + frame.x - box.x, at.y + frame.y - box.y].map((n) => n * scale);
            const size = 2 * reach + 1;
            const { data } = canvas.getContext("2d").getImageData(x - reach, y - reach, size, size);
            const counts = new Map();
            for (let i = 0; i < data.length; i += 4) {
                const colour = data.slice(i, i + 4).join();
                counts.set(colour, (counts.get(colour) ?? 0) + 1);
            }
            const often = [...counts].sort((a, b) => b[1] - a[1]);
            return often.map(([colour]) => colour.split(",").map(Number));
        }""",
        [lat, lon, reach],
    )
    return found


def legend(page: Page) -> list[str]:
    return page.locator("#sm-legend li").all_inner_texts()


def outlined(page: Page, tmp_path: Path, credit: str = "") -> Page:
    """A page of a claim on Hama governorate, with an outline of it and one of nothing known."""
    path = written(tmp_path / "b.geojson", ({"name": "Hama"}, HAMA), ({"name": "X"}, OTHER))
    boundaries = read_boundaries(path, credit=credit)
    maps.save(maps.build(to_frame([RUSSIAN_AREA]), boundaries=boundaries), tmp_path / "page.html")
    page.goto((tmp_path / "page.html").as_uri())
    page.evaluate("strikemap.ready.then(() => null)")
    return page


def test_a_governorate_is_a_circle_without_an_outline(opened: Opener) -> None:
    page = opened([RUSSIAN_AREA])
    assert colours(page, 35.22, 37.21)[0][3] > 0
    assert colours(page, 34.77, 36.63)[0][3] == 0, "the corner of the outline"
    assert "somewhere in this area; the circle is no outline" in legend(page)


def test_an_outline_is_filled_in_the_place_of_the_circle(page: Page, tmp_path: Path) -> None:
    outlined(page, tmp_path)
    red, green, blue, alpha = colours(page, 34.78, 36.65)[0]
    assert alpha > 0
    assert blue > green > red
    assert colours(page, 35.22, 36.45)[0][3] == 0, "within the circle's radius only"
    assert legend(page)[1:] == ["somewhere in this governorate or district"]
    expect(page.locator("path.sm-outline")).to_have_count(2)


def test_an_outline_opens_its_claims_and_goes_with_them(page: Page, tmp_path: Path) -> None:
    outlined(page, tmp_path)
    at = page.evaluate(
        """() => {
            const at = strikemap.map.latLngToContainerPoint([34.85, 36.8]);
            const box = strikemap.map.getContainer().getBoundingClientRect();
            return { x: at.x + box.x, y: at.y + box.y };
        }"""
    )
    page.mouse.click(at["x"], at["y"])
    panel = page.get_by_role("region", name="Claims about the opened place")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Hama governorate")
    page.evaluate("strikemap.filter({ side: 'opposition' })")
    assert colours(page, 34.78, 36.65)[0][3] == 0
    assert legend(page) == []


def test_a_credit_is_text_whatever_it_holds(page: Page, tmp_path: Path) -> None:
    credit = "A <b>bureau</b> <img src=x onerror=window.ran=1> & ${window.ran=1}"
    outlined(page, tmp_path, credit)
    expect(page.locator(".leaflet-control-attribution")).to_contain_text(credit)
    assert page.evaluate("window.ran") is None


def test_wider_words_keep_their_circle_beside_the_outline(page: Page, tmp_path: Path) -> None:
    path = written(tmp_path / "b.geojson", ({"name": "Hama"}, HAMA))
    wide = replace(RUSSIAN_AREA, claim_id="w", statement_id="w", radius_m=90_000.0)
    drawn = maps.build(to_frame([RUSSIAN_AREA, wide]), boundaries=read_boundaries(path))
    maps.save(drawn, tmp_path / "page.html")
    page.goto((tmp_path / "page.html").as_uri())
    page.evaluate("strikemap.ready.then(() => null)")
    assert colours(page, 35.22, 36.35)[0][3] > 0
    assert len(legend(page)) == 3


def test_a_line_leads_to_where_a_strike_was_geolocated(opened: Opener) -> None:
    page = opened([RUSSIAN_COMMAND, OPPOSITION_TOLL, GEOLOCATED])
    length = page.locator(".sm-label-link")
    expect(length).to_have_text("23 km")
    explained = "from where it was said to be to where it was geolocated"
    assert explained in legend(page)
    page.evaluate("strikemap.filter({ side: 'media' })")
    expect(length).to_have_count(0)
    assert explained not in legend(page)
    page.evaluate("strikemap.filter({ side: ['media', 'opposition'] })")
    expect(length).to_have_text("23 km")


def test_near_is_a_dashed_ring_that_can_be_seen_from_afar(opened: Opener) -> None:
    far = replace(NEAR, claim_id="n2", statement_id="n2", place_id="other", lat=35.9, lon=40.2)
    page = opened([NEAR, far])
    page.evaluate("strikemap.map.setZoom(strikemap.map.getMinZoom(), { animate: false })")
    found = colours(page, 34.8411, 36.7308, 14)
    assert len([colour for colour in found if colour[3] > 200]) > 1
    assert legend(page)[-1] == "near the place, within the dashed circle"


def test_a_ring_is_not_hidden_by_the_mark_of_its_place(opened: Opener) -> None:
    many = [
        replace(OPPOSITION_TOLL, claim_id=f"m{n}", statement_id=f"m{n}", quote=f"Sentence {n}.")
        for n in range(40)
    ]
    far = replace(NEAR, claim_id="n2", statement_id="n2", place_id="other", lat=35.9, lon=40.2)
    page = opened([NEAR, far, *many])
    page.evaluate("strikemap.map.setZoom(strikemap.map.getMinZoom(), { animate: false })")
    found = colours(page, 34.8411, 36.7308, 34)
    assert any(blue > red + 60 and alpha > 200 for red, _, blue, alpha in found)


@pytest.mark.parametrize(("side", "patterned"), [("russian", False), ("monitor", True)])
def test_sides_differ_by_pattern_on_the_map_and_in_the_legend(
    opened: Opener, side: str, patterned: bool
) -> None:
    claims = [
        replace(RUSSIAN_COMMAND, claim_id=f"p{n}", statement_id=f"p{n}", side=side)
        for n in range(30)
    ]
    page = opened(claims)
    assert (len(colours(page, 34.8411, 36.7308, 5)) > 1) == patterned
    fills = page.locator("#sm-legend polygon").evaluate_all(
        "all => all.map((p) => p.getAttribute('fill'))"
    )
    assert any(fill.startswith("url(#sm-pattern-") for fill in fills) == patterned


def test_the_legend_has_nothing_that_is_not_on_the_map(opened: Opener) -> None:
    page = opened(
        [RUSSIAN_COMMAND, replace(HAMA_AREA, claim_id="a", statement_id="a", side="media")]
    )
    assert legend(page) == [
        "Russian officials and state media",
        "Media",
        "somewhere in this area; the circle is no outline",
    ]
    page.evaluate("strikemap.filter({ side: 'russian' })")
    assert legend(page) == ["Russian officials and state media"]


def test_an_area_names_its_sides_by_their_shapes(opened: Opener) -> None:
    page = opened(
        [RUSSIAN_AREA, replace(RUSSIAN_AREA, claim_id="o", statement_id="o", side="opposition")]
    )
    label = page.locator(".sm-label-area")
    expect(label).to_contain_text("Hama governorate · 2")
    expect(label).to_contain_text("حماة")
    expect(label.locator(".sm-glyph")).to_have_count(2)


def test_rivers_that_would_part_places_wrongly_go_when_one_comes_close(opened: Opener) -> None:
    page = opened()
    river = page.locator("path.sm-river").first
    page.evaluate("strikemap.map.setZoom(8, { animate: false })")
    assert river.evaluate("path => getComputedStyle(path).display") != "none"
    page.evaluate("strikemap.map.setZoom(11, { animate: false })")
    assert river.evaluate("path => getComputedStyle(path).display") == "none"


def test_marks_grow_with_their_claims_however_many_there_are(opened: Opener) -> None:
    def claims(place: str, lon: float, count: int) -> list[Claim]:
        return [
            replace(RUSSIAN_COMMAND, claim_id=f"{place}{n}", place_id=place, place=place, lon=lon)
            for n in range(count)
        ]

    page = opened([*claims("few", 36.0, 100), *claims("many", 38.0, 900)])
    widths = [
        page.evaluate(
            """(lon) => {
                const at = strikemap.map.latLngToContainerPoint([34.8411, lon]);
                const canvas = document.querySelector(".leaflet-overlay-pane canvas");
                const [box, frame] = [canvas, strikemap.map.getContainer()].map((element) =>
                    element.getBoundingClientRect());
                const [x, y] = [at.x + frame.x - box.x - 40, at.y + frame.y - box.y];
                const { data } = canvas.getContext("2d").getImageData(x, y, 80, 1);
                return data.filter((value, i) => i % 4 === 3 && value > 0).length;
            }""",
            lon,
        )
        for lon in (36.0, 38.0)
    ]
    assert 0 < widths[0] < 0.7 * widths[1]
    assert widths[1] <= 48
