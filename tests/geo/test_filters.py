from __future__ import annotations

from dataclasses import replace

import pytest

from geo.errors import GeoError
from geo.filters import Filters, select, undated
from tests.geo.test_comparison import REBEL, RUSSIAN, on

OTHER = replace(
    RUSSIAN,
    claim_id="t",
    statement_id="st",
    place_id="talbisah",
    place="Talbīsah",
    toponym="تلبيسة",
    admin1="Homs",
    date_start="2015-10-05",
    date_end="2015-10-15",
)
UNDATED = on("", replace(REBEL, claim_id="u", place_id="idlib", place="Idlib", admin1="Idlib"))
CLAIMS = (RUSSIAN, REBEL, OTHER, UNDATED)


def ids(**filters: object) -> str:
    return "".join(c.claim_id for c in select(CLAIMS, Filters(**filters)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, "rotu"),
        ({"side": ("russian",)}, "rt"),
        ({"side": ("Russian", "opposition")}, "rotu"),
        ({"side": ("russian",), "place": ("rastan",)}, "r"),
        ({"source": ("activists",)}, "ou"),
        ({"target": ("command",)}, "rt"),
        ({"place": ("Talbisah",)}, "t"),
        ({"place": ("تَلبيسة",)}, "t"),
        ({"place": ("RASTAN", "talbisah")}, "rot"),
        ({"admin1": ("idlib",)}, "u"),
        ({"attacker": ("russia",)}, "rotu"),
        ({"stance": ("asserts",)}, "rotu"),
        ({"precision": ("settlement",)}, "rotu"),
        ({"since": "2015-10-01"}, "t"),
        ({"until": "2015-10-05"}, "rot"),
        ({"since": "2015-10-15", "until": "2015-10-20"}, "t"),
        ({"agreement": ("disputed",)}, "ro"),
        ({"agreement": ("one side",)}, "tu"),
        ({"agreement": ("one_side",), "side": ("russian",)}, "t"),
        ({"side": ("opposition",), "place": ("Talbisah",)}, ""),
    ],
)
def test_filters(filters: dict[str, object], kept: str) -> None:
    assert ids(**filters) == kept


NAMES = {"talbisah": ("Talbisah", "Тальбиса"), "idlib": ("Idlib", "إدلب"), "homs": ("حمص",)}


@pytest.mark.parametrize(
    ("place", "kept"), [("ТАЛЬБИСА", "t"), ("ادلب", "u"), ("Talbisah", "t"), ("rastan", "ro")]
)
def test_a_place_is_found_by_each_of_its_names(place: str, kept: str) -> None:
    found = select(CLAIMS, Filters(place=(place,)), names=NAMES)
    assert "".join(claim.claim_id for claim in found) == kept


@pytest.mark.parametrize("place", ["حمص", "Тальбинка"])
def test_a_name_that_no_claim_is_at_names_the_near_places(place: str) -> None:
    with pytest.raises(GeoError, match="no claim has the place") as caught:
        select(CLAIMS, Filters(place=(place,)), names=NAMES)
    assert "Talbīsah" in caught.value.fix
    assert "Тальбиса" not in caught.value.fix


def test_claims_that_have_no_date_are_counted() -> None:
    assert [c.claim_id for c in undated(CLAIMS, Filters(since="2015-09-30"))] == ["u"]
    assert undated(CLAIMS, Filters(since="2015-09-30", side=("russian",))) == ()
    assert undated(CLAIMS, Filters()) == ()


@pytest.mark.parametrize(
    ("filters", "where", "fix"),
    [
        ({"side": ("rusian",)}, "--side", "russian"),
        ({"place": ("Rastn",)}, "--place", "Rastan"),
        ({"source": ("zzz",)}, "--source", "Activists, Russian defence ministry"),
        ({"agreement": ("corroborated",)}, "--agreement", "disputed"),
        ({"since": "2015-12-01"}, "--since", "from 2015-09-30 to 2015-10-15"),
        ({"since": "1 October"}, "--since", "2015-10-02"),
        ({"until": "2015-02-30"}, "--until", "2015-10-02"),
        ({"since": "2015-10-02", "until": "2015-10-01"}, "--since", "exchange"),
    ],
)
def test_a_value_that_matches_nothing(filters: dict[str, object], where: str, fix: str) -> None:
    with pytest.raises(GeoError) as caught:
        ids(**filters)
    assert where in caught.value.where
    assert fix in caught.value.fix


def test_dates_where_no_claim_has_one() -> None:
    with pytest.raises(GeoError, match="no claim has a date"):
        select((UNDATED,), Filters(until="2015-10-02"))


def test_nothing_read_and_nothing_asked() -> None:
    assert select((), Filters()) == ()
