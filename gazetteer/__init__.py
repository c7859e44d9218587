"""Names to places: the gazetteer of a theatre and the resolution of toponyms."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gazetteer.errors import GazetteerError
    from gazetteer.faults import check
    from gazetteer.lookup import Gazetteer, load
    from gazetteer.model import Candidate, Context, Mention, Name, Place, Resolution, Theatre
    from gazetteer.theatre import Fault

_HOMES = {
    "Candidate": "gazetteer.model",
    "Context": "gazetteer.model",
    "Fault": "gazetteer.theatre",
    "Gazetteer": "gazetteer.lookup",
    "GazetteerError": "gazetteer.errors",
    "Mention": "gazetteer.model",
    "Name": "gazetteer.model",
    "Place": "gazetteer.model",
    "Resolution": "gazetteer.model",
    "Theatre": "gazetteer.model",
    "check": "gazetteer.faults",
    "load": "gazetteer.lookup",
}

__all__ = [
    "Candidate",
    "Context",
    "Fault",
    "Gazetteer",
    "GazetteerError",
    "Mention",
    "Name",
    "Place",
    "Resolution",
    "Theatre",
    "check",
    "load",
]


def __getattr__(name: str) -> Any:
    """Loads a name when it is first asked for, so that importing gazetteer stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
