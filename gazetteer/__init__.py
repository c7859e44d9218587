"""Names to places: the gazetteer of a theatre and the resolution of toponyms."""

from gazetteer.check import check
from gazetteer.errors import GazetteerError
from gazetteer.lookup import Gazetteer, load
from gazetteer.model import Candidate, Context, Mention, Name, Place, Resolution, Theatre
from gazetteer.theatre import Fault

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
