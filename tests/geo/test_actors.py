from __future__ import annotations

from collections import defaultdict

import pytest

from gazetteer.errors import GazetteerError
from geo.actors import Actors, load_actors, parse_actors
from geo.errors import GeoError
from geo.extract.packs import load_pack
from geo.extract.text import words_of
from geo.model import ROLES

SIDES = {
    "russian",
    "opposition",
    "monitor",
    "syrian_government",
    "us_coalition",
    "turkey",
    "un_ngo",
    "media",
    "unattributed",
}
# Phrases that two sources claim and the first of them gets; may only shrink.
CLAIMED_TWICE = {("en", "opposition media")}
SOURCE = """
[[side]]
id = "a"
label = "A"

[[source]]
id = "s"
name = "S"
side = "a"
role = "media"
en = ["[the] S"]
"""


@pytest.fixture(scope="module")
def actors() -> Actors:
    return load_actors()


def test_the_sides_are_those_of_the_design(actors: Actors) -> None:
    assert {side.id for side in actors.sides} >= SIDES
    assert all(side.label for side in actors.sides)


def test_every_source_has_a_known_side_a_role_and_names(actors: Actors) -> None:
    sides = {side.id for side in actors.sides}
    for source in actors.sources:
        assert source.side in sides, source.id
        assert source.role in ROLES, source.id
        assert source.names.get("en"), source.id


def test_the_sides_of_every_attacker_exist(actors: Actors) -> None:
    sides = {side.id for side in actors.sides}
    assert all(sides.issuperset(attacker.sides) for attacker in actors.attackers)


def test_no_side_speaks_for_two_attackers(actors: Actors) -> None:
    spoken_for = [side for attacker in actors.attackers for side in attacker.sides]
    assert len(spoken_for) == len(set(spoken_for))


@pytest.mark.parametrize("kind", ["sources", "attackers", "groups"])
def test_no_phrase_more_is_claimed_twice(actors: Actors, kind: str) -> None:
    spelling = load_pack("en").spelling
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for actor in getattr(actors, kind):
        for language, phrases in actor.names.items():
            for phrase in phrases:
                words = " ".join(token.norm for token in words_of(phrase, spelling))
                owners[language, words].add(actor.id)
    assert {words for words, ids in owners.items() if len(ids) > 1} <= CLAIMED_TWICE


def test_no_camp_is_called_terrorist(actors: Actors) -> None:
    labels = [*(side.label for side in actors.sides), *(group.label for group in actors.groups)]
    labels += [source.name for source in actors.sources]
    assert not [label for label in labels if "terror" in label.lower()]


def test_an_actor_file_is_read() -> None:
    (source,) = parse_actors(SOURCE, "x.toml").sources
    assert (source.name, source.side, source.names) == ("S", "a", {"en": ("S", "the S")})


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ('side = "a"', 'side = "b"', "x.toml: source s", "'b'"),
        ('role = "media"', 'role = "king"', "x.toml: source s", "'king'"),
        ('name = "S"', "", "x.toml: source s", "name"),
        ('name = "S"', 'name = "S"\ncolour = "red"', "x.toml: source s", "colour"),
        ('["[the] S"]', '["[the S"]', "x.toml: source s", "[the S"),
        ('label = "A"', 'label = "A"\n[[side]]\nid = "a"\nlabel = "B"', "x.toml: side a", "twice"),
        ('id = "a"', 'id = "a', "x.toml", "TOML"),
    ],
)
def test_what_does_not_hold_is_named_with_file_and_entry(
    old: str, new: str, where: str, what: str
) -> None:
    with pytest.raises(GeoError) as caught:
        parse_actors(SOURCE.replace(old, new, 1), "x.toml")
    assert caught.value.where == where
    assert what in caught.value.what


def test_an_attacker_of_an_unknown_side_is_an_error_that_lists_the_known() -> None:
    side = '[[side]]\nid = "russian"\nlabel = "Russian officials"\n'
    attacker = '[[attacker]]\nid = "russia"\nlabel = "Russia"\nsides = ["martians"]\n'
    with pytest.raises(GeoError) as caught:
        parse_actors(side + attacker, "x.toml")
    assert caught.value.where == "x.toml: attacker russia"
    assert "martians" in caught.value.what
    assert caught.value.fix == "one of russian"


def test_a_theatre_without_actors_is_an_error() -> None:
    with pytest.raises(GazetteerError, match="atlantis"):
        load_actors("atlantis")
