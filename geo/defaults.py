"""What a theatre's own file says of reports that don't say it themselves."""

from __future__ import annotations

from datetime import date

from gazetteer.parts import parts, read_toml
from geo.errors import GeoError
from geo.rows import is_iso_date, is_web_address

OWN = "strikemap.toml"  # looked for beside the reports
KEYS = ("publisher", "published", "url")


def report_defaults(theatre: str) -> dict[str, str]:
    """Publisher, day (ISO) and address for the reports that don't give theirs, as far as the last
    of the theatre's files gives them; GeoError for one that can't be."""
    file = parts(theatre)[-1]
    if file.is_dir():
        return {}
    given = {key: value for key, value in read_toml(file).items() if key in KEYS}
    if isinstance(given.get("published"), date):
        given["published"] = given["published"].isoformat()
    checks = {"published": is_iso_date, "url": is_web_address}
    fixes = {"published": "write it as 2015-10-02", "url": "give an http or https address"}
    for key, value in given.items():
        if not isinstance(value, str) or not checks.get(key, bool)(value):
            raise GeoError(
                f"{key} can't be {value!r}", where=file.name, fix=fixes.get(key, "give it as text")
            )
    return given
