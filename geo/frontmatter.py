"""The front matter of a Markdown report: a few lines of YAML between two lines of `---`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from geo.errors import GeoError

MAX_CHARACTERS = 64 * 1024

_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


def split(text: str, where: str) -> tuple[Mapping[str, Any], str]:
    """The front matter's entries, each value as the text that was written, and the rest.

    A text that does not begin with a line `---` has none. Raises GeoError with file and line.
    """
    opening = re.match(r"---[ \t]*\n", text)
    if opening is None:
        return {}, text
    closing = _FENCE.search(text, opening.end(), opening.end() + MAX_CHARACTERS)
    if closing is None:
        raise GeoError(
            "the front matter is not closed",
            where=f"{where}:1",
            fix="end it by a line --- of its own, or take away the --- on the first line",
        )
    return _entries(text[opening.end() : closing.start()], where), text[closing.end() + 1 :]


def _entries(text: str, where: str) -> Mapping[str, Any]:
    import yaml

    try:
        # BaseLoader makes text of every value: no objects, no dates that roll over, no "no" = False
        entries = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 2
        raise _broken(error.problem or "can't be read", f"{where}:{line}") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 2
        raise _broken("has a character that YAML forbids", f"{where}:{line}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise _broken("can't be read", f"{where}:2") from error
    if entries in (None, ""):
        return {}
    if not isinstance(entries, dict):
        raise _broken("is no list of `key: value` lines", f"{where}:2")
    return entries


def _broken(what: str, where: str) -> GeoError:
    return GeoError(
        f"the front matter is broken: {what}",
        where=where,
        fix='write each line as `key: value`, with quotes around a value that has a colon: "a: b"',
    )
