"""Reports whose commas, apostrophes and line ends were lost on the way."""

from __future__ import annotations

import pytest

from tests.geo.extract.reading import only, places, read

OBSERVATORY = "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"Jets bombed the stronghold of Rastan the {OBSERVATORY} said.", OBSERVATORY),
        ("Jets bombed rebel districts of Rastan a monitor said as talks went on.", "Monitors"),
        ("Jets bombed Rastan a monitor said and hit a school.", "Monitors"),
        ("Jets hit Rastan beside the Syrian army a Britain-based monitor said.", "Monitors"),
        (f"Jets bombed Rastan overnight said the {OBSERVATORY}.", OBSERVATORY),
        ("According to SANA the coalition bombed Rastan.", "Syrian government"),
        (
            "The newspaper al-Watan which is close to power said jets bombed Rastan.",
            "Syrian government",
        ),
        (f"The {OBSERVATORY} a group based in Britain said jets bombed Rastan.", OBSERVATORY),
        ('"Jets bombed rebel districts of Rastan" said the Observatory.', OBSERVATORY),
        (
            f"Staff of the {OBSERVATORY} which notes what all do in the war said jets hit Rastan.",
            OBSERVATORY,
        ),
    ],
)
def test_a_speaker_is_found_without_commas(text: str, source: str) -> None:
    assert {(c.place_id, c.source) for c in read(text)} == {("rastan", source)}


def test_a_surname_that_reads_like_a_verb_says_nothing() -> None:
    claim = only("Photo by Rodi Said Jets bombed the market of Rastan on Sunday and hit a school.")
    assert claim.source_role in ("unattributed", "media")
    assert "Rodi" not in claim.source


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Jets bombed the towns of Rastan Talbiseh and Zafaraneh.",
            {"rastan", "talbiseh", "zafaraneh"},
        ),
        ("Jets bombed the villages of Kafr Xo Zoqwa and Rastan.", {"Kafr Xo", "Zoqwa", "rastan"}),
        ("Homs The air force carried out air strikes on Rastan.", {"rastan"}),
        ("Jets bombed depots in Zoqwa Hamad village.", {"Zoqwa Hamad"}),
        ("Jets hit Zoqwa a village in Idlib province.", {"Zoqwa"}),
        ("Air raids hit Zabadani to the west of Damascus.", {"zabadani"}),
        ("Jets struck in support of the Damascus regime at Rastan.", {"rastan"}),
        ("Tags Homs Talbiseh Jets bombed Rastan.", {"rastan"}),
    ],
)
def test_places_without_commas(text: str, found: set[str]) -> None:
    assert set(places(text)) == found


def test_a_governorate_spoken_of_before_decides_a_name() -> None:
    first, second = read(
        "Jets bombed Mayadin in Deir ez-Zor province. Jets also bombed the village of al-Jafra."
    )
    assert (first.place_id, second.admin1) == ("mayadin", "Deir ez-Zor")


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes were reported. A car bomb killed nine people in Rastan.",
        "Air strikes were reported. A suicide bomber struck. The attack killed nine in Rastan.",
        "Jets flew. Rocket attacks by rebels which killed ten people in Rastan went on.",
        "Army units with cover from the air force clashed with rebels in Rastan.",
    ],
)
def test_an_attack_from_the_ground_is_none_from_the_air(text: str) -> None:
    assert "rastan" not in places(text)


def test_strikes_and_shelling_together_are_strikes() -> None:
    assert places("Air strikes and artillery fire on Rastan killed ten people.") == ["rastan"]


def test_the_head_of_a_report_gives_its_day_and_its_title_tells_nothing() -> None:
    claim = only(
        "Raids on Talbiseh Monitor AFP Thursday 24 Sep 2015 Jets bombed Rastan on Wednesday."
    )
    assert (claim.place_id, claim.date_start) == ("rastan", "2015-09-23")


def test_a_day_in_the_first_sentence_is_no_head() -> None:
    claim = only("On 24 September 2015 Russian jets bombed Rastan.")
    assert (claim.place_id, claim.date_start) == ("rastan", "2015-09-24")


def test_a_toll_goes_on_from_place_to_place() -> None:
    tolls = {
        claim.place_id: claim.killed_min
        for claim in read(
            "Air raids came. Five civilians were killed in Rastan and one in Talbiseh."
        )
    }
    assert tolls == {"rastan": 5, "talbiseh": 1}


def test_those_among_the_dead_are_part_of_them() -> None:
    claim = only("Two women were among eight people killed in an air strike on Rastan.")
    assert claim.killed_min == 8


@pytest.mark.parametrize(
    ("words", "count"), [("twice", 2), ("more than 20 times in one night", 20)]
)
def test_how_often_a_place_was_hit(words: str, count: int) -> None:
    assert only(f"Jets hit Rastan {words}.").strikes_min == count


def test_three_times_bigger_counts_no_strikes() -> None:
    assert only("Jets hit Rastan with bombs three times bigger.").strikes_min is None


def test_between_is_kept_with_its_numbers() -> None:
    claim = only("Air strikes on Rastan killed between 10 and 15 civilians.")
    assert (claim.killed_min, claim.killed_max) == (10, 15)
    assert claim.toll_text == "between 10 and 15 civilians"


def test_the_raids_take_day_and_attacker_of_those_told_before() -> None:
    first, second = read(
        "Russian jets killed ten people on Saturday a monitor said. "
        f"The {OBSERVATORY} said the raids hit Rastan."
    )
    assert not first.place_id
    assert (second.attacker, second.date_start) == ("russia", "2015-10-03")


def test_a_country_that_fighters_come_from_has_not_struck() -> None:
    claim = only("Air strikes hit fighters from Turkey killing ten in Rastan.")
    assert claim.attacker == "unknown"


def test_the_coalition_is_the_one_that_was_named() -> None:
    claim = only(
        "The Syrian Coalition condemned the crime. "
        "Jets bombed a bakery in Rastan the Coalition said."
    )
    assert (claim.source, claim.side) == ("Syrian National Coalition", "opposition")


def test_not_to_deny_is_no_denial() -> None:
    claims = read("The Pentagon did not deny that US jets bombed Rastan.")
    assert [claim.stance for claim in claims] == ["asserts"]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Jets carried out raids in Aleppo on Sunday.", "settlement"),
        ("Jets carried out raids in Idlib on Sunday.", "governorate"),
        ("Jets carried out raids in Aleppo province on Sunday.", "governorate"),
        ("Jets carried out raids in Homs, Hama and Aleppo on Sunday.", "governorate"),
    ],
)
def test_in_a_large_city_is_the_city(text: str, precision: str) -> None:
    assert {claim.geo_precision for claim in read(text)} == {precision}


def test_a_month_is_no_doubt() -> None:
    assert places("In May a Russian air raid on Rastan left many dead.") == ["rastan"]


def test_a_hospital_stands_between_a_town_and_its_province() -> None:
    found = places("Jets hit Rastan hospital in rural Homs province, killing two people.")
    assert found == ["rastan"]
