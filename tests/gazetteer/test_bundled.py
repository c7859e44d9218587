from __future__ import annotations

import subprocess
import sys

import pytest

from gazetteer import Context, Fault, check, load


def described(faults: tuple[Fault, ...]) -> str:
    return "\n".join(f"{f.file}, {f.entry}: {f.what} ({f.fix})" for f in faults)


def test_the_bundled_data_have_no_fault() -> None:
    faults = check("syria")
    assert not faults, described(faults)


def test_every_place_is_found_by_each_of_its_names() -> None:
    gazetteer = load()
    lost = [
        (place.place_id, name.text)
        for place in gazetteer.theatre.places
        for name in place.names
        if place not in [c.place for c in gazetteer.resolve(name.text).candidates]
    ]
    assert lost == []


def test_the_gazetteer_loads_without_what_it_does_not_need() -> None:
    program = (
        "import sys, gazetteer; gazetteer.load().resolve('Homs');"
        "print([m for m in ('geopandas', 'folium', 'pandas', 'numpy') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("in the northern Homs countryside", ["northern Homs countryside"]),
        ("удар по идлибской провинции", ["идлибской провинции"]),
        ("с авиабазы Шайрат", ["авиабазы Шайрат"]),
        ("сказала Мария, сказал Сергей", []),
        ("دوماً في لبنان", []),
        ("قصف دوما", ["دوما"]),
        ("حي السكري والعسكري", ["حي السكري"]),
    ],
)
def test_names_in_a_text(text: str, names: list[str]) -> None:
    assert [mention.text for mention in load(layers=()).find_mentions(text)] == names


@pytest.mark.parametrize(
    ("name", "admin1", "place_id"),
    [
        ("Chan Scheichun", "", "khan-shaykhun"),
        ("Menbiç", "", "manbij"),
        ("Cobar", "", "jobar"),
        ("Corin", "Hama", "jurin"),
        ("Suran", "Aleppo", "sawran-aleppo"),
        ("al-Hader", "", "al-hader"),
        ("Эль-Хадер", "", "al-hader"),
        ("Hader", "Quneitra", "hader-quneitra"),
        ("Mar‘ā", "", "marea"),
        ("معرتحرمة", "", "maarat-hurmah"),
        ("صدد", "", "sadad"),
        ("Mount Zawiya", "", "jabal-al-zawiya"),
        ("Aleppo-Stadt", "", "aleppo"),
        ("хомская провинция", "", "homs-governorate"),
        ("Hader", "", None),
        ("Corin", "", None),
        ("Reyhanli", "", None),
    ],
)
def test_names_by_the_habits_of_a_language(name: str, admin1: str, place_id: str | None) -> None:
    chosen = load(layers=()).resolve(name, Context(admin1=admin1)).chosen
    assert (chosen.place.place_id if chosen else None) == place_id
