"""The HTML around a page's map, closed to everything that isn't in it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import jinja2
from branca.element import Element, Figure

from maps.assets import asset
from maps.layer import Verbatim

_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


class PageFigure(Figure):
    """The page's HTML, with a content-security policy for exactly the scripts and styles in it.

    `images` are the origins, as https://host, that images may come from. What is added to `tail`
    stands below the scripts, and is read when they already run.
    """

    def __init__(self, title: str, images: Sequence[str] = ()) -> None:
        super().__init__(title=title, ratio="70%")
        self.images = tuple(images)
        self.tail = Element()
        self.tail._parent = self
        self.header._children.clear()
        self.header.add_child(
            Verbatim(f"<style>{asset('leaflet.css')}</style>"), name="leaflet_css"
        )
        self.header.add_child(
            Verbatim(f"<script>{asset('leaflet.js')}</script>"), name="leaflet_js"
        )

    def render(self, **kwargs: Any) -> str:
        """The whole page; the same claims give the same bytes, however often it is rendered."""
        parts = (self.header, self.html, self.script, self.tail)
        before = [part._children.copy() for part in parts]
        for child in self._children.values():
            child.render(**kwargs)
        header, html, code, tail = (part.render(**kwargs) for part in parts)
        for part, children in zip(parts, before, strict=True):
            part._children = children
        script = f"<script>{code}</script>"
        return _template().render(
            title=self.title,
            header=header,
            html=html,
            script=script,
            tail=tail,
            policy=policy(header + html + script + tail, self.images),
        )


def policy(markup: str, images: Sequence[str] = ()) -> str:
    """A content-security policy that allows the inline scripts and styles of a markup by their
    hashes, images inside the page and from the origins of `images`, and nothing else."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for tag, text in _INLINE.findall(markup):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        hashes[tag].append(f"'sha256-{digest}'")
    return (
        f"default-src 'none'; script-src {' '.join(hashes['script'])}; "
        f"style-src {' '.join(hashes['style'])}; img-src {' '.join(['data:', *images])}; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _template() -> jinja2.Template:
    text = (resources.files("maps") / "templates" / "page.html").read_text("utf-8")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(text)
