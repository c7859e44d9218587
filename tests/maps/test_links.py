"""The lines between a place that was named and one that was geolocated."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from geo.comparison import compare
from geo.model import Claim
from maps.links import links
from tests.maps.claims import HAMA_AREA, OPPOSITION_TOLL, RUSSIAN_COMMAND

GEOLOCATED = replace(
    RUSSIAN_COMMAND,
    claim_id="g1",
    statement_id="g1",
    side="media",
    source="Open-source investigators",
    location_basis="geolocated",
    geo_precision="exact",
    radius_m=100.0,
    lat=34.70,
    lon=36.55,
)


def lines(*claims: Claim) -> list[dict[str, Any]]:
    """The lines of claims that are each at a place of their own."""
    return links(compare(claims).claims, range(len(claims) + 1))


def test_a_line_joins_the_place_named_and_the_one_geolocated() -> None:
    assert lines(RUSSIAN_COMMAND, GEOLOCATED, replace(OPPOSITION_TOLL, place_id="elsewhere")) == [
        {"from": 0, "to": 1, "metres": 22_779, "claimed": [0], "geolocated": [1]}
    ]


def test_a_place_within_what_the_words_cover_is_no_other_place() -> None:
    inside = replace(GEOLOCATED, lat=34.845, lon=36.735)
    assert lines(RUSSIAN_COMMAND, inside) == []
    assert len(lines(replace(RUSSIAN_COMMAND, radius_m=100.0), inside)) == 1


def test_claims_of_other_strikes_are_not_joined() -> None:
    later = replace(GEOLOCATED, date_start="2015-10-20", date_end="2015-10-20")
    assert lines(RUSSIAN_COMMAND, later) == []


def test_an_area_has_no_line() -> None:
    area = replace(HAMA_AREA, claim_id="a", statement_id="a", side="russian")
    found = replace(GEOLOCATED, place_id=HAMA_AREA.place_id)
    assert lines(area, found) == []


def test_rows_without_a_place_have_no_line() -> None:
    claims = compare((RUSSIAN_COMMAND, GEOLOCATED)).claims
    assert links(claims, [0, 1]) == []
    assert links(claims, [0]) == []
    assert links((), [0]) == []
