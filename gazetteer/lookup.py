"""The gazetteer of a theatre: one object for resolving names and for finding them in texts."""

from __future__ import annotations

from functools import cache, cached_property

from gazetteer.errors import GazetteerError
from gazetteer.index import Index
from gazetteer.mentions import Finder
from gazetteer.model import Context, Mention, Place, Resolution, Theatre
from gazetteer.resolve import resolve
from gazetteer.tables import MemoryTables
from gazetteer.theatre import read_theatre, theatre_folder
from gazetteer.words import load_words


class Gazetteer:
    """The places of a theatre by name and id."""

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre
        self._words = load_words()
        self._index = Index(MemoryTables(theatre.places, self._words))
        self._by_id = {place.place_id: place for place in theatre.places}

    def resolve(self, name: str, context: Context = Context()) -> Resolution:  # noqa: B008
        """The places that a name may mean, best first, and the chosen one or none, with reasons."""
        return resolve(name, context, self._index, self._words)

    def find_mentions(self, text: str) -> tuple[Mention, ...]:
        """All names of places in a text, in any script; offsets are code points into `text`."""
        return self._finder.find(text)

    def get(self, place_id: str) -> Place:
        """The place with this id; GazetteerError if there is none."""
        try:
            return self._by_id[place_id]
        except KeyError:
            raise GazetteerError(
                f'no place with the id "{place_id}"',
                where=f"theatre {self.theatre.name}",
                fix="look ids up with: strikemap places NAME --json",
            ) from None

    def governorates(self) -> tuple[Place, ...]:
        """The governorates, by name."""
        found = (place for place in self.theatre.places if place.kind == "governorate")
        return tuple(sorted(found, key=lambda place: place.name))

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._index.names, self.theatre.not_places, self._words)


@cache
def load(theatre: str = "syria") -> Gazetteer:
    """The gazetteer of a bundled theatre, read once; GazetteerError names the first fault."""
    reading = read_theatre(theatre_folder(theatre))
    if reading.faults:
        fault, more = reading.faults[0], len(reading.faults) - 1
        raise GazetteerError(
            fault.what + (f", and {more} more faults" if more else ""),
            where=", ".join(filter(None, (fault.file, fault.entry))),
            fix=fault.fix or "see: strikemap gazetteer check",
        )
    return Gazetteer(reading.theatre)
