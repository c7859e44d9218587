"""A review's decisions are in the table, and nobody else's work is overwritten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from geo.decisions import update
from geo.errors import GeoError
from geo.export import write
from geo.model import Claim, Collection, Report
from maps.errors import MapsError
from maps.review.doubts import doubtful_first, doubts
from maps.review.session import Session, TableChangedError
from tests.maps.review.conftest import TABLE, ZAFARANEH, rows


def accept(session: Session, claim_id: str) -> Claim:
    claim = replace(session.claims[claim_id], review="accepted")
    session.put(claim)
    return claim


def test_the_doubtful_come_first_and_the_reviewed_last() -> None:
    decided = [replace(c, review="accepted") if c.claim_id == "c6" else c for c in TABLE]
    assert doubtful_first(TABLE)[0] == "c6"
    assert doubtful_first(TABLE)[-1] == "c1"
    assert doubtful_first(decided)[-1] == "c6"


def test_doubts_are_told_in_words() -> None:
    assert doubts(ZAFARANEH) == ("the name may mean 2 other places", "low confidence")
    bare = Claim(claim_id="c", alternatives="x 0.4")
    assert doubts(bare) == (
        "the name may mean another place",
        "no place is named",
        "no source is named",
        "no date is given",
    )


def test_a_decision_is_in_the_table_at_once(session: Session, table: Path) -> None:
    claim = accept(session, "c6")
    assert rows(table) == {c.claim_id: claim if c.claim_id == "c6" else c for c in TABLE}


def test_undo_goes_back_step_by_step_to_the_bytes_of_the_start(
    session: Session, table: Path
) -> None:
    start = table.read_bytes()
    accept(session, "c6")
    session.split("c1")
    session.put(replace(session.claims["c6"], review="rejected"))
    assert len({session.undo(), session.undo(), session.undo()}) == 2
    assert table.read_bytes() == start
    assert not session.can_undo
    assert not session.decided()
    with pytest.raises(MapsError, match="nothing to undo"):
        session.undo()


def test_a_split_row_stands_behind_its_origin_with_an_id_of_its_own(
    session: Session, table: Path
) -> None:
    copy = session.split("c6")
    again = session.split("c6")
    ids = [claim.claim_id for claim in rows(table).values()]
    assert ids[2:5] == ["c6", again.claim_id, copy.claim_id]
    assert len(set(ids)) == len(TABLE) + 2
    assert copy.statement_id == ZAFARANEH.statement_id
    assert session.order[session.order.index("c6") + 1] == again.claim_id


def test_a_later_run_does_not_take_a_split_row_for_one_that_vanished(session: Session) -> None:
    report = Report(report_id=ZAFARANEH.report_id, report_file=ZAFARANEH.report_file, text="")
    session.split("c6")
    table = tuple(session.claims.values())
    assert not update(table, Collection(reports=(report,), claims=TABLE)).gone


def test_a_table_that_somebody_changed_is_not_overwritten(session: Session, table: Path) -> None:
    accept(session, "c1")
    theirs = table.read_bytes().replace(b"activists said.", b"they said.")
    table.write_bytes(theirs)
    with pytest.raises(TableChangedError, match="nothing was overwritten"):
        accept(session, "c2")
    assert table.read_bytes() == theirs
    assert session.claims["c2"].review == "unreviewed"
    assert session.reread().put_back == 0
    accept(session, "c2")
    assert b"they said." in table.read_bytes()


def test_a_table_that_was_removed_is_not_made_anew(session: Session, table: Path) -> None:
    table.unlink()
    with pytest.raises(TableChangedError):
        accept(session, "c1")
    assert not table.exists()


def test_what_an_older_copy_lacks_is_put_back_where_nobody_else_wrote(
    session: Session, table: Path
) -> None:
    accept(session, "c1")
    accept(session, "c2")
    copy = session.split("c6")
    theirs = replace(TABLE[1], review="rejected")
    write(Collection(claims=(TABLE[0], theirs, *TABLE[2:])), table)
    reread = session.reread()
    assert (reread.put_back, reread.left) == (2, ("c2",))
    now = rows(table)
    assert (now["c1"].review, now["c2"].review) == ("accepted", "rejected")
    assert copy.claim_id in now
    assert session.claims == now


def test_two_reviews_of_one_table_are_refused(session: Session, table: Path) -> None:
    link = table.with_name("link.csv")
    link.symlink_to(table)
    for path in (table, link):
        with pytest.raises(MapsError, match="under review already"):
            Session(path)
    session.close()
    Session(table).close()


@pytest.mark.parametrize("ending", ["csv", "jsonl", "geojson"])
def test_a_table_keeps_its_form(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"claims.{ending}"
    write(Collection(claims=TABLE), path, bom=ending == "csv")
    start = path.read_bytes()
    with Session(path) as session:
        accept(session, "c1")
        assert rows(path)["c1"].review == "accepted"
        session.undo()
    assert path.read_bytes() == start


def test_a_table_with_faults_or_without_a_claim_is_named(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("source,toponym\n")
    with pytest.raises(MapsError, match="no claim to review"):
        Session(path)
    path.write_text("source,toponym,lat\na,b,136\n")
    with pytest.raises(GeoError, match="line 2: lat 136"):
        Session(path)
    with pytest.raises(GeoError):
        Session(tmp_path / "none.csv")
    assert list(tmp_path.iterdir()) == [path]
