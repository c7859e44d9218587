"""A comparison as one printable HTML file, without a script and without a network."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import jinja2
from markupsafe import Markup

from geo.files import replacing
from geo.incidents import Comparison, Incident
from geo.links import home_of
from geo.model import AREA_PRECISIONS, Claim, Collection
from geo.rows import is_web_address
from geo.summary import Summary, summarise
from geo.voices import voices
from maps import words
from maps.chart import daily_chart
from maps.minimap import HEIGHT, WIDTH, Base, MiniMap
from maps.sides import Side, load_sides

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
VERDICTS = {
    "corroborated": "Accounts agree",
    "disputed": "Accounts differ",
    "one_side": "One side only",
    "incomparable": "Can’t be compared",
}
AXES = {"same": "same", "differs": "differs", "wide": "only an area named", "scope": "other scope"}


@dataclass(frozen=True, slots=True)
class Voice:
    """What one source says in an incident, with those who printed it."""

    claim: Claim
    prints: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """A claim about an area, and why it may belong to an incident."""

    claim: Claim
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident as the report shows it; `accounts` has a side's voices by its id."""

    number: int
    incident: Incident
    place: str
    accounts: Mapping[str, tuple[Voice, ...]]
    support: tuple[Support, ...]
    map: MiniMap


def report(
    kept: Collection,
    comparison: Comparison,
    incidents: Sequence[Incident] | None = None,
    *,
    title: str = "",
    theatre: str = "syria",
) -> str:
    """The report on a comparison, or on some `incidents` of it, as HTML.

    `kept` are the claims that it is about; those of them without a place are listed.

    The same claims give the same text.
    """
    chosen = comparison.incidents if incidents is None else incidents
    claims = {claim.claim_id: claim for claim in comparison.claims}
    summary = summarise(comparison, incidents, theatre=theatre)
    sides = load_sides(theatre)
    base = Base(theatre)
    voice_of = voices(comparison.claims)
    entries = [
        _entry(number, incident, claims, voice_of, base)
        for number, incident in enumerate(chosen, start=1)
    ]
    heard = {side for entry in entries for side in entry.accounts}
    style = _file("report.css")
    return (
        _environment()
        .get_template("report.html")
        .render(
            title=title or "Accounts of air strikes, compared",
            summary=summary,
            summary_lines=tuple(words.overview(summary, theatre)),
            chart=_chart(summary, sides),
            sides=[side for side in sides if side.id in heard],
            entries=entries,
            unplaced=[c for c in kept.claims if not c.is_placed and c.review != "rejected"],
            rejected=sum(claim.review == "rejected" for claim in kept.claims),
            reports=len(kept.reports),
            claims=len(kept.claims),
            base=base.paths,
            size=(WIDTH, HEIGHT),
            style=Markup(style),  # noqa: S704
            policy=_policy(style),
            verdicts=VERDICTS,
            axes=AXES,
            words=words,
            groups=words.group_labels(theatre),
            attackers=words.attacker_labels(theatre),
            labels=words.side_labels(theatre),
            direction=_direction,
            is_web_address=is_web_address,
        )
    )


def write_report(
    path: str | os.PathLike[str],
    kept: Collection,
    comparison: Comparison,
    incidents: Sequence[Incident] | None = None,
    *,
    title: str = "",
    theatre: str = "syria",
) -> None:
    """Write the report to a file, whole or not at all; GeoError when it can't be written."""
    text = report(kept, comparison, incidents, title=title, theatre=theatre)
    with replacing(path) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")


def _entry(
    number: int,
    incident: Incident,
    claims: Mapping[str, Claim],
    voice_of: Mapping[str, str],
    base: Base,
) -> Entry:
    told = [claims[claim_id] for claim_id in incident.claim_ids]
    home = home_of(told)
    by_side: dict[str, dict[str, list[Claim]]] = {}
    for claim in told:
        by_side.setdefault(claim.side, {}).setdefault(voice_of[claim.claim_id], []).append(claim)
    accounts = {
        side: tuple(Voice(said[0], tuple(said)) for said in by_voice.values())
        for side, by_voice in by_side.items()
    }
    is_area = incident.geo_precision in AREA_PRECISIONS
    return Entry(
        number=number,
        incident=incident,
        place=words.place(home),
        accounts=accounts,
        support=tuple(Support(claims[link.claim_id], link.reason) for link in incident.support),
        map=base.around(incident.lat, incident.lon, incident.radius_m if is_area else 0),
    )


def _policy(style: str) -> str:
    """Nothing runs and nothing is asked for; the one style is known by its hash."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def _direction(lang: str) -> str:
    return "rtl" if lang in RIGHT_TO_LEFT else "ltr" if lang else "auto"


def _chart(summary: Summary, sides: Sequence[Side]) -> str:
    """The chart as the address of an image that is in it, so that its styles stay its own."""
    svg = daily_chart(summary.daily, sides)
    packed = base64.b64encode(svg.encode()).decode("ascii")
    return f"data:image/svg+xml;base64,{packed}" if svg else ""


def _file(name: str) -> str:
    return (resources.files("maps") / "templates" / name).read_text("utf-8")


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_file),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
