"""Text for a terminal: hostile characters made visible, tables, styles."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import click

Item = TypeVar("Item")

JOINERS = frozenset("\u200c\u200d")
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
SYMBOLS_FOR_CONTROLS = 0x2400
DELETE = 0x7F
MANY = 50


def _symbol(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(SYMBOLS_FOR_CONTROLS + code)
    if code == DELETE:
        return "␡"
    return f"<U+{code:04X}>"


def printable(text: str, *, keep: str = "") -> str:
    """`text` with every control and direction-changing character made visible.

    ESC becomes ␛ and a right-to-left override <U+202E>, so that words from a report or a file's
    name can neither move the cursor nor reorder a line. The joiners that Arabic script needs
    stay, and so do the characters of `keep`.
    """
    return "".join(
        character
        if character in keep
        or character in JOINERS
        or unicodedata.category(character) not in UNSEEN
        else _symbol(character)
        for character in text
    )


def one_line(text: str) -> str:
    """`text` printable on one line, runs of blanks and line ends as one space."""
    return printable(re.sub(r"[ \t\r\n]+", " ", text).strip())


def width(text: str) -> int:
    """How many columns `text` takes on a terminal: marks over letters none, wide letters two."""
    return sum(
        0
        if unicodedata.combining(character) or character in JOINERS
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of printable cells, columns two spaces apart, heads underlined."""
    cells = [list(heads), *([one_line(cell) for cell in row] for row in rows)]
    widths = [max(width(row[column]) for row in cells) for column in range(len(heads))]
    lines = [
        "  ".join(
            cell + " " * (size - width(cell)) for cell, size in zip(row, widths, strict=True)
        ).rstrip()
        for row in cells
    ]
    return "\n".join([lines[0], "  ".join("─" * size for size in widths), *lines[1:]])


def with_progress(items: Sequence[Item]) -> Iterator[Item]:
    """The items one by one; on a terminal, where they are many, with a bar on standard error."""
    if len(items) <= MANY or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label="Reading reports", file=sys.stderr) as bar:
        yield from bar


def note(text: str) -> None:
    """Say something to the person on standard error; line ends of `text` are kept."""
    click.echo(printable(text, keep="\n"), err=True)
