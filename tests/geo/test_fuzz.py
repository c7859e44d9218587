"""Thousands of broken reports and tables: each is read, or refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import gazetteer
from geo.errors import GeoError
from geo.export import write
from geo.extract import extract
from geo.model import Collection, Report
from geo.reports import Defaults, read_report
from geo.tables import read_claims

TEXT = """Activists said on Friday that Russian jets bombed Rastan and Talbiseh, killing 15 people.
“They hit the market,” said a resident of Homs. The ministry denied that it had struck Idlib.

قال ناشطون إن طائرات روسية قصفت مدينة الرستن يوم الجمعة وقتل خمسة مدنيين.
Минобороны РФ сообщило, что авиация нанесла удары по складу в провинции Идлиб.
"""
FRONT = """---
title: "Raids: a list"
publisher: Evening Paper
published: 2015-10-05
url: https://paper.example/a?b=1
lang: en
---
"""
HTML = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Raids</title>
<meta property="og:site_name" content="Evening Paper">
<meta property="article:published_time" content="2015-10-05T10:00:00Z"></head>
<body><article><h1>Raids</h1><p>{TEXT.replace(chr(10), "</p><p>")}</p></article></body></html>
"""
HOSTILE = (
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xc3",
    b"\r",
    b"\n---\n",
    b"\n\n",
    b'"',
    b"'",
    b"}",
    b"[",
    b"]]>",
    b"<!--",
    b"<p>",
    b"&#0;",
    b"&#xd800;",
    b": &a *a !!python/object:os.system {",
    b"1e999",
    b"-",
    b"\t",
    b",,,",
    b"null",
    b"\x1b[2J",
    "\u202e".encode(),
    "\u2028".encode(),
    "«".encode(),
    "”".encode(),
    "٣١ تشرين الأول".encode(),
    "İ".encode(),
)
fuzzed = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@st.composite
def mutated(draw: st.DrawFn, whole: bytes) -> bytes:
    """A document with a few cuts, copies and insertions."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(whole)))
        end = min(len(whole), start + draw(st.integers(0, 60)))
        put = draw(st.sampled_from((b"", whole[start:end] * 2, *HOSTILE)) | st.binary(max_size=4))
        whole = whole[:start] + put + whole[end:]
    return whole


def check_report(data: bytes, name: str) -> None:
    try:
        report, _ = read_report(data, name, Defaults("Paper", "2015-10-05"))
    except GeoError:
        return
    for claim in extract(report, gazetteer.load()):
        assert claim.quote == report.text[claim.quote_start : claim.quote_end]


@given(mutated(TEXT.encode()))
@settings(fuzzed, max_examples=700)
def test_text(data: bytes) -> None:
    check_report(data, "report.txt")


@given(mutated(FRONT.encode() + TEXT[:90].encode()))
@settings(fuzzed, max_examples=700)
def test_front_matter(data: bytes) -> None:
    check_report(data, "report.md")


@given(mutated(HTML.encode()))
@settings(fuzzed, max_examples=300)
def test_html(data: bytes) -> None:
    check_report(data, "report.html")


@given(data=st.data())
@settings(fuzzed, max_examples=250)
@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson"])
def test_tables(form: str, data: st.DataObject, tables: dict[str, bytes], tmp_path: Path) -> None:
    table = tmp_path / f"claims.{form}"
    table.write_bytes(data.draw(mutated(tables[form])))
    try:
        claims = read_claims(table)
    except GeoError:
        return
    write(Collection(claims=claims), tmp_path / f"again.{form}")
    assert read_claims(tmp_path / f"again.{form}") == claims


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A table of the text's claims in each form."""
    folder = tmp_path_factory.mktemp("tables")
    report, _ = read_report(TEXT.encode(), "report.txt", Defaults("Paper", "2015-10-05"))
    claims = extract(report, gazetteer.load())
    assert len(claims) >= 2
    for form in ("csv", "jsonl", "geojson"):
        write(Collection((report,), claims), folder / f"claims.{form}")
    return {form: (folder / f"claims.{form}").read_bytes() for form in ("csv", "jsonl", "geojson")}


@given(st.text(st.characters(), max_size=200), st.sampled_from(("en", "ru", "ar")))
@settings(fuzzed, max_examples=300)
def test_any_characters_lone_surrogates_too(text: str, lang: str) -> None:
    for told in (text, f"Jets bombed Rastan {text} and killed {text} people, {text} said."):
        for claim in extract(Report("r", "r.txt", told, lang=lang), gazetteer.load()):
            assert claim.quote == told[claim.quote_start : claim.quote_end]
