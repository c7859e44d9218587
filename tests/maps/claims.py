"""Claims for tests of pages: made up, at real places."""

from __future__ import annotations

from dataclasses import replace

from geo.model import Claim

BASE = Claim(
    report_id="r1",
    report_file="a.txt",
    publisher="Example Daily",
    title="Strikes reported",
    url="https://example.org/a",
    published="2015-10-02",
    lang="en",
    attacker="russia",
    location_basis="gazetteer",
    date_start="2015-09-30",
    date_end="2015-09-30",
    time_precision="day",
)
TALBISEH = replace(
    BASE,
    place_id="talbiseh",
    place="Talbiseh",
    toponym="Talbiseh",
    admin1="Homs",
    lat=34.8411,
    lon=36.7308,
    radius_m=2000.0,
    geo_precision="settlement",
    resolution_reason="the only place of that name",
)
HAMA_AREA = replace(
    BASE,
    place_id="hama-governorate",
    place="Hama",
    toponym="Hama province",
    admin1="Hama",
    lat=35.22,
    lon=37.21,
    radius_m=70_000.0,
    geo_precision="governorate",
)

RUSSIAN_COMMAND = replace(
    TALBISEH,
    claim_id="c1",
    statement_id="s1",
    side="russian",
    source="Russian defence ministry",
    source_role="official",
    claimed_target="a command post",
    target_kind="command",
    strikes_min=8,
    strikes_max=8,
    quote="Удар нанесён по командному пункту.",
    lang="ru",
)
OPPOSITION_TOLL = replace(
    TALBISEH,
    claim_id="c2",
    statement_id="s2",
    side="opposition",
    source="Activists in Talbiseh",
    source_role="activist",
    toll_text="at least 36 civilians",
    killed_min=36,
    quote="قال ناشطون إن الطائرات قصفت تلبيسة",
    lang="ar",
)
OPPOSITION_COUNCIL = replace(
    TALBISEH,
    claim_id="c3",
    statement_id="s3",
    side="opposition",
    source="Local council",
    stance="denies",
    date_start="2015-10-01",
    date_end="2015-10-01",
    quote="There was no command post, the council said.",
)
RUSSIAN_AREA = replace(
    HAMA_AREA,
    claim_id="c4",
    statement_id="s4",
    side="russian",
    source="Russian defence ministry",
    target_kind="training_camp",
)
UNPLACED = replace(
    BASE,
    claim_id="c5",
    statement_id="s5",
    side="russian",
    source="Russian air force",
    claimed_target="an ammunition depot",
    target_kind="ammunition",
    quote="A depot was hit.",
)
CLAIMS = (RUSSIAN_COMMAND, OPPOSITION_TOLL, OPPOSITION_COUNCIL, RUSSIAN_AREA, UNPLACED)
