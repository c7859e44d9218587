"""The folder of the user's own data: layers, downloads, and what was computed once."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder of the user's own data; the environment's STRIKEMAP_DATA comes first."""
    if chosen := os.environ.get("STRIKEMAP_DATA"):
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("strikemap", appauthor=False)
