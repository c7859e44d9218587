"""Errors of the reading, extraction and export of claims."""

from __future__ import annotations

from gazetteer.errors import StrikemapError


class GeoError(StrikemapError):
    """A report, a claims table or an output that can't be read, understood or written."""
