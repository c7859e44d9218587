"""What a command reads: its inputs, and the claims of them that the filters keep."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.parts import DEFAULT
from geo.errors import GeoError
from geo.model import Collection
from maps.cli.terminal import with_progress

if TYPE_CHECKING:
    from geo.filters import Filters, Names
    from geo.geocode import Settings
    from geo.incidents import Comparison


@dataclass(frozen=True, slots=True)
class Inputs:
    """INPUT... as given, what to take for reports that do not say, the geocoder to ask, how many
    processes may read, and how to read tables of other people."""

    names: tuple[str, ...]
    publisher: str = ""
    published: str = ""
    url: str = ""
    theatre: str = DEFAULT
    geocoder: Settings | None = None
    jobs: int = 0
    columns: Mapping[str, str] | None = None
    keep_good: bool = False

    def with_theatre(self) -> Inputs:
        """These with the theatre that stands beside the reports, where none was chosen, and with
        what it says of reports that don't say it themselves."""
        from geo.defaults import OWN, report_defaults

        theatre = self.theatre
        if not theatre:
            own = {os.fspath(path) for name in self.names if (path := Path(name) / OWN).is_file()}
            if len(own) > 1:
                raise GeoError(
                    f"several of the inputs have a {OWN}", where=", ".join(sorted(own)),
                    fix="choose one with --theatre",
                )  # fmt: skip
            theatre = own.pop() if own else DEFAULT
        given = report_defaults(theatre)
        return replace(
            self,
            theatre=theatre,
            publisher=self.publisher or given.get("publisher", ""),
            published=self.published or given.get("published", ""),
            url=self.url or given.get("url", ""),
        )

    def read(self) -> Collection:
        """All reports and claims of the inputs; GeoError where nothing can be read."""
        from geo import read

        return read(
            self.names,
            publisher=self.publisher,
            published=self.published,
            url=self.url,
            theatre=self.theatre,
            watch=with_progress,
            geocoder=self.geocoder,
            jobs=self.jobs,
            columns=self.columns,
            keep_good=self.keep_good,
        )


@dataclass(frozen=True, slots=True)
class Selection:
    """What was read, its comparison, the part that the filters keep, and how many claims the
    date filters keep out for having no date."""

    read: Collection
    kept: Collection
    comparison: Comparison
    undated: int = 0


def select_from(
    read: Collection, filters: Filters | None = None, *, theatre: str = "syria"
) -> Selection:
    """Compare all claims first, then filter, so that an incident's verdict and id do not depend
    on what is shown. A report stays unless the filters took every claim it has. A place is found
    by every name that the theatre's gazetteer has of it."""
    from geo.comparison import compare
    from geo.filters import Filters, select, undated

    filters = filters or Filters()
    comparison = compare(read.claims, theatre=theatre)
    names = _names(theatre) if filters.place else {}
    claims = select(comparison.claims, filters, names=names)
    with_claims = {claim.report_id for claim in read.claims}
    with_kept_claims = {claim.report_id for claim in claims}
    reports = tuple(
        report
        for report in read.reports
        if report.report_id in with_kept_claims or report.report_id not in with_claims
    )
    return Selection(
        read,
        replace(read, claims=claims, reports=reports),
        comparison,
        len(undated(comparison.claims, filters, names=names)),
    )


def _names(theatre: str) -> Names:
    import gazetteer

    places = gazetteer.load(theatre).theatre.places
    return {place.place_id: tuple(name.text for name in place.names) for place in places}
