"""Makes a Chromium available to the tests: `python -m tools.chromium`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The path of a Chromium that starts: an installed one, else playwright's own."""
    for command in COMMANDS:
        path = shutil.which(command)
        if path and _starts(path):
            return path
    path = _playwright_path()
    return path if _starts(path) else None


def install() -> None:
    """Install Debian's chromium as root where apt-get is there, else playwright's own."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run("apt-get", "update", "--quiet=2")
        _run("apt-get", "install", "--quiet=2", "--yes", "--no-install-recommends", "chromium")
    else:
        _run(sys.executable, "-m", "playwright", "install", "chromium")


def _playwright_path() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _starts(path: str) -> bool:
    if not Path(path).is_file():
        return False
    done = subprocess.run([path, "--version"], capture_output=True, check=False)
    return done.returncode == 0


def _run(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=True, env=environment, stdout=sys.stderr)


def main() -> None:
    """Install a Chromium if none is there, or say what to do."""
    if find():
        return
    print("No Chromium found: installing one for the tests.", file=sys.stderr)
    try:
        install()
    except subprocess.CalledProcessError as error:
        command = " ".join(map(str, error.cmd))
        sys.exit(f"`{command}` failed: install Chromium yourself, so that `chromium` is found.")
    if not find():
        sys.exit(
            "The Chromium just installed doesn't start. As root, "
            "`python -m playwright install-deps chromium` adds the libraries that it needs."
        )


if __name__ == "__main__":
    main()
