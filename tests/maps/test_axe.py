"""axe-core finds nothing on any view, at any width, in light and dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from geo.model import Report
from tests.maps.axe import violations
from tests.maps.conftest import Opener

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SILENT = Report("r2", "b.txt", "y", "A paper", "Talks go on", "https://example.org/b")


def nothing(page: Page) -> None:
    """The page as it opens."""


def unfolded(page: Page) -> None:
    """Open all that can be unfolded."""
    page.evaluate(
        """() => {
            for (const one of document.querySelectorAll("details")) one.open = true;
            for (const one of document.querySelectorAll("[aria-expanded=false]")) one.click();
        }"""
    )


def filtered(page: Page) -> None:
    """Take most claims off, by several kinds of filter."""
    unfolded(page)
    page.evaluate(
        """strikemap.filter({ side: "russian", text: "depot", since: "2015-09-01",
            target_kind: ["command", "ammunition"] })"""
    )


def place_shown(page: Page) -> None:
    """See that the address opened the place."""
    expect(page.locator("[data-claim=c1]")).to_be_visible()


def help_shown(page: Page) -> None:
    """Open the help."""
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


def sides_picked(page: Page) -> None:
    """Open the choice of sides."""
    page.locator(".sm-picker summary").first.click()
    expect(page.locator(".sm-picker ul").first).to_be_visible()
    expect(page.locator("[data-claim=c1]")).to_be_visible()


VIEWS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "map": ("", nothing),
    "filters": ("", filtered),
    "lists": ("", unfolded),
    "place": ("#open=talbiseh", place_shown),
    "two maps": ("#view=beside&left=russian&right=opposition&open=talbiseh", sides_picked),
    "swipe": ("#view=swipe&left=russian&right=opposition", nothing),
    "table": ("#view=table", nothing),
    "help": ("", help_shown),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_axe_finds_nothing(opened: Opener, width: int, scheme: str) -> None:
    page = opened(reports=[SILENT])
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    address = page.url
    found: dict[str, list[str]] = {}
    for name, (hash, do) in VIEWS.items():
        page.goto("about:blank")
        page.goto(address + hash)
        page.evaluate("strikemap.ready.then(() => null)")
        do(page)
        found[name] = violations(page)
    assert {name: faults for name, faults in found.items() if faults} == {}
