"""One entry of another gazetteer, checked: the step between a file's row and a place."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gazetteer.model import Name

LONGEST_NAME = 200
MOST_NAMES = 400
_MOST_NAMED = 20
_UNSEEN = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})


class Bad(ValueError):  # noqa: N818
    """What is wrong with one entry; the file's other entries are read on."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as a file has it. `admin1` is a name, `code` the data set's own code of one;
    `radius_m` is None where the file gives no extent, `date` the ISO day of its last change."""

    place_id: str
    name: str
    kind: str
    lat: float
    lon: float
    names: tuple[Name, ...] = ()
    population: int = 0
    admin1: str = ""
    code: str = ""
    radius_m: float | None = None
    date: str = ""


@dataclass(slots=True)
class Problems:
    """Entries left out of an import: their number, the first ones as (where, what), and how many
    were passed over since their kind of place doesn't matter here."""

    count: int = 0
    passed_over: int = 0
    first: list[tuple[str, str]] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        """Count an entry, and name it if it is one of the first."""
        self.count += 1
        if len(self.first) < _MOST_NAMED:
            self.first.append((where, what))


def tidy(text: str) -> str:
    """A name on one line without control characters and lone surrogates; "" for none.

    Marks of writing direction, which Arabic names come with, go too.
    """
    kept = (" " if unicodedata.category(c) in _UNSEEN else c for c in text)
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def tidy_names(names: Iterable[tuple[str, str]]) -> Iterator[Name]:
    """The names that can be one, from (text, language); too long a text is no name."""
    for text, language in names:
        tidied = tidy(text)
        if tidied and len(tidied) <= LONGEST_NAME:
            yield Name(tidied, language)


def position(lat: object, lon: object) -> tuple[float, float]:
    """Latitude and longitude in WGS 84 degrees; Bad says why they are none."""
    values = []
    for word, value, limit in (("latitude", lat, 90), ("longitude", lon, 180)):
        try:
            number = float(value)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            raise Bad(f"{word} {_shown(value)} is no number") from None
        if not math.isfinite(number) or abs(number) > limit:
            raise Bad(f"{word} {_shown(value)} is not from -{limit} to {limit}")
        values.append(number)
    if values == [0, 0]:
        raise Bad("latitude and longitude are 0, as where none is known")
    return values[0], values[1]


def people(value: object) -> int:
    """A population; 0 where it is unknown. Bad for what is no number."""
    if value is None or value == "":
        return 0
    try:
        return max(0, min(int(float(value)), 10**10))  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        raise Bad(f"population {_shown(value)} is no number") from None


def checked_name(value: object) -> str:
    """The name of an entry; Bad if it has none or it is no name."""
    name = tidy(value) if isinstance(value, str) else ""
    if not name:
        raise Bad("it has no name")
    if len(name) > LONGEST_NAME:
        raise Bad(f"its name has more than {LONGEST_NAME} letters")
    return name


def _shown(value: object) -> str:
    return f'"{tidy(str(value))[:40]}"'
