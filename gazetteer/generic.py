"""Names that begin with a generic word (Tell, Kafr, Deir): what is left tells places apart."""

from __future__ import annotations

from functools import cache, lru_cache

from gazetteer.normalise import fold, loose_sounds, skeleton
from gazetteer.words import load_words


def distinguishing(one: str, other: str) -> tuple[str, str] | None:
    """The parts by which two names are to be compared; None if one lacks the other's generic word.

    >>> distinguishing("Kafr Jum", "Кафр-Рума"), distinguishing("Umm al-Mayadin", "Mayadin")
    (('jum', 'ruma'), None)
    >>> distinguishing("Tall Qarah", "Tallqarah")
    ('qara', 'qara')
    """
    (generic, rest), (other_generic, other_rest) = _parts(one), _parts(other)
    if generic == other_generic:
        return rest, other_rest
    if generic and other_generic:
        return None
    if generic:
        after = _after(generic, other_rest, rest)
        return (rest, after) if after else None
    after = _after(other_generic, rest, other_rest)
    return (after, other_rest) if after else None


def _after(generic: str, joined: str, rest: str) -> str:
    """What follows a generic word in a name that is written in one with it; "" where it lacks."""
    start = skeleton(rest)[:1]
    for cut in range(1, len(joined)):
        begins = skeleton(joined[:cut]) in (generic, f"{generic}t")
        if begins and skeleton(joined[cut:])[:1] == start:
            return joined[cut:]
    return ""


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[str, str]:
    """The consonants of the generic word that begins a name, "" for none, and the rest."""
    first, _, rest = fold(name).partition(" ")
    if not rest or _generic_sounds().isdisjoint(loose_sounds(first)):
        return "", fold(name)
    return skeleton(first).removesuffix("t") or skeleton(first), rest


@cache
def _generic_sounds() -> frozenset[str]:
    return frozenset(sound for word in load_words().compound for sound in loose_sounds(word))
