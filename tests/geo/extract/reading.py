"""Small reports and their claims, read with the real language pack and the bundled gazetteer."""

from __future__ import annotations

import gazetteer
from geo.extract import extract
from geo.extract.attribution import Segment, attribute
from geo.extract.marked import Marked, mark
from geo.extract.packs import Pack, load_pack
from geo.extract.speakers import Known
from geo.extract.text import sentences
from geo.model import Claim, Report

PUBLISHER = "Evening Paper"
PUBLISHED = "2015-10-05"  # a Monday


def english() -> Pack:
    return load_pack("en")


def report(text: str, *, published: str = PUBLISHED, title: str = "") -> Report:
    return Report("r1", "report.md", text, PUBLISHER, title, "", published, "en")


def read(text: str, *, published: str = PUBLISHED, title: str = "") -> tuple[Claim, ...]:
    """The claims of a report with this text."""
    return extract(report(text, published=published, title=title), gazetteer.load())


def only(text: str, *, published: str = PUBLISHED) -> Claim:
    """The one claim of a report with this text."""
    claims = read(text, published=published)
    assert len(claims) == 1, [(claim.toponym, claim.source) for claim in claims]
    return claims[0]


def places(text: str) -> list[str]:
    """The ids of the places that a report claims were struck; the words where unresolved."""
    return [claim.place_id or claim.toponym for claim in read(text)]


def marks(text: str) -> tuple[Marked, ...]:
    """The sentences of a text with what is recognised in them."""
    pack = english()
    found = sentences(text, pack.abbreviations, pack.spelling)
    return mark(text, found, gazetteer.load().find_mentions(text), pack)


def sentence(text: str) -> Marked:
    """The one sentence of a text."""
    found = marks(text)
    assert len(found) == 1, [one.sentence for one in found]
    return found[0]


def whole(marked: Marked) -> Segment:
    """A segment of all tokens that nobody is named for."""
    return Segment(0, len(marked.tokens), None)


def spoken(text: str) -> list[tuple[str, str]]:
    """The parts of one sentence as (source, words); "" where nobody is named."""
    marked = sentence(text)
    return [
        (
            segment.speaker.source if segment.speaker else "",
            marked.words(segment.start, segment.end),
        )
        for segment in attribute(marked, english(), Known())
    ]
