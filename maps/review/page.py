"""The page of a review: its own files and nothing else."""

from __future__ import annotations

from importlib import resources

from maps.assets import asset
from maps.figure import policy


def review_page() -> tuple[bytes, str]:
    """The HTML, which holds no claim, and the content-security policy that it is served with.
    MapsError when the browser part isn't built."""
    text = (resources.files("maps") / "templates" / "review.html").read_text("utf-8")
    styles = "".join(f"<style>{asset(name)}</style>" for name in ("leaflet.css", "review.css"))
    scripts = "".join(f"<script>{asset(name)}</script>" for name in ("leaflet.js", "review.js"))
    allowed = policy(styles + scripts)
    html = text.replace("<!-- styles -->", styles).replace("<!-- scripts -->", scripts)
    return html.encode(), f"{allowed}; connect-src 'self'; frame-ancestors 'none'"
