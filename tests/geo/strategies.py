"""Claims as hypothesis makes them: any that the record allows, with hostile text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from geo import model
from geo.model import Claim
from geo.rows import CODES

HOSTILE = (
    "=HYPERLINK(0)",
    "'=1",
    "''",
    "'",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r",
    "\r\n=",
    'a,"b";c\n"d"',
    "</script><script>alert(1)</script>",
    "${x}`\\",
    "\u2028\u2029\u202e",
    "قصف تلبيسة",
    "Идлиб",
    "NaN",
    "null",
    "None",
    "1e999",
    "\x1b[31m",
    " x ",
)
texts = st.sampled_from(HOSTILE) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30
)
dates = st.dates(date(1990, 1, 1), date(2099, 12, 31)).map(date.isoformat)
HALVES = ("sorties_min", "targets_max", "quote_start", "quote_end")
FREE_TEXTS = ("publisher", "title", "source_text", "claimed_target", "quote", "note", "admin1")
ranges = st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)).map(sorted)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """One claim, consistent in itself."""
    values: dict[str, object] = {}
    values |= draw(st.dictionaries(st.sampled_from(FREE_TEXTS), texts, max_size=3))
    for name in draw(st.sets(st.sampled_from(sorted(CODES)), max_size=3)):
        values[name] = draw(st.sampled_from(CODES[name]))
    for name in draw(st.sets(st.sampled_from(("strikes", "killed", "injured")), max_size=2)):
        values[f"{name}_min"], values[f"{name}_max"] = draw(ranges)
    values |= draw(st.dictionaries(st.sampled_from(HALVES), st.integers(0, 10_000), max_size=2))
    days = sorted([draw(dates), draw(dates)])
    if draw(st.booleans()):
        values |= {"date_start": days[0], "date_end": days[1]}
    values |= {
        "published": draw(st.just("") | dates),
        "url": draw(st.just("") | texts.map(lambda text: f"https://paper.example/{text}")),
        "source": draw(texts),
        "side": draw(st.sampled_from(("russian", "opposition", "monitor", "", "unattributed"))),
        "attacker": draw(
            st.sampled_from(("russia", "syria", "russia_or_syria", "us_coalition", "unknown"))
        ),
        "target_actor": draw(st.sampled_from(("", "is", "rebels", "civilians", "militants"))),
        "toponym": draw(texts.filter(bool)),
        "confidence": draw(st.none() | st.floats(0, 1)),
    }
    values |= draw(st.just({"geo_precision": "unresolved"}) | _placed())
    return Claim(**values)  # type: ignore[arg-type]


@st.composite
def _placed(draw: st.DrawFn) -> dict[str, object]:
    precision = draw(st.sampled_from([p for p in model.PRECISIONS if p != "unresolved"]))
    return {
        "geo_precision": precision,
        "place_id": draw(st.sampled_from(("homs", "rastan", "idlib-governorate"))),
        "lat": draw(st.floats(30, 40)),
        "lon": draw(st.floats(30, 45)),
        "radius_m": draw(st.floats(1, 300_000)),
    }


@st.composite
def collections(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Some claims with ids of their own."""
    some = draw(st.lists(claims(), max_size=3))
    return tuple(
        replace(claim, claim_id=f"c{i}", statement_id=f"s{i // 2}") for i, claim in enumerate(some)
    )
