"""How well the extraction reads: pinned scores that may not fall.

Floors lie a little below what was measured when they were last raised. Raise them with the
figures; lower one only where a gold row was wrong.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

import geo
from geo.model import Claim, Collection

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
EXAMPLES = ROOT / "examples" / "syria-2015"
SEEDS_FLOORS = dict.fromkeys(("f1", "source", "target_kind", "stance", "killed_min", "date"), 0.9)
SEEDS_FLOORS["f1"] = 0.95
ENGLISH_FLOORS = {
    "f1": 0.86,
    "precision": 0.85,
    "recall": 0.86,
    "place_recall": 0.95,
    "source": 0.95,
    "attacker": 0.84,
    "target_kind": 0.89,
    "stance": 0.98,
    "killed_min": 0.75,
    "strikes_min": 0.67,
    "date": 0.86,
}
REAL_FLOORS = {
    "f1": 0.87,
    "precision": 0.85,
    "recall": 0.88,
    "place_recall": 0.9,
    "source": 0.96,
    "attacker": 0.94,
    "target_kind": 0.93,
    "stance": 0.98,
    "killed_min": 0.74,
    "date": 0.86,
}
ARABIC_FLOORS = {
    "f1": 0.95,
    "precision": 0.94,
    "recall": 0.96,
    "place_recall": 0.98,
    "source": 0.97,
    "attacker": 0.96,
    "target_kind": 0.96,
    "stance": 0.98,
    "killed_min": 0.93,
    "strikes_min": 0.9,
    "date": 0.97,
}
RUSSIAN_FLOORS = {
    "f1": 0.94,
    "precision": 0.94,
    "recall": 0.93,
    "place_recall": 0.95,
    "source": 0.97,
    "attacker": 0.85,
    "target_kind": 0.94,
    "stance": 0.98,
    "killed_min": 0.9,
    "strikes_min": 0.9,
    "date": 0.95,
}
FLOORS = {"en": ENGLISH_FLOORS, "ru": RUSSIAN_FLOORS, "ar": ARABIC_FLOORS}
NEVER_STRUCK = ("Beirut", "Paris", "Moscow", "New York", "Washington", "Baghdad", "Ukraine", "Iraq")
# English examples that tell of strikes in words that the extraction doesn't read; may only shrink.
MISSED = {"2015-11-20-ap-bayirbucak.md", "2015-12-25-upi-alloush.md"}

Score = Callable[..., tuple[dict[str, float], list[Any], list[Any], list[Any]]]


@pytest.fixture(scope="module")
def score(shared: Path) -> Score:
    """The `score` function of the shared scorer."""
    spec = importlib.util.spec_from_file_location("score_claims", shared / "score_claims.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Score = module.score
    return found


@pytest.fixture(scope="module")
def seeds(shared: Path) -> Collection:
    return geo.read(str(shared / "seeds"), published="2015-10-02")


@pytest.fixture(scope="module")
def examples() -> Collection:
    return geo.read(str(EXAMPLES))


def gold(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def claims_of(collection: Collection, **wanted: object) -> list[Claim]:
    """The claims with these values."""
    return [
        claim
        for claim in collection.claims
        if all(getattr(claim, name) == value for name, value in wanted.items())
    ]


def below(found: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    return {name: found[name] for name, floor in floors.items() if found[name] < floor}


@pytest.mark.shared
def test_the_seeds_score(score: Score, seeds: Collection, shared: Path) -> None:
    rows = [asdict(claim) for claim in seeds.claims]
    found, *faults = score(gold(shared / "gold" / "seeds.jsonl"), rows)
    assert not below(found, SEEDS_FLOORS), faults


@pytest.mark.shared
@pytest.mark.parametrize(("language", "floors"), FLOORS.items(), ids=FLOORS.keys())
def test_the_test_reports_score(score: Score, language: str, floors: dict[str, float]) -> None:
    collection = geo.read(str(DATA / "reports" / language))
    rows = [asdict(claim) for claim in collection.claims]
    found, *_ = score(gold(DATA / "gold" / f"{language}.jsonl"), rows, attacker="any")
    assert not below(found, floors), found
    assert found["not_struck_share"] <= 0.05


@pytest.mark.shared
def test_the_real_articles_score(score: Score, shared: Path) -> None:
    rows = gold(DATA / "gold" / "real-en.jsonl")
    names = sorted({row["report"] for row in rows})
    collection = geo.read([str(shared / "reports" / f"{name}.md") for name in names])
    found, *_ = score(rows, [asdict(claim) for claim in collection.claims], attacker="any")
    assert not below(found, REAL_FLOORS), found
    assert found["not_struck_share"] <= 0.05


@pytest.mark.shared
def test_the_seeds_draw_no_capital_and_no_country_abroad(seeds: Collection) -> None:
    drawn = [claim for claim in seeds.claims if claim.is_placed]
    assert drawn
    for claim in drawn:
        assert not {claim.toponym, claim.place} & set(NEVER_STRUCK), claim.quote


@pytest.mark.shared
@pytest.mark.parametrize("place", ["Zafaraneh", "Rastan", "Talbiseh"])
def test_activists_tell_of_the_towns_north_of_homs(seeds: Collection, place: str) -> None:
    (claim,) = claims_of(seeds, place=place, side="opposition")
    assert claim.source == "Opposition activists"
    assert (claim.killed_min, claim.killed_max, claim.toll_group) == (36, None, "civilians")
    assert (claim.date_start, claim.date_end) == ("2015-09-30", "2015-09-30")


@pytest.mark.shared
def test_homs_with_36_killed(seeds: Collection) -> None:
    assert [claim.killed_min for claim in claims_of(seeds, toponym="Homs", killed_min=36)] == [36]


@pytest.mark.shared
def test_al_mayadeen_tells_of_jisr_al_shughour(seeds: Collection) -> None:
    (claim,) = claims_of(seeds, toponym="Jisr al-Shughour")
    assert (claim.source, claim.side) == ("al-Mayadeen TV", "media")
    assert (claim.strikes_min, claim.strikes_max) == (30, None)
    assert "nusra" in claim.target_actors


@pytest.mark.shared
def test_the_rebels_tell_of_their_training_camp_in_idlib(seeds: Collection) -> None:
    camps = claims_of(seeds, admin1="Idlib", side="opposition")
    assert camps
    assert all("training_camp" in claim.target_kinds for claim in camps)
    assert "Suqour al-Jabal" in {claim.source for claim in camps}
    assert 2 in {claim.sorties_min for claim in camps}


@pytest.mark.shared
@pytest.mark.parametrize(
    ("admin1", "kinds"), [("Idlib", {"training_camp", "command"}), ("Hama", {"command"})]
)
def test_the_ministry_tells_of_camps_and_command_posts(
    seeds: Collection, admin1: str, kinds: set[str]
) -> None:
    claims = claims_of(
        seeds, admin1=admin1, source="Russian defence ministry", geo_precision="governorate"
    )
    assert claims
    assert all(kinds <= set(claim.target_kinds) for claim in claims)


@pytest.mark.shared
def test_the_joint_statement_names_three_governorates_and_no_daesh_there(
    seeds: Collection,
) -> None:
    claims = claims_of(seeds, side="turkey", geo_precision="governorate")
    assert {claim.admin1 for claim in claims} == {"Homs", "Hama", "Idlib"}
    assert all("not_is" in claim.target_actors for claim in claims)


@pytest.mark.shared
def test_what_the_ministry_claims_without_a_place_is_kept_unplaced(seeds: Collection) -> None:
    claims = claims_of(seeds, source="Russian defence ministry", geo_precision="unresolved")
    assert claims
    assert not any(claim.is_placed for claim in claims)


def test_every_example_reads_and_every_quote_is_its_slice(examples: Collection) -> None:
    assert examples.problems == ()
    files = {path.name for path in EXAMPLES.glob("*.md")} - {"README.md"}
    assert {report.report_file for report in examples.reports} == files
    texts = {report.report_id: report.text for report in examples.reports}
    for claim in examples.claims:
        assert claim.quote == texts[claim.report_id][claim.quote_start : claim.quote_end]


def test_every_english_example_that_tells_of_strikes_has_claims(examples: Collection) -> None:
    with_claims = {claim.report_id for claim in examples.claims}
    silent = {
        report.report_file
        for report in examples.reports
        if report.lang == "en" and report.report_id not in with_claims
    }
    assert silent <= MISSED


def test_nothing_is_lost_between_reports_and_claims(examples: Collection) -> None:
    reports = [report.report_id for report in examples.reports]
    claimed = Counter(claim.report_id for claim in examples.claims)
    assert len(reports) == len(set(reports))
    assert set(claimed) <= set(reports)
    ids = [claim.claim_id for claim in examples.claims]
    assert len(ids) == len(set(ids))
    for claim in examples.claims:
        placed = None not in (claim.lat, claim.lon, claim.radius_m)
        assert placed == claim.is_placed == (claim.geo_precision != "unresolved")
