"""Two sides compared: on two maps, on one that a divider parts, on one that a phone switches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.maps.claims import OPPOSITION_TOLL, RUSSIAN_AREA, RUSSIAN_COMMAND
from tests.maps.conftest import Opener

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

WEST, EAST = 36.7308, 39.5
EASTERN = replace(
    OPPOSITION_TOLL, claim_id="e", statement_id="e", place_id="east", place="East", lon=EAST
)
MONITOR = replace(EASTERN, claim_id="m", statement_id="m", side="monitor", source="Monitor")
CLAIMS = (RUSSIAN_COMMAND, RUSSIAN_AREA, EASTERN, MONITOR)
TWO = "#view=beside"


def painted(page: Page, map: str, lat: float, lon: float) -> bool:
    """Whether the marks' canvas of a map has anything at a place."""
    found: bool = page.evaluate(
        """async ([selector, lat, lon]) => {
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            const frame = document.querySelector(selector);
            const canvas = frame.querySelector(".leaflet-overlay-pane canvas");
            const at = strikemap.map.latLngToContainerPoint([lat, lon]);
            const [box, outer] = [canvas, frame].map((element) => element.getBoundingClientRect());
            const scale = canvas.width / box.width;
            const [x, y] = [at.x + outer.x - box.x, at.y + outer.y - box.y].map((n) => n * scale);
            return canvas.getContext("2d").getImageData(x, y, 1, 1).data[3] > 0;
        }""",
        [map, lat, lon],
    )
    return found


def drawn(page: Page, map: str) -> list[bool]:
    """Whether a map shows Russia's place, Russia's area, and the place of the others."""
    spots = ((34.8411, WEST), (35.5, 37.21), (34.8411, EAST))
    return [painted(page, map, *spot) for spot in spots]


def test_each_map_shows_its_side_in_marks_and_areas(opened: Opener) -> None:
    page = opened(CLAIMS, hash=TWO)
    assert drawn(page, ".folium-map") == [True, True, False]
    assert drawn(page, ".sm-second") == [False, False, True]
    page.get_by_role("button", name="Map", exact=True).click()
    assert drawn(page, ".folium-map") == [True, True, True]
    expect(page.locator(".sm-second")).to_be_hidden()


def test_a_group_of_sides_is_chosen_for_a_map(opened: Opener) -> None:
    page = opened(CLAIMS, hash=TWO)
    summary = page.locator(".sm-picker summary").last
    expect(summary).to_have_text("Right: Syrian opposition and activists1 claim")
    summary.click()
    choice = page.locator(".sm-picker ul").last
    expect(choice.get_by_label("Syrian opposition")).to_be_disabled()
    choice.get_by_label("Monitors").check()
    expect(summary).to_have_text("Right: 2 sides2 claims")
    choice.get_by_label("Syrian opposition").uncheck()
    page.keyboard.press("Escape")
    expect(choice).to_be_hidden()
    expect(summary).to_be_focused()
    assert "right=monitor" in page.evaluate("location.hash")
    assert drawn(page, ".sm-second") == [False, False, True]


def test_a_filter_goes_for_both_maps(opened: Opener) -> None:
    page = opened(CLAIMS, hash=TWO)
    page.evaluate("strikemap.filter({ side: 'opposition' })")
    assert drawn(page, ".folium-map") == [False, False, False]
    assert drawn(page, ".sm-second") == [False, False, True]
    legend = page.locator("#sm-legend li")
    expect(legend).to_have_text(["Syrian opposition and activists"])


@pytest.mark.parametrize("moved", [".folium-map", ".sm-second"])
def test_the_maps_move_together(opened: Opener, moved: str) -> None:
    page = opened(CLAIMS)
    page.evaluate("() => { L.Map.addInitHook(function () { window.second = this; }); }")
    page.get_by_role("button", name="Two maps").click()
    zoom = page.evaluate("second.getZoom()")
    page.locator(moved).focus()
    for key in ("+", "ArrowRight", "ArrowUp", "+"):
        page.keyboard.press(key)
        page.wait_for_function(
            """() => {
                const [one, two] = [strikemap.map, second];
                const off = one.latLngToContainerPoint(two.getCenter())
                    .distanceTo(one.getSize().divideBy(2));
                const still = !document.querySelector(".leaflet-zoom-anim, .leaflet-pan-anim");
                return still && one.getZoom() === two.getZoom() && off < 2;
            }"""
        )
    page.wait_for_function("zoom => strikemap.map.getZoom() > zoom", arg=zoom)


def test_both_maps_show_all_places_when_there_is_less_room(opened: Opener) -> None:
    far = [
        replace(claim, claim_id=f"f{n}", place_id=f"f{n}", lat=lat, lon=lon)
        for n, (claim, lat, lon) in enumerate(
            ((RUSSIAN_COMMAND, 36.8, 41.8), (EASTERN, 32.7, 36.1)), start=1
        )
    ]
    page = opened([*CLAIMS, *far])
    page.evaluate("() => { L.Map.addInitHook(function () { window.second = this; }); }")
    page.get_by_role("button", name="Two maps").click()
    inside = page.evaluate(
        """[strikemap.map, second].map((map) =>
            [[36.8, 41.8], [32.7, 36.1]].every((place) => map.getBounds().contains(place)))"""
    )
    assert inside == [True, True]
    assert page.evaluate("strikemap.map.getZoom() === second.getZoom()")


def test_a_divider_is_moved_by_keys_and_dragged(opened: Opener) -> None:
    page = opened(CLAIMS, hash="#view=swipe")
    divider = page.get_by_role("slider", name="Divider")
    box = page.locator("#sm-maps").bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2

    def covering(x: float) -> bool:
        found: bool = page.evaluate(
            "([x, y]) => Boolean(document.elementFromPoint(x, y).closest('.sm-second'))",
            [x, box["y"] + 40],
        )
        return found

    assert [covering(middle - 30), covering(middle + 30)] == [False, True]
    page.keyboard.press("d")
    expect(divider).to_be_focused()
    page.keyboard.press("End")
    expect(divider).to_have_attribute("aria-valuenow", "100")
    assert [covering(box["x"] + box["width"] - x) for x in (80, 40)] == [False, True]
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowRight")
    expect(divider).to_have_attribute("aria-valuenow", "10")
    grip = divider.bounding_box()
    assert grip is not None
    page.mouse.move(grip["x"] + 14, grip["y"] + 30)
    page.mouse.down()
    page.mouse.move(middle, grip["y"] + 30)
    page.mouse.up()
    expect(divider).to_have_attribute("aria-valuenow", "50")


def test_a_mark_of_the_second_map_opens_its_place(opened: Opener) -> None:
    page = opened(CLAIMS, hash=TWO)
    page.get_by_text("Legend").click()
    at = page.evaluate(f"strikemap.map.latLngToContainerPoint([34.8411, {EAST}])")
    page.locator(".sm-second").click(position={"x": at["x"], "y": at["y"]})
    expect(page.locator("#sm-place h2")).to_have_text("East")
    expect(page.locator(".sm-ringed")).to_have_count(2)
    page.wait_for_function(
        """() => {
            const rings = [".folium-map", ".sm-second"].map((selector) => {
                const map = document.querySelector(selector).getBoundingClientRect();
                const found = document.querySelector(`${selector} .sm-ringed`);
                const ring = found.getBoundingClientRect();
                return [ring.x - map.x, ring.y - map.y];
            });
            return rings[0].every((value, at) => Math.abs(value - rings[1][at]) < 2);
        }"""
    )


def test_a_phone_switches_between_the_sides(opened: Opener) -> None:
    page = opened(CLAIMS)
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("button", name="Two maps").click()
    assert drawn(page, ".folium-map") == [True, True, False]
    expect(page.locator(".sm-second")).to_have_count(0)
    page.get_by_role("radio", name="Show the right sides").check()
    assert drawn(page, ".folium-map") == [False, False, True]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_one_side_alone_is_not_compared(opened: Opener) -> None:
    page = opened([RUSSIAN_COMMAND], hash=TWO)
    expect(page.get_by_role("button", name="Two maps")).to_have_count(0)
    assert painted(page, ".folium-map", 34.8411, WEST)
