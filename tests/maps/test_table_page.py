"""The table, the downloads and the print of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from geo.comparison import compare
from geo.export import write
from geo.filters import Filters, select
from geo.model import Claim, Collection
from tests.geo.strategies import collections
from tests.maps.claims import CLAIMS, OPPOSITION_TOLL, RUSSIAN_AREA, RUSSIAN_COMMAND
from tests.maps.conftest import Opener

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FORMS = {"geojson": "GeoJSON", "csv": "CSV"}
COMPARED = compare(
    [
        *CLAIMS,
        replace(RUSSIAN_COMMAND, claim_id="c6", statement_id="s6", target_actor="is"),
        replace(OPPOSITION_TOLL, claim_id="c7", statement_id="s7", lat=1e-6, lon=-43.331785),
        replace(RUSSIAN_AREA, claim_id="c8", statement_id="s8", review="rejected", radius_m=1e5),
        replace(RUSSIAN_AREA, claim_id="c9", statement_id="s9", lon=179.9, confidence=0.00001),
    ]
).claims


def download(page: Page, what: str, form: str) -> tuple[str, bytes]:
    """The name and the bytes of a file that the page gives."""
    page.locator("#sm-downloads").evaluate("menu => { menu.open = true }")
    with page.expect_download() as told:
        page.get_by_role("button", name=f"Download {what} claims as {FORMS[form]}").click()
    return told.value.suggested_filename, told.value.path().read_bytes()


def exported(claims: tuple[Claim, ...], filters: Filters, path: Path) -> bytes:
    write(Collection(claims=select(claims, filters)), path)
    return path.read_bytes()


def show_table(page: Page) -> None:
    page.get_by_role("button", name="Table", exact=True).click()
    expect(page.get_by_role("grid", name="Shown claims")).to_be_visible()


def column(page: Page, number: int) -> list[str]:
    return page.locator(f".sm-grid-body [role=row] [aria-colindex='{number}']").all_text_contents()


def at_focus(page: Page) -> list[str]:
    """Row and column of the cell that has the focus."""
    found: list[str] = page.evaluate(
        """() => {
            const cell = document.activeElement.closest("[aria-colindex]");
            return [cell.parentElement.ariaRowIndex, cell.ariaColIndex];
        }"""
    )
    return found


@pytest.mark.parametrize("form", FORMS)
def test_downloads_are_what_export_writes_with_the_same_filters(
    opened: Opener, tmp_path: Path, form: str
) -> None:
    page = opened(COMPARED)
    asked: list[tuple[dict[str, Any], Filters]] = [
        ({}, Filters()),
        ({"side": ["russian"]}, Filters(side=("russian",))),
        (
            {"source": ["Local council", "Activists in Talbiseh"], "until": "2015-09-30"},
            Filters(source=("Local council", "Activists in Talbiseh"), until="2015-09-30"),
        ),
        ({"precision": ["governorate"]}, Filters(precision=("governorate",))),
        ({"precision": ["unresolved"]}, Filters(precision=("unresolved",))),
        (
            {"target_kind": ["command"], "admin1": ["Homs"]},
            Filters(target=("command",), admin1=("Homs",)),
        ),
        ({"agreement": ["one_side"]}, Filters(agreement=("one_side",))),
    ]
    for filter, filters in asked:
        page.evaluate("filter => strikemap.filter(filter)", filter)
        _, got = download(page, "shown", form)
        assert got == exported(COMPARED, filters, tmp_path / f"claims.{form}"), filter


@settings(
    max_examples=4,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(drawn=st.lists(collections(), min_size=12, max_size=20))
def test_downloads_of_hostile_claims_are_what_export_writes(
    opened: Opener, tmp_path: Path, drawn: list[tuple[Claim, ...]]
) -> None:
    several = [replace(claim, claim_id="", statement_id="") for some in drawn for claim in some]
    claims = compare(
        [
            replace(claim, claim_id=f"c{n}", statement_id=f"s{n // 2}")
            for n, claim in enumerate(several)
        ]
    ).claims
    page = opened(claims)
    for form in FORMS:
        _, got = download(page, "shown", form)
        assert got == exported(claims, Filters(), tmp_path / f"claims.{form}")


def test_a_file_says_in_its_name_what_is_in_it(opened: Opener) -> None:
    page = opened(title="Strikes: a day / two?")
    page.evaluate("strikemap.filter({ side: 'opposition', text: 'تلبيسة' })")
    name, _ = download(page, "shown", "csv")
    assert name == "strikes-a-day-two_2-of-5_opposition-تلبيسة_2015-09-30-to-2015-10-01.csv"


def test_selected_claims_are_downloaded_alone(opened: Opener, tmp_path: Path) -> None:
    page = opened(COMPARED)
    show_table(page)
    boxes = page.locator(".sm-grid-body").get_by_role("checkbox")
    boxes.nth(0).click()
    boxes.nth(2).click(modifiers=["Shift"])
    expect(page.locator("#sm-table [role=status]")).to_have_text("9 claims, 3 selected")
    ids = set(page.evaluate("strikemap.visible()"))
    name, got = download(page, "selected", "csv")
    assert "_3-selected_" in name
    kept = [c for c in COMPARED if f"{c.claim_id},{c.statement_id}," in got.decode()]
    assert len(kept) == 3
    assert {claim.claim_id for claim in kept} <= ids
    write(Collection(claims=tuple(kept)), tmp_path / "claims.csv")
    assert got == (tmp_path / "claims.csv").read_bytes()


def test_the_table_has_all_shown_claims_and_sorts_them(opened: Opener) -> None:
    page = opened()
    show_table(page)
    grid = page.get_by_role("grid")
    expect(grid).to_have_attribute("aria-rowcount", "6")
    header = page.get_by_role("columnheader", name="Source")
    header.get_by_role("button").click()
    expect(header).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("[aria-rowindex='2'] [aria-colindex='5']")).to_have_text(
        "Activists in Talbiseh"
    )
    sources = column(page, 5)
    assert sources == sorted(sources)
    header.get_by_role("button").click()
    expect(page.locator("[aria-rowindex='2'] [aria-colindex='5']")).to_have_text(
        "Russian defence ministry"
    )
    page.evaluate("strikemap.filter({ side: 'opposition' })")
    expect(grid).to_have_attribute("aria-rowcount", "3")
    assert column(page, 5) == ["Local council", "Activists in Talbiseh"]


def test_columns_are_chosen_from_all_fields(opened: Opener) -> None:
    page = opened()
    show_table(page)
    page.get_by_text("Columns", exact=True).click()
    page.get_by_role("checkbox", name="Quote", exact=True).check()
    page.get_by_role("checkbox", name="Toll", exact=True).uncheck()
    page.keyboard.press("Escape")
    header = page.get_by_role("columnheader", name="Quote", exact=True)
    number = int(header.get_attribute("aria-colindex") or 0)
    header.get_by_role("button").click()
    first = page.locator(f"[aria-rowindex='2'] [aria-colindex='{number}']")
    expect(first).to_have_text("A depot was hit.")
    expect(page.get_by_role("columnheader", name="Toll")).to_have_count(0)


def test_the_table_is_used_by_keyboard(opened: Opener) -> None:
    page = opened()
    show_table(page)
    status = page.locator("#sm-table [role=status]")
    page.get_by_role("checkbox", name="Select all shown claims").focus()
    for key, where in [
        ("ArrowDown", ["2", "1"]),
        ("End", ["2", "12"]),
        ("Home", ["2", "1"]),
        ("ArrowRight", ["2", "2"]),
        ("Control+End", ["6", "12"]),
        ("Control+Home", ["2", "1"]),
        ("ArrowRight", ["2", "2"]),
    ]:
        page.keyboard.press(key)
        assert at_focus(page) == where, key
    page.keyboard.press("Space")
    expect(status).to_have_text("5 claims, 1 selected")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(status).to_have_text("5 claims, 3 selected")
    page.keyboard.press("Control+a")
    expect(status).to_have_text("5 claims, 5 selected")
    page.keyboard.press("Escape")
    expect(status).to_have_text("5 claims")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#sm-place [data-claim=c3]")).to_have_attribute("aria-current", "true")
    expect(page.locator(".sm-map")).to_be_visible()
    expect(page.get_by_role("grid")).to_be_hidden()


def test_only_rows_in_view_are_in_the_document(opened: Opener) -> None:
    many = [
        replace(RUSSIAN_COMMAND, claim_id=f"m{n}", statement_id=f"m{n}", source=f"Source {n}")
        for n in range(400)
    ]
    page = opened(many)
    show_table(page)
    assert len(column(page, 5)) < 60
    page.get_by_role("grid").locator("[role=gridcell]").nth(1).click()
    page.keyboard.press("Control+End")
    assert at_focus(page) == ["401", "12"]
    assert "Source 399" in column(page, 5)
    assert len(column(page, 5)) < 60


@pytest.mark.parametrize("view", ["Map", "Table"])
def test_print_gives_filter_map_legend_and_all_shown_claims(opened: Opener, view: str) -> None:
    page = opened(title="On paper")
    page.evaluate("strikemap.filter({ side: 'russian' })")
    page.get_by_role("button", name=view, exact=True).click()
    page.emulate_media(media="print")
    page.evaluate(
        """addEventListener("beforeprint", () => {
            const { width, height } = document.querySelector(".sm-map").getBoundingClientRect();
            window.printed = { text: document.body.innerText, width, height };
        })"""
    )
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    assert page.evaluate("printed.width") == pytest.approx(692, abs=4)
    assert page.evaluate("printed.height") > 200
    text = page.evaluate("printed.text")
    for words in (
        "On paper",
        "3 of 5 claims",
        "Only these claims are shown",
        "Who makes the claim: Russian officials",
        "somewhere in this area",
        "a command post",
        "an ammunition depot",
        "Hama governorate",
        "A mark says that somebody claims something",
    ):
        assert words in text
    for words in ("Local council", "Search", "Columns", "Download"):
        assert words not in text
    assert re.search(r"30 Sep 2015\s+Talbiseh, Homs\s+Russian defence ministry", text)
    assert page.locator("#sm-paper-claims table").count() == 0
