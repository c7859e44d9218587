"""What the browser opens when it is asked for: all fields of some rows, in blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from geo.incidents import Incident
from geo.model import FIELDS, Claim
from maps.columns import INDEXED, coded

ROWS = 2_000
TEXTS = 500
_LONG = 24
DETAILS = tuple(name for name in FIELDS if name not in INDEXED)


def blocks(
    claims: Sequence[Claim], incidents: Sequence[Incident]
) -> tuple[list[dict[str, Any]], list[list[str]]]:
    """Blocks of `ROWS` claims each, in their order, and the long texts that stand in several
    blocks, `TEXTS` a list: in the blocks such a text is its number in a list of one."""
    found = {incident.incident_id: incident for incident in incidents}
    together = Counter(claim.statement_id for claim in claims)
    columns = _columns(claims)
    parts = [
        {name: coded(column[start : start + ROWS]) for name, column in columns.items()}
        for start in range(0, len(claims), ROWS)
    ]
    shared = _shared(parts)
    rows = []
    for number, part in enumerate(parts):
        own = claims[number * ROWS : (number + 1) * ROWS]
        rows.append(
            {
                "columns": {
                    name: {"words": [shared.get(word, word) for word in words], "codes": codes}
                    for name, (words, codes) in part.items()
                },
                "together": [together[claim.statement_id] for claim in own],
                "incidents": [_entry(found[id]) for id in part["incident_id"][0] if id in found],
            }
        )
    texts = [str(text) for text in shared]
    return rows, [texts[at : at + TEXTS] for at in range(0, len(texts), TEXTS)]


def _columns(claims: Sequence[Claim]) -> dict[str, tuple[Any, ...]]:
    values = zip(*map(attrgetter(*DETAILS), claims), strict=True)
    return dict(zip(DETAILS, values, strict=True)) if claims else {}


def _shared(parts: Sequence[Mapping[str, tuple[list[Any], list[int]]]]) -> dict[Any, list[int]]:
    """The long texts that several blocks have, each with its number in a list of one."""
    uses = Counter(
        word
        for part in parts
        for words in part.values()
        for word in words[0]
        if isinstance(word, str) and len(word) >= _LONG
    )
    often = [word for word, count in uses.items() if count > 1]
    return {word: [number] for number, word in enumerate(often)}


def _entry(incident: Incident) -> dict[str, str]:
    return {
        "id": incident.incident_id,
        "start": incident.date_start,
        "end": incident.date_end,
        "verdict": incident.verdict,
        "difference": incident.difference,
    }
