"""The index of a layer: what the browser draws, filters and lists by, as numbers in columns.

Fields that belong together share a column of codes; a code stands for one combination of their
values, and each combination is there once. So a filter is tested on the combinations, and a claim
costs a byte or two a column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson

if TYPE_CHECKING:
    from numpy.typing import NDArray

GROUPS: dict[str, tuple[str, ...]] = {
    "who": ("side", "source", "source_role", "stance"),
    "where": (
        "place_id",
        "place",
        "toponym",
        "feature_class",
        "admin1",
        "lat",
        "lon",
        "radius_m",
        "geo_precision",
    ),
    "when": ("date_start", "date_end"),
    "hit": ("target_kind", "target_actor", "attacker"),
    "target": ("claimed_target",),
    "toll": (
        "killed_min",
        "killed_max",
        "injured_min",
        "injured_max",
        "toll_text",
        "toll_group",
    ),
    "printed": ("publisher", "lang"),
    "compared": ("agreement",),
}
INDEXED = frozenset(name for fields in GROUPS.values() for name in fields)
_WIDTHS = ((1, "<u1"), (2, "<u2"), (4, "<u4"))
_ALIGNED = 4


def coded(values: Sequence[Any]) -> tuple[list[Any], list[int]]:
    """The distinct values in the order of their first use, and the code of each value."""
    codes: dict[Any, int] = {}
    numbers = [codes.setdefault(value, len(codes)) for value in values]
    return list(codes), numbers


def group(names: Sequence[str], columns: Sequence[Sequence[Any]]) -> tuple[dict[str, Any], bytes]:
    """A group's description for the header, and its codes as bytes. The combinations of days
    stand the newest first, those without a day last."""
    tuples, codes = coded(list(zip(*columns, strict=True)))
    numbers = np.array(codes, dtype=np.int64)
    if names == GROUPS["when"]:
        order = sorted(range(len(tuples)), key=lambda code: _day(tuples[code]), reverse=True)
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        tuples, numbers = [tuples[code] for code in order], rank[numbers]
    listed = map(list, zip(*tuples, strict=True)) if tuples else ([] for _ in names)
    return numbers_of(numbers, dict(zip(names, listed, strict=True)))


def numbers_of(
    numbers: NDArray[np.int64], values: dict[str, list[Any]] | None = None
) -> tuple[dict[str, Any], bytes]:
    """A column's description for the header, and its numbers from 0 up as bytes."""
    largest = int(numbers.max(initial=0))
    width, kind = next(each for each in _WIDTHS if largest < 256 ** each[0])
    return {"width": width, "values": values or {}}, numbers.astype(kind).tobytes()


def container(header: dict[str, Any], arrays: Sequence[bytes]) -> bytes:
    """A header and arrays as one: the header's length as uint32, the header as JSON, the arrays,
    each from a multiple of 4 bytes; little-endian."""
    head = orjson.dumps(header)
    head += b" " * (-len(head) % _ALIGNED)
    parts = [len(head).to_bytes(_ALIGNED, "little"), head]
    for array in arrays:
        parts += [array, bytes(-len(array) % _ALIGNED)]
    return b"".join(parts)


def _day(when: tuple[str, ...]) -> tuple[str, ...]:
    start, end = when
    return (end or start, start or end)
