"""Names that begin with a generic word (Tell, Kafr, Deir): what is left tells places apart."""

from __future__ import annotations

from functools import cache, lru_cache

from gazetteer.normalise import consonants, fold, loose_sounds, skeleton
from gazetteer.words import load_words


def distinguishing(one: str, other: str) -> tuple[str, str] | None:
    """The parts by which two names are to be compared; None if one lacks the other's generic word.

    A generic word may be written in one with the rest: such names are compared as they are.

    >>> distinguishing("Kafr Jum", "Кафр-Рума"), distinguishing("Umm al-Mayadin", "Mayadin")
    (('jum', 'ruma'), None)
    """
    (generic, rest), (other_generic, other_rest) = _parts(one), _parts(other)
    if generic == other_generic:
        return rest, other_rest
    if generic and other_generic:
        return None
    joined = one if other_generic else other
    kind, parted = (other_generic, other_rest) if other_generic else (generic, rest)
    start = skeleton(parted)[:1]
    letters = consonants(joined) if kind.endswith(start) else skeleton(joined)
    return (one, other) if letters.startswith((kind + start, f"{kind}t{start}")) else None


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
