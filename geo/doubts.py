"""What a row of a table says that its theatre makes unlikely: mistakes that spreadsheets make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from gazetteer import Gazetteer
from geo.actors import load_actors
from geo.model import Claim

_TEXTS = ("source", "source_text", "toponym", "place", "quote", "title", "publisher")
_MANGLED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]")


def row_doubts(gaz: Gazetteer) -> Callable[[Claim], Iterator[str]]:
    """A function that names the faults of a claim in the theatre of the gazetteer: lat and lon
    swapped, a side that it doesn't have, text in the wrong encoding."""
    holds = gaz.theatre.holds
    sides = {side.id for side in load_actors(gaz.theatre.name).sides}

    def doubts(claim: Claim) -> Iterator[str]:
        lat, lon = claim.lat, claim.lon
        if lat is not None and lon is not None and not holds(lat, lon) and holds(lon, lat):
            yield f"lat {lat:g} and lon {lon:g} are swapped: the theatre holds them the other way"
        if claim.side and claim.side not in sides:
            yield f"side {claim.side!r} is unknown; it can be {', '.join(sorted(sides))}"
        for name in _TEXTS:
            text = getattr(claim, name)
            if not text.isascii() and (meant := _meant(text)):
                yield f"{name} {text[:30]!r} is in the wrong encoding, perhaps for {meant[:30]!r}"

    return doubts


def _meant(text: str) -> str:
    """The text that was saved as UTF-8 and opened as Windows-1252; empty where it wasn't."""
    if not _MANGLED.search(text):
        return ""
    try:
        return b"".join(_byte(letter) for letter in text).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return ""


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
