from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from multiprocessing import active_children

import pytest

import gazetteer
from geo.errors import GeoError
from geo.jobs import extract_all
from geo.model import Report
from tests.geo.extract.reading import report

PLACES = ("Rastan", "Talbiseh", "Douma", "Jisr al-Shughour", "Palmyra", "Khan Sheikhoun", "Salma")
INTERRUPTED = """
import os, signal
from multiprocessing import active_children
import gazetteer
from geo.jobs import extract_all
from tests.geo.test_jobs import reports

def watch(told):
    for report in told:
        yield report
        os.killpg(0, signal.SIGINT)

if __name__ == "__main__":
    try:
        list(extract_all(reports(40), gazetteer.load(), jobs=2, watch=watch, worth=1))
    except KeyboardInterrupt:
        for process in active_children():
            process.join()
        print("stopped")
"""


def reports(number: int) -> tuple[Report, ...]:
    return tuple(
        report(f"Activists said Russian jets bombed {place} on Friday and {i} people were killed.")
        for i, place in enumerate((PLACES * number)[:number], start=2)
    )


def killing(told: Sequence[Report]) -> Iterator[Report]:
    for worker in active_children():
        os.kill(worker.pid or 0, signal.SIGKILL)
    yield from told


def test_any_number_of_processes_gives_the_same_claims_in_order() -> None:
    told, gaz = reports(20), gazetteer.load()
    alone = list(extract_all(told, gaz, jobs=1))
    assert all(alone)
    assert list(extract_all(told, gaz, jobs=2, worth=1)) == alone
    assert active_children() == []


def test_little_work_starts_no_process() -> None:
    def watch(told: Sequence[Report]) -> Iterator[Report]:
        assert active_children() == []
        yield from told

    assert len(list(extract_all(reports(20), gazetteer.load(), jobs=8, watch=watch))) == 20


def test_a_process_that_dies_is_one_clear_error() -> None:
    with pytest.raises(GeoError, match="ended before its work was done") as error:
        list(extract_all(reports(20), gazetteer.load(), jobs=2, watch=killing, worth=1))
    assert "--jobs 1" in error.value.fix
    assert active_children() == []


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C is no signal")
def test_ctrl_c_ends_all_processes_without_a_word_of_theirs() -> None:
    run = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
    )
    assert (run.stdout, run.stderr, run.returncode) == ("stopped\n", "", 0)
