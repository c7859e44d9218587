"""Errors of the making of maps."""

from __future__ import annotations

from gazetteer.errors import StrikemapError


class MapsError(StrikemapError):
    """A page that can't be built or written."""
