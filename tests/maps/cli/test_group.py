"""How a command ends, whatever happens in it."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner, Result

from gazetteer.errors import StrikemapError
from maps.cli.group import Group


def run(body: Callable[[], int | None], **env: str) -> Result:
    group = click.group("strikemap", cls=Group)(lambda: None)
    group.command("work")(body)
    return CliRunner().invoke(group, ["work"], env=env)


def raising(fault: BaseException) -> Callable[[], int | None]:
    def body() -> int | None:
        raise fault

    return body


@pytest.mark.parametrize("code", [0, 1])
def test_a_command_gives_the_exit_code(code: int) -> None:
    assert run(lambda: code).exit_code == code


def test_a_command_that_gives_none_is_done() -> None:
    assert run(lambda: None).exit_code == 0


def test_a_fault_tells_what_where_and_what_to_do() -> None:
    result = run(raising(StrikemapError("latitude 136", where="a.csv:3", fix="swap the two")))
    assert result.exit_code == 2
    assert result.stderr == "Error: a.csv:3: latitude 136\n  swap the two\n"
    assert result.stdout == ""


def test_a_fault_of_the_system_is_one_line() -> None:
    result = run(raising(PermissionError(13, "Permission denied", "page.html")))
    assert (result.exit_code, result.stderr) == (2, "Error: page.html: Permission denied\n")


def test_hostile_words_of_a_fault_are_shown_and_not_obeyed() -> None:
    result = run(raising(StrikemapError("bad \x1b[2J", where="\u202efdp.txt")))
    assert result.stderr == "Error: <U+202E>fdp.txt: bad ␛[2J\n"


def test_an_unexpected_fault_asks_for_a_report_and_shows_no_traceback() -> None:
    result = run(raising(KeyError("lat")))
    assert result.exit_code == 2
    assert "KeyError: 'lat'" in result.stderr
    assert "report" in result.stderr
    assert "STRIKEMAP_DEBUG=1" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_traceback_is_there_for_who_asks() -> None:
    result = run(raising(KeyError("lat")), STRIKEMAP_DEBUG="1")
    assert result.exit_code == 2
    assert "Traceback" in result.stderr


def test_an_interrupt_is_tidy() -> None:
    result = run(raising(KeyboardInterrupt()))
    assert result.exit_code == 130
    assert result.stderr.split() == ["Stopped."]


def test_an_unknown_command_is_a_usage_error() -> None:
    group = click.group("strikemap", cls=Group)(lambda: None)
    result = CliRunner().invoke(group, ["draw"])
    assert result.exit_code == 2
    assert "No such command 'draw'" in result.stderr
    assert "--help" in result.stderr


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    program = (
        "import click; from maps.cli.group import Group\n"
        "group = click.group('strikemap', cls=Group)(lambda: None)\n"
        "@group.command()\n"
        "def work():\n"
        "    for _ in range(100000): click.echo('claim')\n"
        "group(['work'])\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_ctrl_c_stops_a_running_command() -> None:
    program = "from maps.cli import main; main(['places', '--json'])"
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        guard = threading.Timer(30, process.kill)
        guard.start()
        process.stdin.write(b"Homs\n")
        process.stdin.flush()
        assert process.stdout.readline().startswith(b'{"name": "Homs"')
        process.send_signal(signal.SIGINT)
        assert process.stderr.read().split() == [b"Stopped."]
        assert process.wait() == 130
        guard.cancel()
