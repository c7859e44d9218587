"""How each side looks on a page: its label, colour, shape and pattern."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from geo.actors import load_actors
from maps.errors import MapsError

SHAPES = ("circle", "square", "diamond", "triangle", "wedge", "pentagon", "hexagon", "plus")
PATTERNS = ("plain", "rising", "falling", "rows", "columns", "grid", "lattice", "dots")
SPARE = "spare"  # begins the ids of looks for sides that the file doesn't name
_KEYS = {"id", "colour", "shape", "pattern"}
_FILE = "maps/data/sides.toml"
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Side:
    """A camp as the page shows it; `colour` is a hexadecimal sRGB colour, `shape` of `SHAPES`,
    `pattern` of `PATTERNS`."""

    id: str
    label: str
    colour: str
    shape: str
    pattern: str


@cache
def load_sides(theatre: str = "syria") -> tuple[Side, ...]:
    """The sides in the theatre's order, which is that of the page's columns; MapsError names an
    entry that doesn't hold."""
    labels = {side.id: side.label for side in load_actors(theatre).sides}
    text = (resources.files("maps") / "data" / "sides.toml").read_text("utf-8")
    looks = parse_looks(text)
    spare = [looks.pop(id) for id in list(looks) if id.startswith(SPARE)]
    missing = [id for id in labels if id not in looks]
    looks |= {id: spare[number % len(spare)] for number, id in enumerate(missing)}
    return tuple(Side(id, label, *looks[id]) for id, label in labels.items())


def parse_looks(text: str) -> dict[str, tuple[str, str, str]]:
    """Colour, shape and pattern by side id, in the TOML text's order; MapsError for a fault."""
    try:
        entries = tomllib.loads(text).get("side", [])
    except tomllib.TOMLDecodeError as error:
        raise MapsError(f"not valid TOML: {error}", where=_FILE, fix="mend the line") from error
    looks: dict[str, tuple[str, str, str]] = {}
    for number, entry in enumerate(entries, 1):
        where = f"{_FILE}: side {entry.get('id', f'number {number}')}"
        if entry.keys() != _KEYS:
            raise MapsError(
                "needs id, colour, shape and pattern and no more", where=where, fix="see above it"
            )
        if entry["id"] in looks:
            raise MapsError("stands twice", where=where, fix="take one out")
        look = entry["colour"], entry["shape"], entry["pattern"]
        if not _COLOUR.fullmatch(look[0]) or look[1] not in SHAPES or look[2] not in PATTERNS:
            raise MapsError(
                f"colour {look[0]!r}, shape {look[1]!r} or pattern {look[2]!r} can't be drawn",
                where=where,
                fix=f"give a colour as #0072b2, a shape of {', '.join(SHAPES)}, and a pattern of "
                f"{', '.join(PATTERNS)}",
            )
        looks[entry["id"]] = look
    return looks
