from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from maps.cli.output import deliver

DATA = "quote\r\n\x1b[2J\u202etxt\n"
PROGRAM = f"""
from pathlib import Path
from maps.cli.output import deliver
deliver("-", "csv", lambda path: Path(path).write_bytes({DATA.encode()!r}))
"""


def test_a_pipe_gets_the_bytes_of_a_file(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True)
    deliver(str(tmp_path / "out.csv"), "csv", lambda path: Path(path).write_bytes(DATA.encode()))
    assert done.stdout == (tmp_path / "out.csv").read_bytes() == DATA.encode()


def test_a_terminal_is_shown_hostile_characters() -> None:
    terminal, its_end = pty.openpty()
    subprocess.run([sys.executable, "-c", PROGRAM], stdout=its_end, check=True)
    shown = os.read(terminal, 4096).decode()
    os.close(its_end)
    os.close(terminal)
    assert shown.splitlines() == ["quote", "␛[2J<U+202E>txt"]


def test_standard_output_gets_nothing_of_a_file_that_is_not_whole(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    def broken(path: str) -> None:
        Path(path).write_text("half")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        deliver("-", "csv", broken)
    assert capfdbinary.readouterr().out == b""
