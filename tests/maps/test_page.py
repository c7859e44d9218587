"""The page as a reader meets it, in a real browser without a network."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from geo.comparison import compare
from geo.model import Report
from tests.maps.claims import CLAIMS, OPPOSITION_COUNCIL, OPPOSITION_TOLL, RUSSIAN_COMMAND, TALBISEH
from tests.maps.conftest import Opener

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


def visible(page: Page) -> list[str]:
    return sorted(page.evaluate("strikemap.visible()"))


def point(page: Page, lat: float, lon: float) -> dict[str, float]:
    """Where a place is in the window, in pixels."""
    found: dict[str, float] = page.evaluate(
        """([lat, lon]) => {
            const at = strikemap.map.latLngToContainerPoint([lat, lon]);
            const box = strikemap.map.getContainer().getBoundingClientRect();
            return { x: at.x + box.x, y: at.y + box.y };
        }""",
        [lat, lon],
    )
    return found


def pixel(page: Page, lat: float, lon: float, off: tuple[int, int] = (0, 0)) -> list[int]:
    """Red, green, blue and alpha of the marks' canvas at a place, or some pixels off it."""
    found: list[int] = page.evaluate(
        """async ([lat, lon, dx, dy]) => {
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            const at = strikemap.map.latLngToContainerPoint([lat, lon]);
            const canvas = document.querySelector(".leaflet-overlay-pane canvas");
            const [box, frame] = [canvas, strikemap.map.getContainer()].map((element) =>
                element.getBoundingClientRect());
            const scale = canvas.width / box.width;
            const [x, y] = [at.x + dx + frame.x - box.x, at.y + dy + frame.y - box.y];
            return [...canvas.getContext("2d").getImageData(x * scale, y * scale, 1, 1).data];
        }""",
        [lat, lon, *off],
    )
    return found


def switch(page: Page, side: str, source: str | None = None) -> Locator:
    which = f'[data-source="{source}"]' if source else ":not([data-source])"
    return page.locator(f'#sm-tree input[data-side="{side}"]{which}')


def test_headline_says_what_is_shown(opened: Opener) -> None:
    page = opened(title="Claims of a day")
    expect(page.locator("h1")).to_have_text("Claims of a day")
    expect(page).to_have_title("Claims of a day")
    headline = page.locator("#sm-headline")
    expect(headline).to_have_text("5 of 5 claims, 2 places, 30 Sep to 1 Oct 2015")
    page.evaluate("strikemap.filter({ side: 'opposition' })")
    expect(headline).to_have_text("2 of 5 claims, 1 place, 30 Sep to 1 Oct 2015")


def test_claims_hold_every_field(opened: Opener) -> None:
    page = opened()
    claims = page.evaluate("strikemap.claims()")
    assert [claim["claim_id"] for claim in claims] == [claim.claim_id for claim in CLAIMS]
    for claim, original in zip(claims, CLAIMS, strict=True):
        fields = {name: getattr(original, name) for name in original.__slots__}
        assert claim == fields | {"incident_id": claim["incident_id"]}


def test_layers_by_side_and_by_source_are_switched(opened: Opener) -> None:
    page = opened()
    switch(page, "russian").uncheck()
    assert visible(page) == ["c2", "c3"]
    switch(page, "russian").check()
    page.get_by_role("button", name="Sources: Syrian opposition and activists").click()
    switch(page, "opposition", "Local council").uncheck()
    assert visible(page) == ["c1", "c2", "c4", "c5"]
    assert switch(page, "opposition").evaluate("box => box.indeterminate")
    page.get_by_role("button", name="Show all claims").click()
    assert visible(page) == ["c1", "c2", "c3", "c4", "c5"]


def test_counts_of_the_switches_follow_the_other_filters(opened: Opener) -> None:
    page = opened()
    counts = page.locator("#sm-tree > li > label .sm-count")
    assert counts.all_text_contents() == ["3", "2"]
    page.get_by_label("Search").fill("talbiseh")
    assert counts.all_text_contents() == ["1", "2"]
    switch(page, "russian").uncheck()
    assert counts.all_text_contents() == ["1", "2"]


def test_a_mark_opens_its_claims_russian_first(opened: Opener) -> None:
    page = opened()
    at = point(page, 34.8411, 36.7308)
    page.mouse.click(at["x"], at["y"])
    panel = page.get_by_role("region", name="Claims about the opened place")
    expect(panel).to_be_focused()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Talbiseh")
    columns = panel.get_by_role("heading", level=3)
    expect(columns).to_have_text(
        [re.compile("^Russian officials"), re.compile("^Syrian opposition")]
    )
    first = panel.locator("[data-claim=c1]")
    for words in (
        "Russian defence ministry",
        "a command post",
        "8 strikes",
        "30 Sep 2015",
        "town or village",
        "the only place of that name",
        "Example Daily",
        "2 Oct 2015",
    ):
        expect(first).to_contain_text(words)
    quote = first.locator("blockquote")
    expect(quote).to_have_text("Удар нанесён по командному пункту.")
    assert [quote.get_attribute("dir"), quote.get_attribute("lang")] == ["auto", "ru"]
    link = first.get_by_role("link", name="Strikes reported")
    assert link.get_attribute("href") == "https://example.org/a"
    assert link.get_attribute("rel") == "noopener noreferrer"
    expect(panel.locator("[data-claim=c2]")).to_contain_text("at least 36 civilians")
    expect(panel.locator("[data-claim=c3]")).to_contain_text("denies")


def test_an_opened_place_says_where_the_sides_differ(opened: Opener) -> None:
    claims = [
        replace(RUSSIAN_COMMAND, target_actor="is", statement_id="a"),
        replace(OPPOSITION_TOLL, toll_group="civilians", killed_max=36, statement_id="b"),
    ]
    incident = compare(claims).incidents[0]
    page = opened(claims)
    page.locator(".sm-open").click()
    expect(page.locator(".sm-verdicts")).to_contain_text(incident.difference)
    page.evaluate("verdict => strikemap.filter({ agreement: verdict })", incident.verdict)
    assert visible(page) == ["c1", "c2"]


def test_an_arabic_quote_runs_from_right_to_left(opened: Opener) -> None:
    page = opened()
    page.get_by_role("button", name="Activists in Talbiseh").click()
    quote = page.locator("[data-claim=c2] blockquote")
    assert quote.evaluate("q => getComputedStyle(q).direction") == "rtl"


def test_a_place_is_opened_and_closed_by_keyboard(opened: Opener) -> None:
    page = opened()
    entry = page.get_by_role("button", name=re.compile("^Talbiseh")).first
    entry.focus()
    page.keyboard.press("Enter")
    panel = page.locator("#sm-place")
    expect(panel).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(entry).to_be_focused()


def test_a_claim_in_the_list_opens_its_place_at_the_claim(opened: Opener) -> None:
    page = opened()
    page.get_by_role("button", name="Local council").click()
    expect(page.locator("[data-claim=c3]")).to_have_attribute("aria-current", "true")


def test_a_mark_is_split_between_its_sides(opened: Opener) -> None:
    page = opened([RUSSIAN_COMMAND, replace(OPPOSITION_COUNCIL, stance="asserts")])
    halves = [
        {tuple(pixel(page, 34.8411, 36.7308, (dx, dy))[:3]) for dx in (5, 6, 7)} for dy in (-5, 5)
    ]
    blue, orange = (0x00, 0x72, 0xB2), (0xE6, 0x9F, 0x00)
    assert [blue in half for half in halves] == [True, False]
    assert [orange in half for half in halves] == [False, True]


def test_an_area_has_no_centre_pin_and_opens_its_claims(opened: Opener) -> None:
    page = opened()
    alpha = pixel(page, 35.22, 37.21)[3]
    assert 0 < alpha < 40, "the area's fill is light, and nothing else is drawn at its centre"
    at = point(page, 35.22, 37.21)
    page.mouse.click(at["x"], at["y"])
    panel = page.locator("#sm-place")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Hama governorate")
    expect(panel.locator("[data-claim=c4]")).to_contain_text("somewhere in the governorate")


def test_what_is_filtered_out_is_not_drawn(opened: Opener) -> None:
    page = opened()
    assert pixel(page, 34.8411, 36.7308)[3] > 0
    page.evaluate("strikemap.filter({ side: [] })")
    assert pixel(page, 34.8411, 36.7308)[3] == 0
    assert pixel(page, 35.22, 37.21)[3] == 0
    expect(page.locator("#sm-headline")).to_have_text("0 of 5 claims, 0 places")


def test_claims_without_a_place_are_listed(opened: Opener) -> None:
    page = opened()
    box = page.locator("#sm-unplaced")
    expect(box.locator("h2")).to_have_text("Claims without a place 1")
    box.locator("summary").first.click()
    box.locator("summary", has_text="Russian air force").click()
    expect(box.locator("blockquote")).to_have_text("A depot was hit.")


def test_reports_without_a_claim_are_listed_and_others_not(opened: Opener) -> None:
    told = Report("r1", "a.txt", "x", title="Told")
    silent = Report("r2", "b.txt", "y", "A paper", "Talks go on", "https://example.org/b")
    page = opened(reports=[told, silent])
    box = page.locator("#sm-reports")
    expect(box.locator("h2")).to_have_text("Reports with no claim found 1")
    box.locator("summary").click()
    expect(box.get_by_role("link")).to_have_text(["Talks go on"])


@pytest.mark.parametrize(
    "filter",
    [
        {},
        {"side": ["russian"], "since": "2015-09-30", "text": "command & post"},
        {"side": [], "place": ["Talbiseh"], "target_kind": ["command", "oil"]},
    ],
)
def test_the_address_carries_the_filter(opened: Opener, filter: dict[str, Any]) -> None:
    page = opened()
    page.evaluate("filter => strikemap.filter(filter)", filter)
    shown, state = visible(page), page.evaluate("strikemap.state()")
    assert state == filter
    page.reload()
    page.evaluate("strikemap.ready.then(() => null)")
    assert page.evaluate("strikemap.state()") == state
    assert visible(page) == shown


def test_the_legend_explains_what_is_drawn_and_nothing_else(opened: Opener) -> None:
    page = opened()
    legend = page.locator("#sm-legend")
    expect(legend).to_contain_text("somewhere in this area")
    expect(legend).to_contain_text("several sides claim the place")
    expect(legend).not_to_contain_text("only denies")
    page.evaluate("strikemap.filter({ source: 'Local council' })")
    expect(legend).to_contain_text("only denies")
    expect(legend).not_to_contain_text("somewhere in this area")
    expect(legend).not_to_contain_text("Russian")


def test_without_claims_the_page_says_so(opened: Opener) -> None:
    page = opened([])
    expect(page.locator("#sm-headline")).to_have_text("0 of 0 claims, 0 places")
    expect(page.locator("#sm-places")).to_contain_text("No claim with a place")


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_wider_than_the_window(opened: Opener, width: int) -> None:
    long = "Ж" * 300
    page = opened([replace(RUSSIAN_COMMAND, source=long, quote=long), TALBISEH], title=long)
    page.set_viewport_size({"width": width, "height": 800})
    page.locator(".sm-open").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
