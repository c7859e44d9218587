"""What axe-core finds wrong on an open page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

SOURCE = Path(__file__).parents[2] / "maps/web/node_modules/axe-core/axe.min.js"
RUN = """async () => {
    const { violations } = await axe.run({ preload: false });
    return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, any }) =>
            [id, help, target.join(" "), any.map((one) => one.message).join(" ")].join(": ")));
}"""


@cache
def _source() -> str:
    return SOURCE.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Each rule broken, with the element; by a script that the page's policy doesn't see."""
    if not SOURCE.is_file():
        pytest.skip("axe-core is not in maps/web/node_modules: run make check")
    page.evaluate(_source())
    found: list[str] = page.evaluate(RUN)
    return found
