"""The page by keyboard, and without motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.maps.conftest import Opener

pytestmark = pytest.mark.browser


def test_keys_go_to_search_map_and_list(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("/")
    expect(page.get_by_label("Search")).to_be_focused()
    page.keyboard.type("m/l?")
    expect(page.get_by_label("Search")).to_have_value("m/l?")
    page.get_by_label("Search").fill("")
    page.locator("body").click(position={"x": 3, "y": 3})
    page.keyboard.press("m")
    expect(page.get_by_role("application")).to_be_focused()
    before = page.evaluate("strikemap.map.getCenter().lng")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("before => strikemap.map.getCenter().lng > before", arg=before)
    page.keyboard.press("l")
    expect(page.locator("#sm-places button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#sm-place")).to_be_focused()


def test_the_help_tells_the_keys_and_turns_them_off(opened: Opener) -> None:
    page = opened(hash="#open=talbiseh")
    help = page.get_by_role("dialog", name="Keys")
    page.keyboard.press("?")
    expect(help).to_be_visible()
    help.get_by_label("Keys of a single character work").uncheck()
    page.keyboard.press("Escape")
    expect(help).to_be_hidden()
    expect(page.locator("#sm-place")).to_be_visible()
    page.keyboard.press("?")
    expect(help).to_be_hidden()
    button = page.get_by_role("button", name="Help")
    button.click()
    expect(help).to_be_visible()
    help.get_by_role("button", name="Close").click()
    expect(button).to_be_focused()


def test_the_link_past_the_map_leaves_the_address_alone(opened: Opener) -> None:
    page = opened(hash="#side=russian")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the list")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#sm-places-title")).to_be_focused()
    assert page.evaluate("strikemap.state()") == {"side": ["russian"]}
    assert page.url.endswith("#side=russian")


@pytest.mark.parametrize("view", ["map", "beside", "swipe"])
def test_whoever_tabs_sees_where_they_are(opened: Opener, view: str) -> None:
    page = opened(hash=f"#view={view}")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        name, outline, shown = page.evaluate(
            """() => {
                const at = document.activeElement;
                const line = [null, "::after", "::before"].map((part) =>
                    getComputedStyle(at, part).outlineStyle);
                const box = at.getBoundingClientRect();
                const name = at.outerHTML.slice(0, 90);
                return [name, line.some((style) => style !== "none"), box.width > 0];
            }"""
        )
        if name.startswith("<body"):
            break
        seen.add(name)
        assert outline, f"{name} has no line about it"
        assert shown, f"{name} can't be seen"
    assert len(seen) > 15


@pytest.mark.parametrize(("wish", "moves"), [("reduce", False), ("no-preference", True)])
def test_a_map_moves_at_once_for_whoever_wants_no_motion(
    opened: Opener, wish: str, moves: bool
) -> None:
    page = opened()
    page.emulate_media(reduced_motion="reduce" if wish == "reduce" else "no-preference")
    page.reload()
    page.evaluate("strikemap.ready.then(() => null)")
    options = page.evaluate(
        "(({ zoomAnimation, inertia }) => [zoomAnimation, inertia])(strikemap.map.options)"
    )
    assert options == [moves, moves]
