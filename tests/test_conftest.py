"""The guards that the other tests rely on do guard."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pytest_socket import SocketConnectBlockedError

from tests.pages import watch

ROOT = Path(__file__).parent.parent
FAULTY_PAGES = {
    "asks for an address": '<img src="https://example.org/a.png">',
    "writes an error": "<script>console.error('wrong')</script>",
    "leaves an error uncaught": "<script>throw new Error('wrong')</script>",
}


@pytest.mark.filterwarnings("ignore:A test tried")
def test_no_socket_leaves_the_machine() -> None:
    with socket.socket() as outward, pytest.raises(SocketConnectBlockedError):
        outward.connect(("192.0.2.1", 9))


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


@pytest.mark.browser
@pytest.mark.parametrize("html", FAULTY_PAGES.values(), ids=FAULTY_PAGES.keys())
def test_fault_of_a_page_is_seen(browser: Browser, tmp_path: Path, html: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<!doctype html><title>x</title>{html}")
    context = browser.new_context(offline=True)
    page = context.new_page()
    faults = watch(page)
    page.goto(file.as_uri())
    context.close()
    assert faults


@pytest.mark.browser
def test_page_without_fault_passes(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<!doctype html><title>x</title><script>console.log('fine')</script>")
    page.goto(file.as_uri())
    assert page.title() == "x"


@pytest.mark.parametrize(
    ("ci", "arguments", "expected"),
    [("true", [], 1), ("true", ["-k", "fine"], 1), ("", [], 0)],
    ids=["skipped in CI", "deselected in CI", "skipped elsewhere"],
)
def test_only_ci_fails_for_a_test_left_out(
    tmp_path: Path, ci: str, arguments: list[str], expected: int
) -> None:
    tests = tmp_path / "test_one.py"
    tests.write_text(
        "import pytest\n"
        "def test_fine(): pass\n"
        "@pytest.mark.skip(reason='x')\n"
        "def test_other(): pass\n"
    )
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", str(tests), *arguments]
    done = subprocess.run(
        command, env={**os.environ, "CI": ci}, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == expected, done.stdout
