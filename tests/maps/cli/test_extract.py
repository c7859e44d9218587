from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.maps.cli.conftest import ACTIVISTS, MINISTRY, Strikemap

Rows = list[dict[str, str]]


@pytest.fixture
def table(tmp_path: Path, strikemap: Strikemap) -> Path:
    """The claims of two reports, none decided."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "ministry.md").write_text(MINISTRY)
    (tmp_path / "reports" / "activists.md").write_text(ACTIVISTS)
    assert strikemap("extract", "reports", "-o", "claims.csv").exit_code == 0
    return tmp_path / "claims.csv"


def rows(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def save(path: Path, table: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table[0].keys())
        writer.writeheader()
        writer.writerows(table)


def test_an_update_keeps_decisions_adds_what_is_new_and_marks_what_vanished(
    table: Path, strikemap: Strikemap
) -> None:
    before = rows(table)
    before[0] |= {"review": "corrected", "claimed_target": "a school", "note": "called the source"}
    (table.parent / "reports" / "activists.md").unlink()
    (table.parent / "reports" / "later.md").write_text(ACTIVISTS.replace("17", "19"))
    save(table, before[:-1])
    result = strikemap("extract", "reports", "--update", "claims.csv")
    assert result.exit_code == 0
    after = rows(table)
    assert [{**row, "incident_id": ""} for row in after[: len(before) - 1]] == [
        {**row, "incident_id": ""} for row in before[:-1]
    ]
    assert len(after) > len(before) - 1
    assert "Kept 1 decision; added" in result.stderr
    again = strikemap("extract", "reports", "--update", "claims.csv", "-o", "other.csv")
    assert "added 0 new claims; marked 0" in again.stderr
    assert rows(table.parent / "other.csv") == after


def test_a_changed_report_marks_the_claims_it_no_longer_makes(
    table: Path, strikemap: Strikemap
) -> None:
    (table.parent / "reports" / "ministry.md").write_text(MINISTRY.replace("Rastan", "Homs"))
    result = strikemap("extract", "reports", "--update", "claims.csv")
    gone = [row for row in rows(table) if row["note"].endswith("no longer found in the report")]
    assert gone
    assert f"marked {len(gone)} as no longer found" in result.stderr


def test_a_row_added_by_hand_stays(table: Path, strikemap: Strikemap) -> None:
    by_hand = dict.fromkeys(rows(table)[0], "") | {"source": "A doctor", "toponym": "Talbiseh"}
    save(table, [*rows(table), by_hand])
    strikemap("extract", "reports", "--update", "claims.csv")
    (kept,) = [row for row in rows(table) if row["source"] == "A doctor"]
    assert kept["claim_id"]
    assert kept["note"] == ""


def test_a_table_for_excel(table: Path, strikemap: Strikemap) -> None:
    assert strikemap("extract", "reports", "-o", "excel.csv", "--bom").exit_code == 0
    assert (table.parent / "excel.csv").read_bytes() == b"\xef\xbb\xbf" + table.read_bytes()
    assert strikemap("export", "excel.csv", "-o", "again.csv").exit_code == 0
    assert rows(table.parent / "again.csv") == rows(table)
    wrong = strikemap("extract", "reports", "-o", "excel.jsonl", "--bom")
    assert wrong.exit_code == 2
    assert "one of CSV, not jsonl" in wrong.stderr


def test_extract_asks_where_to_write(table: Path, strikemap: Strikemap) -> None:
    result = strikemap("extract", "reports")
    assert result.exit_code == 2
    assert "--output" in result.stderr


def test_two_peoples_tables_become_one(table: Path, strikemap: Strikemap) -> None:
    mine, yours = rows(table), rows(table)
    mine[0]["review"] = "accepted"
    yours[1]["review"] = "rejected"
    save(table.parent / "mine.csv", mine)
    save(table.parent / "yours.csv", yours)
    result = strikemap("combine", "mine.csv", "yours.csv", "-o", "ours.csv")
    assert result.exit_code == 0
    ours = rows(table.parent / "ours.csv")
    assert [row["review"] for row in ours[:2]] == ["accepted", "rejected"]
    assert "2 decided, 0 in conflict" in result.stderr


def test_decisions_that_differ_are_listed(table: Path, strikemap: Strikemap) -> None:
    mine, yours = rows(table), rows(table)
    mine[0]["review"] = "accepted"
    yours[0] |= {"review": "corrected", "side": "monitor"}
    save(table.parent / "mine.csv", mine)
    save(table.parent / "yours.csv", yours)
    result = strikemap("combine", "mine.csv", "yours.csv", "-o", "ours.csv")
    assert result.exit_code == 1
    assert f"conflict: {mine[0]['claim_id']}" in result.stderr
    assert "review: accepted or corrected in yours.csv" in result.stderr
    assert rows(table.parent / "ours.csv")[0]["note"] == "corrected in yours.csv"


def test_one_table_is_nothing_to_combine(table: Path, strikemap: Strikemap) -> None:
    result = strikemap("combine", "claims.csv", "-o", "ours.csv")
    assert result.exit_code == 2
    assert "two tables" in result.stderr
