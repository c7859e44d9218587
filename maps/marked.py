"""A claim's sentence with the words that gave its source, target, place, toll and date."""

from __future__ import annotations

from geo.model import Claim

Piece = tuple[str, str]  # some of the sentence, and what was read from it or ""


def marked(claim: Claim) -> tuple[Piece, ...]:
    """The quote in pieces that add up to it, each with what was read from it: source, target,
    place, toll, date or "". Where the words of two overlap the first stays."""
    spoken = {
        "source": claim.source_text,
        "target": claim.claimed_target,
        "place": claim.toponym,
        "toll": claim.toll_text,
        "date": claim.date_text,
    }
    spans = sorted(
        (claim.quote.find(text), label, text)
        for label, text in spoken.items()
        if text and text in claim.quote
    )
    pieces: list[Piece] = []
    end = 0
    for start, label, text in spans:
        if start >= end:
            pieces += [(claim.quote[end:start], ""), (text, label)]
            end = start + len(text)
    pieces.append((claim.quote[end:], ""))
    return tuple(piece for piece in pieces if piece[0])
