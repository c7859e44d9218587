"""Stable ids: the same content has the same id on every machine and day."""

from __future__ import annotations

import hashlib
import json


def text_id(text: str) -> str:
    """The id of a report's text: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def content_id(*parts: str | int | float | None) -> str:
    """The id of a record by its parts, in this order; 16 hex digits."""
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()[:16]
