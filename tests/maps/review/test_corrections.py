"""What a reviewer may write, and what is refused beside which field."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
from geo.export import write
from geo.model import Claim, Collection
from maps.review.corrections import TEXT, Faults, corrected
from tests.maps.claims import RUSSIAN_COMMAND
from tests.maps.review.conftest import TABLE, ZAFARANEH, rows

SYRIA = gazetteer.load("syria", ())
KEEP = {"how": "keep"}
POSITION = {
    "how": "position",
    "position": "34.8918, 36.7786",
    "place": "Zafaraneh",
    "geo_precision": "exact",
    "radius_m": "",
    "location_basis": "geolocated",
}


def faults(edits: dict[str, str], place: dict[str, str] = KEEP) -> dict[str, str]:
    with pytest.raises(Faults) as raised:
        corrected(ZAFARANEH, edits, place, SYRIA, "syria")
    return raised.value.by_field


def test_a_place_chosen_by_name_comes_from_the_gazetteer() -> None:
    claim = corrected(ZAFARANEH, {}, {"how": "name", "place_id": "rastan"}, SYRIA, "syria")
    place = SYRIA.get("rastan")
    assert (claim.place, claim.lat, claim.lon) == (place.name, place.lat, place.lon)
    assert (claim.review, claim.location_basis) == ("corrected", "review")
    assert (claim.geo_precision, claim.place_source) == ("settlement", place.source)
    assert claim.alternatives == "talbiseh 0.50"
    assert claim.toponym == "Zafaraneh"


def test_only_near_a_place_is_an_area_around_it() -> None:
    asked = {"how": "name", "place_id": "rastan", "near": "yes"}
    claim = corrected(ZAFARANEH, {}, asked, SYRIA, "syria")
    assert claim.geo_precision == "near"
    assert claim.radius_m
    assert claim.radius_m > SYRIA.get("rastan").radius_m


def test_the_place_that_was_there_stays_a_candidate() -> None:
    claim = corrected(RUSSIAN_COMMAND, {}, {"how": "name", "place_id": "rastan"}, SYRIA, "syria")
    assert claim.alternatives == "talbiseh"


def test_coordinates_say_how_they_are_known() -> None:
    claim = corrected(ZAFARANEH, {}, POSITION, SYRIA, "syria")
    assert (claim.lat, claim.lon) == (34.8918, 36.7786)
    assert (claim.location_basis, claim.geo_precision) == ("geolocated", "exact")
    assert (claim.place_id, claim.place, claim.place_source) == ("", "Zafaraneh", "")


def test_coordinates_within_the_place_named_keep_the_place() -> None:
    claim = corrected(RUSSIAN_COMMAND, {}, POSITION | {"place": "Talbiseh"}, SYRIA, "syria")
    assert (claim.place_id, claim.admin1) == ("talbiseh", "Homs")


def test_a_claim_can_be_taken_off_the_map() -> None:
    claim = corrected(RUSSIAN_COMMAND, {}, {"how": "none"}, SYRIA, "syria")
    assert (claim.lat, claim.place, claim.geo_precision) == (None, "", "unresolved")
    assert claim.alternatives == "talbiseh"


@pytest.mark.parametrize(
    ("start", "end", "read"),
    [
        ("2015-10-03", "", ("2015-10-03", "2015-10-03", "day")),
        ("2015-10-01", "2015-10-03", ("2015-10-01", "2015-10-03", "range")),
        ("", "", ("", "", "unknown")),
    ],
)
def test_days_say_how_precise_they_are(start: str, end: str, read: tuple[str, ...]) -> None:
    edits = {"date_start": start, "date_end": end, "time_precision": "day"}
    claim = corrected(replace(ZAFARANEH, time_precision="day"), edits, KEEP, SYRIA, "syria")
    assert (claim.date_start, claim.date_end, claim.time_precision) == read


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("date_start", "31/09/2015", "no date as YYYY-MM-DD"),
        ("date_start", "2015-10-31", "is after date_end"),
        ("killed_min", "many", "not a number"),
        ("killed_max", "2.5", "not a count"),
        ("side", "martians", "it can be russian"),
        ("attacker", "nobody", "it can be russia"),
        ("target_actor", "is; them", "'them' is unknown"),
        ("target_kind", "castle", "it can be command"),
        ("stance", "perhaps", "asserts, denies"),
        ("note", "\ud800", "no text"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(field: str, text: str, told: str) -> None:
    assert told in faults({field: text})[field]


@pytest.mark.parametrize(
    ("place", "field", "told"),
    [
        ({"how": "name", "place_id": "atlantis"}, "place", "choose one"),
        ({"how": "name"}, "place", "choose one"),
        (POSITION | {"position": "36.7786, 34.8918"}, "position", "latitude comes first"),
        (POSITION | {"position": "52.5, 13.4"}, "position", "outside Syria"),
        (POSITION | {"position": "136, 40"}, "position", "outside Syria"),
        (POSITION | {"position": "in the north"}, "position", "no latitude"),
        (POSITION | {"geo_precision": ""}, "geo_precision", "how precise"),
        (POSITION | {"geo_precision": "district"}, "geo_precision", "needs radius_m"),
        (POSITION | {"radius_m": "wide"}, "radius_m", "not a number"),
        (POSITION | {"location_basis": "gazetteer"}, "location_basis", "it can be review"),
        ({"how": "magic"}, "place", "no way"),
    ],
)
def test_a_place_that_cannot_be_is_told(place: dict[str, str], field: str, told: str) -> None:
    assert told in faults({}, place)[field]


def test_all_faults_are_told_at_once() -> None:
    found = faults({"killed_min": "x", "date_end": "y"}, POSITION | {"position": "z"})
    assert found.keys() == {"killed_min", "date_end", "position"}


def test_a_least_above_the_most_is_told() -> None:
    assert "more than" in faults({"killed_min": "5", "killed_max": "3"})["killed_min"]


def test_nothing_changed_is_no_correction() -> None:
    unchanged = {name: str(getattr(ZAFARANEH, name) or "") for name in TEXT}
    assert "accept the claim instead" in faults(unchanged)[""]


def test_a_note_alone_is_no_correction() -> None:
    claim = corrected(ZAFARANEH, {"note": "ask the desk"}, KEEP, SYRIA, "syria")
    assert (claim.note, claim.review) == ("ask the desk", "unreviewed")


def test_fields_that_are_not_the_reviewers_stay() -> None:
    edits = {"quote": "another", "claim_id": "c1", "review": "accepted", "source": "A council"}
    assert corrected(ZAFARANEH, edits, KEEP, SYRIA, "syria") == replace(
        ZAFARANEH, source="A council", review="corrected"
    )


words = st.text(max_size=12) | st.sampled_from(
    ["2015-10-01", "12", "russian", "is", "hospital", "denies", "=1+1", "34.9, 36.7", "near"]
)


@given(
    claim=st.sampled_from(TABLE),
    edits=st.dictionaries(st.sampled_from(TEXT), words, max_size=6),
    place=st.fixed_dictionaries(
        {"how": st.sampled_from(["keep", "name", "position", "none"])},
        optional=dict.fromkeys({*POSITION, "place_id", "near"} - {"how"}, words),
    ),
)
def test_what_is_taken_can_be_read_back(
    claim: Claim, edits: dict[str, str], place: dict[str, str]
) -> None:
    try:
        new = corrected(claim, edits, place, SYRIA, "syria")
    except Faults:
        return
    kept = ("claim_id", "statement_id", "report_id", "quote", "toponym", "source_text")
    assert all(getattr(new, name) == getattr(claim, name) for name in kept)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.csv"
        write(Collection(claims=(new,)), path)
        assert list(rows(path).values()) == [new]
