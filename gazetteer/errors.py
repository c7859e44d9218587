"""Errors of the gazetteer, and the form that every error of Strikemap has."""

from __future__ import annotations


class StrikemapError(Exception):
    """Something a person can mend: what is wrong, where, and what to do about it.

    `str()` gives one line, "where: what (fix)", without the parts that are empty.
    """

    def __init__(self, what: str, *, where: str = "", fix: str = "") -> None:
        super().__init__(what, where, fix)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} ({self.fix})" if self.fix else head


class GazetteerError(StrikemapError):
    """Place data that can't be read or don't hold, or a name that can't be looked up."""
