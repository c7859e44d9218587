"""The claim record's page names every field and every code, and none that isn't there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gazetteer.model import KINDS, SETTLEMENTS
from geo import model
from geo.actors import load_actors
from geo.schemas import PRECISION

TEXT = (Path(__file__).parents[1] / "docs" / "claim-record.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| (`[^|]+) \| ([^|]*) \|$", TEXT, re.MULTILINE))
FIELDS = [name for cell in ROWS for name in re.findall(r"`(\w+)`", cell)]

CODES = {
    "source_role": model.ROLES,
    "side": [side.id for side in load_actors().sides],
    "stance": model.STANCES,
    "attacker": [*(attacker.id for attacker in load_actors().attackers), "unknown"],
    "target_kind": model.TARGET_KINDS,
    "target_actor": [group.id for group in load_actors().groups],
    "feature_class": sorted(KINDS - SETTLEMENTS | {"settlement"}),
    "geo_precision": model.PRECISIONS,
    "location_basis": model.LOCATION_BASES,
    "time_precision": model.TIME_PRECISIONS,
    "review": model.REVIEWS,
}


def test_the_page_has_the_fields_in_the_order_of_the_record() -> None:
    assert tuple(FIELDS) == model.FIELDS


@pytest.mark.parametrize("field", CODES)
def test_a_field_has_all_its_codes(field: str) -> None:
    assert set(CODES[field]) <= set(re.findall(r"`(\w+)`", ROWS[f"`{field}`"]))


def test_derived_precisions_are_those_of_the_export() -> None:
    table = re.findall(r"^\| (`[\w`, ]+) \| (\d) \| (\d) \|$", TEXT, re.MULTILINE)
    derived = {
        code: (int(ucdp), int(acled))
        for codes, ucdp, acled in table
        for code in re.findall(r"`(\w+)`", codes)
    }
    assert derived == PRECISION
