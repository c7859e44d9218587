"""What the address holds: view, filter, opened place, comparison; and going back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.maps.claims import OPPOSITION_TOLL, RUSSIAN_COMMAND
from tests.maps.conftest import Opener

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

VIEW = "[strikemap.map.getZoom(), strikemap.map.getCenter().lat, strikemap.map.getCenter().lng]"


def holds(page: Page, *words: str) -> None:
    """Wait until the address is made of exactly these."""
    page.wait_for_function(
        "words => location.hash.slice(1).split('&').filter(Boolean).join() === words.join()",
        arg=list(words),
    )


def reopened(page: Page) -> None:
    page.reload()
    page.evaluate("strikemap.ready.then(() => null)")


def test_a_page_opens_with_nothing_in_the_address(opened: Opener) -> None:
    page = opened()
    assert "#" not in page.url


def test_the_address_holds_what_is_looked_at(opened: Opener) -> None:
    page = opened()
    page.evaluate("strikemap.map.setView([35.5, 38.25], 8.5, { animate: false })")
    page.wait_for_function(r"/^#map=8\.5\+35\.\d{4}\+38\.\d{4}$/.test(location.hash)")
    view = page.evaluate(VIEW)
    reopened(page)
    assert page.evaluate(VIEW) == pytest.approx(view, abs=0.01)


def test_the_address_holds_the_opened_place(opened: Opener) -> None:
    page = opened()
    page.get_by_role("button", name="Talbiseh").first.click()
    holds(page, "open=talbiseh")
    reopened(page)
    expect(page.locator("#sm-place h2")).to_have_text("Talbiseh")
    page.keyboard.press("Escape")
    holds(page)


def test_a_town_and_what_is_near_it_have_addresses_of_their_own(opened: Opener) -> None:
    near = replace(RUSSIAN_COMMAND, claim_id="n", geo_precision="near", radius_m=5000.0)
    page = opened([near, OPPOSITION_TOLL])
    for name in ("Talbiseh", "near Talbiseh"):
        page.locator("#sm-places .sm-open").get_by_text(name, exact=True).click()
        page.wait_for_function("location.hash.includes('open=')")
        reopened(page)
        expect(page.locator("#sm-place h2")).to_have_text(name)


def test_the_address_holds_the_comparison(opened: Opener) -> None:
    page = opened()
    page.get_by_role("button", name="Swipe").click()
    holds(page, "view=swipe", "left=russian", "right=opposition")
    reopened(page)
    expect(page.get_by_role("slider", name="Divider")).to_be_visible()


def test_back_and_forward_go_through_what_was_seen(opened: Opener) -> None:
    page = opened()
    page.evaluate("strikemap.filter({ side: 'opposition' })")
    holds(page, "side=opposition")
    page.get_by_role("button", name="Talbiseh").first.click()
    holds(page, "side=opposition", "open=talbiseh")
    page.get_by_role("button", name="Two maps").click()
    holds(
        page, "side=opposition", "open=talbiseh", "view=beside", "left=russian", "right=opposition"
    )
    panel, second = page.locator("#sm-place"), page.locator(".sm-second")
    page.go_back()
    expect(second).to_be_hidden()
    expect(panel).to_be_visible()
    page.go_back()
    expect(panel).to_be_hidden()
    assert page.evaluate("strikemap.state()") == {"side": ["opposition"]}
    page.go_back()
    page.wait_for_function("Object.keys(strikemap.state()).length === 0")
    page.go_forward()
    page.go_forward()
    page.go_forward()
    expect(second).to_be_visible()
    holds(
        page, "side=opposition", "open=talbiseh", "view=beside", "left=russian", "right=opposition"
    )


def test_words_that_are_typed_are_one_step_back(opened: Opener) -> None:
    page = opened()
    page.evaluate("strikemap.filter({ side: 'opposition' })")
    holds(page, "side=opposition")
    page.get_by_label("Search").press_sequentially("council", delay=20)
    holds(page, "side=opposition", "text=council")
    page.go_back()
    holds(page, "side=opposition")
    expect(page.get_by_label("Search")).to_have_value("")


def test_an_address_with_what_is_not_there_opens_the_page(opened: Opener) -> None:
    page = opened(hash="#open=nowhere&view=other&map=a+b&left=nobody&side=russian&x=1")
    assert page.evaluate("strikemap.state()") == {"side": ["russian"]}
    expect(page.locator("#sm-place")).to_be_hidden()


def test_the_link_is_copied(opened: Opener) -> None:
    page = opened()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Talbiseh").first.click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#sm-told")).to_contain_text("Link copied.")
    assert page.evaluate("navigator.clipboard.readText()").endswith("page.html#open=talbiseh")


def test_the_link_is_copied_where_the_clipboard_is_closed(opened: Opener) -> None:
    page = opened(hash="#side=russian")
    page.evaluate(
        """() => {
            navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
        }"""
    )
    address = page.url
    button = page.get_by_role("button", name="Copy link")
    button.click()
    expect(page.locator("#sm-told")).to_contain_text("Link copied.")
    expect(button).to_be_focused()
    page.get_by_label("Search").focus()
    page.keyboard.press("ControlOrMeta+v")
    expect(page.get_by_label("Search")).to_have_value(address)
    page.evaluate("() => { document.execCommand = () => false; }")
    button.click()
    expect(page.locator("#sm-told")).to_contain_text(address.split("#")[0])
