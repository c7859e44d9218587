"""A review of one table: each decision is in the file before the next one is taken."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from geo.export import write
from geo.model import SEPARATOR, Claim, Collection
from geo.rows import with_ids
from geo.tables import read_claims
from maps.errors import MapsError
from maps.review.doubts import doubtful_first

_BOM = b"\xef\xbb\xbf"


class TableChangedError(MapsError):
    """The table isn't as this review left it: somebody else wrote it. Nothing was overwritten."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading a changed table anew came to: how many decisions of this review it lacked that
    were put back, and the ids of rows that somebody else changed too, which stay as they are."""

    put_back: int
    left: tuple[str, ...]


class Session:
    """The rows of a table under review, and what was decided in them.

    No two sessions have one table at a time: MapsError. GeoError where it can't be read or
    written. A table is only written over what this session itself read or wrote.
    """

    def __init__(self, table: str | os.PathLike[str]) -> None:
        self.path = Path(os.path.realpath(table))
        self._lock = FileLock(self.path.with_name(f".{self.path.name}.review"))
        self._stamp = _stamp(self.path)
        self._claims = _read(self.path)
        self._take()
        self.order = doubtful_first(tuple(self._claims.values()))
        self._found: dict[str, Claim | None] = {}  # rows changed here, as they were before
        self._steps: list[tuple[str, Claim | None]] = []  # a row, and as what to put it back

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave the table to others."""
        self._lock.release()

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The rows by claim_id, in the order of the table."""
        return self._claims

    @property
    def can_undo(self) -> bool:
        """Whether there is a decision of this review to take back."""
        return bool(self._steps)

    def decided(self) -> Counter[str]:
        """How many rows this review left accepted, corrected, rejected, or unreviewed."""
        return Counter(self._claims[claim_id].review for claim_id in self._found)

    def put(self, claim: Claim) -> None:
        """Write a row in the place of that with the same claim_id."""
        before = self._claims[claim.claim_id]
        if claim == before:
            return
        self._write({**self._claims, claim.claim_id: claim})
        self._steps.append((claim.claim_id, before))
        self._found.setdefault(claim.claim_id, before)

    def split(self, claim_id: str) -> Claim:
        """Write a copy of a row behind it, with an id of its own, to be corrected. It belongs to
        the same statement, so that a toll still counts once."""
        origin = self._claims[claim_id]
        copy = replace(
            origin,
            claim_id="",
            quote_start=None,
            quote_end=None,
            review="unreviewed",
            note=SEPARATOR.join(filter(None, (origin.note, f"split from {claim_id}"))),
        )
        copy = with_ids(copy, dict.fromkeys(self._claims, ""))
        rows = {}
        for key, row in self._claims.items():
            rows[key] = row
            if key == claim_id:
                rows[copy.claim_id] = copy
        self._write(rows)
        self.order.insert(self.order.index(claim_id) + 1, copy.claim_id)
        self._steps.append((copy.claim_id, None))
        self._found[copy.claim_id] = None
        return copy

    def undo(self) -> str:
        """Take the last decision or split back; the id of the row that it was about, or of one
        beside it where that row is gone. MapsError where there is none."""
        if not self._steps:
            raise MapsError("there is nothing to undo in this review", where=self.path.name)
        claim_id, before = self._steps[-1]
        rows = dict(self._claims)
        if before is None:
            del rows[claim_id]
        else:
            rows[claim_id] = before
        self._write(rows)
        self._steps.pop()
        if before == self._found.get(claim_id):
            self._found.pop(claim_id, None)
        if before is None:
            at = self.order.index(claim_id)
            self.order.remove(claim_id)
            return self.order[max(at - 1, 0)]
        return claim_id

    def reread(self) -> Reread:
        """Take the table as it is now, after somebody else changed it.

        Decisions of this review that it lacks, as when a spreadsheet saved what it had opened
        before, are put back into rows that nobody else touched. Nothing else is written.
        """
        stamp = _stamp(self.path)
        rows = _read(self.path)
        left, back = [], {}
        for claim_id, before in self._found.items():
            mine, theirs = self._claims[claim_id], rows.get(claim_id)
            if theirs == before:
                back[claim_id] = mine
            elif theirs != mine:
                left.append(claim_id)
        self._stamp = stamp
        self._claims = rows
        self._steps.clear()
        for claim_id in left:
            del self._found[claim_id]
        if back:
            self._write({**rows, **back})
        self.order = doubtful_first(tuple(self._claims.values()))
        return Reread(len(back), tuple(left))

    def _take(self) -> None:
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise MapsError(
                "is under review already, in another terminal or by somebody else",
                where=str(self.path),
                fix="end that review first; or let each review a copy, and put the copies "
                "together with strikemap combine",
            ) from error
        except OSError as error:
            raise MapsError(
                f"can't be kept for this review: {error.strerror or error}",
                where=str(self.path),
                fix="check the rights on its folder, or review a copy elsewhere",
            ) from error

    def _write(self, rows: dict[str, Claim]) -> None:
        if _stamp(self.path) != self._stamp:
            raise TableChangedError(
                "somebody else has changed the table since this review read it; this decision is "
                "not in it, and nothing was overwritten",
                where=self.path.name,
                fix="close it in other programs, and read it anew",
            )
        has_bom = self.path.suffix.lower() == ".csv" and _has_bom(self.path)
        write(Collection(claims=tuple(rows.values())), self.path, bom=has_bom)
        self._stamp = _stamp(self.path)
        self._claims = rows


def _read(path: Path) -> dict[str, Claim]:
    claims = read_claims(path)
    if not claims:
        raise MapsError("holds no claim to review", where=str(path))
    return {claim.claim_id: claim for claim in claims}


def _stamp(path: Path) -> str:
    """What changes when the file's content does; "" where there is no file any more."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _has_bom(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_BOM)) == _BOM
