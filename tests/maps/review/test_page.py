"""The page of a review in a browser, used by keys as a reviewer would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maps.review.server import ReviewServer
from tests.maps.axe import violations
from tests.maps.review.conftest import rows

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

pytestmark = pytest.mark.browser
REFUSAL = "Failed to load resource: the server responded with a status of 4"


@pytest.fixture
def review(browser: Browser, server: ReviewServer) -> Iterator[Page]:
    """The page with its first claim. The test fails if it asks another address or has an error."""
    page = browser.new_page()
    faults: list[str] = []
    own = server.address.split("#")[0]

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(REFUSAL):
            faults.append(message.text)

    def on_request(request: Request) -> None:
        if not request.url.startswith((own, "data:")):
            faults.append(request.url)

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(server.address)
    shows(page, "Claim 1 of 6")
    yield page
    page.close()
    assert not faults, "\n".join(faults)


def shows(page: Page, text: str) -> None:
    page.get_by_text(text).first.wait_for()


def test_a_claim_is_shown_with_its_sentence_as_text(review: Page) -> None:
    quote = review.locator("#rv-quote")
    assert quote.inner_text() == "<img src=x onerror=alert(1)> in Zafaraneh, activists said."
    assert quote.locator("mark").all_inner_texts() == ["Zafaraneh"]
    assert review.locator("#rv-doubts li").all_inner_texts() == [
        "the name may mean 2 other places",
        "low confidence",
    ]
    assert review.locator("#rv-candidates strong").all_inner_texts() == ["Talbiseh", "Rastan"]
    assert review.locator(".rv-pin").count() == 2
    assert review.locator(".sm-land").count() > 0


def test_axe_finds_nothing(review: Page) -> None:
    assert violations(review) == []
    review.keyboard.press("c")
    assert violations(review) == []


def test_keys_accept_reject_and_take_back(review: Page, table: Path) -> None:
    review.keyboard.press("a")
    shows(review, "Claim 2 of 6")
    assert rows(table)["c6"].review == "accepted"
    review.keyboard.press("x")
    shows(review, "Claim 3 of 6")
    assert sorted(c.review for c in rows(table).values()).count("rejected") == 1
    review.keyboard.press("u")
    shows(review, "The last decision is taken back.")
    review.keyboard.press("u")
    shows(review, "Claim 1 of 6")
    assert {claim.review for claim in rows(table).values()} == {"unreviewed"}
    assert review.get_by_role("button", name="Undo").is_disabled()


def test_a_candidate_is_chosen_by_its_number(review: Page, table: Path) -> None:
    review.keyboard.press("2")
    shows(review, "Chosen: Rastan")
    review.get_by_role("button", name="Save correction").click()
    shows(review, "Claim 2 of 6")
    claim = rows(table)["c6"]
    assert (claim.place, claim.review, claim.location_basis) == ("Rastan", "corrected", "review")


def test_a_place_is_looked_up_in_arabic(review: Page, table: Path) -> None:
    review.keyboard.press("c")
    review.get_by_label("another place").check()
    review.get_by_label("Name, in any script").fill("الرستن")
    review.keyboard.press("Enter")
    review.locator("#rv-candidates button", has_text="Rastan").first.click()
    review.get_by_role("button", name="Save correction").click()
    shows(review, "Corrected.")
    assert rows(table)["c6"].place_id == "rastan"


def test_faults_stand_beside_their_fields_and_nothing_is_lost(review: Page, table: Path) -> None:
    before = table.read_bytes()
    review.keyboard.press("c")
    review.get_by_label("Day, or first day").fill("31/09/2015")
    review.get_by_label("Killed, least").fill("12")
    review.keyboard.press("Enter")
    fault = review.locator("#rv-field-date_start + .rv-fault")
    fault.wait_for()
    assert "no date as YYYY-MM-DD" in fault.inner_text()
    assert table.read_bytes() == before
    review.get_by_label("Day, or first day").fill("2015-09-29")
    review.keyboard.press("Enter")
    shows(review, "Corrected.")
    claim = rows(table)["c6"]
    assert (claim.date_start, claim.killed_min) == ("2015-09-29", 12)


def test_letters_typed_into_a_field_decide_nothing(review: Page, table: Path) -> None:
    before = table.read_bytes()
    review.keyboard.press("c")
    review.get_by_label("Claimed target").press_sequentially("a taxi at six")
    review.keyboard.press("Escape")
    review.locator("#rv-form").wait_for(state="hidden")
    assert table.read_bytes() == before


def test_a_known_source_brings_its_side(review: Page, table: Path) -> None:
    review.keyboard.press("c")
    review.get_by_label("Source", exact=True).fill("Russian defence ministry")
    review.keyboard.press("Enter")
    shows(review, "Corrected.")
    claim = rows(table)["c6"]
    assert (claim.side, claim.source_role) == ("russian", "official")


def test_a_point_on_the_map_is_a_position(review: Page, table: Path) -> None:
    review.keyboard.press("c")
    review.locator("#rv-map").click(position={"x": 40, "y": 200})
    position = review.get_by_label("Latitude, longitude")
    assert re.fullmatch(r"\d+\.\d{5}, \d+\.\d{5}", position.input_value())
    position.fill("34.8918, 36.7786")
    review.get_by_label("How it is known").select_option("geolocated")
    review.get_by_role("button", name="Save correction").click()
    shows(review, "Corrected.")
    claim = rows(table)["c6"]
    assert (claim.lat, claim.location_basis) == (34.8918, "geolocated")


def test_a_split_shows_the_copy(review: Page, table: Path) -> None:
    review.keyboard.press("s")
    shows(review, "Claim 2 of 7")
    shows(review, "split from c6")
    assert len(rows(table)) == 7


def test_a_table_changed_elsewhere_is_told_and_read_anew(review: Page, table: Path) -> None:
    table.write_bytes(table.read_bytes().replace(b"activists said.", b"they said."))
    review.keyboard.press("a")
    review.get_by_role("button", name="Read the table anew").click()
    shows(review, "The table was read anew.")
    assert "they said." in review.locator("#rv-quote").inner_text()
    assert {claim.review for claim in rows(table).values()} == {"unreviewed"}


def test_the_end_is_told(review: Page, table: Path) -> None:
    for number in range(2, 7):
        review.keyboard.press("a")
        shows(review, f"Claim {number} of 6")
    review.keyboard.press("x")
    shows(review, "Every claim is reviewed")
    assert "unreviewed" not in {claim.review for claim in rows(table).values()}


def test_an_address_without_its_token_is_explained(browser: Browser, server: ReviewServer) -> None:
    page = browser.new_page()
    page.goto(server.address.split("#")[0])
    shows(page, "open the whole address that the terminal shows")
    page.goto("about:blank")
    page.goto(server.address[:-3])
    shows(page, "this page is of another review")
    page.close()
