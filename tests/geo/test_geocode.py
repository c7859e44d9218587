"""The geocoder as the last step, asked over HTTP on loopback by the client that users have."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from inspect import signature
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo
from gazetteer import Context, Gazetteer, Resolution, load
from geo.errors import GeoError
from geo.geocode import Geocoder, Settings, open_geocoder, read_settings
from geo.geocode.cache import FILE, Cache
from geo.geocode.service import Service
from geo.geocode.settings import geocoder_class
from geo.model import Claim, Collection
from tests.geo.geocoder_server import GeocoderServer, Reply, nominatim, photon, running

UNKNOWN = "Bayt Xorvath"
IN_HOMS = (34.75, 36.71)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[GeocoderServer]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("STRIKEMAP_DATA", str(tmp_path / "data"))
    with running() as started:
        yield started


def settings(server: GeocoderServer, service: str = "nominatim", **more: str) -> Settings:
    options = {"domain": server.domain, "scheme": "http", "pause": "0", "timeout": "5"} | more
    environment = {f"STRIKEMAP_GEOCODER_{name.upper()}": text for name, text in options.items()}
    return read_settings(service, environment=environment)


def asking(server: GeocoderServer, service: str = "nominatim", **more: str) -> Gazetteer:
    known = load(layers=())
    return known.with_fallback(open_geocoder(settings(server, service, **more), known).resolve)


def answer(**more: Any) -> dict[str, Any]:
    return nominatim(UNKNOWN, *IN_HOMS) | more


def chosen(resolution: Resolution) -> tuple[str, float, float]:
    assert resolution.chosen is not None, resolution.reason
    place = resolution.chosen.place
    return place.name, place.lat, place.lon


# what is asked


def test_a_name_that_the_gazetteer_has_is_not_asked_for(server: GeocoderServer) -> None:
    gazetteer = asking(server)
    assert gazetteer.resolve("Talbiseh").chosen is not None
    assert gazetteer.resolve("Talbiseh", Context(admin1="Idlib")).chosen is None
    assert server.asked == []


@pytest.mark.parametrize(
    "name",
    [
        "17 targets",
        "village",
        "q",
        "…",
        "https://example.org",
        "someone@example.org",
        "Bayt\x1b[31m",
        "Ahrar al-Sham",
        "Beirut",
        "غازي عنتاب",
        "Анкаре",
        "a whole sentence with far more words than a name has",
        "X" * 100,
    ],
)
def test_what_is_not_like_a_name_is_not_asked_for(server: GeocoderServer, name: str) -> None:
    asking(server).resolve(name)
    assert server.asked == []


def test_nominatim_is_asked_within_the_theatre_under_our_name(server: GeocoderServer) -> None:
    asking(server).resolve(UNKNOWN)
    (asked,) = server.asked
    assert asked.user_agent.startswith("strikemap")
    assert asked.query["q"] == UNKNOWN
    assert asked.query["countrycodes"] == "sy"
    assert asked.query["bounded"] == "1"
    assert asked.query["viewbox"] == "35.4,32.0,42.6,37.5"


def test_photon_is_asked_within_the_box(server: GeocoderServer) -> None:
    server.sends({"features": []})
    asking(server, "photon").resolve(UNKNOWN)
    assert server.asked[0].query["bbox"] == "35.4,32.0,42.6,37.5"


@pytest.mark.parametrize("body", [[], [answer()]], ids=["knows it not", "knows it"])
def test_no_name_is_asked_for_twice(server: GeocoderServer, body: list[Any]) -> None:
    server.sends(body)
    first, again = asking(server).resolve(UNKNOWN), asking(server).resolve(UNKNOWN)
    assert first == again
    assert len(server.asked) == 1


def test_another_geocoder_is_asked_anew(server: GeocoderServer) -> None:
    asking(server).resolve(UNKNOWN)
    server.sends({"features": []})
    asking(server, "photon").resolve(UNKNOWN)
    assert len(server.asked) == 2


def test_a_fault_is_remembered_for_the_run_only(server: GeocoderServer) -> None:
    server.sends(Reply(500), [answer()])
    gazetteer = asking(server)
    assert gazetteer.resolve(UNKNOWN).chosen is None
    assert gazetteer.resolve(UNKNOWN).chosen is None
    assert len(server.asked) == 1
    assert chosen(asking(server).resolve(UNKNOWN)) == (UNKNOWN, *IN_HOMS)


# what an answer gives


def test_an_answer_counts_less_than_a_curated_place_and_says_whose_it_is(
    server: GeocoderServer,
) -> None:
    server.sends([answer(address={"state": "محافظة حمص"})])
    found = asking(server).resolve(UNKNOWN).chosen
    assert found is not None
    assert 0 < found.score <= 0.6
    assert found.place.source == "nominatim:node/4200"
    assert found.place.kind == "village"
    assert found.place.admin1 == "Homs"
    assert 2_500 < found.place.radius_m < 3_500
    assert "nominatim: exact name" in found.reason


def test_a_name_in_another_script_is_the_same_name(server: GeocoderServer) -> None:
    names = {"name": "بيت خرفاث", "name:en": "Beit Khorfath"}
    server.sends([answer(name=names["name"], display_name=names["name"], namedetails=names)])
    assert chosen(asking(server).resolve("Bayt Khorfath"))[1:] == IN_HOMS


def test_photon_answers(server: GeocoderServer) -> None:
    extent = [36.70, 34.76, 36.72, 34.74]
    server.sends({"features": [photon(UNKNOWN, *IN_HOMS, state="Homs Governorate", extent=extent)]})
    found = asking(server, "photon").resolve(UNKNOWN).chosen
    assert found is not None
    place = found.place
    assert (place.lat, place.lon) == IN_HOMS
    assert (place.source, place.kind, place.admin1) == ("photon:node/4200", "village", "Homs")
    assert 1_000 < place.radius_m < 2_000


def test_a_town_and_its_district_are_one_answer(server: GeocoderServer) -> None:
    area = [str(edge) for edge in (34.6, 34.9, 36.6, 36.9)]
    district = {"class": "boundary", "type": "administrative", "addresstype": "county"}
    server.sends([answer(**district, osm_id=4201, boundingbox=area), answer()])
    found = asking(server).resolve(UNKNOWN)
    assert len(found.candidates) == 1
    assert found.candidates[0].place.kind == "village"


def two(server: GeocoderServer) -> None:
    homs = answer(address={"state": "Homs"})
    idlib = nominatim(UNKNOWN, 35.9, 36.6, osm_id=4201, address={"state": "Idlib Governorate"})
    server.sends([homs, idlib])


def test_two_places_of_one_name_stay_undecided(server: GeocoderServer) -> None:
    two(server)
    found = asking(server).resolve(UNKNOWN)
    assert found.chosen is None
    assert len(found.candidates) == 2
    assert "ambiguous" in found.reason


def test_what_the_text_says_decides_between_two(server: GeocoderServer) -> None:
    two(server)
    assert chosen(asking(server).resolve(UNKNOWN, Context(admin1="Homs")))[1:] == IN_HOMS


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ([], "knows no such place"),
        ([answer(lat="48.85", lon="2.35")], "lies outside Syria"),
        ([answer(lat="41.2", lon="36.2")], "latitude and longitude may be swapped"),
        ([answer(name="Talkalakh", display_name="Talkalakh, Syria")], "another name"),
        ([answer(**{"class": "shop", "type": "bakery"})], "street, a shop"),
    ],
)
def test_an_answer_that_does_not_fit_places_nothing(
    server: GeocoderServer, body: list[Any], why: str
) -> None:
    server.sends(body)
    found = asking(server).resolve(UNKNOWN)
    assert found.chosen is None
    assert why in found.reason
    assert f'no place named "{UNKNOWN}" in the gazetteer' in found.reason


# faults


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(429, headers=(("Retry-After", "3600"),)), "asks to wait 3600 s (HTTP 429)"),
        (Reply(429), "asks to wait (HTTP 429)"),
        (Reply(500), "the server failed (HTTP 500)"),
        (Reply(503), "the server failed (HTTP 503)"),
        (Reply(403), "refuses the request or its key (HTTP 403)"),
        (Reply(400), "did not understand the request (HTTP 400)"),
        (Reply(302, headers=(("Location", "file:///etc/passwd"),)), "the server failed (HTTP 302)"),
        (Reply(body=b'[{"lat": "34.7'), "not JSON"),
        (Reply(body=b"\xff\xfe\x00"), "not JSON"),
        (Reply(body=b"<html>"), "not JSON"),
        (Reply(body=b"17"), "unknown form"),
        (Reply(body=b"[17]"), "unknown form"),
        (Reply(body=b'[{"lat": "NaN", "lon": "36.7", "name": "x"}]'), "unknown form"),
        (Reply(body=b'[{"lat": "34.7", "name": "x"}]'), "unknown form"),
        (Reply(body=b'[{"lat": "200", "lon": "36.7"}]'), "unknown form"),
        (Reply(body=b" " * 6_000_000), "too long"),
    ],
)
def test_a_fault_leaves_the_name_unresolved_and_says_why(
    server: GeocoderServer, reply: Reply, why: str
) -> None:
    server.sends(reply)
    found = asking(server).resolve(UNKNOWN)
    assert found.chosen is None
    assert why in found.reason


def test_a_server_that_does_not_go_on_is_left_after_the_timeout(server: GeocoderServer) -> None:
    server.sends(Reply(holds=True))
    found = asking(server, timeout="0.1").resolve(UNKNOWN)
    assert "no answer within 0.1 s" in found.reason


def test_a_server_that_is_not_there(server: GeocoderServer) -> None:
    found = asking(server, domain="127.0.0.1:1").resolve(UNKNOWN)
    assert "can't be reached" in found.reason


def test_a_short_wait_is_kept_and_the_name_asked_again(server: GeocoderServer) -> None:
    server.sends(Reply(429, headers=(("Retry-After", "0"),)), [answer()])
    assert chosen(asking(server).resolve(UNKNOWN)) == (UNKNOWN, *IN_HOMS)


def names(count: int) -> list[str]:
    return [f"Bayt Xorvath{letter * 4}" for letter in "bdfgklmnrs"[:count]]


def test_it_is_given_up_after_three_faults_in_a_row_with_one_note(server: GeocoderServer) -> None:
    known = load(layers=())
    geocoder = open_geocoder(settings(server), known)
    server.sends(Reply(500), Reply(500), [], Reply(500), Reply(503), Reply(500))
    found = [known.with_fallback(geocoder.resolve).resolve(name) for name in names(9)]
    assert len(server.asked) == 6
    assert "was given up" in found[-1].reason
    (problem,) = geocoder.problems()
    assert "3 faults in a row" in problem.what
    assert server.domain in problem.where


def test_it_is_given_up_at_once_where_the_key_is_refused(server: GeocoderServer) -> None:
    gazetteer = asking(server)
    server.sends(Reply(401))
    for name in names(3):
        gazetteer.resolve(name)
    assert len(server.asked) == 1


@pytest.mark.parametrize("content", [b"not a database, only some text" * 100, b""])
def test_a_damaged_file_of_answers(server: GeocoderServer, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "data" / FILE
    path.parent.mkdir()
    path.write_bytes(content)
    if content:
        with pytest.raises(GeoError, match=r"damaged \(delete it"):
            asking(server)
    else:
        assert asking(server).resolve(UNKNOWN).chosen is None


def test_a_locked_file_of_answers(server: GeocoderServer, tmp_path: Path) -> None:
    gazetteer = asking(server)
    with sqlite3.connect(tmp_path / "data" / FILE) as other:
        other.execute("pragma locking_mode = exclusive")
        other.execute("begin exclusive")
        with pytest.raises(GeoError, match="can't be kept: database is locked"):
            gazetteer.resolve(UNKNOWN)
    other.close()


# settings


def test_the_environment_comes_before_the_file(tmp_path: Path) -> None:
    config = tmp_path / "geocoder.toml"
    config.write_text('domain = "one.example"\nuser_agent = "desk"\npause = 2\n')
    read = read_settings("Nominatim", config, {"STRIKEMAP_GEOCODER_DOMAIN": "two.example"})
    assert read.service == "nominatim"
    assert read.options == {"domain": "two.example", "user_agent": "desk"}
    assert read.pause == 2.0


def test_a_key_is_never_shown() -> None:
    read = read_settings("opencage", environment={"STRIKEMAP_GEOCODER_API_KEY": "hush"})
    assert "hush" not in repr(read)


@pytest.mark.parametrize(
    ("service", "content", "message"),
    [
        ("nominatum", "", 'no geocoder "nominatum" .*nominatim.*photon'),
        ("nominatim", 'key = "x"', 'geocoder.toml: nominatim has no option "key" .*domain'),
        ("nominatim", "pause = -1", "pause is not a number of seconds"),
        ("nominatim", 'timeout = "nan"', "timeout is not a number of seconds"),
        ("nominatim", "domain", "geocoder.toml: is not valid TOML"),
    ],
)
def test_settings_that_can_not_be(tmp_path: Path, service: str, content: str, message: str) -> None:
    config = tmp_path / "geocoder.toml"
    config.write_text(content)
    with pytest.raises(GeoError, match=message):
        read_settings(service, config, {})


def test_a_file_of_settings_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GeoError, match=r"none\.toml: can't be read"):
        read_settings("nominatim", tmp_path / "none.toml", {})


@pytest.mark.parametrize(
    ("service", "options", "message"),
    [
        ("opencage", {}, "needs api_key .set STRIKEMAP_GEOCODER_API_KEY"),
        ("nominatim", {"scheme": "gopher"}, "can't make the geocoder nominatim"),
        ("nominatim", {"domain": 17}, "can't make the geocoder nominatim"),
    ],
)
def test_options_that_the_geocoder_can_not_be_made_with(
    server: GeocoderServer, service: str, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(GeoError, match=message):
        open_geocoder(Settings(service, options), load(layers=()))


# reports and tables

REPORT = f"""---
publisher: The Example
published: 2015-10-02
---
Russian warplanes bombed the village of {UNKNOWN} on Thursday, activists said.
"""


def read(server: GeocoderServer, *inputs: Path) -> Collection:
    return geo.read([str(path) for path in inputs], geocoder=settings(server))


def only(collection: Collection) -> Claim:
    (claim,) = (claim for claim in collection.claims if claim.toponym == UNKNOWN)
    return claim


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.md"
    path.write_text(REPORT)
    return path


def test_a_claim_of_a_report_is_placed_by_the_geocoder(
    server: GeocoderServer, report: Path
) -> None:
    server.sends([answer()])
    claim = only(read(server, report))
    assert (claim.lat, claim.lon) == IN_HOMS
    assert claim.location_basis == "geocoder"
    assert claim.geo_precision == "settlement"
    assert claim.place_source == "nominatim:node/4200"
    assert claim.resolution_score is not None
    assert claim.resolution_score <= 0.6
    assert claim.confidence is not None
    unsure = only(geo.read(str(report))).confidence
    assert unsure is not None
    assert claim.confidence >= unsure


def test_a_place_of_unknown_kind_is_only_near(server: GeocoderServer, report: Path) -> None:
    server.sends([answer(**{"class": "", "type": "", "addresstype": ""})])
    claim = only(read(server, report))
    assert claim.geo_precision == "near"
    assert claim.radius_m


def test_a_claim_stays_when_the_geocoder_fails(server: GeocoderServer, report: Path) -> None:
    server.sends(Reply(403))
    collection = read(server, report)
    claim = only(collection)
    assert claim.geo_precision == "unresolved"
    assert claim.lat is None
    assert "HTTP 403" in claim.resolution_reason
    assert [problem.where.split()[0] for problem in collection.problems] == ["geocoder"]


def test_without_a_geocoder_nothing_is_asked(server: GeocoderServer, report: Path) -> None:
    assert only(geo.read(str(report))).geo_precision == "unresolved"
    assert server.asked == []


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "claims.csv"
    rows = ("source,toponym,review", f"a,{UNKNOWN},", f"b,{UNKNOWN},accepted", "c,Talbiseh,")
    path.write_text("\n".join(rows) + "\n")
    return path


def test_of_a_table_only_what_nobody_reviewed_is_asked_for(
    server: GeocoderServer, table: Path
) -> None:
    server.sends([answer()])
    by_source = {claim.source: claim for claim in read(server, table).claims}
    assert by_source["a"].location_basis == "geocoder"
    assert by_source["a"].geo_precision == "near"
    assert by_source["b"].geo_precision == "unresolved"
    assert by_source["c"].geo_precision == "unresolved"
    assert len(server.asked) == 1


def test_the_same_answers_give_the_same_claims(server: GeocoderServer, report: Path) -> None:
    server.sends([answer()], Reply(500))
    assert read(server, report) == read(server, report)


# any geocoder, any answer


def with_a_server() -> list[str]:
    """The geocoders of geopy that can be pointed at a server, but those that take no names, and
    one that puts a word before its server's name."""
    from geopy.geocoders import SERVICE_TO_GEOCODER

    return [
        service
        for service, geocoder in sorted(SERVICE_TO_GEOCODER.items())
        if "domain" in signature(geocoder).parameters
        and service not in ("what3words", "what3wordsv3", "herev7")
    ]


@pytest.mark.parametrize("service", with_a_server())
def test_any_geocoder_of_geopy_can_be_asked(server: GeocoderServer, service: str) -> None:
    known = load(layers=())
    accepted = signature(geocoder_class(service)).parameters
    options = {name: "x" for name, option in accepted.items() if option.default is option.empty}
    options |= {"domain": server.domain, "scheme": "http"}
    if service not in ("ignfrance", "pelias") and "api_key" in accepted:
        options["api_key"] = "x"
    server.sends(Reply(500))
    geocoder = open_geocoder(Settings(service, options, pause=0), known)
    assert "HTTP 500" in known.with_fallback(geocoder.resolve).resolve(UNKNOWN).reason
    assert len(server.asked) == 1


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
JSON = SCALARS | st.lists(SCALARS, max_size=4) | st.dictionaries(st.text(max_size=5), SCALARS)
WRONG = st.tuples(st.sampled_from(sorted(answer())), JSON)
ANSWERS = st.lists(WRONG.map(lambda wrong: answer() | {wrong[0]: wrong[1]}), max_size=2)


@pytest.fixture
def service(server: GeocoderServer) -> Service:
    return Service(settings(server), load(layers=()).theatre)


@given(body=JSON | ANSWERS)
@hypothesis.settings(
    max_examples=50, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
def test_whatever_the_server_says_gives_a_place_in_the_theatre_or_a_reason(
    server: GeocoderServer, service: Service, body: object
) -> None:
    server.sends(Reply(body=json.dumps(body).encode()))
    known = load(layers=())
    with TemporaryDirectory() as folder:
        geocoder = Geocoder(service, Cache(Path(folder)), known)
        found = known.with_fallback(geocoder.resolve).resolve(UNKNOWN)
    south, west, north, east = known.theatre.box
    if found.chosen is None:
        assert "nominatim" in found.reason
    else:
        assert south <= found.chosen.place.lat <= north
        assert west <= found.chosen.place.lon <= east
