"""The small notation for names in the TOML files: `(a|b)` alternatives, `[x]` or `[a|b]`
optional parts."""

from __future__ import annotations

import re

from geo.errors import GeoError

_PART = re.compile(r"\(([^()\[\]]*)\)|\[((?:[^()\[\]]|\([^()\[\]]*\))*)\]")


def expand(pattern: str, where: str = "") -> tuple[str, ...]:
    """All phrases that a pattern stands for, such as "[al] (Nusra|Nosra)" for four.

    Raises `GeoError` where a bracket isn't closed or the pattern may be empty.
    """
    phrases = [" ".join(phrase.split()) for phrase in _expand(pattern)]
    if any(not phrase or set(phrase) & set("()[]|") for phrase in phrases):
        raise GeoError(
            f"the name pattern {pattern!r} has a bracket that isn't closed or may be empty",
            where=where,
            fix="use (a|b) for alternatives and [x] for an optional part",
        )
    return tuple(dict.fromkeys(phrases))


def _expand(pattern: str) -> list[str]:
    part = _PART.search(pattern)
    if part is None:
        return [pattern]
    head, tail = pattern[: part.start()], pattern[part.end() :]
    if part.group(1) is not None:
        middles = part.group(1).split("|")
    else:
        inner = part.group(2)
        middles = ["", *(_expand(inner) if "(" in inner else inner.split("|"))]
    tails = _expand(tail)
    return [head + middle + rest for middle in middles for rest in tails]
