"""Reports as text, Markdown or HTML to `Report` records."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geo import frontmatter
from geo.errors import GeoError
from geo.ids import text_id
from geo.language import detect
from geo.model import Problem, Report
from geo.rows import is_iso_date, is_web_address
from geo.text import decode, normal_newlines, read_bytes

ENDINGS = (".txt", ".md", ".html", ".htm")
TITLE_LENGTH = 200

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Defaults:
    """Publisher, ISO date and address for reports that don't say theirs."""

    publisher: str = ""
    published: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        if self.published and not is_iso_date(self.published):
            raise GeoError(
                f"{self.published!r} is no date", where="published", fix="write it as 2015-10-02"
            )
        if self.url and not is_web_address(self.url):
            raise GeoError(
                f"{self.url!r} is no web address",
                where="url",
                fix="it begins with http:// or https://",
            )


_WITH_FRONT_MATTER = (".md", "")  # standard input has no ending
NO_DEFAULTS = Defaults()


def read_report(
    content: str | os.PathLike[str] | bytes, name: str, defaults: Defaults = NO_DEFAULTS
) -> tuple[Report, tuple[Problem, ...]]:
    """The report of a file, or of the bytes of one, and what of its origin was left out.

    `name` is the path to show and keep; its ending says the form, and text is the form of any
    other. Line ends become \\n; nothing else of the text is changed. What the report says of its
    origin wins over the defaults. Raises GeoError for what is no text, too large, or has broken
    front matter or a date that is not ISO.
    """
    data = content if isinstance(content, bytes) else read_bytes(content)
    where = name if isinstance(content, bytes) else str(content)
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122
    if ending in (".html", ".htm"):
        said, text = _html(data, where)
    else:
        text = normal_newlines(decode(data, where))
        said, text = frontmatter.split(text, where) if ending in _WITH_FRONT_MATTER else ({}, text)
    return _report(said, text, name, where, defaults)


def _report(
    said: Mapping[str, Any], text: str, name: str, where: str, defaults: Defaults
) -> tuple[Report, tuple[Problem, ...]]:
    url = _line(said, "url", where)
    problems: tuple[Problem, ...] = ()
    if url and not is_web_address(url):
        problems = (Problem(where, f"its url {url!r} is no http or https address"),)
        url = ""
    report = Report(
        report_id=text_id(text),
        report_file=name,
        text=text,
        publisher=_line(said, "publisher", where) or defaults.publisher,
        title=_line(said, "title", where) or _first_line(text),
        url=url or defaults.url,
        published=_date(said, where) or defaults.published,
        lang=_line(said, "lang", where).lower() or detect(text),
    )
    return report, problems


def _line(said: Mapping[str, Any], key: str, where: str) -> str:
    value = said.get(key) or ""
    if not isinstance(value, str):
        raise GeoError(
            f"{key} in the front matter is a list, not a text",
            where=where,
            fix=f"write `{key}: …` on one line",
        )
    return " ".join(value.split())


def _date(said: Mapping[str, Any], where: str) -> str:
    key = "published" if said.get("published") else "date"
    value = _line(said, key, where)
    match = _TIME_OF_DAY.fullmatch(value)
    day = match[1] if match else value
    if day and not is_iso_date(day):
        raise GeoError(
            f"{key} {value!r} in the front matter is no date",
            where=where,
            fix="write it as 2015-10-02",
        )
    return day


def _first_line(text: str) -> str:
    line = next((line for line in map(str.strip, text.split("\n")) if line), "")
    line = line.lstrip("#").strip()
    return line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1].rstrip() + "…"


def _html(data: bytes, where: str) -> tuple[Mapping[str, Any], str]:
    import trafilatura

    declared = _CHARSET.search(data[:4096])
    try:
        page = decode(data, where, declared[1].decode("ascii") if declared else "utf-8")
    except LookupError as error:
        raise GeoError(
            "names an encoding that is not known", where=where, fix="save the page as UTF-8"
        ) from error
    document = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        # only dates that the page states as its own: a guess from the text would be an invented one
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if document is None or isinstance(document, dict) or not document.text:
        raise GeoError(
            "no article was found in the page",
            where=where,
            fix="save the article's text as a .txt file",
        )
    said = {
        "publisher": document.sitename,
        "title": document.title,
        "url": document.url,
        "published": document.date,
    }
    return said, normal_newlines(document.text)
