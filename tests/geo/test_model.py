from __future__ import annotations

from dataclasses import replace

import pytest

from geo.frame import geometries
from geo.model import AREA_PRECISIONS, PRECISIONS, Claim

TOWN = Claim(claim_id="t", place="Talbiseh", lat=34.84, lon=36.73, geo_precision="settlement")


@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("radius_m", [None, 5000.0])
def test_what_is_drawn_has_a_geometry(precision: str, radius_m: float | None) -> None:
    claim = replace(TOWN, geo_precision=precision, radius_m=radius_m)
    assert claim.is_drawn == (geometries((claim,))[0] is not None)
    assert claim.is_drawn or precision == "unresolved" or precision in AREA_PRECISIONS


def test_what_is_not_drawn() -> None:
    assert TOWN.is_drawn
    assert not replace(TOWN, lat=None).is_drawn
    assert not replace(TOWN, review="rejected").is_drawn
    assert replace(TOWN, review="corrected").is_drawn
