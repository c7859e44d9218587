"""Statements to claim records: located, with stable ids and a confidence that says why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from gazetteer import Gazetteer
from geo.extract.confidence import confidence
from geo.extract.dates import When
from geo.extract.marked import Marked
from geo.extract.numbers import Counts
from geo.extract.speakers import Speaker
from geo.extract.targets import Target
from geo.ids import content_id
from geo.locate import Toponym, governorate_of, locate, point_of
from geo.model import Claim, Report

_AREAS = frozenset({"region", "district"})


@dataclass(frozen=True, slots=True)
class Where:
    """The names of places that a statement is about; `referred` says what led to them where the
    statement doesn't name them itself. `beside` are the names in the same paragraph shortly before
    and in its sentence, the nearest first."""

    names: tuple[Toponym, ...] = ()
    referred: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One source's words about a strike, which may name several places or none.

    Its words begin at token `start` of the sentence; `end` is the offset in the report's text
    where the last sentence that belongs to it ends.
    """

    marked: Marked
    start: int
    end: int
    speaker: Speaker
    denies: bool
    attacker: str
    target: Target
    counts: Counts
    when: When
    where: Where
    firm: bool
    reach: int
    passive: bool
    hearsay: bool
    notes: tuple[str, ...] = ()


def to_claims(
    statements: Iterable[Statement], report: Report, gazetteer: Gazetteer
) -> tuple[Claim, ...]:
    """The claims of a report's statements: one a place, or one without a place."""
    told = _with_governorates(statements)
    places = [_located(statement.where.names, gazetteer) for statement in told]
    points = tuple({p: None for found in places for place in found if (p := point_of(place))})
    claims = [
        claim
        for statement, found in zip(told, places, strict=True)
        for claim in _claims(statement, _decided(statement, found, gazetteer, points), report)
    ]
    of_sentence: dict[int | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_sentence[claim.quote_start].append(claim)
    once = {claim.claim_id: claim for claim in reversed(claims)}  # a place named twice: the first
    return tuple(
        claim
        for claim in claims
        if once[claim.claim_id] is claim
        and not _only_encloses(claim, of_sentence[claim.quote_start])
    )


def _with_governorates(statements: Iterable[Statement]) -> list[Statement]:
    """The statements, each name with the governorate that was told with it elsewhere."""
    told = list(statements)
    known = {name.text: name.admin1 for s in told for name in s.where.names if name.admin1}

    def complete(name: Toponym) -> Toponym:
        missing = not name.admin1 and name.text in known
        return replace(name, admin1=known[name.text]) if missing else name

    if not known:
        return told
    return [
        replace(s, where=replace(s.where, names=tuple(map(complete, s.where.names)))) for s in told
    ]


def _only_encloses(claim: Claim, of_sentence: Iterable[Claim]) -> bool:
    """Whether a governorate only tells where the other places of its sentence are ("A, B and
    other places in Hama province")."""
    return claim.geo_precision == "governorate" and any(
        other.admin1 == claim.admin1
        and other.geo_precision in ("settlement", "near")
        and (other.source, other.stance) == (claim.source, claim.stance)
        and other.statement_id != claim.statement_id
        for other in of_sentence
    )


def _decided(
    statement: Statement,
    places: list[dict[str, Any]],
    gazetteer: Gazetteer,
    points: tuple[tuple[float, float], ...],
) -> list[dict[str, Any]]:
    """The places of a statement, those still undecided by the other places of the report, then by
    the governorate that was spoken of."""
    decided = []
    for name, place in zip(statement.where.names, places, strict=True):
        if place["geo_precision"] == "unresolved" and points:
            place = locate(name, gazetteer, points)
        if place["geo_precision"] == "unresolved" and not name.admin1:
            admin1 = _spoken_of(statement, gazetteer)
            place = locate(replace(name, admin1=admin1), gazetteer) if admin1 else place
        decided.append(place)
    return decided


def _spoken_of(statement: Statement, gazetteer: Gazetteer) -> str:
    """The governorate named last, or the one of a part of it; empty if there is none."""
    for text in statement.where.beside:
        part = gazetteer.resolve(text).chosen
        is_area = part is not None and part.place.feature_class in _AREAS
        admin1 = governorate_of(gazetteer, text) or (part.place.admin1 if part and is_area else "")
        if admin1:
            return admin1
    return ""


def _claims(statement: Statement, places: list[dict[str, Any]], report: Report) -> Iterator[Claim]:
    sentence = statement.marked.sentence
    first = statement.marked.tokens[statement.start].start
    statement_id = content_id(report.report_id, statement.speaker.source, sentence.start, first)
    shared: dict[str, Any] = {
        "statement_id": statement_id,
        "report_id": report.report_id,
        "report_file": report.report_file,
        "publisher": report.publisher,
        "title": report.title,
        "url": report.url,
        "published": report.published,
        "lang": report.lang,
        "quote": report.text[sentence.start : statement.end],
        "quote_start": sentence.start,
        "quote_end": statement.end,
        **_source_fields(statement.speaker),
        **_strike_fields(statement),
        **_date_fields(statement.when),
    }
    told: set[str] = set()
    for number, place in enumerate(places or [_unplaced()]):
        if place.get("place_id", "") in told:  # "Tadmur (Palmyra)"
            continue
        told.update(filter(None, [place.get("place_id")]))
        sure, doubts = confidence(statement, place)
        yield Claim(
            claim_id=content_id(statement_id, number, place["toponym"]),
            **shared,
            **place,
            confidence=sure,
            note="; ".join(doubts),
        )


def _located(names: tuple[Toponym, ...], gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """Every name alone, then the undecided ones by the places named with them."""
    places = [locate(name, gazetteer) for name in names]
    points = tuple(point for place in places if (point := point_of(place)) is not None)
    if not points:
        return places
    return [
        locate(name, gazetteer, points) if place["geo_precision"] == "unresolved" else place
        for name, place in zip(names, places, strict=True)
    ]


def _unplaced() -> dict[str, Any]:
    return {
        "toponym": "",
        "geo_precision": "unresolved",
        "resolution_reason": "the statement names no place",
    }


def _source_fields(speaker: Speaker) -> dict[str, Any]:
    return {
        "source": speaker.source,
        "source_text": speaker.text,
        "source_role": speaker.role,
        "side": speaker.side,
        "relayed_by": speaker.relayed_by,
    }


def _strike_fields(statement: Statement) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "stance": "denies" if statement.denies else "asserts",
        "attacker": statement.attacker,
        "claimed_target": statement.target.text,
        "target_kind": statement.target.kinds,
        "target_actor": statement.target.actors,
        "toll_text": statement.counts.toll_text,
        "toll_group": statement.counts.toll_group,
    }
    for name, (least, most) in statement.counts.bounds.items():
        fields[f"{name}_min"], fields[f"{name}_max"] = least, most
    return fields


def _date_fields(when: When) -> dict[str, Any]:
    return {
        "date_start": when.start,
        "date_end": when.end,
        "time_precision": when.precision,
        "date_text": when.text,
    }
