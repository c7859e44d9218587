"""The claims of many reports, on one processor core or on several."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache, partial
from multiprocessing import active_children, get_context

import gazetteer
from gazetteer import Gazetteer
from geo.errors import GeoError
from geo.extract import extract
from geo.model import Claim, Report

WORTH_A_PROCESS = 500_000  # characters; a process needs about a second before its first report
_PARTS = 8  # of the work of each process, so that all end at about the same time

Watch = Callable[[Sequence[Report]], Iterable[Report]]


def extract_all(
    reports: Sequence[Report],
    gaz: Gazetteer,
    *,
    jobs: int = 1,
    watch: Watch = iter,
    worth: int = WORTH_A_PROCESS,
) -> Iterator[tuple[Claim, ...]]:
    """The claims of each report, in the order of the reports, however many processes work.

    At most `jobs` processes (0: one a core), and no more than there are `worth`
    characters for; these read with the gazetteer of the same theatre and layers. Raises GeoError
    where one of them dies. They are started anew, not forked: a script that asks for more than
    one needs `if __name__ == "__main__":`.
    """
    workers = min(jobs or cores(), len(reports), sum(len(r.text) for r in reports) // (worth or 1))
    if workers < 2:
        return (extract(report, gaz) for report in watch(reports))
    return _on_several(reports, gaz.theatre.name, workers, watch)


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _on_several(
    reports: Sequence[Report], theatre: str, workers: int, watch: Watch
) -> Iterator[tuple[Claim, ...]]:
    others = set(active_children())
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _load, (theatre,))
    try:
        with _interrupts_held():
            part = max(1, len(reports) // (workers * _PARTS))
            found = pool.map(partial(_extracted, theatre), reports, chunksize=part)
        for _, claims in zip(watch(reports), found, strict=True):
            yield claims
        pool.shutdown()
    except BrokenProcessPool as error:
        pool.shutdown()
        raise GeoError(
            f"one of {workers} processes that read reports ended before its work was done",
            where="--jobs",
            fix="run it again with --jobs 1; the memory may be too small for more",
        ) from error
    finally:
        for process in set(active_children()) - others:
            process.terminate()
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Processes that start here don't hear Ctrl-C: the one that started them ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@cache
def _load(theatre: str) -> Gazetteer:
    return gazetteer.load(theatre)


def _extracted(theatre: str, report: Report) -> tuple[Claim, ...]:
    return extract(report, _load(theatre))
