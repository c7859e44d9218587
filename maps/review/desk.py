"""What the browser may ask of a review, and the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from threading import Lock
from typing import Any

import gazetteer
from geo.model import Claim
from maps.errors import MapsError
from maps.review.corrections import corrected
from maps.review.session import Session
from maps.review.views import claim_view, fixed_data, found_places, version

DECISIONS = ("accepted", "rejected", "unreviewed")
LONGEST_NAME = 200


class RowChangedError(MapsError):
    """A decision on a row that isn't any more as it was shown."""


class BadRequestError(MapsError):
    """A request that the page never makes."""


class Desk:
    """A review as the browser sees it, one request at a time."""

    def __init__(self, session: Session, theatre: str) -> None:
        self.session = session
        self.theatre = theatre
        self.gazetteer = gazetteer.load(theatre)
        self.guard = Lock()

    def get(self, what: str, query: Mapping[str, str]) -> Any:
        """The answer to a question that changes nothing."""
        with self.guard:
            if what == "data":
                return fixed_data(self.gazetteer, self.theatre, self.session.path.name)
            if what == "claim":
                return self._view(_number(query.get("at", "0")))
            if what == "places":
                name, admin1 = query.get("name", "").strip(), query.get("admin1", "")
                if not name or len(name) > LONGEST_NAME:
                    return []
                return found_places(name, admin1, self.gazetteer)
        raise BadRequestError(f"nothing is called {what!r} here")

    def post(self, what: str, asked: Mapping[str, Any]) -> Any:
        """Write what the reviewer decided; what to show then."""
        with self.guard:
            if what == "undo":
                return self._view(self.session.order.index(self.session.undo()))
            if what == "reread":
                reread = self.session.reread()
                return self._view(0) | {"put_back": reread.put_back, "left": len(reread.left)}
            claim = self._shown(asked)
            if what == "decide":
                if asked.get("decision") not in DECISIONS:
                    raise BadRequestError(f"a decision is one of {', '.join(DECISIONS)}")
                self.session.put(replace(claim, review=asked["decision"]))
            elif what == "correct":
                edits, place = _texts(asked.get("edits")), _texts(asked.get("place"))
                self.session.put(corrected(claim, edits, place, self.gazetteer, self.theatre))
            elif what == "split":
                claim = self.session.split(claim.claim_id)
            else:
                raise BadRequestError(f"nothing is called {what!r} here")
            return self._view(self.session.order.index(claim.claim_id))

    def _view(self, at: int) -> dict[str, Any]:
        return claim_view(self.session, at, self.gazetteer)

    def _shown(self, asked: Mapping[str, Any]) -> Claim:
        claim = self.session.claims.get(str(asked.get("claim_id")))
        if claim is None or version(claim) != asked.get("version"):
            raise RowChangedError(
                "this claim was decided elsewhere since it was shown, in another window perhaps; "
                "it is shown as it is now"
            )
        return claim


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise BadRequestError("at is a number from 0")
    return int(text)


def _texts(value: object) -> dict[str, str]:
    if isinstance(value, dict) and all(isinstance(text, str) for text in value.values()):
        return value
    raise BadRequestError("edits and place are texts by name")
