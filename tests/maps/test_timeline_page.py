"""The timeline of the page, as a reader meets it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from geo.model import Claim
from tests.maps.claims import OPPOSITION_TOLL, RUSSIAN_COMMAND, UNPLACED
from tests.maps.conftest import Opener

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


def on(claim: Claim, day: int, last: int | None = None) -> Claim:
    """The claim on a day of October 2015, its id that day's."""
    start, end = f"2015-10-{day:02}", f"2015-10-{last or day:02}"
    id = f"d{day:02}" + ("" if last is None else f"-{last:02}")
    return replace(claim, claim_id=id, date_start=start, date_end=end)


MONTH = (
    *(on(RUSSIAN_COMMAND, day) for day in range(1, 31, 2)),
    *(on(OPPOSITION_TOLL, day) for day in (2, 4, 6, 30)),
    on(OPPOSITION_TOLL, 10, 14),
    replace(UNPLACED, date_start="", date_end=""),
)
FIRST, LAST = 1, 30


def state(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("strikemap.state()")
    return found


def days(page: Page) -> tuple[str, str]:
    """The last two figures of the chosen days."""
    found = state(page)
    return found.get("since", "")[-2:], found.get("until", "")[-2:]


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name)


def drag(page: Page, start: float, end: float, off: float = 0.0) -> None:
    """Press on a day's middle, or beside it in days, move to another, let go."""
    box = page.locator(".sm-strip").bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    x = [box["x"] + box["width"] * (day - FIRST + 0.5) / (LAST - FIRST + 1) for day in (start, end)]
    page.mouse.move(x[0] + off, y)
    page.mouse.down()
    page.mouse.move((x[0] + x[1]) / 2 + off, y)
    page.mouse.move(x[1] + off, y)
    page.mouse.up()


def test_a_drag_chooses_days_and_moves_them(opened: Opener) -> None:
    page = opened(MONTH)
    drag(page, 5, 9)
    assert days(page) == ("05", "09")
    assert page.evaluate("strikemap.visible()") == ["d05", "d07", "d09", "d06"]
    drag(page, 7, 17)
    assert days(page) == ("15", "19"), "the whole is moved"
    drag(page, 17, 30)
    assert days(page) == ("26", "30"), "and stays in the days that there are"
    drag(page, 12, 3)
    assert days(page) == ("03", "12"), "beside it a new one is made, in either direction"


def test_a_click_chooses_one_day(opened: Opener) -> None:
    page = opened(MONTH)
    drag(page, 7, 7)
    assert days(page) == ("07", "07")
    expect(page.locator("#sm-headline")).to_have_text("1 of 21 claims, 1 place, 7 Oct 2015")


def test_both_ends_can_be_dragged_and_not_beyond_each_other(opened: Opener) -> None:
    page = opened(MONTH, hash="#since=2015-10-10&until=2015-10-20")

    def pull(name: str, by: float) -> None:
        """Drag a handle by some days."""
        strip, handle = (
            box.bounding_box() for box in (page.locator(".sm-strip"), slider(page, name))
        )
        assert strip
        assert handle
        x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + by * strip["width"] / 60, y)
        page.mouse.move(x + by * strip["width"] / 30, y)
        page.mouse.up()

    pull("First day", 5)
    assert days(page) == ("15", "20")
    pull("Last day", 8)
    assert days(page) == ("15", "28")
    pull("Last day", -20)
    assert days(page) == ("15", "15")
    pull("First day", -40)
    assert days(page) == ("01", "15")


def test_every_part_of_the_range_is_moved_by_keys(opened: Opener) -> None:
    page = opened(MONTH)
    start, end, both = (slider(page, name) for name in ("First day", "Last day", "Chosen days"))
    expect(start).to_have_attribute("aria-valuetext", "1 Oct 2015")
    expect(end).to_have_attribute("aria-valuetext", "30 Oct 2015")
    start.focus()
    for key in ("ArrowRight", "ArrowUp", "ArrowLeft", "PageUp"):
        page.keyboard.press(key)
    assert days(page) == ("09", "30")
    end.focus()
    for key in ("PageDown", "ArrowDown"):
        page.keyboard.press(key)
    assert days(page) == ("09", "22")
    both.focus()
    page.keyboard.press("ArrowRight")
    assert days(page) == ("10", "23")
    expect(both).to_have_attribute("aria-valuetext", "10 Oct 2015 to 23 Oct 2015")
    page.keyboard.press("End")
    assert days(page) == ("17", "30")
    page.keyboard.press("Home")
    assert days(page) == ("01", "14")
    start.focus()
    page.keyboard.press("End")
    assert days(page) == ("14", "14")
    end.focus()
    page.keyboard.press("End")
    start.focus()
    page.keyboard.press("Home")
    assert state(page) == {}, "all days are no filter"


def test_exact_days_are_typed_and_all_days_come_back(opened: Opener) -> None:
    page = opened(MONTH)
    page.get_by_label("From", exact=True).fill("2015-10-06")
    assert state(page) == {"since": "2015-10-06"}
    page.get_by_label("To", exact=True).fill("2015-10-08")
    assert state(page) == {"since": "2015-10-06", "until": "2015-10-08"}
    expect(slider(page, "Last day")).to_have_attribute("aria-valuetext", "8 Oct 2015")
    page.get_by_label("From", exact=True).fill("1999-01-01")
    expect(slider(page, "First day")).to_have_attribute("aria-valuetext", "1 Oct 2015")
    page.get_by_role("button", name="All days").click()
    assert state(page) == {}
    expect(page.get_by_label("From", exact=True)).to_have_value("")
    expect(page.get_by_label("From", exact=True)).to_be_focused()


def test_days_are_stepped_through(opened: Opener) -> None:
    page = opened(MONTH)
    back, onward = (page.get_by_role("button", name=f"One day {way}") for way in ("back", "on"))
    onward.click()
    assert days(page) == ("01", "01")
    onward.click()
    assert days(page) == ("02", "02")
    back.click()
    back.click()
    assert days(page) == ("01", "01")
    page.get_by_role("button", name="All days").click()
    back.click()
    assert days(page) == ("30", "30")


def test_days_are_played_to_the_end_and_can_be_paused(opened: Opener) -> None:
    page = opened(MONTH, hash="#since=2015-10-27&until=2015-10-28")
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").click()
    assert days(page) == ("27", "28")
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert days(page) == ("29", "30")
    page.get_by_role("button", name="Play").click()
    assert days(page) == ("01", "02"), "from the end it starts anew"


def test_nothing_plays_for_readers_who_want_no_motion(opened: Opener, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    opened(MONTH)
    expect(page.get_by_role("button", name="Play")).to_have_count(0)
    expect(page.get_by_role("button", name="One day on")).to_be_visible()


def test_the_bars_follow_the_other_filters_and_not_the_days(opened: Opener) -> None:
    page = opened(MONTH)
    bars = page.locator(".sm-strip canvas")
    expect(bars).to_have_accessible_name("Claims by day and side. Most: 2, 11 Oct 2015.")
    page.evaluate("strikemap.filter({ since: '2015-10-04', until: '2015-10-05' })")
    expect(bars).to_have_accessible_name("Claims by day and side. Most: 2, 11 Oct 2015.")
    page.evaluate("strikemap.filter({ side: 'russian' })")
    expect(bars).to_have_accessible_name("Claims by day and side. Most: 1, 1 Oct 2015.")
    page.evaluate("strikemap.filter({ side: [] })")
    expect(bars).to_have_accessible_name("Claims by day and side. No claim with a date.")


def test_the_bars_are_stacked_by_side(opened: Opener) -> None:
    page = opened([on(RUSSIAN_COMMAND, 1), on(OPPOSITION_TOLL, 1, 1), on(RUSSIAN_COMMAND, 2)])
    colours = """([x, y]) => {
        const canvas = document.querySelector(".sm-strip canvas");
        const { data } = canvas.getContext("2d").getImageData(
            x * canvas.width - 20, y * canvas.height - 4, 40, 8);
        return [...new Set(Array.from({ length: data.length / 4 }, (_, i) =>
            data.slice(i * 4, i * 4 + 4).join()))];
    }"""
    blue, orange, nothing = "0,114,178,255", "230,159,0,255", "0,0,0,0"
    assert blue in page.evaluate(colours, [0.25, 0.75])
    assert orange in page.evaluate(colours, [0.25, 0.25])
    assert blue in page.evaluate(colours, [0.75, 0.75])
    assert page.evaluate(colours, [0.75, 0.25]) == [nothing]


def test_claims_without_a_date_are_counted_beside(opened: Opener) -> None:
    page = opened(MONTH)
    beside = page.locator("[data-part=undated]")
    expect(beside).to_have_text("1 without a date")
    page.get_by_label("From", exact=True).fill("2015-10-01")
    expect(beside).to_have_text("1 without a date, not shown")
    page.evaluate("strikemap.filter({ side: 'opposition' })")
    expect(beside).to_have_text("")


def test_the_bar_under_the_pointer_is_read_out(opened: Opener) -> None:
    page = opened(MONTH)
    box = page.locator(".sm-strip").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 10.5 / 30, box["y"] + 5)
    expect(page.locator("[data-part=readout]")).to_have_text("11 Oct 2015: 2 claims")
    page.mouse.move(box["x"], box["y"] - 300)
    expect(page.locator("[data-part=readout]")).to_have_text("Most: 2, 11 Oct 2015")


def test_years_fit_on_a_phone(opened: Opener, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened([*MONTH, replace(RUSSIAN_COMMAND, date_start="2011-03-15", date_end="2011-03-15")])
    bars = page.locator(".sm-strip canvas")
    expect(bars).to_have_accessible_name("Claims by day and side. Most: 20, 1 to 30 Oct 2015.")
    labels = page.locator(".sm-axis span")
    expect(labels).to_have_text(["2012", "2014"])
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_a_date_there_is_no_timeline(opened: Opener) -> None:
    page = opened([replace(RUSSIAN_COMMAND, date_start="", date_end="")])
    expect(page.locator("#sm-time")).to_be_hidden()
