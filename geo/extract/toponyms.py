"""What the words around a name say of the place: city or province, which governorate, near."""

from __future__ import annotations

from gazetteer import Gazetteer
from gazetteer.model import SETTLEMENTS
from geo.extract.attribution import Segment
from geo.extract.marked import Marked, Span
from geo.extract.packs import Pack
from geo.extract.places import PlaceList, modifiers_start
from geo.locate import Toponym, governorate_of

_KINDS = {
    "city": frozenset({"city", "town"}),
    "town": frozenset({"town", "city", "village"}),
    "village": frozenset({"village", "town", "camp"}),
    "mountain": frozenset({"mountain", "region"}),
    "region": frozenset({"region", "governorate", "district"}),
    "neighbourhood": frozenset({"neighbourhood", "town", "village"}),
    "district": frozenset({"district", "neighbourhood", "town", "city"}),
}
GOVERNORATE = frozenset({"governorate"})
CITY = frozenset({"city", "town"})
_LARGE = 150_000  # people; of a smaller town than that, the press names the province as often


def toponyms(
    marked: Marked, pack: Pack, gazetteer: Gazetteer, segment: Segment, places: PlaceList
) -> tuple[Toponym, ...]:
    """The names of a list with their context. The words at the list's head or end hold for all
    of it ("Homs, Hama and Idlib provinces", "the towns of A and B")."""
    head, _ = _kind_before(marked, pack, segment, places.spans[0])
    tail, _ = _kind_after(marked, pack, places.spans[-1])
    shared = (tail if _is_plural(marked, pack, places.spans[-1]) else "") or head
    admin1 = _governorate_name(gazetteer, places)
    namesakes = [_is_shared_name(gazetteer, span.text) for span in places.spans]
    all_shared = len(places.spans) > 1 and all(namesakes)
    found = []
    for span, is_shared in zip(places.spans, namesakes, strict=True):
        own_after, _ = _kind_after(marked, pack, span)
        own_before, _ = _kind_before(marked, pack, segment, span)
        kind = own_after or own_before or shared
        kinds, reason = _KINDS.get(kind, frozenset({kind} if kind else ())), ""
        if kind:
            reason = f"the words say {kind}"
        elif is_shared:
            kinds, reason = _bare(marked, pack, gazetteer, segment, places, span, all_shared)
        own = admin1 if admin1 != governorate_of(gazetteer, span.text) else ""
        found.append(Toponym(span.text, kinds, own, places.near, reason))
    return tuple(found)


def _bare(
    marked: Marked,
    pack: Pack,
    gazetteer: Gazetteer,
    segment: Segment,
    places: PlaceList,
    span: Span,
    all_shared: bool,
) -> tuple[frozenset[str], str]:
    """A bare name that a city and its governorate share. In a list of such names, or after a
    plain "in" where the city isn't large, it is the governorate, which holds both; where the words
    speak of a town's parts, its surroundings or an attack on it, the city."""
    start = modifiers_start(marked, pack, span.start, segment.start)
    window = range(max(segment.start, start - 4), min(segment.end, span.end + 3))
    urban = next((hit for hit in marked.hits.get("urban", ()) if hit.start in window), None)
    if urban is not None:
        return CITY, f"the words speak of a town's parts: {marked.words(urban.start, urban.end)}"
    if places.near:
        return CITY, "the words say near it, so the city"
    if all_shared:
        return GOVERNORATE, "named in a list of governorates, and no word says city"
    if len(places.spans) > 1:
        return CITY, "named in a list of towns"
    before = marked.tokens[start - 1].norm if start > segment.start else ""
    if before in pack.words["in"]:
        plain = not (pack.head_first or pack.free_order)
        if plain and _is_large(gazetteer, span.text):
            return CITY, "the words leave city or governorate open; the city is mostly meant"
        return GOVERNORATE, "no word says city or governorate: the governorate holds both"
    return CITY, "named as what was struck, and no word says governorate"


def _kind_before(marked: Marked, pack: Pack, segment: Segment, span: Span) -> tuple[str, int]:
    start = modifiers_start(marked, pack, span.start, segment.start)
    for index in range(span.start - 1, start - 1, -1):
        hit = marked.at("kind", index)
        if hit is not None:
            return hit.value, hit.start
    return "", start


def _kind_after(marked: Marked, pack: Pack, span: Span) -> tuple[str, int]:
    index = span.end if not pack.head_first else len(marked.tokens)
    while index < len(marked.tokens) and index <= span.end + 1:
        hit = marked.at("kind", index)
        if hit is not None:
            return hit.value, hit.end
        if marked.tokens[index].norm not in pack.words["adjectives"]:
            break
        index += 1
    return "", span.end


def _is_plural(marked: Marked, pack: Pack, span: Span) -> bool:
    if pack.head_first:
        return False
    hit = marked.at("kind", span.end) if span.end < len(marked.tokens) else None
    return hit is not None and marked.tokens[hit.end - 1].norm in pack.words["plural"]


def _governorate_name(gazetteer: Gazetteer, places: PlaceList) -> str:
    """The governorate that encloses a list, by its own name or that of a town in it."""
    if places.container is None:
        return ""
    name = governorate_of(gazetteer, places.container.text)
    town = gazetteer.resolve(places.container.text).chosen
    return name or (town.place.admin1 if town else "")


def _is_shared_name(gazetteer: Gazetteer, text: str) -> bool:
    """Whether a governorate and a settlement have this name."""
    resolution = gazetteer.resolve(text)
    best = resolution.candidates[0].score if resolution.candidates else 0.0
    kinds = {c.place.kind for c in resolution.candidates if c.score > best / 2}
    return "governorate" in kinds and bool(kinds & SETTLEMENTS)


def _is_large(gazetteer: Gazetteer, text: str) -> bool:
    """Whether a name is that of a large city, which is mostly meant where no word tells."""
    candidates = gazetteer.resolve(text).candidates
    return any(c.place.kind == "city" and c.place.population >= _LARGE for c in candidates[:2])
