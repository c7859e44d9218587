"""The answers of geocoders on disk, so that no name is asked twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import orjson

from geo.errors import GeoError
from geo.geocode.answers import Answer, from_record, to_record

FILE = "geocoder.sqlite"
_TABLE = """
create table if not exists answers (
    asked text primary key, -- JSON: geocoder, server, question, box and country
    answers text not null,  -- JSON: a list, empty where the geocoder knows no such place
    day text not null       -- when it was asked
) strict
"""
_WAIT_S = 1.0


class Cache:
    """Answers by question in one SQLite file; a question is any text that holds all that the
    answer depends on. Every method raises GeoError where the file can't be used."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        with self._explained():
            folder.mkdir(parents=True, exist_ok=True)
        with self._opened() as connection:
            connection.execute(_TABLE)

    def get(self, question: str) -> tuple[Answer, ...] | None:
        """The answers kept for a question; None if it was never answered."""
        with self._opened() as connection:
            row = connection.execute(
                "select answers from answers where asked = ?", (question,)
            ).fetchone()
            return None if row is None else tuple(from_record(r) for r in orjson.loads(row[0]))

    def put(self, question: str, answers: tuple[Answer, ...]) -> None:
        """Keep the answers; the older ones of this question go."""
        record = orjson.dumps([to_record(answer) for answer in answers]).decode()
        day = datetime.now(UTC).date().isoformat()
        with self._opened() as connection:
            connection.execute(
                "insert or replace into answers values (?, ?, ?)", (question, record, day)
            )

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with (
            self._explained(),
            closing(sqlite3.connect(self._path, timeout=_WAIT_S)) as connection,
            connection,
        ):
            yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise GeoError(
                f"the geocoder's answers can't be kept: {error.strerror}",
                where=str(self._path),
                fix="set STRIKEMAP_DATA to a folder that can be written",
            ) from error
        except sqlite3.OperationalError as error:
            raise GeoError(
                f"the geocoder's answers can't be kept: {error}",
                where=str(self._path),
                fix="end what else uses the file, or set STRIKEMAP_DATA to another folder",
            ) from error
        except (sqlite3.DatabaseError, orjson.JSONDecodeError, LookupError, TypeError) as error:
            raise GeoError(
                "the file of the geocoder's answers is damaged",
                where=str(self._path),
                fix="delete it: it holds nothing that can't be asked again",
            ) from error
