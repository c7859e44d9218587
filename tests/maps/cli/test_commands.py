"""What the commands do, on three small reports."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from geo import export
from geo.model import FIELDS
from maps.cli.export import FORMS
from tests.maps.cli.conftest import Strikemap

HEAVY = ("folium", "geopandas", "numpy", "pandas", "rapidfuzz", "shapely", "trafilatura")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["map", "--help"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    program = (
        "import sys; from maps.cli import main\n"
        f"main({words!r}, standalone_mode=False)\n"
        f"sys.exit(', '.join(m for m in {HEAVY!r} if m in sys.modules) or None)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_every_form_of_export_can_be_named() -> None:
    assert set(FORMS) == set(export.FORMS)


def test_extract_writes_a_table_and_counts_that_add_up(
    strikemap: Strikemap, reports: Path, tmp_path: Path
) -> None:
    result = strikemap("extract", reports, "-o", "claims.csv")
    assert result.exit_code == 0
    claims = rows((tmp_path / "claims.csv").read_text("utf-8-sig"))
    assert {"Talbiseh", "Rastan"} <= {claim["place"] for claim in claims}
    assert set(claims[0]) == set(FIELDS)
    placed = sum(bool(claim["lat"]) for claim in claims)
    assert result.stderr.splitlines() == [
        "Read 3 reports: 2 with claims, 1 without.",
        f"{len(claims)} claims: {placed} on the map, {len(claims) - placed} without a place.",
        "Wrote claims.csv.",
    ]
    assert result.stdout == ""


def test_standard_output_has_the_bytes_of_the_file(
    strikemap: Strikemap, reports: Path, tmp_path: Path
) -> None:
    for command, form in (("extract", "csv"), ("export", "geojson"), ("map", "html")):
        strikemap(command, reports, "-o", f"out.{form}")
        piped = strikemap(command, reports, "-o", "-")
        assert piped.stdout_bytes == (tmp_path / f"out.{form}").read_bytes()
        assert "Read 3 reports" in piped.stderr
        assert "Wrote" not in piped.stderr


def test_a_report_on_standard_input(strikemap: Strikemap) -> None:
    text = "Activists said Russian air strikes on Talbiseh on Wednesday killed 17 civilians."
    options = ("--publisher", "Example Agency", "--published", "2015-10-01")
    result = strikemap("extract", "-", "-o", "-", "--format", "jsonl", *options, stdin=text)
    assert result.exit_code == 0
    (claim,) = map(json.loads, result.stdout.splitlines())
    assert (claim["place"], claim["publisher"]) == ("Talbiseh", "Example Agency")
    assert claim["date_start"] == "2015-09-30"


def test_a_table_gives_the_same_claims_as_its_reports(strikemap: Strikemap, reports: Path) -> None:
    strikemap("extract", reports, "-o", "claims.csv")
    from_reports = strikemap("export", reports, "-o", "-")
    from_table = strikemap("export", "claims.csv", "-o", "-")
    assert from_table.exit_code == 0
    assert from_table.stdout_bytes == from_reports.stdout_bytes
    count = len(json.loads(from_table.stdout)["features"])
    assert f"Read {count} claims from tables." in from_table.stderr
    assert "report" not in from_table.stderr


def test_a_filter_keeps_and_says_what_it_keeps(strikemap: Strikemap, reports: Path) -> None:
    every = rows(strikemap("export", reports, "-o", "-", "--format", "csv").stdout)
    result = strikemap("export", reports, "-o", "-", "--format", "csv", "--place", "talbiseh")
    kept = rows(result.stdout)
    assert {claim["place"] for claim in kept} == {"Talbiseh"}
    assert f"The filters keep {len(kept)} of {len(every)} claims." in result.stderr
    by_id = {claim["claim_id"]: claim for claim in every}
    assert all(by_id[claim["claim_id"]] == claim for claim in kept)


@pytest.mark.parametrize("name", ["تلبيسة", "Talbisa", "Тальбиса"])
@pytest.mark.parametrize("command", ["export", "map", "compare"])
def test_a_place_is_found_by_any_of_its_names(
    strikemap: Strikemap, accounts: Path, name: str, command: str
) -> None:
    form = ("--format", "csv") if command == "export" else ()
    by_name = strikemap(command, accounts, "-o", "-", *form, "--place", name)
    assert by_name.exit_code == 0, by_name.stderr
    usual = strikemap(command, accounts, "-o", "-", *form, "--place", "Talbiseh")
    assert by_name.stdout_bytes == usual.stdout_bytes


def test_what_a_reviewer_rejected_is_counted_and_not_drawn(
    strikemap: Strikemap, accounts: Path, tmp_path: Path
) -> None:
    table = rows(accounts.read_text("utf-8"))
    with (tmp_path / "reviewed.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, [*table[0], "review"])
        writer.writeheader()
        writer.writerows({**row, "review": "rejected"} for row in table[:1])
        writer.writerows(table[1:])
    result = strikemap("export", "reviewed.csv", "-o", "-")
    assert "3 claims: 2 on the map, 0 without a place, 1 rejected in review." in result.stderr


def test_values_of_one_filter_add_and_filters_narrow(strikemap: Strikemap, reports: Path) -> None:
    def kept(*filters: str) -> set[str]:
        result = strikemap("export", reports, "-o", "-", "--format", "csv", *filters)
        assert result.exit_code == 0, result.stderr
        return {claim["claim_id"] for claim in rows(result.stdout)}

    both = kept("--place", "Talbiseh", "--place", "Rastan")
    assert both == kept("--place", "Talbiseh") | kept("--place", "Rastan")
    narrowed = kept("--place", "Talbiseh", "--side", "russian")
    assert narrowed == kept("--place", "Talbiseh") & kept("--side", "russian")
    assert kept() >= both > narrowed > set()


def test_the_map_is_a_page_with_its_title(
    strikemap: Strikemap, reports: Path, tmp_path: Path
) -> None:
    result = strikemap("map", reports, "-o", "page.html", "--title", "Homs <north>")
    assert result.exit_code == 0, result.stderr
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "Homs &lt;north&gt;" in page
    assert "<north>" not in page


def test_a_report_whose_claims_are_filtered_out_is_not_told_as_without_claim(
    strikemap: Strikemap, reports: Path
) -> None:
    from geo.filters import Filters
    from maps.cli.inputs import Inputs, select_from

    kept = select_from(Inputs((str(reports),)).read(), Filters(side=("russian",))).kept
    assert {report.report_file for report in kept.reports} == {"a.md", "c.md"}


def test_a_filter_of_the_map_leaves_the_verdict_of_all_claims(
    strikemap: Strikemap, accounts: Path
) -> None:
    page = strikemap("map", accounts, "-o", "-", "--side", "russian", "--place", "Talbiseh").stdout
    found = re.search(r'id="sm-claims-[^"]*">"([^"]+)"', page)
    assert found
    data = gzip.decompress(base64.b64decode(found[1]))
    header = json.loads(data[4 : 4 + int.from_bytes(data[:4], "little")])
    assert header["count"] == 1
    assert header["groups"]["compared"]["values"]["agreement"] == ["disputed"]


def test_the_demo_needs_nothing(strikemap: Strikemap, tmp_path: Path) -> None:
    result = strikemap("demo")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "demo.html").stat().st_size > 100_000
    assert "Wrote demo.html." in result.stderr


def test_compare_shows_each_side_of_a_place(strikemap: Strikemap, accounts: Path) -> None:
    result = strikemap("compare", accounts)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("2 incidents at 2 places: disputed 1, one side 1.\n")
    assert "\nHoms (governorate), 2015-09-30: one side\n" in result.stdout
    _, _, talbiseh = result.stdout.partition("\nTalbiseh (Homs), 2015-09-30: disputed\n")
    ministry = "Russian defence ministry [Agency]: IS command post; sorties: 8"
    activists = "Activists [Daily]: homes; at least 17 civilians killed"
    lines = [line.strip() for line in talbiseh.splitlines()]
    assert lines[:4] == [
        "Russian officials and state media", ministry,
        "Syrian opposition and activists", activists,
    ]  # fmt: skip
    assert lines[4].casefold().startswith("→ who was hit")


def test_a_filter_of_compare_leaves_an_incident_whole(strikemap: Strikemap, accounts: Path) -> None:
    by_place = strikemap("compare", accounts, "--place", "Talbiseh").stdout
    by_side = strikemap("compare", accounts, "--side", "opposition").stdout
    assert by_side == by_place
    assert "Russian defence ministry" in by_side


def test_compare_writes_a_report(strikemap: Strikemap, accounts: Path, tmp_path: Path) -> None:
    result = strikemap("compare", accounts, "-o", "report.html", "--title", "Talbiseh")
    assert result.exit_code == 0
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "<title>Talbiseh</title>" in page
    assert page.count("<article") == 2


def test_compare_writes_incidents_as_geojson(
    strikemap: Strikemap, accounts: Path, tmp_path: Path
) -> None:
    assert strikemap("compare", accounts, "-o", "incidents.geojson").exit_code == 0
    features = json.loads((tmp_path / "incidents.geojson").read_text("utf-8"))["features"]
    shapes = {f["properties"]["place"]: f["geometry"]["type"] for f in features}
    assert shapes == {"Talbiseh": "Point", "Homs": "Polygon"}
    assert features[0]["id"] == features[0]["properties"]["incident_id"]


@pytest.mark.parametrize("words", [("-o", "x.txt"), ("--title", "x"), ("--format", "csv")])
def test_compare_says_what_it_can_write(
    strikemap: Strikemap, accounts: Path, words: tuple[str, ...]
) -> None:
    assert strikemap("compare", accounts, *words).exit_code == 2


def test_compare_writes_incidents(strikemap: Strikemap, accounts: Path, tmp_path: Path) -> None:
    result = strikemap("compare", accounts, "-o", "incidents.csv")
    assert (result.exit_code, result.stdout) == (0, "")
    incidents = rows((tmp_path / "incidents.csv").read_text("utf-8-sig"))
    assert [incident["verdict"] for incident in incidents] == ["one_side", "disputed"]


def test_explain_shows_the_sentence_and_the_reasons(strikemap: Strikemap, reports: Path) -> None:
    claims = rows(strikemap("extract", reports, "-o", "-").stdout)
    claim = next(claim for claim in claims if claim["side"] == "opposition" and claim["place"])
    result = strikemap("explain", reports, claim["claim_id"][:10])
    assert result.exit_code == 0
    assert "killed at least 17 civilians" in result.stdout
    assert claim["resolution_reason"] in result.stdout
    assert "2015-09-30" in result.stdout
    assert "\x1b" not in result.stdout


def test_explain_tells_codes_in_words(strikemap: Strikemap, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(
        "claim_id,source,side,source_role,attacker,target_kind,target_actor,place,lat,lon,"
        "geo_precision,alternatives,note\n"
        "c1,Activists,opposition,activist,russia_or_syria,training_camp; fuel,civilians; not_is,"
        "Homs,34.73,36.72,settlement,homs-governorate 0.40; elsewhere 0.20,first; second\n"
    )
    result = strikemap("explain", "claims.csv", "c1")
    assert result.exit_code == 0, result.stderr
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert "source      Activists · Syrian opposition and activists · activist" in lines
    assert "stance      asserts a strike; attacker: Russia or Syria" in lines
    assert "target      training camp, fuel" in lines
    assert "who is said to be hit: Civilians; not Islamic State" in lines
    assert "may also be: Homs (governorate), score 0.40" in lines
    assert "may also be: elsewhere 0.20" in lines
    assert lines[lines.index("confidence  not given") + 1 :][:2] == ["first", "second"]


def test_places_is_a_table_for_a_person(strikemap: Strikemap) -> None:
    result = strikemap("places", "Talbiseh", "Nowhereville")
    assert result.exit_code == 0
    assert re.search(r"→ +Talbiseh +town +Homs +34\.8\d+ +36\.7\d+ +[01]\.\d\d", result.stdout)
    assert "Nowhereville: no place" in result.stdout


def test_places_is_json_for_a_program(strikemap: Strikemap) -> None:
    names = "تلبيسة\nZafaraneh\tHoms\n\nNowhereville\n"
    result = strikemap("places", "--json", stdin=names)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [entry["name"] for entry in found] == ["تلبيسة", "Zafaraneh", "Nowhereville"]
    first = found[0]["candidates"][found[0]["chosen"]]
    assert first["place"] == "Talbiseh"
    assert list(first) == [
        "place_id", "place", "lat", "lon", "radius_m", "feature_class", "admin1", "score",
        "reason", "place_source",
    ]  # fmt: skip
    assert found[2] == {"name": "Nowhereville", "chosen": None, "candidates": []}


def test_places_of_another_governorate_are_not_chosen(strikemap: Strikemap) -> None:
    result = strikemap("places", "--json", "Talbiseh", "--admin1", "Latakia")
    chosen = json.loads(result.stdout)["chosen"]
    assert chosen is None or json.loads(result.stdout)["candidates"][chosen]["score"] < 0.9


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_hostile_name_of_a_place_is_shown_and_not_obeyed(
    strikemap: Strikemap, form: list[str]
) -> None:
    result = strikemap("places", *form, "Homs\x1b[2J\x9b\u202e")
    assert not set("\x1b\x9b\u202e") & set(result.stdout)


def test_the_gazetteer_tells_what_it_holds(strikemap: Strikemap) -> None:
    result = strikemap("gazetteer", "info")
    assert result.exit_code == 0
    assert re.search(r"^governorate +14$", result.stdout, re.MULTILINE)
    assert re.search(r"^curated +\d+ +\d.* 20\d\d-\d\d-\d\d$", result.stdout, re.MULTILINE)
    assert "GeoNames (CC BY 4.0)" in result.stdout


def test_the_gazetteer_is_checked(strikemap: Strikemap) -> None:
    result = strikemap("gazetteer", "check")
    assert result.exit_code == 0, result.stdout
    assert re.fullmatch(r"\d+ places checked, no fault\.\n", result.stdout)
