"""The real program: killed, interrupted, started twice."""

from __future__ import annotations

import http.client
import random
import signal
from dataclasses import replace
from pathlib import Path
from threading import Timer

import pytest
from click.testing import CliRunner

from geo.export import write
from geo.model import Collection
from maps.cli import main
from maps.review.session import Session
from tests.maps.review.conftest import TABLE, ask, program, rows

MANY = 400


def decide_all(address: str, told: dict[str, str]) -> None:
    """Decide claim after claim; `told` are the decisions that the program confirmed."""
    for at in range(MANY):
        _, view = ask(address, f"/claim?at={at}")
        decision = ("accepted", "rejected")[at % 2]
        asked = {"claim_id": view["claim"]["claim_id"], "version": view["version"]}
        assert ask(address, "/decide", {**asked, "decision": decision})[0] == 200
        told[asked["claim_id"]] = decision


@pytest.mark.parametrize("seed", range(2))
def test_nothing_decided_is_lost_when_the_program_is_killed(tmp_path: Path, seed: int) -> None:
    table = tmp_path / "claims.csv"
    claims = tuple(replace(TABLE[n % 6], claim_id=f"k{n}") for n in range(MANY))
    write(Collection(claims=claims), table)
    told: dict[str, str] = {}
    with program(table) as (running, address):
        timer = Timer(random.Random(seed).uniform(0.05, 0.5), running.kill)  # noqa: S311
        timer.start()
        with pytest.raises((OSError, http.client.HTTPException)):
            decide_all(address, told)
        timer.join()
        running.wait()
    written = rows(table)
    assert list(written) == [claim.claim_id for claim in claims]
    decided = {key: row.review for key, row in written.items() if row.review != "unreviewed"}
    assert told.items() <= decided.items()
    assert len(decided) <= len(told) + 1
    with Session(table) as again:
        assert again.claims == written


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_and_tells_what_was_decided(table: Path, how: signal.Signals) -> None:
    with program(table) as (running, address):
        _, view = ask(address, "/claim?at=0")
        asked = {"claim_id": "c6", "version": view["version"], "decision": "accepted"}
        assert ask(address, "/decide", asked)[0] == 200
        running.send_signal(how)
        assert running.wait() == 0
        assert running.stderr
        assert "Review ended: 1 accepted." in running.stderr.read()


def test_a_table_under_review_is_refused(session: Session, table: Path) -> None:
    result = CliRunner().invoke(main, ["review", str(table), "--no-browser"])
    assert result.exit_code == 2
    assert "under review already" in result.stderr
    assert "strikemap combine" in result.stderr
