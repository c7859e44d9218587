"""The printable comparison: what it shows, and that nothing in it runs."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from playwright.sync_api import expect

from geo.comparison import compare
from geo.model import Claim, Collection, Report
from maps.chart import daily_chart
from maps.minimap import WIDTH, Base
from maps.report import report, write_report
from maps.sides import load_sides
from tests.maps.claims import CLAIMS, OPPOSITION_TOLL, RUSSIAN_COMMAND, UNPLACED
from tests.maps.hostile import corpus
from tests.maps.test_hostile import TEXT_FIELDS

HOSTILE = corpus()

if TYPE_CHECKING:
    from playwright.sync_api import Page


def made(*claims: Claim, **options: Any) -> Any:
    """The report on some claims, parsed."""
    return html.document_fromstring(text(*claims, **options))


def text(*claims: Claim, title: str = "", reports: tuple[Report, ...] = ()) -> str:
    return report(Collection(claims=claims, reports=reports), compare(claims), title=title)


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_the_matrix_has_an_incident_a_row_and_a_side_a_column() -> None:
    page = made(RUSSIAN_COMMAND, OPPOSITION_TOLL)
    (table,) = page.cssselect("table.matrix")
    heads = [words(cell) for cell in table.cssselect("thead th")]
    assert heads[2:] == ["Russian officials and state media", "Syrian opposition and activists"]
    (row,) = table.cssselect("tbody tr")
    assert "Talbiseh" in words(row)
    assert "command post" in words(row.cssselect("td")[1])
    assert OPPOSITION_TOLL.toll_text in words(row.cssselect("td")[2])


def test_silence_is_no_statement_found() -> None:
    elsewhere = replace(OPPOSITION_TOLL, claim_id="x", place_id="rastan", place="Rastan")
    page = made(RUSSIAN_COMMAND, elsewhere)
    assert page.cssselect(".matrix [aria-label='no statement found']")
    assert "denial" in words(page.cssselect("footer")[0])


def test_a_claim_stands_with_its_quote_publisher_and_link() -> None:
    page = made(RUSSIAN_COMMAND)
    (article,) = page.cssselect("article")
    (quote,) = article.cssselect("blockquote")
    assert (quote.get("lang"), quote.get("dir"), quote.text_content()) == (
        "ru",
        "ltr",
        RUSSIAN_COMMAND.quote,
    )
    assert [link.get("href") for link in article.cssselect("a")] == [RUSSIAN_COMMAND.url]
    assert "Example Daily" in words(article)


def test_arabic_runs_from_right_to_left() -> None:
    page = made(replace(RUSSIAN_COMMAND, lang="ar", quote="قصف تلبيسة"))
    assert page.cssselect("blockquote")[0].get("dir") == "rtl"


def test_copies_of_a_statement_stand_once_with_all_who_printed_it() -> None:
    copy = replace(RUSSIAN_COMMAND, claim_id="c", statement_id="sc", publisher="Example Post")
    page = made(RUSSIAN_COMMAND, copy)
    assert len(page.cssselect("article blockquote")) == 1
    printed = {words(each).split(",")[0] for each in page.cssselect("article .origin")}
    assert printed == {"Example Daily", "Example Post"}


def test_claims_without_a_place_are_listed() -> None:
    page = made(RUSSIAN_COMMAND, UNPLACED)
    (section,) = page.cssselect("section[aria-labelledby=unplaced]")
    assert len(section.cssselect("li")) == 1
    assert "1 without a place" in words(page.cssselect("header")[0])


def test_nothing_to_compare_is_said() -> None:
    assert "No claim has a place to compare at." in words(made(UNPLACED))
    assert "0 incidents at 0 places." in words(made())


def test_an_area_is_a_ring_and_no_pin() -> None:
    wide = replace(RUSSIAN_COMMAND, geo_precision="governorate", radius_m=90_000.0)
    (drawn,) = made(wide).cssselect("svg.map")
    assert drawn.cssselect("circle.area")
    assert not drawn.cssselect("circle.place")
    (drawn,) = made(RUSSIAN_COMMAND).cssselect("svg.map")
    assert drawn.cssselect("circle.place")


def test_a_wide_area_fits_its_small_map() -> None:
    small = Base("syria").around(35.0, 38.0, 150_000)
    assert 0 < small.radius < WIDTH / 2
    assert Base("syria").around(35.0, 38.0, 0).radius == 0


def test_the_same_claims_give_the_same_bytes(tmp_path: Path) -> None:
    assert text(*CLAIMS) == text(*CLAIMS)
    write_report(tmp_path / "r.html", Collection(claims=CLAIMS), compare(CLAIMS))
    assert (tmp_path / "r.html").read_text("utf-8") == text(*CLAIMS)


def test_the_chart_counts_each_side_of_a_day() -> None:
    (image,) = made(RUSSIAN_COMMAND, OPPOSITION_TOLL).cssselect("figure img")
    kind, _, packed = image.get("src").partition(",")
    drawn = base64.b64decode(packed).decode()
    assert kind == "data:image/svg+xml;base64"
    assert "Russian officials and state media" in drawn
    assert "2015-09-30" in drawn
    assert not re.search(
        r"<script|<dc:date|http://(?!www\.w3\.org|purl\.org|creativecommons)", drawn
    )
    assert daily_chart((), load_sides()) == ""


def test_hostile_text_is_text() -> None:
    texts = [name for name in TEXT_FIELDS if name not in ("side", "place_id")]
    claims = []
    for number, hostile in enumerate(HOSTILE):
        fields: dict[str, Any] = dict.fromkeys(texts, hostile)
        ids = {"claim_id": f"c{number}", "statement_id": f"s{number}"}
        claims.append(replace(RUSSIAN_COMMAND, **(fields | ids)))
        claims.append(replace(UNPLACED, **(fields | {"claim_id": f"u{number}"})))
    page = made(*claims, title=HOSTILE[0])
    assert not page.cssselect("script, iframe, object, form, input, img:not([src^='data:'])")
    assert {link.get("href")[:1] for link in page.cssselect("a")} <= {"#", "h"}
    own = {"aria-label", "aria-labelledby", "href", "class", "id", "rel", "dir", "lang", "datetime"}
    used = {name for element in page.cssselect("article *") for name in element.attrib}
    assert not {name for name in used - own if name.startswith("on")}
    told = {" ".join(quote.text_content().split()) for quote in page.cssselect("blockquote")}
    assert {" ".join(each.split()) for each in HOSTILE if "\0" not in each} <= told


def test_nothing_is_asked_for_and_nothing_runs(page: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    path = tmp_path / "report.html"
    hostile = [
        replace(RUSSIAN_COMMAND, claim_id=f"h{n}", quote=each, source=each, title=each)
        for n, each in enumerate(HOSTILE)
    ]
    path.write_text(text(*CLAIMS, *hostile, title="Réport ‮"), "utf-8")
    page.goto(path.as_uri())
    expect(page.locator("article").first).to_be_visible()
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
    assert faults == []
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.querySelector('.matrix')).borderCollapse") == (
        "collapse"
    )


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_report_fits_the_window(page: Page, tmp_path: Path, width: int) -> None:
    path = tmp_path / "report.html"
    path.write_text(text(*CLAIMS), "utf-8")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
