"""The bar: where a person waits for many reports, and nowhere else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from maps.cli.terminal import MANY

PROGRAM = """
import sys
from maps.cli.terminal import with_progress
items = range(int(sys.argv[1]))
assert list(with_progress(items)) == list(items)
print("done")
"""


def shown(number: int) -> str:
    """What a terminal shows on standard error while `number` items go by."""
    terminal, its_end = pty.openpty()
    words = [sys.executable, "-c", PROGRAM, str(number)]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=its_end, check=True)
    os.write(its_end, b"!")
    told = os.read(terminal, 65536).decode()
    os.close(its_end)
    os.close(terminal)
    assert done.stdout == b"done\n"
    return told.removesuffix("!")


def test_many_have_a_bar_on_a_terminal() -> None:
    assert "Reading reports" in shown(MANY + 1)
    assert "100%" in shown(MANY + 1)


def test_few_have_none() -> None:
    assert shown(MANY) == ""


def test_no_terminal_no_bar(capfd: pytest.CaptureFixture[str]) -> None:
    words = [sys.executable, "-c", PROGRAM, str(MANY + 1)]
    subprocess.run(words, check=True)
    assert capfd.readouterr() == ("done\n", "")
