"""Text in a CSV cell that a spreadsheet must not run as a formula."""

from __future__ import annotations

_RUNS = tuple("=+-@\t\r\n＝＋－＠")
_FIRST = frozenset({*_RUNS, "'"})


def guard(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it.

    What already looks guarded gets one more, so that `unguard` gives back every text exactly.
    """
    if text[:1] not in _FIRST:
        return text
    return f"'{text}" if text.startswith(_RUNS) or _is_guarded(text) else text


def unguard(cell: str) -> str:
    """The text that `guard` made the cell of."""
    return cell[1:] if _is_guarded(cell) else cell


def _is_guarded(text: str) -> bool:
    return text.startswith("'") and text[1:].startswith((*_RUNS, "'"))
