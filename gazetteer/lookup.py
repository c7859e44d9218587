"""The gazetteer of a theatre: one object for resolving names and for finding them in texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property, lru_cache

from gazetteer.compiled import compiled_theatre, keeping
from gazetteer.errors import GazetteerError
from gazetteer.index import EXACT, NEAR, SKELETON, Index
from gazetteer.layers.layer import Layer, LayerTables
from gazetteer.layers.layered import LayeredIndex
from gazetteer.layers.store import layer_info, layer_names, layer_stamp, lies_in, open_layer
from gazetteer.mentions import Finder
from gazetteer.model import Candidate, Context, Mention, Place, Resolution, Theatre
from gazetteer.normalise import fold, is_arabic, is_cyrillic
from gazetteer.parts import stamp
from gazetteer.resolve import resolve
from gazetteer.tables import Keep, MemoryTables, made_now
from gazetteer.words import load_words

_BY_SOUND = (SKELETON, NEAR)
_UNDECIDED = 0.6
_REMEMBERED = 20_000

Fallback = Callable[[Resolution, Context], Resolution]


class Gazetteer:
    """The places of a theatre by name and id, with those of layers under them.

    Names are resolved in the layers too. In a running text only the curated names are looked for:
    thousands of villages are called by common words and by people's names. With `everywhere`,
    the layers' places outside the theatre are known too.
    """

    def __init__(
        self,
        theatre: Theatre,
        layers: Sequence[Layer] = (),
        *,
        everywhere: bool = False,
        keep: Keep = made_now,
    ) -> None:
        self.theatre = theatre
        self.layers = tuple(layers)
        self._everywhere = everywhere
        self._words = load_words()
        tables = MemoryTables(theatre.places, self._words, keep)
        self._curated = self._index = Index(tables)
        if layers:
            under = [LayerTables(layer, None if everywhere else theatre.box) for layer in layers]
            self._index = LayeredIndex(self._curated, under, theatre.places)
        self._by_id = {place.place_id: place for place in theatre.places}
        self._fallback: Fallback | None = None
        self._remembered = lru_cache(_REMEMBERED)(self._decide)

    def resolve(self, name: str, context: Context = Context()) -> Resolution:  # noqa: B008
        """The places that a name may mean, best first, and the chosen one or none, with reasons."""
        found = self._remembered(name, context)
        return found if self._fallback is None else self._fallback(found, context)

    def with_fallback(self, fallback: Fallback) -> Gazetteer:
        """This gazetteer with one more step: what `fallback` makes of each resolution."""
        asking = copy(self)
        asking._fallback = fallback
        return asking

    def find_mentions(self, text: str) -> tuple[Mention, ...]:
        """All names of places in a text, in any script; offsets are code points into `text`."""
        return self._finder.find(text)

    def get(self, place_id: str) -> Place:
        """The place with this id; GazetteerError if there is none."""
        if place := self._by_id.get(place_id):
            return place
        for layer in self.layers:
            if place := layer.get(place_id):
                return place
        raise GazetteerError(
            f'no place with the id "{place_id}"',
            where=f"theatre {self.theatre.name}",
            fix="look ids up with: strikemap places NAME --json",
        )

    def governorates(self) -> tuple[Place, ...]:
        """The governorates, by name."""
        found = (place for place in self.theatre.places if place.kind == "governorate")
        return tuple(sorted(found, key=lambda place: place.name))

    def _decide(self, name: str, context: Context) -> Resolution:
        found = resolve(name, context, self._index, self._words)
        if found.chosen and self._rests_on_its_sound(found.chosen) and not context.admin1:
            found = _undecided(
                found,
                "only the sound of the name is like that of a place, and no governorate is named",
            )
        elif found.chosen and (what := self._known_rather_as(name, found.chosen, context)):
            found = _undecided(found, f'"{name}" is better known as {what}')
        return self._with_elsewhere(found) if self._everywhere else found

    def _rests_on_its_sound(self, chosen: Candidate) -> bool:
        """Whether only a like sound speaks for a layer's place, as for thousands of names."""
        return chosen.place.place_id not in self._by_id and chosen.reason.startswith(_BY_SOUND)

    def _known_rather_as(self, name: str, chosen: Candidate, context: Context) -> str:
        """What a bare name is better known for than as the place chosen, if for anything.

        A curated place that is written like this is known well enough.
        """
        if context.admin1 or context.kinds or (self._everywhere and self._is_elsewhere(chosen)):
            return ""
        what = self.better_known_as(name)
        if what and chosen.place.place_id in self._by_id:
            is_itself = _script_key(name) in self._better_known
            return what if is_itself and not chosen.reason.startswith(EXACT) else ""
        return what

    def better_known_as(self, name: str) -> str:
        """What a name alone is better known for than as a place ("a country"); "" for nothing."""
        if not is_cyrillic(name):
            return self._better_known.get(_script_key(name), "")
        keys = map(_script_key, self._words.case_forms(name))
        return next((self._better_known[k] for k in keys if k in self._better_known), "")

    @cached_property
    def _better_known(self) -> dict[tuple[bool, str], str]:
        return {_script_key(name): what for name, what in self.theatre.better_known}

    def _with_elsewhere(self, found: Resolution) -> Resolution:
        """The same, with the candidates outside the theatre told as such."""
        if not any(map(self._is_elsewhere, found.candidates)):
            return found
        candidates = tuple(map(self._told, found.candidates))
        chosen = candidates[found.candidates.index(found.chosen)] if found.chosen else None
        reason = chosen.reason if chosen else found.reason
        return replace(found, candidates=candidates, chosen=chosen, reason=reason)

    def _told(self, candidate: Candidate) -> Candidate:
        if not self._is_elsewhere(candidate):
            return candidate
        reason = f"{candidate.reason}; elsewhere, outside {self.theatre.title}"
        return replace(candidate, reason=reason)

    def _is_elsewhere(self, candidate: Candidate) -> bool:
        """Beirut lies in the box of Syria's theatre, but in none of its governorates."""
        place = candidate.place
        in_governorate = not place.admin1 or place.admin1 in self._governorate_names
        return not (in_governorate and self.theatre.holds(place.lat, place.lon))

    @cached_property
    def _governorate_names(self) -> frozenset[str]:
        return frozenset(place.name for place in self.governorates())

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._curated.names, self.theatre.not_places, self._words)


def load(theatre: str = "syria", layers: Sequence[str] | None = None) -> Gazetteer:
    """The gazetteer of a bundled theatre with layers; it is read once.

    Without `layers`, those imported ones take part whose middle lies in the theatre's box, with
    their places in it. Layers that are named take part whole, in the order given; `()` is for
    none. GazetteerError names the first fault of the theatre's data, and a layer that is missing
    or damaged.
    """
    names = layer_names() if layers is None else layers
    written = tuple(layer_stamp(name) for name in names)
    return _load(theatre, stamp(theatre), written, layers is not None)


def _script_key(name: str) -> tuple[bool, str]:
    """The `fold` of a name beside whether it is Arabic: "كريم" is not "Крым"."""
    return is_arabic(name), fold(name)


def _undecided(found: Resolution, reason: str) -> Resolution:
    """The same without a choice; the candidates stay for a person to look at."""
    candidates = (replace(c, score=round(c.score * _UNDECIDED, 3)) for c in found.candidates)
    return Resolution(found.name, tuple(candidates), None, reason)


@lru_cache(maxsize=8)
def _load(
    theatre: str, data: str, written: tuple[tuple[str, int], ...], everywhere: bool
) -> Gazetteer:
    """`data` is the stamp of the theatre's data, `written` are the layers and when they were
    written: what was changed is read anew."""
    known = compiled_theatre(theatre)
    wanted = [name for name, _ in written if everywhere or lies_in(layer_info(name), known.box)]
    layers = [open_layer(name) for name in wanted]
    return Gazetteer(known, layers, everywhere=everywhere, keep=keeping(theatre, data))
