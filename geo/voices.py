"""Which claims are copies of one statement: the same source in the same words, as printed by
several publishers. Copies are one voice, and count once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from geo.model import Claim

ALIKE = 90.0
_WORDS = re.compile(r"\w+")


def voices(claims: Iterable[Claim]) -> dict[str, str]:
    """The voice of each claim, by claim_id, named by the first claim_id of it.

    The claims of one statement are one voice. Two statements are, where the same source says of
    one place in the same stance what differs in a tenth of its letters at most.
    """
    voice_of: dict[str, str] = {}  # by statement
    heard: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)  # words to voice, by place
    found: dict[str, str] = {}
    for claim in sorted(claims, key=lambda c: c.claim_id):
        words = " ".join(_WORDS.findall(claim.quote.casefold()))
        said = heard[claim.side, claim.source, claim.stance, claim.place_id]
        voice = voice_of.get(claim.statement_id) or _same(words, claim, said) or claim.claim_id
        voice_of.setdefault(claim.statement_id, voice)
        if words and claim.source:
            said.setdefault(words, voice)
        found[claim.claim_id] = voice
    return found


def _same(words: str, claim: Claim, said: dict[str, str]) -> str:
    if not words or not claim.source:
        return ""
    if words in said:
        return said[words]
    near = process.extractOne(words, said.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return said[near[0]] if near else ""
