"""A geocoder as the last step of resolution, through geopy; off unless asked for.

Only names that the gazetteer has no place for are sent, one at a time, to the server chosen; its
answers are kept in the user's data folder.
"""

from __future__ import annotations

from gazetteer import Gazetteer
from geo.geocode.fallback import Geocoder
from geo.geocode.settings import Settings, read_settings

__all__ = ["Geocoder", "Settings", "open_geocoder", "read_settings"]


def open_geocoder(settings: Settings, known: Gazetteer) -> Geocoder:
    """The geocoder for names that `known` lacks; GeoError where an option is missing or the
    user's data folder can't hold its answers. Asks nothing yet."""
    from gazetteer.layers.store import data_folder
    from geo.geocode.cache import Cache
    from geo.geocode.service import Service

    return Geocoder(Service(settings, known.theatre), Cache(data_folder()), known)
