from __future__ import annotations

import pytest

from geo.errors import GeoError
from geo.phrases import expand


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("air strike", {"air strike"}),
        ("(a|b) c", {"a c", "b c"}),
        ("[the] ministry", {"ministry", "the ministry"}),
        ("[a|b] c", {"c", "a c", "b c"}),
        ("x [(a|b) y] z", {"x z", "x a y z", "x b y z"}),
        ("(a|b) [c]", {"a", "b", "a c", "b c"}),
    ],
)
def test_a_pattern_stands_for_its_phrases(pattern: str, phrases: set[str]) -> None:
    found = expand(pattern)
    assert set(found) == phrases
    assert len(found) == len(phrases)


@pytest.mark.parametrize("pattern", ["", "[a]", "(a|b", "a]", "a|b", "[a (b] c)"])
def test_an_open_bracket_or_an_empty_phrase_is_an_error_that_shows_the_pattern(
    pattern: str,
) -> None:
    with pytest.raises(GeoError) as caught:
        expand(pattern, "en.toml: strikes.noun")
    assert caught.value.where == "en.toml: strikes.noun"
    assert repr(pattern) in caught.value.what
    assert caught.value.fix
