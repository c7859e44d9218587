"""Files of other gazetteers, made up for tests."""

from __future__ import annotations

import json
from pathlib import Path

VILLAGE = (900001, "Tall Wahmī", 35.5, 36.9)


def row(
    number: int | str,
    name: str,
    lat: object,
    lon: object,
    *,
    alternates: str = "",
    code: str = "PPL",
    feature_class: str = "P",
    admin1: str = "11",
    population: object = 0,
    changed: str = "2018-07-08",
) -> str:
    """A line of a GeoNames dump, without its end."""
    ascii_name = name.encode("ascii", "ignore").decode()
    columns = [number, name, ascii_name, alternates, lat, lon, feature_class, code, "SY", ""]
    columns += [admin1, "", "", "", population, "", "", "Asia/Damascus", changed]
    return "\t".join(map(str, columns))


def write_dump(path: Path, *rows: str) -> Path:
    """Write lines into a file and return it."""
    path.write_text("".join(f"{line}\n" for line in rows), encoding="utf-8")
    return path


def feature(name: str, lon: float, lat: float, **tags: object) -> dict[str, object]:
    """A GeoJSON feature of a village of OpenStreetMap."""
    return {
        "type": "Feature",
        "id": f"node/{round(lat * 1e4)}{round(lon * 1e4)}",
        "properties": {"place": "village", "name": name, **tags},
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
    }


def write_collection(path: Path, *features: object, indent: int | None = None) -> Path:
    """Write features as one collection into a file and return it."""
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection, ensure_ascii=False, indent=indent), encoding="utf-8")
    return path
