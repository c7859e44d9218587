"""The places of a segment in lists ("A, B and C"), with what encloses them or lies near."""

from __future__ import annotations

from dataclasses import dataclass

from geo.extract.attribution import Segment
from geo.extract.clauses import clause_start
from geo.extract.marked import Marked, Span
from geo.extract.packs import Pack
from geo.extract.unlisted import with_unknown
from geo.model import CIVIL_TARGETS

_COMMAS = frozenset({",", "،"})
_DASHES = frozenset({"–", "—"})
_LINKS = _COMMAS | _DASHES | {"(", ")", "-"}


@dataclass(frozen=True, slots=True)
class PlaceList:
    """Places named together, with what encloses them ("A and B in C") and what they are near."""

    spans: tuple[Span, ...]
    container: Span | None = None
    near: bool = False

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return max(span.end for span in self.spans)

    @property
    def whole_end(self) -> int:
        """The end of the places or of what encloses them, whichever comes last."""
        return max(self.end, self.container.end if self.container else 0)


def place_lists(marked: Marked, pack: Pack, segment: Segment) -> tuple[PlaceList, ...]:
    """The places of a segment in lists, each with its container."""
    spans = [
        span
        for span in marked.places
        if max(segment.start, marked.sentence.body) <= span.start
        and span.end <= segment.end
        and not all(marked.tokens[i].norm in pack.words["directions"] for i in _range(span))
    ]
    spans = with_unknown(marked, pack, segment, spans)
    lists: list[PlaceList] = []
    previous_is_container = False
    for index, span in enumerate(spans):
        if index and lists:
            gap = (spans[index - 1].end, span.start)
            relation = _relation(marked, pack, spans[index - 1], span, previous_is_container)
            head = lists[-1]
            if relation == "owner":
                lists[-1] = PlaceList((*head.spans[:-1], span), head.spans[-1], head.near)
                previous_is_container = False
                continue
            if relation == "joined" and previous_is_container and pack.kind_before_name:
                lists.append(PlaceList((span,), None, head.near))
                previous_is_container = False
                continue
            if relation == "joined":
                near = head.near or (pack.head_first and bool(marked.within("near", *gap)))
                lists[-1] = PlaceList((*head.spans, span), head.container, near)
                previous_is_container = False
                continue
            if relation == "reference" and _is_whereabouts(marked, pack, head, span):
                lists[-1] = PlaceList((span,), head.spans[-1], near=True)
                continue
            if relation == "reference" and tells_province(marked, pack, spans[index - 1]):
                lists[-1] = PlaceList((span,), spans[index - 1], near=True)
                continue
            if relation in ("container", "reference"):
                container = head.container or (span if relation == "container" else None)
                lists[-1] = PlaceList(head.spans, container, head.near)
                previous_is_container = True
                continue
        previous_is_container = False
        lists.append(PlaceList((span,), None, _is_near(marked, pack, segment, span)))
    return _fronted(marked, pack, segment, lists)


def _range(span: Span) -> range:
    return range(span.start, span.end)


def modifiers_start(marked: Marked, pack: Pack, start: int, floor: int) -> int:
    """Where the words begin that describe the place at token `start` ("the northern town of")."""
    index = start
    while index > floor:
        token = marked.tokens[index - 1]
        if not (
            token.norm in pack.words["adjectives"]
            or token.norm in pack.words["of"]
            or token.norm in pack.words["articles"]
            or marked.at("kind", index - 1)
            or marked.glued(index - 1)
            or (index >= 2 and marked.glued(index - 2))
        ):
            break
        index -= 1
    return index


def is_away(marked: Marked, pack: Pack, segment: Segment, places: PlaceList) -> bool:
    """Whether the place only says where somebody comes from, goes to, works or speaks."""
    first = places.spans[0]
    last = places.spans[-1]
    after = marked.tokens[last.end].norm if last.end < len(marked.tokens) else ""
    if marked.glued(last.end - 1) or after in pack.words["regimes"]:
        return True
    start = modifiers_start(marked, pack, first.start, segment.start)
    if start <= segment.start:
        return False
    near = marked.at("near", start - 1)
    if near is not None and near.start > segment.start:
        start = modifiers_start(marked, pack, near.start, segment.start)
    before = marked.at("away", start - 1)
    if near and before and before.start < near.start:
        return True
    fired = before and any(
        near and near.start > before.start
        for near in (marked.at("near", i) for i in range(start, first.start))
    )
    if (
        before
        and (not places.near or fired)
        and not marked.at("not_away", start - 1)
        and start - 1 not in marked.covered(("weak_verb", "verb", "noun"))
    ):
        return True
    beside = pack.head_first and marked.at("people", start - 1) is not None
    if beside or (marked.tokens[start - 1].norm in pack.words["in"] and start >= 2):
        who = marked.at("people", start - 1 if beside else start - 2)
        floor = clause_start(marked, pack, segment, start)
        hurt = [
            hit
            for label in ("kill", "injure", "weak_verb", "verb")
            for hit in marked.within(label, floor, start)
        ]
        return who is not None and not hurt
    return False


def _relation(marked: Marked, pack: Pack, before: Span, span: Span, after_container: bool) -> str:
    """How a name follows the one before it: "joined" in a list, its "container", a "reference"
    point ("north of"), "owner" where the one before is the container ("Damascus suburb Douma"),
    or "apart"."""
    gap = (before.end, span.start)
    gap = (_behind_count(marked, *gap), gap[1])
    words = marked.tokens[gap[0] : gap[1]]
    if any(not token.is_word and token.text not in _LINKS for token in words):
        return "apart"
    kinds_after = not (pack.head_first or pack.kind_before_name)
    if not words and pack.kind_before_name and not pack.head_first:
        return "owner"
    if words and kinds_after and all(marked.at("kind", i) for i in range(*gap)):
        return "owner"
    if any(
        hit.value not in pack.words["as_part"] and hit.value != "as"
        for hit in marked.within("clause_break", *gap)
    ):
        return "apart"
    if pack.head_first and _encloses(marked, gap):
        return "container"
    if pack.kind_before_name and not pack.head_first and _of_a_kind(marked, pack, gap):
        return "container"
    rest = _undescribed(marked, pack, gap)
    joined = bool(rest & pack.words["and"])
    if pack.head_first and rest and rest <= pack.words["to"]:
        return "container"
    if pack.head_first and rest & pack.words["in"] and rest <= pack.words["in"] | pack.words["to"]:
        return "container"
    if pack.head_first and joined:
        if after_container:
            return "apart"
        rest -= _near_words(marked, gap)
    inside = pack.words["in"] | pack.words["of"]
    if rest & pack.words["in"] and rest <= inside:
        if pack.kind_before_name and any(token.text in _DASHES for token in words):
            return "apart"
        listed = pack.kind_before_name and not pack.head_first and words[0].text == ","
        both = tells_province(marked, pack, before) and tells_province(marked, pack, span)
        if both or (listed and not tells_province(marked, pack, span)):
            return "joined"
        return "container"
    part = marked.tokens[span.start].norm in pack.words["adjectives"]
    if pack.kind_before_name and part and len(words) == 1 and rest <= pack.words["on"]:
        return "container"
    if pack.free_order and _in_part_of(marked, pack, gap):
        return "container"
    apart = pack.words["directions"] | pack.words["distance"] | _near_words(marked, gap)
    apart |= {token.norm for token in words if token.text.isdigit()}
    if pack.free_order and rest & apart:
        rest -= pack.words["relative"]  # "деревня X, что к северу от Y"
    told = {token.norm for token in words}
    if not joined and told & apart and rest <= inside | apart | pack.words["to"]:
        return "reference"
    if not words and not pack.head_first and not marked.glued(gap[0] - 1):
        return "joined"  # a list whose commas were lost
    if not rest <= (pack.words["list"] - pack.words["in"]) | pack.words["of"] or not words:
        return "apart"
    kind = marked.at("kind", gap[1] - 1) if pack.kind_before_name else None
    alone = [token.text for token in words[: -1 if kind else None]] in ([","], ["("])
    if alone and not after_container and _is_province(marked, pack, span):
        return "container"
    return "joined"


def _in_part_of(marked: Marked, pack: Pack, gap: tuple[int, int]) -> bool:
    """Whether "in the north of" stands between two names, and nothing else."""
    words = marked.tokens[gap[0] : gap[1]]
    return (
        len(words) > 1
        and words[0].norm in pack.words["on"]
        and all(token.norm in pack.words["adjectives"] for token in words[1:])
    )


def _is_whereabouts(marked: Marked, pack: Pack, head: PlaceList, span: Span) -> bool:
    """Whether a list only tells in which direction the surroundings of the next name lie ("شمال
    غرب درعا محيط تل الحارة")."""
    gap = (head.end, span.start)
    return pack.head_first and head.near and len(_near_words(marked, gap)) == gap[1] - gap[0]


def _behind_count(marked: Marked, start: int, end: int) -> int:
    """Behind a count in brackets ("Idlib (16 targets), Hama (11)"); `start` where there is none."""
    if start + 2 >= end or marked.tokens[start].text != "(":
        return start
    if not marked.tokens[start + 1].text.isdecimal():
        return start
    return next((i + 1 for i in range(start, end) if marked.tokens[i].text == ")"), start)


def _encloses(marked: Marked, gap: tuple[int, int]) -> bool:
    """Whether nothing, or no more than a word for a governorate, stands between two names."""
    kinds = {hit.value for hit in marked.within("kind", *gap)}
    covered = sum(hit.end - hit.start for hit in marked.within("kind", *gap))
    return covered == gap[1] - gap[0] and kinds <= {"governorate"}


def _of_a_kind(marked: Marked, pack: Pack, gap: tuple[int, int]) -> bool:
    """Whether only a word of kind and its description stand between two names, so that the second
    holds the first ("деревня X провинции Y")."""
    kinds = marked.within("kind", *gap)
    words = marked.tokens[gap[0] : gap[1]]
    return (
        bool(kinds)
        and all(token.is_word for token in words)
        and not (_undescribed(marked, pack, gap))
    )


def _undescribed(marked: Marked, pack: Pack, gap: tuple[int, int]) -> set[str]:
    """The words between two names that aren't part of a description ("the northern town of")."""
    described = pack.words["adjectives"] | pack.words["articles"] | pack.numbers.keys()
    plain = not (pack.head_first or pack.free_order)
    return {
        marked.tokens[i].norm
        for i in range(*gap)
        if marked.tokens[i].is_word
        and marked.at("kind", i) is None
        and not (plain and _is_building_or_compound(marked, i))
        and marked.tokens[i].norm not in described
    }


def _is_building_or_compound(marked: Marked, index: int) -> bool:
    """Whether a word tells what was hit in a town ("A hospital in B") or is tied by a hyphen."""
    target = marked.at("target", index)
    building = target is not None and target.value in CIVIL_TARGETS
    return building or marked.glued(index) or marked.glued(index - 1)


def _near_words(marked: Marked, gap: tuple[int, int]) -> set[str]:
    return {
        marked.tokens[i].norm
        for hit in marked.within("near", *gap)
        for i in range(hit.start, hit.end)
    }


def tells_province(marked: Marked, pack: Pack, span: Span) -> bool:
    """Whether the words of a name or beside it say that it is a governorate."""
    beside = span.start - 1 if pack.kind_before_name else span.end
    of = span.start >= 2 and marked.tokens[span.start - 1].norm in pack.words["of"]
    ahead = (span.start - 2,) if of else ()  # "the province of"
    inside = (beside, *ahead, *range(span.start, span.end))
    within = [i for i in inside if 0 <= i < len(marked.tokens)]
    kinds = [marked.at("kind", index) for index in within]
    return any(kind is not None and kind.value == "governorate" for kind in kinds)


def _is_province(marked: Marked, pack: Pack, span: Span) -> bool:
    """Whether a name is told to be a province, alone ("Salma, Latakia province") and not as the
    last of a list of them."""
    kind = marked.at("kind", span.end) if span.end < len(marked.tokens) else None
    if kind is None and pack.kind_before_name and span.start:
        before = marked.at("kind", span.start - 1)
        if before and before.value == "governorate":
            return marked.tokens[before.start].norm not in pack.words["plural"]
    if kind is None or kind.value != "governorate":
        return False
    following = marked.tokens[kind.end].norm if kind.end < len(marked.tokens) else ""
    is_plural = marked.tokens[kind.start].norm in pack.words["plural"]
    return following in pack.words["and"] or not is_plural


def _fronted(
    marked: Marked, pack: Pack, segment: Segment, lists: list[PlaceList]
) -> tuple[PlaceList, ...]:
    """The place in front encloses those that follow ("In Homs province, jets hit A and B")."""
    if len(lists) < 2 or len(lists[0].spans) > 1:
        return tuple(lists)
    container, rest = lists[0].spans[0], lists[1:]
    if not _heads(marked, pack, segment, container):
        if any(tells_province(marked, pack, span) for places in rest for span in places.spans):
            return tuple(lists)
        start = modifiers_start(marked, pack, container.start, segment.start)
        opens = segment.start < start <= segment.start + 2 and (
            marked.tokens[start - 1].norm in pack.words["in"]
        )
        gap = marked.tokens[container.end : rest[0].start]
        if not opens or any(token.text == ";" for token in gap):
            return tuple(lists)
        if pack.kind_before_name and _is_parallel(marked, pack, lists[0], rest[0]):
            return tuple(lists)
    return tuple(
        PlaceList(places.spans, places.container or container, places.near) for places in rest
    )


def _heads(marked: Marked, pack: Pack, segment: Segment, span: Span) -> bool:
    """Whether a name is a heading whose line end was lost ("Homs The air force …")."""
    if span.start != segment.start or span.end >= segment.end:
        return False
    following = marked.tokens[span.end]
    opens = pack.words["determiners"] | pack.words["in"]
    return following.text[0].isupper() and following.norm in opens


def _is_parallel(marked: Marked, pack: Pack, first: PlaceList, second: PlaceList) -> bool:
    """Whether the second place stands beside the first one, behind a comma and the same "in" ("в A
    погибли трое, в B — двое")."""
    start = modifiers_start(marked, pack, second.start, first.end)
    before = marked.tokens[max(start - 2, first.end) : start]
    return (
        len(before) == 2 and before[0].text in _COMMAS and before[1].norm in pack.words["in"]
    ) and not tells_province(marked, pack, first.spans[0])


def _is_near(marked: Marked, pack: Pack, segment: Segment, span: Span) -> bool:
    index = span.start
    while index > segment.start:
        if marked.at("near", index - 1):
            return True
        token = marked.tokens[index - 1]
        before = marked.tokens[index - 2].norm if index >= 2 else ""
        if token.norm in pack.words["of"] and before in pack.words["directions"]:
            return True
        next_index = modifiers_start(marked, pack, index, segment.start)
        if next_index == index:
            return False
        if any(marked.at("near", i) for i in range(next_index, index)):
            return True
        for i in range(next_index, index - 1):
            if marked.tokens[i].norm in pack.words["directions"] and (
                marked.tokens[i + 1].norm in pack.words["of"]
            ):
                return True
        index = next_index
    return False
