"""Claims as GeoPackage and GeoParquet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from geo.errors import GeoError
from geo.looks import Look
from geo.model import Claim
from geo.tables import NEEDS_PYARROW

LAYER = "claims"
# GeoPackage keeps the time of the last change; a fixed one, so that the same claims are the
# same bytes
_LAST_CHANGE = {"OGR_CURRENT_DATE": "1970-01-01T00:00:00Z"}


def write_geopackage(claims: Sequence[Claim], path: Path, looks: Sequence[Look] = ()) -> None:
    """One layer `claims` of points, polygons and claims without geometry; with `looks` also
    `claims_points` and `claims_areas`, views of it that QGIS opens in the colours of the sides."""
    import pyogrio

    from geo.frame import to_frame
    from geo.qgis import add_styles

    before = {name: pyogrio.get_gdal_config_option(name) for name in _LAST_CHANGE}
    pyogrio.set_gdal_config_options(_LAST_CHANGE)
    named = path.with_name(f"{path.name}.gpkg")  # GDAL warns of any other ending
    try:
        pyogrio.write_dataframe(
            to_frame(claims), named, driver="GPKG", layer=LAYER, geometry_type="Unknown"
        )
        if looks:
            add_styles(named, LAYER, looks)
        named.replace(path)
    except pyogrio.errors.DataSourceError as error:
        raise GeoError(f"can't be written: {error}", where=path.name, fix=_SPACE) from error
    finally:
        pyogrio.set_gdal_config_options(before)


def write_geoparquet(claims: Sequence[Claim], path: Path) -> None:
    """A GeoParquet file with the geometries as WKB."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise GeoError("writing .parquet needs pyarrow", fix=NEEDS_PYARROW) from error
    from geo.frame import to_frame

    to_frame(claims).to_parquet(path, index=False)


_SPACE = "check the free space and the rights on the folder"
