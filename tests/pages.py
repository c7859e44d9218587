"""What a page must not do while a test looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request

LOCAL = ("about:", "blob:", "data:", "file:")


def watch(page: Page) -> list[str]:
    """A list that grows when the page asks for an address that isn't local, writes an error to
    the console or leaves one uncaught."""
    faults: list[str] = []

    def on_request(request: Request) -> None:
        if not request.url.startswith(LOCAL):
            faults.append(f"asked for {request.url}")

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text}")

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(f"uncaught: {error}"))
    return faults
