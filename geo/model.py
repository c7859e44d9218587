"""The records of a report's way to a map: the report, and the claim with all its fields.

One `Claim` is one statement at one place. The same names, in this order, are the columns of the
CSV, the properties of the GeoJSON and the columns of the frame. Unknown is empty: "" for words,
`None` for numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

SEPARATOR = "; "  # between the codes of target_kind and target_actor, in the order of the words
STANCES = ("asserts", "denies")
ROLES = ("official", "armed_group", "activist", "monitor", "witness", "media", "unattributed")
TARGET_KINDS = (
    "command",
    "training_camp",
    "ammunition",
    "fuel",
    "vehicles",
    "weapons_factory",
    "communications",
    "fighters",
    "residential",
    "civilians",
    "hospital",
    "market",
    "school",
    "mosque",
    "bakery",
    "infrastructure",
    "airbase",
    "oil",
    "other",
)
MILITARY_TARGETS = frozenset(
    {
        "command",
        "training_camp",
        "ammunition",
        "fuel",
        "vehicles",
        "weapons_factory",
        "communications",
        "fighters",
    }
)
CIVIL_TARGETS = frozenset(
    {"residential", "civilians", "hospital", "market", "school", "mosque", "bakery"}
)
PRECISIONS = (
    "exact",
    "settlement",
    "near",
    "district",
    "governorate",
    "region",
    "country",
    "unresolved",
)
AREA_PRECISIONS = frozenset({"near", "district", "governorate", "region", "country"})
TIME_PRECISIONS = ("day", "range", "week", "month", "unknown")
LOCATION_BASES = ("gazetteer", "stated", "geolocated", "geocoder", "review")
REVIEWS = ("unreviewed", "accepted", "corrected", "rejected")


def several(text: str) -> tuple[str, ...]:
    """The codes of a field that may hold more than one."""
    return tuple(text.split(SEPARATOR)) if text else ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report as read: its text without front matter, and what is known of its origin.

    `report_id` is from the text's SHA-256; `report_file` is the path below the input given, with
    forward slashes; `published` is an ISO date or empty; `lang` an ISO 639-1 code or empty.
    """

    report_id: str
    report_file: str
    text: str
    publisher: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement at one place. `lat`, `lon` are WGS 84 degrees, `radius_m` metres; `quote` is
    the slice `quote_start:quote_end`, in code points, of the report's text."""

    claim_id: str = ""
    statement_id: str = ""
    incident_id: str = ""
    report_id: str = ""
    report_file: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    lang: str = ""
    source: str = ""
    source_text: str = ""
    source_role: str = ""
    side: str = ""
    relayed_by: str = ""
    stance: str = "asserts"
    attacker: str = "unknown"
    claimed_target: str = ""
    target_kind: str = ""
    target_actor: str = ""
    strikes_min: int | None = None
    strikes_max: int | None = None
    sorties_min: int | None = None
    sorties_max: int | None = None
    targets_min: int | None = None
    targets_max: int | None = None
    killed_min: int | None = None
    killed_max: int | None = None
    injured_min: int | None = None
    injured_max: int | None = None
    toll_text: str = ""
    toll_group: str = ""
    toponym: str = ""
    place_id: str = ""
    place: str = ""
    feature_class: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    radius_m: float | None = None
    geo_precision: str = "unresolved"
    location_basis: str = ""
    place_source: str = ""
    resolution_score: float | None = None
    resolution_reason: str = ""
    alternatives: str = ""
    date_start: str = ""
    date_end: str = ""
    time_precision: str = "unknown"
    date_text: str = ""
    quote: str = ""
    quote_start: int | None = None
    quote_end: int | None = None
    confidence: float | None = None
    review: str = "unreviewed"
    note: str = ""

    @property
    def target_kinds(self) -> tuple[str, ...]:
        """The codes in `target_kind`; one statement may name several targets at a place."""
        return several(self.target_kind)

    @property
    def target_actors(self) -> tuple[str, ...]:
        """The codes in `target_actor`; "not_is" where the words say that it was not them."""
        return several(self.target_actor)

    @property
    def is_placed(self) -> bool:
        """Whether the claim has a place with coordinates."""
        return self.lat is not None and self.lon is not None

    @property
    def is_drawn(self) -> bool:
        """Whether a map shows it: placed, an area only with its radius, not rejected in review."""
        if not self.is_placed or self.geo_precision == "unresolved" or self.review == "rejected":
            return False
        return self.geo_precision not in AREA_PRECISIONS or bool(self.radius_m)


FIELDS: tuple[str, ...] = tuple(f.name for f in fields(Claim))
INTEGER_FIELDS: tuple[str, ...] = tuple(f.name for f in fields(Claim) if f.type == "int | None")
FLOAT_FIELDS: tuple[str, ...] = tuple(f.name for f in fields(Claim) if f.type == "float | None")


@dataclass(frozen=True, slots=True)
class Problem:
    """An input or row that was left out: where it stands and what is wrong with it."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Collection:
    """All that was read in one run: reports (those without a claim too), claims, what was left
    out, and how tables were read whose columns are not named as ours."""

    reports: tuple[Report, ...] = ()
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    notes: tuple[Problem, ...] = field(default=())
