"""Text that wants to be markup, script or a template stays text, wherever it stands."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect

from geo.model import Claim, Report
from maps.layer import code_points, inert
from tests.maps.claims import OPPOSITION_TOLL, RUSSIAN_COMMAND, UNPLACED
from tests.maps.conftest import Opener
from tests.maps.hostile import WHOLE, corpus

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXT_FIELDS = (
    "statement_id",
    "report_file",
    "publisher",
    "title",
    "source",
    "source_text",
    "side",
    "relayed_by",
    "claimed_target",
    "target_actor",
    "toll_text",
    "toll_group",
    "toponym",
    "place_id",
    "place",
    "admin1",
    "place_source",
    "resolution_reason",
    "alternatives",
    "date_text",
    "quote",
    "note",
)


def poisoned(claim: Claim, text: str, number: int) -> Claim:
    words: dict[str, Any] = dict.fromkeys(TEXT_FIELDS, text)
    return replace(claim, claim_id=f"h{number}", url=f"https://example.org/{text}", **words)


def open_all(page: Page) -> None:
    """Everything of the page that shows text is made to show it."""
    page.evaluate(
        """() => {
            for (const details of document.querySelectorAll("details")) details.open = true;
            for (const button of document.querySelectorAll(".sm-unfold")) button.click();
        }"""
    )


@pytest.mark.browser
@pytest.mark.parametrize("text", WHOLE)
def test_nothing_runs_and_the_text_is_shown(opened: Opener, text: str) -> None:
    claims = [
        poisoned(claim, text, number)
        for number, claim in enumerate((RUSSIAN_COMMAND, OPPOSITION_TOLL, UNPLACED))
    ]
    report = Report("r9", text, "x", text, text, text, text, "en")
    page = opened(claims, title=text, reports=[report])
    open_all(page)
    page.locator(".sm-open").first.click()
    assert page.evaluate("window.ran") is None
    assert page.title().split() == text.split()
    shown = page.evaluate(
        """() => [".sm-claim blockquote", ".sm-open bdi", "#sm-tree bdi", "#sm-legend span",
                  "#sm-reports li *", "#sm-unplaced b", ".sm-label bdi", "h1"]
            .map((where) => document.querySelector(where).textContent)"""
    )
    assert shown == [text] * len(shown)
    assert page.evaluate("document.querySelectorAll('img, b *, blockquote *').length") == 0
    assert page.evaluate("strikemap.claims().then(([first]) => first.quote)") == text
    page.evaluate("text => strikemap.filter({ text, side: text })", text)
    page.evaluate("dispatchEvent(new Event('hashchange'))")
    assert page.evaluate("strikemap.state()") == {"text": text, "side": [text]}
    expect(page.locator("#sm-headline")).to_contain_text("3 of 3 claims")


@pytest.mark.browser
def test_two_hundred_texts_in_every_field_are_shown_as_they_are(opened: Opener) -> None:
    texts = corpus()
    assert len(texts) == 200
    claims = [
        replace(poisoned(RUSSIAN_COMMAND, text, n), report_id=text, lat=34.0 + n / 100)
        for n, text in enumerate(texts)
    ]
    reports = [Report(f"r{n}", text, "x", text, text, text) for n, text in enumerate(texts)]
    page = opened(claims, title="".join(texts), reports=reports)
    open_all(page)
    read = page.evaluate("strikemap.claims()")
    fields = ("report_id", *TEXT_FIELDS)
    assert [[claim[name] for name in fields] for claim in read] == [
        [text] * len(fields) for text in texts
    ]
    wrong = page.evaluate(
        """async (texts) => {
            const shown = (element, where) => element.querySelector(where)?.textContent;
            const content = document.querySelector("#sm-place-content");
            const wrong = [];
            for (const [n, text] of texts.entries()) {
                await strikemap.filter({ place: [text] });
                const filled = new Promise((done) => {
                    const watching = new MutationObserver(() => {
                        if (shown(content, "article")) done(watching.disconnect());
                    });
                    watching.observe(content, { childList: true });
                });
                document.querySelector(".sm-open").click();
                await filled;
                const all = [shown(content, "h2"), shown(content, "blockquote"),
                    shown(content, "h4 span"), shown(content, "dd span"), shown(content, "a"),
                    shown(document, ".sm-open bdi"), shown(document, ".sm-label-mark bdi")];
                if (content.querySelector("article").dataset.claim !== `h${n}`) wrong.push(n);
                if (all.some((one) => one !== undefined && one !== text)) wrong.push([text, all]);
                if (all.slice(0, 5).includes(undefined)) wrong.push([text, all]);
            }
            return wrong;
        }""",
        list(texts),
    )
    assert wrong == []
    assert page.evaluate("[window.ran, ({}).ran]") == [None, None]
    assert page.evaluate("document.querySelectorAll('img, iframe, object, base').length") == 0


@pytest.mark.browser
@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://example.org/a?b=<c>", 1),
        ("http://example.org", 1),
        ("javascript:alert(1)", 0),
        (" JaVaScRiPt:alert(1)", 0),
        ("data:text/html,<script>alert(1)</script>", 0),
        ("file:///etc/passwd", 0),
        ("//example.org", 0),
        ("not an address", 0),
    ],
)
def test_only_web_addresses_become_links(opened: Opener, url: str, links: int) -> None:
    page = opened(reports=[Report("r9", "a.txt", "x", url=url)])
    page.locator("#sm-reports summary").click()
    expect(page.locator("#sm-reports li")).to_have_text("a.txt")
    expect(page.locator("#sm-reports a")).to_have_count(links)


@given(st.text())
def test_layer_names_are_inert_in_html_in_javascript_and_in_templates(text: str) -> None:
    name = inert(text)
    assert not set(name) & set("<>\"'`\\${}%\n\r\u2028\u2029")
    assert html.unescape(name).split() == " ".join(text.split()).split() or "\x00" in text


@given(st.text())
def test_code_points_hold_no_character_of_the_text(text: str) -> None:
    code = code_points(text)
    numbers = code.removeprefix("String.fromCodePoint(").removesuffix(")")
    assert "".join(chr(int(n)) for n in numbers.split(", ") if n) == text
