"""Made-up claims in any number, at real places: the same number, the same claims."""

from __future__ import annotations

import random
from datetime import date, timedelta

import gazetteer
from gazetteer.model import Place
from geo.ids import content_id
from geo.model import Claim

PLACES = 400
SEED = 2015
FIRST_DAY, DAYS = date(2015, 9, 30), 180
SHARED = 0.3  # of the claims are of the statement before
REPORT = 4  # statements in a report
SIDES = {
    "russian": 12,
    "opposition": 60,
    "monitor": 4,
    "syrian_government": 6,
    "us_coalition": 3,
    "turkey": 3,
    "un_ngo": 8,
    "media": 20,
    "unattributed": 1,
}
KINDS = ("command", "ammunition", "fuel; vehicles", "fighters", "residential", "hospital", "market")
ACTORS = ("is", "nusra", "rebels", "civilians", "not_is; civilians", "")
TEXT = """
    aircraft struck the village on Wednesday and residents said that houses near market were hit
    spokesman command post depot belonging to fighters destroyed according local council sources
    several people killed among them children while rescue workers searched rubble for survivors
    sorties carried out by bombers from air base against targets of armed groups in province town
    activists published pictures which show damage to hospital school bakery road bridge and fuel
"""


def made_up(count: int) -> list[Claim]:
    """So many claims: at `PLACES` places, by every side, over `DAYS` days."""
    chance = random.Random(SEED)  # noqa: S311
    places = gazetteer.load("syria", layers=()).theatre.places[:PLACES]
    claims: list[Claim] = []
    statement = 0
    quote = _sentence(chance)
    for number in range(count):
        if chance.random() > SHARED:
            statement += 1
            quote = _sentence(chance)
        claims.append(_claim(chance, number, statement, quote, chance.choice(places)))
    return claims


def _claim(chance: random.Random, number: int, statement: int, quote: str, place: Place) -> Claim:
    side = chance.choice(list(SIDES))
    day = (FIRST_DAY + timedelta(chance.randrange(DAYS))).isoformat()
    killed = chance.choice([None, None, chance.randrange(1, 40)])
    report = statement // REPORT
    area = place.kind == "governorate"
    start = (statement % REPORT) * 400
    return Claim(
        claim_id=content_id("claim", number),
        statement_id=content_id("statement", statement),
        report_id=content_id("report", report),
        report_file=f"{report // 100}/{report}.html",
        publisher=f"Newspaper {report % 40}",
        title=_words(random.Random(report), 7),  # noqa: S311
        url=f"https://example.org/{report}",
        published=day,
        lang=("en", "ru", "ar")[report % 3],
        source=f"Source {chance.randrange(SIDES[side])} of {side}",
        source_text="the source",
        source_role="official",
        side=side,
        stance="denies" if chance.random() < 0.03 else "asserts",
        attacker=chance.choice(("russia", "syria", "unknown")),
        claimed_target=_words(chance, 2),
        target_kind=chance.choice(KINDS),
        target_actor=chance.choice(ACTORS),
        killed_min=killed,
        toll_text=f"at least {killed} people" if killed else "",
        toponym=place.name,
        place_id=place.place_id,
        place=place.name,
        feature_class=place.kind,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        radius_m=70_000.0 if area else 2_000.0,
        geo_precision="governorate" if area else "settlement",
        location_basis="gazetteer",
        place_source="geonames:1",
        resolution_score=0.9,
        resolution_reason="the only place of that name",
        date_start=day,
        date_end=day,
        time_precision="day",
        date_text="on Wednesday",
        quote=quote,
        quote_start=start,
        quote_end=start + len(quote),
        confidence=0.8,
    )


def _sentence(chance: random.Random) -> str:
    return f"{_words(chance, chance.randint(12, 30))}."


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(TEXT.split(), k=count))
