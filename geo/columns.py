"""Columns of other people's tables, by the names they give them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from geo.model import FIELDS

LEFT_OUT = ""


def match_columns(
    columns: Sequence[str], given: Mapping[str, str], faults: list[str]
) -> tuple[dict[str, str], list[str]]:
    """(their column → ours for every column that is to be renamed, what was guessed in words).

    `given` is their name → ours, ours empty for a column to leave out. What it doesn't name and
    isn't ours is guessed from known names, where only one column can be meant.
    """
    renamed: dict[str, str] = {}
    for theirs, ours in given.items():
        if ours and ours not in FIELDS:
            faults.append(f"{theirs}={ours}: a claim has no field {ours!r}")
        elif theirs in columns:
            renamed[theirs] = ours
        elif ours not in columns:
            faults.append(f"{theirs}={ours}: there is no column {theirs!r}")
    taken = {renamed.get(name, name) for name in columns}
    guesses: dict[str, list[str]] = {}
    for name in columns:
        ours = known_names().get(folded(name), "")
        if name not in FIELDS and name not in renamed and ours and ours not in taken:
            guesses.setdefault(ours, []).append(name)
    told = []
    for ours, names in guesses.items():
        if len(names) == 1:
            renamed[names[0]] = ours
            told.append(f"{names[0]}={ours}")
    return renamed, told


def rename(row: Mapping[str, object], renamed: Mapping[str, str]) -> dict[str, object]:
    """The row under our names, without the columns that are left out."""
    return {
        ours: value for name, value in row.items() if (ours := renamed.get(name, name)) != LEFT_OUT
    }


def folded(name: str) -> str:
    """A column's name without case, spaces and punctuation."""
    return re.sub(r"[\W_]+", "_", name.casefold()).strip("_")


@cache
def known_names() -> dict[str, str]:
    """Folded names of columns → ours; ours too."""
    listed: dict[str, list[str]] = known()["synonyms"]
    return {field: field for field in FIELDS} | _by_name(listed.items())


@cache
def block_names() -> dict[str, str]:
    """Folded names of the columns of a belligerent's block → ours."""
    return known_names() | _by_name(known()["blocks"].items())


@cache
def known() -> dict[str, Any]:
    """What geo/data/columns.toml says."""
    return tomllib.loads((resources.files("geo") / "data" / "columns.toml").read_text("utf-8"))


def _by_name(listed: Iterable[tuple[str, list[str]]]) -> dict[str, str]:
    return {folded(name): ours for ours, names in listed for name in names}
