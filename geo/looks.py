"""How marks of each side look in the files of other programs."""

from __future__ import annotations

from typing import Protocol


class Look(Protocol):
    """What a style needs to know of a side: `colour` is a hexadecimal sRGB colour as #0072b2,
    `shape` circle, square, diamond, triangle, wedge (a triangle on its point), pentagon, hexagon
    or plus."""

    @property
    def id(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def colour(self) -> str: ...

    @property
    def shape(self) -> str: ...
