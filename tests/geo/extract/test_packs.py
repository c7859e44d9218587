from __future__ import annotations

import pytest

from geo.actors import load_actors
from geo.errors import GeoError
from geo.extract import packs
from geo.extract.packs import languages, load_pack, parse_pack
from geo.extract.text import words_of

WHERE = "lang/xx.toml"
_LISTS = {section: dict.fromkeys(labels, '["zzz"]') for section, labels in packs._PHRASES.items()}
_LISTS["strikes"]["verb"] = '["boomed [up]"]'
_LISTS["words"] = dict.fromkeys(sorted(packs._WORDS), '["zzz"]')
TINY = "\n".join(
    [
        'language = "xx"',
        "[spelling]",
        'bumed = "boomed"',
        *(
            line
            for section, lists in _LISTS.items()
            for line in (f"[{section}]", *(f"{key} = {words}" for key, words in lists.items()))
        ),
        "[kinds]\n[bounds]\n[units]\n[dates]",
        '[targets]\nmarket = ["bazaar"]',
        "[numbers]\nuno = 1",
        "[months]\nenero = 1",
    ]
)


def fault(text: str) -> GeoError:
    with pytest.raises(GeoError) as caught:
        parse_pack(text, WHERE, load_actors())
    return caught.value


def test_a_tiny_language_is_a_pack() -> None:
    pack = parse_pack(TINY, WHERE, load_actors())
    found = pack.lexicon.find(words_of("They bumed up the bazaar", pack.spelling))
    assert [(hit.start, hit.end, hit.label, hit.value) for hit in found] == [
        (1, 3, "verb", "boomed up"),
        (4, 5, "target", "market"),
    ]
    assert (pack.language, pack.numbers, pack.months) == ("xx", {"uno": 1}, {"enero": 1})


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("[targets]", "targets"),
        ("[numbers]\n", "numbers"),
        ('language = "xx"', "language"),
        ('verb = ["boomed [up]"]', "verb"),
        ('pronouns = ["zzz"]', "pronouns"),
    ],
)
def test_a_missing_section_or_list_is_named_with_its_file(line: str, name: str) -> None:
    replaced = line.replace(name, f"other_{name}", 1)
    error = fault(TINY.replace(line, replaced))
    assert error.where.startswith(WHERE)
    assert name in error.what
    assert error.fix


def test_an_unknown_kind_of_target_is_named_with_its_file_and_section() -> None:
    error = fault(TINY.replace("market =", "castle ="))
    assert error.where == f"{WHERE}: targets"
    assert "castle" in error.what
    assert "market" in error.fix


def test_a_bracket_left_open_is_named_with_its_file_and_list() -> None:
    error = fault(TINY.replace("boomed [up]", "boomed [up"))
    assert WHERE in error.where
    assert "verb" in error.where
    assert "boomed [up" in error.what


def test_what_is_no_toml_is_named_with_its_file() -> None:
    assert fault("language = ").where == WHERE


@pytest.mark.parametrize("language", languages())
def test_every_bundled_language_loads(language: str) -> None:
    assert load_pack(language).language == language


def test_a_language_without_a_pack_is_an_error_that_lists_those_there_are() -> None:
    with pytest.raises(GeoError) as caught:
        load_pack("qq")
    assert "qq" in str(caught.value)
    assert "en" in caught.value.fix
