"""The command group: one way for every command to end, and never with a traceback."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

from gazetteer.errors import StrikemapError
from maps.cli.terminal import note

DONE = 0
LEFT_OUT = 1
NOTHING_DONE = 2
INTERRUPTED = 130
BROKEN_PIPE = 141


class Group(click.Group):
    """A click group whose commands return their exit code and whose faults are one message."""

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **extra: Any
    ) -> int:
        _allow_any_text()
        code = self._run(args, **extra)
        if standalone_mode:
            sys.exit(code)
        return code

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _discard_output()
            return BROKEN_PIPE
        return code

    def _run(self, args: Sequence[str] | None, **extra: Any) -> int:
        try:
            code = super().main(args, standalone_mode=False, **extra)
        except click.Abort:
            note("Stopped.")
            return INTERRUPTED
        except click.ClickException as fault:
            return _tell_usage(fault)
        except StrikemapError as fault:
            return _tell(str(fault) if not fault.fix else _in_lines(fault))
        except OSError as fault:
            return _tell(_of_system(fault))
        except Exception as fault:
            return _tell_unexpected(fault)
        return code if isinstance(code, int) else DONE


def _allow_any_text() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _discard_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(message: str) -> int:
    note(f"Error: {message}")
    return NOTHING_DONE


def _in_lines(fault: StrikemapError) -> str:
    head = f"{fault.where}: {fault.what}" if fault.where else fault.what
    return f"{head}\n  {fault.fix}"


def _of_system(fault: OSError) -> str:
    what = fault.strerror or str(fault) or type(fault).__name__
    return f"{fault.filename}: {what}" if fault.filename else what


def _tell_usage(fault: click.ClickException) -> int:
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        note(fault.format_message())
        return NOTHING_DONE
    context = getattr(fault, "ctx", None)
    if context is not None:
        note(context.get_usage())
        note(f"Try '{context.command_path} --help' for examples.\n")
    return _tell(fault.format_message())


def _tell_unexpected(fault: Exception) -> int:
    if os.environ.get("STRIKEMAP_DEBUG"):
        note(traceback.format_exc())
    return _tell(
        f"this is a fault of Strikemap itself ({type(fault).__name__}: {fault}). Please report "
        "it with what you ran; STRIKEMAP_DEBUG=1 shows where it happened."
    )
