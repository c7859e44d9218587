"""What the documents show works: Python runs, links and paths lead somewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "gazetteer" / "data" / "README.md",
    ROOT / "geo" / "data" / "README.md",
]
EXAMPLES = [ROOT / "README.md", ROOT / "docs" / "embedding.md"]
BUILT = {"maps/static"}
PACKAGES = ("docs", "examples", "gazetteer", "geo", "maps", "tests")


def name_of(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def anchors(document: Path) -> set[str]:
    """The anchors of a document's headings, as GitHub and others make them."""
    titles = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("document", EXAMPLES, ids=name_of)
def test_python_in_a_document_runs(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```python\n(.*?)^```$", document.read_text("utf-8"), re.M | re.S)
    assert blocks
    exec(compile("\n".join(blocks), document.name, "exec"), {"__name__": document.stem})  # noqa: S102
    assert "<!doctype html>" in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8"))
    for link in links:
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path) if path else document
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_paths_named_exist(document: Path) -> None:
    words = re.findall(r"`([\w./-]+)`", document.read_text("utf-8"))
    paths = [word for word in words if word.partition("/")[0] in PACKAGES and "/" in word]
    written = [path for path in paths if path not in BUILT and "xx" not in path]
    assert [path for path in written if not (ROOT / path).exists()] == []


def test_a_new_language_finds_every_section_explained() -> None:
    sections = tomllib.loads((ROOT / "geo/data/lang/en.toml").read_text("utf-8"))
    explained = set(re.findall(r"`(\w+)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8")))
    assert sections.keys() <= explained
