"""Rows of a claims table to claims, every fault of a row told at once.

A row is a mapping from field names (`geo.model.FIELDS`) to values as a CSV, JSON or frame holds
them: text or typed, blank as "", `None` or missing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from urllib.parse import urlsplit

from geo import model
from geo.errors import GeoError
from geo.ids import content_id
from geo.model import (
    AREA_PRECISIONS,
    FIELDS,
    FLOAT_FIELDS,
    INTEGER_FIELDS,
    SEPARATOR,
    Claim,
    several,
)

SHOWN = 20
TEXT_FIELDS = tuple(f for f in FIELDS if f not in INTEGER_FIELDS and f not in FLOAT_FIELDS)
DATE_FIELDS = ("published", "date_start", "date_end")
CODES: dict[str, tuple[str, ...]] = {
    "source_role": model.ROLES,
    "stance": model.STANCES,
    "geo_precision": model.PRECISIONS,
    "location_basis": model.LOCATION_BASES,
    "time_precision": model.TIME_PRECISIONS,
    "review": model.REVIEWS,
}
RANGES: dict[str, tuple[float, float]] = {
    "lat": (-90, 90),
    "lon": (-180, 180),
    "radius_m": (1, 5_000_000),
    "resolution_score": (0, 1),
    "confidence": (0, 1),
}
Row = tuple[str, Mapping[str, object]]  # its place in the file, and its cells
Converter = Callable[[object], str | int | float]
values_of = attrgetter(*FIELDS)
_MAP = ", or say what a column is with --map 'theirs=ours' ('theirs=' to leave it out)"
_PAIRS = ("strikes", "sorties", "targets", "killed", "injured")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_UNPRINTABLE = re.compile("[\0\ud800-\udfff]")


def as_row(claim: Claim) -> dict[str, str | int | float | None]:
    """The fields of a claim, in the order of `FIELDS`."""
    return dict(zip(FIELDS, values_of(claim), strict=True))


def is_iso_date(text: str) -> bool:
    """Whether the text is a day of the calendar as YYYY-MM-DD."""
    if not _ISO_DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_web_address(text: str) -> bool:
    """Whether the text is an http or https address with a host."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def read_rows(rows: Iterable[Row], faults: list[str]) -> tuple[Claim, ...]:
    """The claims of rows; missing ids are made from the content.

    Adds every fault to `faults`, with its place; where there are any, the claims are no good.
    """
    claims: list[Claim] = []
    for at, claim, found in checked_rows(rows):
        claims.append(claim)
        faults.extend(f"{at}: {fault}" for fault in found)
    return tuple(claims)


def checked_rows(
    rows: Iterable[Row], doubts: Callable[[Claim], Iterable[str]] | None = None
) -> Iterator[tuple[str, Claim, list[str]]]:
    """(place in the file, claim, faults) of each row; `doubts` finds more faults in a claim."""
    first: dict[str, str] = {}
    for at, row in rows:
        found: list[str] = []
        claim = with_ids(_read_row(row, found), first)
        if claim.claim_id in first:
            found.append(f"claim_id {claim.claim_id!r} stands also at {first[claim.claim_id]}")
        first.setdefault(claim.claim_id, at)
        if doubts:
            found.extend(doubts(claim))
        yield at, claim, found


def column_faults(columns: Sequence[str]) -> list[str]:
    """What is wrong with the names of a table's columns."""
    from rapidfuzz import process

    faults = []
    for name in sorted(set(columns), key=columns.index):
        if name not in FIELDS:
            near = process.extractOne(name, FIELDS, score_cutoff=60)
            faults.append(f"unknown column {name!r}" + (f", perhaps {near[0]!r}" if near else ""))
        elif columns.count(name) > 1:
            faults.append(f"column {name!r} stands {columns.count(name)} times")
    if "source" not in columns:
        faults.append("column 'source' is missing")
    if "toponym" not in columns and "place" not in columns:
        faults.append("column 'toponym' or 'place' is missing")
    return faults


def raise_faults(faults: Sequence[str], where: str) -> None:
    """Raise one GeoError that lists the faults, the first `SHOWN` in words; none, no error."""
    if not faults:
        return
    raise GeoError(
        faults_in_words(faults),
        where=where,
        fix="mend these and read the table again" + (_MAP if _is_of_columns(faults) else ""),
    )


def _is_of_columns(faults: Sequence[str]) -> bool:
    return any(fault.startswith(("unknown column", "column '")) for fault in faults)


def faults_in_words(faults: Sequence[str]) -> str:
    """The first `SHOWN` faults, and how many more there are."""
    more = [f"and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
    return "; ".join([*faults[:SHOWN], *more])


def _read_row(row: Mapping[str, object], faults: list[str]) -> Claim:
    given = {name: value for name, value in row.items() if value is not None and value != ""}
    values: dict[str, str | int | float] = {}
    for name, value in given.items():
        if name not in CONVERTERS:
            continue  # told once by column_faults
        try:
            values[name] = CONVERTERS[name](value)
        except ValueError as error:
            faults.append(f"{name} {error}")
    claim = Claim(**values)  # type: ignore[arg-type]
    faults.extend(contradictions(claim, given))
    return claim


def contradictions(claim: Claim, given: Container[str]) -> Iterable[str]:
    """What can't be true together; a field that is given and wrong is not called missing too."""
    if "toponym" not in given and "place" not in given and claim.geo_precision != "unresolved":
        yield "has neither toponym nor place"
    if "lat" in given and "lon" not in given:
        yield "has lat and no lon"
    if "lon" in given and "lat" not in given:
        yield "has lon and no lat"
    if claim.is_placed:
        if claim.geo_precision == "unresolved" and "geo_precision" not in given:
            yield "has lat and lon and no geo_precision, such as settlement or governorate"
        elif claim.geo_precision == "unresolved":
            yield "geo_precision is unresolved, and yet it has lat and lon"
        if claim.geo_precision in AREA_PRECISIONS and "radius_m" not in given:
            yield f"geo_precision {claim.geo_precision} is an area and needs radius_m"
    for name in _PAIRS:
        low, high = getattr(claim, f"{name}_min"), getattr(claim, f"{name}_max")
        if low is not None and high is not None and low > high:
            yield f"{name}_min {low} is more than {name}_max {high}"
    if claim.date_start and claim.date_end and claim.date_start > claim.date_end:
        yield f"date_start {claim.date_start} is after date_end {claim.date_end}"


def with_ids(claim: Claim, taken: Mapping[str, str]) -> Claim:
    """The claim with ids made from its content where it has none, its claim_id not in `taken`."""
    claim_id, statement_id = claim.claim_id, claim.statement_id
    number = 0
    while not claim_id or (not claim.claim_id and claim_id in taken):
        claim_id = content_id("claim", *values_of(claim), number)
        number += 1
    if not statement_id:
        said = (claim.report_id, claim.url, claim.publisher, claim.published, claim.source)
        own = claim.quote or claim_id
        statement_id = content_id("statement", *said, own, claim.quote_start)
    if (claim_id, statement_id) == (claim.claim_id, claim.statement_id):
        return claim
    return replace(claim, claim_id=claim_id, statement_id=statement_id)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not text")
    if _UNPRINTABLE.search(value):
        raise ValueError(f"{value!r} has characters that are no text")
    return value


def _one_of(codes: tuple[str, ...]) -> Converter:
    def convert(value: object) -> str:
        if value not in codes:
            raise ValueError(f"{value!r} is unknown; it can be {', '.join(codes)}")
        return str(value)

    return convert


def _some_of(codes: tuple[str, ...]) -> Converter:
    one = _one_of(codes)

    def convert(value: object) -> str:
        return SEPARATOR.join(str(one(code)) for code in several(_text(value)))

    return convert


def _web_address(value: object) -> str:
    text = _text(value)
    if not is_web_address(text):
        raise ValueError(f"{text!r} is no http or https address")
    return text


def _day(value: object) -> str:
    text = value.isoformat() if type(value) is date else value
    if not isinstance(text, str) or not is_iso_date(text):
        raise ValueError(f"{str(value)!r} is no date as YYYY-MM-DD")
    return text


def _count(value: object) -> int:
    number = _number(value)
    if not number.is_integer() or not 0 <= number <= 2**53:
        raise ValueError(f"{value!r} is not a count")
    return int(number)


def _between(low: float, high: float) -> Converter:
    def convert(value: object) -> float:
        number = _number(value)
        if not low <= number <= high:
            raise ValueError(f"{number:g} is not between {low:g} and {high:g}")
        return number

    return convert


def _number(value: object) -> float:
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        try:
            number = float(str(value).replace("_", "?"))
        except ValueError:
            number = math.nan
        if math.isfinite(number):
            return number
    raise ValueError(f"{value!r} is not a number")


CONVERTERS: dict[str, Converter] = (
    dict.fromkeys(TEXT_FIELDS, _text)
    | {name: _one_of(codes) for name, codes in CODES.items()}
    | {"target_kind": _some_of(model.TARGET_KINDS)}
    | dict.fromkeys(DATE_FIELDS, _day)
    | {"url": _web_address}
    | dict.fromkeys(INTEGER_FIELDS, _count)
    | {name: _between(low, high) for name, (low, high) in RANGES.items()}
)
