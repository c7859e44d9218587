"""Reviews of a small table: in this process, or as the real program."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from geo.export import write
from geo.model import Claim, Collection
from maps.review.desk import Desk
from maps.review.server import ReviewServer
from maps.review.session import Session
from tests.maps.claims import CLAIMS, OPPOSITION_TOLL, RUSSIAN_COMMAND, UNPLACED

ROOT = Path(__file__).parents[3]
ZAFARANEH = replace(
    UNPLACED,
    claim_id="c6",
    statement_id="s6",
    side="opposition",
    source="Activists",
    toponym="Zafaraneh",
    quote="<img src=x onerror=alert(1)> in Zafaraneh, activists said.",
    alternatives="talbiseh 0.50; rastan 0.40",
    confidence=0.2,
)
TABLE = (
    replace(RUSSIAN_COMMAND, confidence=0.9),
    replace(OPPOSITION_TOLL, confidence=0.7),
    ZAFARANEH,
    *CLAIMS[2:],
)
Ask = Callable[..., tuple[int, Any]]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of six claims, one of them hard to place."""
    path = tmp_path / "claims.csv"
    write(Collection(claims=TABLE), path)
    return path


@pytest.fixture
def session(table: Path) -> Iterator[Session]:
    with Session(table) as opened:
        yield opened


@contextmanager
def serving(session: Session) -> Iterator[ReviewServer]:
    """A server of a review, in a thread of its own."""
    with ReviewServer(Desk(session, "syria")) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def server(session: Session) -> Iterator[ReviewServer]:
    with serving(session) as running:
        yield running


def ask(
    address: str,
    path: str,
    body: Any = None,
    *,
    method: str = "",
    headers: Mapping[str, str] | None = None,
    data: bytes | None = None,
) -> tuple[int, Any]:
    """Status and answer of a request to the review at an address, with the token in that."""
    host, token = address.removeprefix("http://").split("/#")
    sent = {"Authorization": f"Bearer {token}"}
    if body is not None:
        data = json.dumps(body).encode()
    if data is not None:
        sent["Content-Type"] = "application/json"
    connection = http.client.HTTPConnection(host, timeout=20)
    try:
        connection.request(
            method or ("GET" if data is None else "POST"), path, data, sent | dict(headers or {})
        )
        answer = connection.getresponse()
        text = answer.read()
        is_json = answer.headers.get_content_type() == "application/json"
        return answer.status, json.loads(text) if is_json else text.decode()
    finally:
        connection.close()


@contextmanager
def program(table: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The real program with a review of a table, and its address."""
    command = "import sys; sys.argv[0] = 'strikemap'; from maps.cli import main; main()"
    running = subprocess.Popen(
        [sys.executable, "-c", command, "review", os.fspath(table), "--no-browser"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stderr
    try:
        told = ""
        for line in running.stderr:
            told += line
            if found := re.search(r"http://\S+", line):
                yield running, found[0]
                return
        pytest.fail(told)
    finally:
        running.kill()
        running.wait()
        running.stderr.close()


def rows(table: Path) -> dict[str, Claim]:
    """The claims of a table by id."""
    from geo.tables import read_claims

    return {claim.claim_id: claim for claim in read_claims(table)}
