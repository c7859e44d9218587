from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from maps.cli import main

MINISTRY = """---
title: Ministry on its first sorties
publisher: Example Agency
published: 2015-10-01
url: https://example.org/ministry
---
The Russian defence ministry said on Thursday that its aircraft had hit an Islamic State command
post in Talbiseh. It said strikes had also destroyed an ammunition depot near Rastan.
"""
ACTIVISTS = """---
title: Civilians killed north of Homs
publisher: Example Daily
published: 2015-10-01
url: https://example.org/activists
---
Activists said Russian air strikes on Talbiseh on Wednesday killed at least 17 civilians. They said
there were no Islamic State fighters in the town.
"""
WEATHER = """---
title: Weather
publisher: Example Daily
published: 2015-10-01
---
It will rain on Friday.
"""

ACCOUNTS = """\
source,side,publisher,attacker,claimed_target,target_kind,target_actor,sorties_min,sorties_max,\
killed_min,toll_text,place,place_id,feature_class,admin1,lat,lon,radius_m,geo_precision,date_start
Russian defence ministry,russian,Agency,russia,IS command post,command,is,8,8,\
,,Talbiseh,talbiseh,settlement,Homs,34.84,36.73,,settlement,2015-09-30
Activists,opposition,Daily,russia,homes,residential,civilians,,,\
17,at least 17 civilians killed,Talbiseh,talbiseh,settlement,Homs,34.84,36.73,,settlement,2015-09-30
Russian defence ministry,russian,Agency,russia,a depot,ammunition,is,,,\
,,Homs,homs-governorate,governorate,Homs,34.5,38.4,114000,governorate,2015-09-30
"""

Strikemap = Callable[..., Result]


@pytest.fixture
def strikemap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Strikemap:
    """The command line, run in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str | Path, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [os.fspath(word) for word in words], input=stdin)

    return run


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of three reports, one of them without a claim."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("a.md", MINISTRY), ("b.md", ACTIVISTS), ("c.md", WEATHER)):
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    """A table of claims: two sides on one place, and one on a governorate of its name."""
    path = tmp_path / "accounts.csv"
    path.write_text(ACCOUNTS, "utf-8")
    return path
