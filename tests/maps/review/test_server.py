"""Who may ask a review, and what it answers."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from maps.errors import MapsError
from maps.review.desk import Desk
from maps.review.server import LARGEST_BODY, ReviewServer
from maps.review.session import Session
from tests.maps.review.conftest import ask, rows

REFUSED = {403, 421}


def test_a_decision_is_written_and_the_next_claim_named(server: ReviewServer, table: Path) -> None:
    status, view = ask(server.address, "/claim?at=0")
    assert (status, view["claim"]["claim_id"], view["total"]) == (200, "c6", 6)
    shown = {"claim_id": "c6", "version": view["version"]}
    status, view = ask(server.address, "/decide", {**shown, "decision": "accepted"})
    assert (status, view["next"], view["reviews"]["accepted"]) == (200, 1, 1)
    assert rows(table)["c6"].review == "accepted"
    status, view = ask(server.address, "/undo", {})
    assert (status, view["undo"]) == (200, False)
    assert rows(table)["c6"].review == "unreviewed"


def test_the_candidates_have_their_places(server: ReviewServer) -> None:
    _, view = ask(server.address, "/claim?at=0")
    assert [c["place"] for c in view["candidates"]] == ["Talbiseh", "Rastan"]
    assert all(35 < c["lon"] < 43 for c in view["candidates"])


@pytest.mark.parametrize("name", ["Talbiseh", "%D8%AA%D9%84%D8%A8%D9%8A%D8%B3%D8%A9"])
def test_places_are_found_in_any_script(server: ReviewServer, name: str) -> None:
    _, found = ask(server.address, f"/places?name={name}")
    assert found[0]["place_id"] == "talbiseh"


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer wrong"},
        {"Authorization": ""},
        {"Authorization": "Bearer é"},
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/claim?at=0", "/data", "/undo"])
def test_others_are_refused(server: ReviewServer, path: str, headers: dict[str, str]) -> None:
    body: dict[str, str] | None = {} if path == "/undo" else None
    status, answer = ask(server.address, path, body, headers=headers)
    assert status in REFUSED
    assert answer.keys() == {"error"}


def test_the_page_holds_no_claim_and_is_for_this_address_only(server: ReviewServer) -> None:
    status, html = ask(server.address, "/", headers={"Authorization": ""})
    assert status == 200
    assert "Zafaraneh" not in html
    assert server.token not in html
    assert ask(server.address, "/", headers={"Host": "evil.example"})[0] in REFUSED


def test_the_policy_allows_the_page_its_own_scripts_and_server_only(server: ReviewServer) -> None:
    policy = server.policy
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=", server.page.decode())


def test_a_large_body_is_refused_unread(server: ReviewServer) -> None:
    status, _ = ask(server.address, "/undo", headers={"Content-Length": str(10**12)}, data=b"{}")
    assert status == 413
    assert ask(server.address, "/undo", data=b" " * (LARGEST_BODY + 1))[0] == 413


@pytest.mark.parametrize(
    ("data", "headers", "status"),
    [
        (b"{", {}, 400),
        (b"[]", {}, 400),
        (b"\xff", {}, 400),
        (b"{}", {"Content-Type": "text/plain"}, 415),
        (b"{}", {"Content-Length": "-1"}, 411),
        (b"{}", {"Transfer-Encoding": "chunked"}, 411),
    ],
)
def test_a_body_that_is_none_is_refused(
    server: ReviewServer, data: bytes, headers: dict[str, str], status: int
) -> None:
    assert ask(server.address, "/undo", data=data, headers=headers)[0] == status


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/claim?at=x", None),
        ("/claim?at=-1", None),
        ("/nothing", None),
        ("/../etc/passwd", None),
        ("/decide", {"decision": "burnt"}),
        ("/correct", {"edits": {"note": 1}, "place": {}}),
        ("/correct", {"edits": [], "place": {}}),
        ("/nothing", {}),
    ],
)
def test_what_the_page_never_asks_is_refused(
    server: ReviewServer, table: Path, path: str, body: dict[str, object] | None
) -> None:
    before = table.read_bytes()
    if body is not None:
        _, view = ask(server.address, "/claim?at=0")
        body |= {"claim_id": view["claim"]["claim_id"], "version": view["version"]}
    assert ask(server.address, path, body)[0] == 400
    assert table.read_bytes() == before


def test_a_decision_on_a_row_that_was_decided_elsewhere_is_refused(
    server: ReviewServer, table: Path
) -> None:
    _, view = ask(server.address, "/claim?at=0")
    shown = {"claim_id": "c6", "version": view["version"]}
    assert ask(server.address, "/decide", {**shown, "decision": "accepted"})[0] == 200
    status, answer = ask(server.address, "/decide", {**shown, "decision": "rejected"})
    assert (status, answer["changed"]) == (409, "row")
    assert rows(table)["c6"].review == "accepted"


def test_a_changed_table_is_told_and_can_be_read_anew(server: ReviewServer, table: Path) -> None:
    _, view = ask(server.address, "/claim?at=0")
    table.write_bytes(table.read_bytes().replace(b"activists said.", b"they said."))
    asked = {"claim_id": "c6", "version": view["version"], "decision": "accepted"}
    status, answer = ask(server.address, "/decide", asked)
    assert (status, answer["changed"]) == (409, "table")
    status, view = ask(server.address, "/reread", {})
    assert (status, view["claim"]["quote"][-10:]) == (200, "they said.")


def test_a_fault_is_told_by_field(server: ReviewServer) -> None:
    _, view = ask(server.address, "/claim?at=0")
    asked = {"claim_id": "c6", "version": view["version"], "place": {"how": "keep"}}
    status, answer = ask(server.address, "/correct", {**asked, "edits": {"killed_min": "x"}})
    assert (status, answer["faults"].keys()) == (422, {"killed_min"})


def test_only_this_machine_is_served(server: ReviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_port_in_use_is_named(session: Session) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(MapsError, match=f"port {port} can't be used"):
            ReviewServer(Desk(session, "syria"), port)
