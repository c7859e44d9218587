"""Inputs to claims: finds the files, reads reports and tables, extracts and locates."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence

import gazetteer
from geo.errors import GeoError
from geo.geocode import Settings, open_geocoder
from geo.inputs import Found, find_inputs
from geo.jobs import Watch, extract_all
from geo.locate import located_by_geocoder
from geo.model import Claim, Collection, Problem, Report
from geo.reports import Defaults, read_report
from geo.tables import Options, read_table
from geo.text import read_stream

Input = str | os.PathLike[str]


def read(
    inputs: Input | Sequence[Input],
    *,
    publisher: str = "",
    published: str = "",
    url: str = "",
    theatre: str = "syria",
    watch: Watch = iter,
    jobs: int = 1,
    geocoder: Settings | None = None,
    columns: Mapping[str, str] | None = None,
    keep_good: bool = False,
) -> Collection:
    """All reports and claims of the inputs: files, folders, globs, or "-" for standard input.

    `publisher`, `published` (an ISO date) and `url` are for reports that don't say theirs. What
    can't be read is left out and named in `problems`; raises GeoError where nothing can be read.
    `watch` is given the reports and gives each on when the next one's claims are to be extracted,
    such as a progress bar does. With a `geocoder`, the names that the gazetteer has no place for
    are sent to it; those of tables too, where nobody has reviewed the claim. Claims are extracted
    by up to `jobs` processes (0: one a core; see `geo.jobs`), with a geocoder by this one.
    `columns` and `keep_good` are for tables of other people (see `geo.tables.Options`).
    """
    gaz = gazetteer.load(theatre)
    asked = open_geocoder(geocoder, gaz) if geocoder else None
    several = (inputs,) if isinstance(inputs, (str, os.PathLike)) else inputs
    names = tuple(os.fspath(name) for name in several)
    files, left_out = find_inputs(names)
    defaults = Defaults(publisher, published, url)
    reports: dict[str, Report] = {}
    claims: list[Claim] = []
    problems = list(left_out)
    noted: list[Problem] = []
    for file in files:
        try:
            if file.path is not None and file.is_table:
                table = read_table(file.path, Options(columns or {}, keep_good), gaz)
                claims.extend(table.claims)
                problems.extend(table.problems)
                noted.extend(table.notes)
                continue
            content = file.path or read_stream(sys.stdin.buffer, file.name)
            report, notes = read_report(content, file.name, defaults)
        except GeoError as error:
            problems.append(Problem(error.where or file.name, _what(error)))
            continue
        problems.extend(notes)
        reports.setdefault(report.report_id, report)
    if not reports and not claims:
        raise _nothing(problems, files)
    if asked:
        gaz = gaz.with_fallback(asked.resolve)
        claims = [located_by_geocoder(claim, gaz) for claim in claims]
    told = tuple(reports.values())
    for found in extract_all(told, gaz, jobs=1 if asked else jobs, watch=watch):
        claims.extend(found)
    problems += asked.problems() if asked else ()
    return Collection(told, _once(claims), tuple(problems), tuple(noted))


def _once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each claim once: a table may hold what one of the reports gives too. The first stays."""
    return tuple({claim.claim_id: claim for claim in reversed(tuple(claims))}.values())[::-1]


def _what(error: GeoError) -> str:
    return f"{error.what} ({error.fix})" if error.fix else error.what


def _nothing(problems: Sequence[Problem], files: Sequence[Found]) -> GeoError:
    if len(problems) == 1:
        return GeoError(problems[0].what, where=problems[0].where)
    return GeoError(
        "nothing could be read: " + "; ".join(f"{p.where}: {p.what}" for p in problems[:5]),
        where=", ".join(file.name for file in files[:3]),
        fix="give at least one report or claims table that can be read",
    )
