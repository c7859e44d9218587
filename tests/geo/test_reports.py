from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import reports, text
from geo.errors import GeoError
from geo.model import Report
from geo.reports import NO_DEFAULTS, Defaults, read_report

MATTER = """---
title: "Strikes: day two"
publisher: The Paper
published: 2015-10-02
url: https://paper.example/a
editor: [nobody, asked]
---
Warplanes hit Rastan.
"""


def read(content: str | bytes, name: str = "a.md", defaults: Defaults = NO_DEFAULTS) -> Report:
    data = content.encode() if isinstance(content, str) else content
    return read_report(data, name, defaults)[0]


def fault(content: str | bytes, name: str = "a.md") -> GeoError:
    with pytest.raises(GeoError) as caught:
        read(content, name)
    assert caught.value.fix
    assert caught.value.where.startswith(name)
    return caught.value


def test_plain_text_has_its_first_line_as_title() -> None:
    report = read("\ufeff\r\n Strikes on Homs \r\nThe ministry said so.\r", "sub/a.txt")
    assert report.text == "\n Strikes on Homs \nThe ministry said so.\n"
    assert report.title == "Strikes on Homs"
    assert report.report_file == "sub/a.txt"
    assert report.report_id == sha256(report.text.encode()).hexdigest()[:16]
    assert (report.publisher, report.published, report.url) == ("", "", "")


def test_front_matter_says_where_a_report_is_from_and_wins_over_defaults() -> None:
    report = read(MATTER, defaults=Defaults("Other", "2000-01-01", "https://other.example/"))
    assert report.text == "Warplanes hit Rastan.\n"
    assert report.title == "Strikes: day two"
    assert (report.publisher, report.published) == ("The Paper", "2015-10-02")
    assert report.url == "https://paper.example/a"


def test_defaults_fill_what_a_report_does_not_say() -> None:
    report = read(
        "---\nlang: EN\n---\nx", defaults=Defaults("P", "2015-10-02", "https://p.example/")
    )
    assert (report.publisher, report.published, report.url, report.lang) == (
        "P",
        "2015-10-02",
        "https://p.example/",
        "en",
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [("2015-10-02T09:30:00Z", "2015-10-02"), ('"2015-10-02"', "2015-10-02"), ("", "")],
)
def test_dates(written: str, day: str) -> None:
    assert read(f"---\ndate: {written}\n---\nx").published == day


@pytest.mark.parametrize(
    "written", ["2 October 2015", "2015-31-09", "2015-10", "31/09/2015", "[1]"]
)
def test_a_date_that_is_not_iso_is_an_error(written: str) -> None:
    fault(f"---\ndate: {written}\n---\nx")


@pytest.mark.parametrize(
    ("matter", "line"),
    [
        ("title: a\nurl: b: c\n", 3),
        ("title: a\n  x: [1\n", 3),
        ("- a\n- b\n", 2),
        ("title: a\nx: \x01\n", 3),
        ("x: " + "[" * 5000 + "\n", 2),
    ],
)
def test_broken_front_matter_names_file_and_line(matter: str, line: int) -> None:
    assert fault(f"---\n{matter}---\nx").where == f"a.md:{line}"


@pytest.mark.parametrize("content", ["---\ntitle: a\n", "---\n" + "x: y\n" * 20_000 + "---\n"])
def test_front_matter_without_an_end(content: str) -> None:
    assert "not closed" in fault(content).what


def test_front_matter_makes_no_objects() -> None:
    report = read("---\ntitle: !!python/object/apply:os.getcwd []\nlang: no\n---\nx\n")
    assert report.lang == "no"


def test_an_address_that_is_none_is_dropped_and_told() -> None:
    report, problems = read_report(b"---\nurl: javascript:alert(1)\n---\nx", "a.md")
    assert report.url == ""
    assert "javascript:alert(1)" in problems[0].what


@pytest.mark.parametrize(
    ("values", "where"),
    [({"published": "2 Oct"}, "published"), ({"url": "ftp://x"}, "url"), ({"url": "x"}, "url")],
)
def test_defaults_are_checked(values: dict[str, str], where: str) -> None:
    with pytest.raises(GeoError) as caught:
        Defaults(**values)
    assert caught.value.where == where


def test_utf_16_with_a_mark() -> None:
    assert read("Удар по Идлибу".encode("utf-16"), "a.txt").text == "Удар по Идлибу"


def test_bytes_that_are_no_text_are_named_by_offset() -> None:
    assert "byte 3 " in fault(b"abc\xff", "a.txt").what
    assert "byte 6 " in fault(b"\xef\xbb\xbfabc\xff", "a.txt").what


@pytest.mark.parametrize("data", [b"a\0b", b"\x89PNG\0\xff", "ab".encode("utf-16-le")])
def test_binary_files_are_refused(data: bytes) -> None:
    assert "binary" in fault(data, "a.txt").what


def test_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MAX_BYTES", 10)
    path = tmp_path / "a.txt"
    path.write_text("x" * 11)
    with pytest.raises(GeoError, match="larger than"):
        read_report(path, "a.txt")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(GeoError, match="can't be read"):
        read_report(tmp_path / "none.txt", "none.txt")


HTML = """<html><head><meta charset="{charset}"><title>Strikes on Homs | The Paper</title>
<meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2015-10-02T10:00:00+03:00">
<link rel="canonical" href="https://paper.example/a"></head><body><nav>Home | About</nav>
<article><h1>Удары по Хомсу</h1><p>Warplanes hit Talbiseh on Wednesday, activists said, and
killed many people there.<script>alert(1)</script></p></article><footer>© 2019</footer></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251"])
def test_html(charset: str) -> None:
    page = HTML.format(charset=charset).encode(charset, "xmlcharrefreplace")
    report = read(page, "a.html")
    assert "Warplanes hit Talbiseh" in report.text
    assert "Удары по Хомсу" in report.text
    assert "alert" not in report.text
    assert (report.publisher, report.published) == ("The Paper", "2015-10-02")
    assert report.url == "https://paper.example/a"


def test_html_gets_no_date_that_it_does_not_state() -> None:
    page = "<html><body><p>Warplanes hit Talbiseh, activists said.</p><p>© 2019</p></body></html>"
    assert read(page, "a.html").published == ""


@pytest.mark.parametrize(
    "page", ["", "<html></html>", "<meta charset='nonsense'>", "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;"]
)
def test_html_without_an_article(page: str) -> None:
    fault(page, "a.html")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff")))
def test_text_is_kept_as_it_is(content: str) -> None:
    assert read(content, "a.txt").text == content


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.md"]))
def test_any_bytes_are_read_or_refused_with_a_word(data: bytes, name: str) -> None:
    try:
        report = read(data, name)
    except GeoError:
        fault(data, name)
    else:
        assert "\r" not in report.text


@given(st.text(max_size=80))
def test_any_front_matter_is_read_or_refused_with_a_word(matter: str) -> None:
    data = f"---\n{matter}\n---\nx".encode("utf-8", "replace")
    try:
        read(data)
    except GeoError:
        fault(data)


def test_endings_are_those_of_the_design() -> None:
    assert {".txt", ".md", ".html"} <= set(reports.ENDINGS)
