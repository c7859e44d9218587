"""The records of the gazetteer: places, and how a name was resolved to one of them."""

from __future__ import annotations

from dataclasses import dataclass, field

SETTLEMENTS = frozenset({"city", "town", "village", "camp"})
KINDS = SETTLEMENTS | frozenset(
    {
        "neighbourhood",
        "district",
        "governorate",
        "region",
        "mountain",
        "airbase",
        "facility",
        "country",
    }
)


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of a place; `lang` is an ISO 639-1 code, empty where unknown."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry.

    `lat`, `lon` are WGS 84 degrees; `radius_m` is the radius in metres of a circle about them
    that has the place's extent. `admin1` is the governorate's name, empty for what lies in none
    or in several. `source` names the data set and its id, such as "geonames:163457".
    """

    place_id: str
    name: str
    kind: str
    admin1: str
    lat: float
    lon: float
    radius_m: float
    names: tuple[Name, ...] = ()
    population: int = 0
    source: str = ""

    @property
    def feature_class(self) -> str:
        """The coarse kind that a claim carries: every town and village is a settlement."""
        return "settlement" if self.kind in SETTLEMENTS else self.kind


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around a name say of it.

    `kinds` are the only kinds that the words leave open ("Idlib province": governorate), empty
    for any; `admin1` is the governorate named with it; `near` are (lat, lon) of other places of
    the same statement, WGS 84 degrees.
    """

    kinds: frozenset[str] = frozenset()
    admin1: str = ""
    near: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, with a score from 0 to 1 and the reason in words."""

    place: Place
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The decision on a name: the candidates best first, and the chosen one or none."""

    name: str
    candidates: tuple[Candidate, ...] = ()
    chosen: Candidate | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A gazetteer name found in a text: `text[start:end]`, offsets in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Theatre:
    """The part of the world that a gazetteer covers.

    `name` is what it is loaded by: that of a bundled one, or a path.
    `box` is (south, west, north, east) in WGS 84 degrees. `not_places` are names that contain a
    place's name and are none (armed groups, people, newspapers), `better_known` pairs of a name and
    what it is better known for than as a place of the theatre ("a country"). `licence` says in
    words under which terms the places may be used, `date` is the ISO date of their state, "" where
    not given.
    """

    name: str
    title: str
    country: str
    box: tuple[float, float, float, float]
    places: tuple[Place, ...]
    not_places: tuple[str, ...] = field(default=())
    better_known: tuple[tuple[str, str], ...] = field(default=())
    licence: str = ""
    date: str = ""

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point, in WGS 84 degrees, lies in the box."""
        south, west, north, east = self.box
        return south <= lat <= north and west <= lon <= east
