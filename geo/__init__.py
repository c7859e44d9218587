"""Reports to claims to frames: reading, extraction, location, comparison, export.

In five lines:

    collection = geo.read("reports/", published="2015-10-02")
    frame = geo.to_frame(collection.claims)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.collect import read
    from geo.comparison import compare
    from geo.filters import Filters, select
    from geo.frame import from_frame, to_frame

_HOMES = {
    "Filters": "geo.filters",
    "compare": "geo.comparison",
    "from_frame": "geo.frame",
    "read": "geo.collect",
    "select": "geo.filters",
    "to_frame": "geo.frame",
}

__all__ = ["Filters", "compare", "from_frame", "read", "select", "to_frame"]


def __getattr__(name: str) -> Any:
    """Loads a name when it is first asked for, so that importing geo stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
