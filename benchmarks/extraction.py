"""How fast reports become claims, as a table: `python benchmarks/extraction.py`.

The reports are tests/data/reports and, where the folder shared lies beside this checkout, its real
articles. One process, seconds of its processor; of several runs, in turns, the quickest counts. The
peers only find names, the gazetteer's in the same reports, so beside them stands our own search for
names alone. They take part where they are installed: `pip install spacy flashtext pyahocorasick`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[0] = str(ROOT)

import gazetteer  # noqa: E402
from geo.collect import read  # noqa: E402
from geo.extract import extract  # noqa: E402
from geo.model import Report  # noqa: E402

SHARED = ROOT.parent / "shared" / "reports"
LANGUAGES = {"en": "English", "ru": "Russian", "ar": "Arabic"}
WORDS_OF_A_REPORT = 300
RUNS = 7

Search = Callable[[str], object]
Work = Callable[[Report], object]


def main() -> None:
    """Print the table."""
    ours = gazetteer.load(layers=())
    sets = {
        f"{name}, test reports": reports(ROOT / "tests" / "data" / "reports" / code)
        for code, name in LANGUAGES.items()
    }
    if SHARED.is_dir():
        sets["English, real articles"] = reports(SHARED)
    for title, told in sets.items():
        (words,) = speeds([lambda report: extract(report, ours)], told)
        print_row(title, "text to claims", words)
    title, told = list(sets.items())[-1]
    names = sorted({name.text for place in ours.theatre.places for name in place.names})
    found = dict(peers(names))
    searches = {"our names alone": ours.find_mentions, **{p: s for p, s in found.items() if s}}
    rates = speeds([searching(search) for search in searches.values()], told)
    for what, words in zip(searches, rates, strict=True):
        print_row(title, what, words, f"{rates[0] / words:5.2f} of it: our names alone")
    for peer in (peer for peer in found if peer not in searches):
        print(f"{title:<26} {peer:<34} not installed")


def reports(folder: Path) -> tuple[Report, ...]:
    """The reports of a folder, read."""
    return read(str(folder), published="2015-10-02").reports


def searching(search: Search) -> Work:
    """A search in a report's text."""
    return lambda report: search(report.text)


def speeds(works: Sequence[Work], told: Sequence[Report]) -> list[float]:
    """Words a second of each, in turns, each report at its quickest of several runs."""
    least = [[float("inf")] * len(told) for _ in works]
    for _ in range(RUNS):
        for number, report in enumerate(told):
            for work, times in zip(works, least, strict=True):
                start = time.process_time()
                work(report)
                times[number] = min(times[number], time.process_time() - start)
    words = sum(len(report.text.split()) for report in told)
    return [words / sum(times) for times in least]


def print_row(title: str, what: str, words: float, more: str = "") -> None:
    """One line of the table."""
    rate = f"{words:10,.0f} words/s {words / WORDS_OF_A_REPORT:8,.0f} reports/s"
    print(f"{title:<26} {what:<34} {rate}  {more}".rstrip(), flush=True)


def peers(names: Iterable[str]) -> Iterator[tuple[str, Search | None]]:
    """Each peer with its version, and its search for the names; None where it isn't installed."""
    for package, title, build in (
        ("spacy", "spaCy blank, EntityRuler", with_spacy),
        ("flashtext", "flashtext", with_flashtext),
        ("pyahocorasick", "pyahocorasick", with_ahocorasick),
    ):
        try:
            yield f"{title} {version(package)}", build(tuple(names))
        except (ImportError, PackageNotFoundError):
            yield title, None


def with_spacy(names: Sequence[str]) -> Search:
    """spaCy's tokeniser and its EntityRuler."""
    import spacy

    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PLACE", "pattern": name} for name in names])
    return lambda text: pipeline(text).ents


def with_flashtext(names: Sequence[str]) -> Search:
    """flashtext's KeywordProcessor, case counting."""
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=True)
    for name in names:
        processor.add_keyword(name)
    return lambda text: processor.extract_keywords(text, span_info=True)


def with_ahocorasick(names: Sequence[str]) -> Search:
    """An Aho-Corasick automaton written in C, which knows no words: "Homs" in "Homsi" too."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name, name)
    automaton.make_automaton()
    return lambda text: list(automaton.iter_long(text))


if __name__ == "__main__":
    main()
