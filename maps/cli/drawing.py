"""What a page is drawn on: outlines from a file, an online layer for readers to turn on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from gazetteer.parts import DEFAULT
from maps.cli.options import Command, apply_options
from maps.cli.terminal import note, one_line
from maps.words import count

if TYPE_CHECKING:
    from geo.model import Claim
    from maps.boundaries import Boundaries
    from maps.tiles import Tiles

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Drawing:
    """The boundaries and tiles that a command was given, read before anything else is."""

    boundaries: Boundaries | None = None
    tiles: Tiles | None = None

    def tell(self, claims: Sequence[Claim]) -> None:
        """Say which outlines are no place's, and which places of claims have no outline."""
        from maps.boundaries import PRECISIONS

        if self.boundaries is None:
            return
        unmatched = self.boundaries.unmatched
        if unmatched:
            whole = count(len(self.boundaries.outlines), "outline")
            note(
                f"Of {whole} the gazetteer has no area for {len(unmatched):,}, drawn as lines: "
                f"{_some(unmatched)}."
            )
        bare = {
            claim.place
            for claim in claims
            if claim.is_drawn
            and claim.geo_precision in PRECISIONS
            and claim.place_id not in self.boundaries.place_ids
        }
        if bare:
            note(f"No outline, so a circle: {_some(sorted(bare))}.")


def drawing_options(command: Command) -> Command:
    """--boundaries and --tiles; gives `drawing: Drawing`. The theatre is that of `inputs`."""

    @wraps(command)
    def run(
        *, boundaries: str | None, boundaries_credit: str, tiles: str | None, **rest: Any
    ) -> Any:
        if boundaries_credit and not boundaries:
            raise click.UsageError("--boundaries-credit is for --boundaries, which is not given")
        theatre = rest["inputs"].theatre if "inputs" in rest else DEFAULT
        drawing = _read(boundaries, boundaries_credit, tiles, theatre)
        return command(drawing=drawing, **rest)

    return apply_options(run, _OPTIONS)  # type: ignore[return-value]


_OPTIONS = (
    click.option(
        "--boundaries",
        metavar="FILE",
        help="Outlines of governorates or districts (GeoJSON, GeoPackage, FlatGeobuf, shapefile) "
        "to draw, and to fill where claims are about such an area.",
    ),
    click.option(
        "--boundaries-credit",
        metavar="TEXT",
        default="",
        help="Whom the map credits for the outlines; the file's name where not given.",
    ),
    click.option(
        "--tiles",
        metavar="NAME",
        help="An online layer of xyzservices, such as Esri.WorldImagery, that the reader can "
        "turn on; the page asks its server for nothing before.",
    ),
)


def _read(boundaries: str | None, credit: str, tiles: str | None, theatre: str) -> Drawing:
    import maps

    return Drawing(
        maps.read_boundaries(boundaries, credit=credit, theatre=theatre) if boundaries else None,
        maps.find_tiles(tiles) if tiles else None,
    )


def _some(names: Sequence[str]) -> str:
    told = [one_line(name) for name in names[:_NAMED]]
    more = len(names) - len(told)
    return ", ".join(told) + (f" and {more:,} more" if more else "")
