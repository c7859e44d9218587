"""Tables of other people: columns, exports of other data sets, what spreadsheets break."""

from __future__ import annotations

from pathlib import Path

import pytest

import gazetteer
import geo
from geo.errors import GeoError
from geo.export import write
from geo.model import Collection
from geo.tables import Options, Read, read_table
from tests.geo.test_frame import AREA, CITY, UNPLACED


def table(
    folder: Path,
    text: str | bytes,
    *,
    keep_good: bool = False,
    columns: dict[str, str] | None = None,
) -> Read:
    path = folder / "theirs.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_table(path, Options(columns or {}, keep_good), gazetteer.load("syria"))


def faults(folder: Path, text: str | bytes, columns: dict[str, str] | None = None) -> str:
    with pytest.raises(GeoError) as caught:
        table(folder, text, columns=columns)
    assert caught.value.fix
    return caught.value.what


def test_columns_are_named_by_hand(tmp_path: Path) -> None:
    text = "Who,Ort,tally,mood\nSANA,Rastan,3,bad\n"
    columns = {"Who": "source", "Ort": "toponym", "tally": "killed_min", "mood": ""}
    read = table(tmp_path, text, columns=columns)
    (claim,) = read.claims
    assert (claim.source, claim.toponym, claim.killed_min) == ("SANA", "Rastan", 3)
    assert read.notes == ()


def test_known_names_are_guessed_and_told(tmp_path: Path) -> None:
    text = "Source,Location,Latitude,Longitude,geo_precision,Date\n"
    read = table(tmp_path, f"{text}x,Homs,34.73,36.7,settlement,2015-09-30\n")
    (claim,) = read.claims
    assert (claim.lat, claim.lon, claim.date_start) == (34.73, 36.7, "2015-09-30")
    (note,) = read.notes
    assert note.what == (
        "columns read as: Source=source, Location=toponym, Latitude=lat, Longitude=lon, "
        "Date=date_start"
    )


def test_a_guess_that_could_be_two_columns_is_none(tmp_path: Path) -> None:
    what = faults(tmp_path, "source,toponym,date,event_date\na,b,2015-10-01,2015-10-02\n")
    assert "unknown column 'date'" in what
    assert "unknown column 'event_date'" in what


@pytest.mark.parametrize(
    ("columns", "part"),
    [
        ({"Who": "surce"}, "no field 'surce'"),
        ({"Whom": "note"}, "no column 'Whom'"),
        ({}, "unknown column 'Who'"),
    ],
)
def test_a_column_that_is_named_wrong(tmp_path: Path, columns: dict[str, str], part: str) -> None:
    assert part in faults(tmp_path, "Who,source,toponym\na,b,c\n", columns)


def test_semicolons_of_a_spreadsheet(tmp_path: Path) -> None:
    (claim,) = table(tmp_path, "\ufeffsource;toponym;note\r\nSANA;Rastan;a, b\r\n").claims
    assert (claim.toponym, claim.note) == ("Rastan", "a, b")
    assert "lat '34,7' is not a number" in faults(tmp_path, "source;toponym;lat\na;b;34,7\n")


BAD = """source,toponym,lat,lon,geo_precision,date_start,side
good,Homs,34.73,36.7,settlement,2015-09-30,russian
half,Homs,34.73,,settlement,,
swapped,Abu Kamal,40.92,34.45,settlement,,
late,Homs,,,,31/09/2015,
camp,Homs,,,,,martian
short,Homs
"""


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    what = faults(tmp_path, BAD)
    for part in (
        "line 3: has lat and no lon",
        "line 4: lat 40.92 and lon 34.45 are swapped",
        "line 5: date_start '31/09/2015' is no date",
        "line 6: side 'martian' is unknown; it can be",
        "line 7: 2 cells under 7 columns",
    ):
        assert part in what
    assert "line 2" not in what


def test_the_good_rows_go_on_where_that_is_asked_for(tmp_path: Path) -> None:
    read = table(tmp_path, BAD, keep_good=True)
    assert [claim.source for claim in read.claims] == ["good"]
    (problem,) = read.problems
    assert problem.what.count("line ") == 5


def test_nothing_good_is_an_error_all_the_same(tmp_path: Path) -> None:
    with pytest.raises(GeoError, match="not a number"):
        table(tmp_path, "source,toponym,killed_min\na,b,many\n", keep_good=True)


@pytest.mark.parametrize("word", ["قصف تلبيسة", "Идлиб", "Alep – dégâts"])
def test_text_in_the_wrong_encoding_is_told(tmp_path: Path, word: str) -> None:
    mangled = word.encode("utf-8").decode("latin-1")
    assert f"perhaps for {word!r}" in faults(tmp_path, f"source,toponym\na,{mangled}\n")
    assert table(tmp_path, f"source,toponym\na,{word}\n").claims


ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "actor2,country,admin1,admin2,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,timestamp\n"
)


def acled(**given: str) -> str:
    row = {
        "event_id_cnty": "SYR1", "event_date": "30 September 2015", "year": "2015",
        "time_precision": "1", "sub_event_type": "Air/drone strike",
        "actor1": "Military Forces of Russia (2000-)", "actor2": "Civilians (Syria)",
        "admin1": "Homs", "location": "Talbiseh", "latitude": "34.84", "longitude": "36.73",
        "geo_precision": "1", "source": "SOHR", "notes": "On 30 September, jets hit a market.",
        "fatalities": "17",
    } | given  # fmt: skip
    return ",".join(f'"{row.get(name, "")}"' for name in ACLED.strip().split(",")) + "\n"


def test_an_export_of_acled(tmp_path: Path) -> None:
    text = ACLED + acled() + acled(event_id_cnty="SYR2", sub_event_type="Armed clash")
    read = table(tmp_path, text)
    (claim,) = read.claims
    assert (claim.claim_id, claim.publisher) == ("acled-SYR1", "ACLED")
    assert (claim.source_text, claim.side) == ("SOHR", "monitor")
    assert (claim.attacker, claim.target_actor) == ("russia", "civilians")
    assert (claim.date_start, claim.time_precision) == ("2015-09-30", "day")
    assert (claim.killed_min, claim.killed_max, claim.toll_group) == (17, 17, "people")
    assert (claim.lat, claim.geo_precision) == (34.84, "settlement")
    assert claim.quote.startswith("On 30 September")
    (note,) = read.notes
    assert "1 rows of 2 are of no air/drone strike" in note.what


def test_codes_of_precision_make_no_pin_of_an_area(tmp_path: Path) -> None:
    text = ACLED + "".join(
        acled(event_id_cnty=admin1 + code, geo_precision=code, admin1=admin1)
        for code, admin1 in (("2", "Homs"), ("3", "Homs"), ("3", "Atlantis"))
    )
    near, area, nowhere = table(tmp_path, text).claims
    assert (near.geo_precision, near.radius_m) == ("near", 25_000)
    assert (area.geo_precision, area.place_id) == ("governorate", "homs-governorate")
    assert not nowhere.is_placed
    assert "gazetteer does not have" in nowhere.resolution_reason


@pytest.mark.parametrize(
    ("name", "attacker"),
    [
        ("Military Forces of Turkey (2016-)", "turkey"),
        ("Military Forces of Syria (2000-2024)", "syria"),
        ("Global Coalition Against Daesh", "us_coalition"),
        ("Taliban", "other"),
        ("", "unknown"),
    ],
)
def test_actors_of_acled(tmp_path: Path, name: str, attacker: str) -> None:
    assert table(tmp_path, ACLED + acled(actor1=name)).claims[0].attacker == attacker


def test_an_export_of_ged(tmp_path: Path) -> None:
    head = (
        "id,relid,year,type_of_violence,side_a,side_b,source_article,source_office,source_date,"
        "source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,"
        "latitude,longitude,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,"
        "deaths_unknown,best,high,low\n"
    )
    row = (
        '7,SYR-7,2015,1,Government of Syria,Syrian insurgents,"AFP, Jets",AFP,2015-10-01,Jets hit,'
        "SOHR,1,Rastan,,Homs,,34.92,36.73,1,2015-09-30 00:00:00.000,2015-09-30 00:00:00.000,0,0,"
        "11,0,11,17,11\n"
    )
    read = table(tmp_path, head + row)
    (claim,) = read.claims
    assert (claim.claim_id, claim.source_text, claim.publisher) == ("ged-7", "SOHR", "AFP")
    assert claim.attacker == "unknown"  # its sides say who fought, not who struck
    assert (claim.killed_min, claim.killed_max, claim.toll_group) == (11, 17, "civilians")
    assert (claim.toponym, claim.date_start, claim.published) == (
        "Rastan",
        "2015-09-30",
        "2015-10-01",
    )
    assert "does not say how people were killed" in read.notes[0].what


def test_a_list_with_a_block_of_columns_a_belligerent(tmp_path: Path) -> None:
    text = (
        "unique_reference_code,source,location,incident_date,Russia: civilian deaths min,"
        "Russia: strike status,US_coalition_civilian_deaths_min,US_coalition_strike_status\n"
        "R1,Airwars,Rastan,2015-09-30,17,Likely,,\n"
        "R2,Airwars,Raqqa,2015-10-02,3,Contested,5,Declared\n"
        "R3,Airwars,Homs,2015-10-03,,,,\n"
    )
    read = table(tmp_path, text)
    assert [(c.toponym, c.attacker, c.killed_min) for c in read.claims] == [
        ("Rastan", "russia", 17),
        ("Raqqa", "russia", 3),
        ("Raqqa", "us_coalition", 5),
    ]
    assert read.claims[0].note == "Russia: strike status: Likely"
    assert len({claim.claim_id for claim in read.claims}) == 3


def test_our_own_tables_are_not_taken_for_others(tmp_path: Path) -> None:
    claims = (CITY, AREA, UNPLACED)
    write(Collection(claims=claims), tmp_path / "ours.csv")
    read = read_table(tmp_path / "ours.csv", None, gazetteer.load("syria"))
    assert (read.claims, read.notes) == (claims, ())


def test_reading_tells_notes_and_what_was_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("source,town,killed_min\nx,Homs,1\nx,Homs,many\n")
    read = geo.read(tmp_path, keep_good=True)
    assert (len(read.claims), len(read.problems), len(read.notes)) == (1, 1, 1)
    read = geo.read(tmp_path, keep_good=True, columns={"town": "place"})
    assert read.claims[0].place == "Homs"
