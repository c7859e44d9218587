"""What all tests share: the shared folder, Chromium, and the rule that CI leaves no test out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.pages import watch
from tools import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
IN_CI = os.environ.get("CI", "") not in {"", "0", "false"}
LEFT_OUT = ("skipped", "deselected")
BROWSER_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if IN_CI else "here")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that read the shared folder where there is none; never in CI."""
    if SHARED.is_dir():
        return
    wanting = [item for item in items if item.get_closest_marker("shared")]
    if wanting and IN_CI:
        raise pytest.UsageError(f"{SHARED} is missing: CI runs every test, and some read it")
    config.hook.pytest_deselected(items=wanting)
    items[:] = [item for item in items if item not in wanting]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test left out is a failure."""
    if IN_CI and any(_left_out(session.config).values()) and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(config: pytest.Config) -> None:
    """Name the tests that were left out."""
    left_out, reporter = _left_out(config), _reporter(config)
    wanting = [item for item in left_out["deselected"] if item.get_closest_marker("shared")]
    if wanting and not SHARED.is_dir():
        reporter.section(f"left out: they read {SHARED}, which isn't there")
        for item in wanting:
            reporter.line(item.nodeid)
    if IN_CI and any(left_out.values()):
        reporter.section("failed: CI leaves no test out", red=True)


def _left_out(config: pytest.Config) -> dict[str, list[pytest.Item]]:
    return {outcome: _reporter(config).stats.get(outcome, []) for outcome in LEFT_OUT}


def _reporter(config: pytest.Config) -> pytest.TerminalReporter:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    assert isinstance(reporter, pytest.TerminalReporter)
    return reporter


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder shared beside the checkout; for tests marked `shared`."""
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def no_layers_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An empty data folder, for this process and those it starts."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("STRIKEMAP_DATA", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; for tests marked `browser`."""
    from playwright.sync_api import sync_playwright

    path = chromium.find()
    if path is None:
        pytest.fail("no Chromium found: `python -m tools.chromium` installs one")
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=path, args=[*BROWSER_ARGUMENTS, *as_root]
        )
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without a network, for files. The test fails if the page does what `watch` sees."""
    context = browser.new_context(offline=True)
    opened = context.new_page()
    faults = watch(opened)
    yield opened
    context.close()
    assert not faults, "\n".join(faults)
