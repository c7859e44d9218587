"""A small theatre written as TOML, for tests of the gazetteer's code without the bundled data."""

from __future__ import annotations

from pathlib import Path

from gazetteer.lookup import Gazetteer
from gazetteer.theatre import read_theatre

HEAD = """
name = "testland"
title = "Testland"
country = "SY"
licence = "made up"
date = 2015-12-31
box = [32.0, 35.4, 37.5, 42.6]
[radius_m]
city = 6000
town = 3000
village = 1500
neighbourhood = 1000
airbase = 3000
"""

PLACES = """
[[place]]
id = "homs-governorate"
name = "Homs"
kind = "governorate"
lat = 34.47
lon = 38.38
radius_m = 116000
ar = ["حمص"]
ru = ["Хомс"]
source = "ocha:SY04"

[[place]]
id = "hama-governorate"
name = "Hama"
kind = "governorate"
lat = 35.22
lon = 37.21
radius_m = 57000
ar = ["حماة"]
ru = ["Хама"]
source = "ocha:SY05"

[[place]]
id = "homs"
name = "Homs"
kind = "city"
governorate = "Homs"
lat = 34.73153
lon = 36.68545
ar = ["حمص"]
ru = ["Хомс"]
source = "geonames:169577"

[[place]]
id = "hama"
name = "Hama"
kind = "city"
governorate = "Hama"
lat = 35.13179
lon = 36.75783
ar = ["حماة"]
ru = ["Хама"]
source = "geonames:170017"

[[place]]
id = "talbiseh"
name = "Talbiseh"
kind = "town"
governorate = "Homs"
lat = 34.84063
lon = 36.73093
en = ["Talbisa"]
ar = ["تلبيسة"]
ru = ["Талбиса"]
source = "geonames:163457"

[[place]]
id = "jisr-al-shughur"
name = "Jisr al-Shughur"
kind = "town"
governorate = "Hama"
lat = 35.81426
lon = 36.32062
ar = ["جسر الشغور"]
ru = ["Джиср-эш-Шугур"]
source = "geonames:168906"

[[place]]
id = "al-bab"
name = "al-Bab"
kind = "town"
governorate = "Hama"
lat = 36.36994
lon = 37.51788
ar = ["الباب"]
ru = ["Эль-Баб"]
source = "geonames:174448"

[[place]]
id = "mansoura-homs"
name = "Mansoura"
kind = "village"
governorate = "Homs"
lat = 34.8
lon = 36.7
source = "geonames:1001"

[[place]]
id = "mansoura-hama"
name = "al-Mansoura"
kind = "village"
governorate = "Hama"
lat = 35.7
lon = 36.35
source = "geonames:1002"

[[place]]
id = "ghouta"
name = "Eastern Ghouta"
kind = "region"
lat = 33.5
lon = 36.4
radius_m = 15000
ar = ["الغوطة الشرقية"]
ru = ["Восточная Гута"]
source = "press"

[[place]]
id = "hmeimim"
name = "Hmeimim air base"
kind = "airbase"
governorate = "Hama"
lat = 35.4
lon = 35.95
en = ["Hmeimim", "Khmeimim"]
ru = ["Хмеймим"]
source = "press"
"""

PLACES += """
[[place]]
id = "waer"
name = "al-Wa'r"
kind = "neighbourhood"
governorate = "Homs"
lat = 34.74
lon = 36.67
source = "press"

[[place]]
id = "hader"
name = "al-Hader"
kind = "town"
governorate = "Hama"
lat = 35.99
lon = 37.05
ar = ["الحاضر"]
source = "press"

[[place]]
id = "al-is"
name = "al-Is"
kind = "village"
governorate = "Hama"
lat = 35.9
lon = 37.0
source = "press"

[[place]]
id = "talbiseh-airfield"
name = "Talbiseh airfield"
kind = "airbase"
governorate = "Homs"
lat = 34.9
lon = 36.8
ar = ["مطار تلبيسة"]
source = "press"
"""

NOT_PLACES = """
[[not_place]]
text = "Homs Military Council"
kind = "armed group"

[[not_place]]
text = "Suqour al-Ghab"
kind = "armed group"

[[not_place]]
text = "Jund al-Talbiseh"
kind = "armed group"
"""


def write_theatre(
    folder: Path, *, head: str = HEAD, places: str = PLACES, not_places: str = NOT_PLACES
) -> Path:
    """Write a theatre's files into a folder and return it."""
    (folder / "places").mkdir(parents=True, exist_ok=True)
    (folder / "theatre.toml").write_text(head, encoding="utf-8")
    (folder / "places" / "all.toml").write_text(places, encoding="utf-8")
    (folder / "not_places.toml").write_text(not_places, encoding="utf-8")
    return folder


def small_gazetteer(folder: Path) -> Gazetteer:
    """The gazetteer of the small theatre."""
    reading = read_theatre(write_theatre(folder))
    assert reading.faults == ()
    return Gazetteer(reading.theatre)
