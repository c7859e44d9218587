"""Pages opened in Chromium."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import maps
from geo.frame import to_frame
from geo.model import Claim, Report
from tests.maps.claims import CLAIMS

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opener = Callable[..., "Page"]


@cache
def render(claims: tuple[Claim, ...], title: str, reports: tuple[Report, ...]) -> str:
    """A page's HTML, built once for all tests that open it."""
    html: str = maps.build(to_frame(claims), title=title, reports=reports).get_root().render()
    return html


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> Opener:
    """Builds and opens a page of claims; waits until it is drawn."""

    def open_page(
        claims: Sequence[Claim] = CLAIMS,
        *,
        title: str = "",
        reports: Sequence[Report] = (),
        hash: str = "",
    ) -> Page:
        path = tmp_path / "page.html"
        path.write_text(render(tuple(claims), title, tuple(reports)), encoding="utf-8")
        page.goto(path.as_uri() + hash)
        page.evaluate("strikemap.ready.then(() => null)")
        return page

    return open_page
