"""Where a command's data go: a file, a pipe, or a terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from maps.cli.checks import STANDARD_STREAM
from maps.cli.terminal import printable


def deliver(output: str, form: str, write: Callable[[str], object]) -> None:
    """Have `write` write to the file `output`, or for "-" to standard output, once it is whole.

    A pipe gets the same bytes as a file would; a terminal gets text, hostile characters visible.
    """
    if output != STANDARD_STREAM:
        write(output)
        return
    with TemporaryDirectory(prefix="strikemap-") as folder:
        path = Path(folder) / f"output.{form}"
        write(str(path))
        if sys.stdout.isatty():
            click.echo(printable(path.read_text("utf-8", "replace"), keep="\n\t"), nl=False)
        else:
            with path.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
