"""The shape of the project: who imports whom, what loads when, how long a module may be."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("gazetteer", "geo", "maps")
MAY_IMPORT = {"gazetteer": {"gazetteer"}, "geo": {"geo", "gazetteer"}, "maps": set(PACKAGES)}
TOO_HEAVY = {"gazetteer": {"folium", "geopandas"}, "geo": {"folium"}, "maps": set()}
MOST_LINES = 400
MODULES = sorted(
    path
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
    if "node_modules" not in path.parts
)


def imported(module: Path) -> set[str]:
    """The top-level packages that a module imports anywhere, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: relative import"
            names.add((node.module or "").partition(".")[0])
    return names


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_module_imports_only_what_its_package_may(module: Path) -> None:
    package = module.relative_to(ROOT).parts[0]
    forbidden = (set(PACKAGES) - MAY_IMPORT[package]) | TOO_HEAVY[package] | {"tests", "tools"}
    assert not imported(module) & forbidden


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_module_can_be_read_in_one_sitting(module: Path) -> None:
    assert len(module.read_text().splitlines()) <= MOST_LINES


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_hides_a_public_name(package: str) -> None:
    """`geo.compare` would be the module, once loaded, and not the function."""
    modules = {path.stem for path in (ROOT / package).iterdir()}
    assert not modules & set(importlib.import_module(package).__all__)


LIST_HEAVY = (
    "import sys; heavy = {'folium', 'geopandas', 'pandas', 'shapely', 'trafilatura'};"
    "print('loaded:', *sorted(heavy & set(sys.modules)))"
)


@pytest.mark.parametrize(
    "program",
    [
        "import gazetteer, geo, maps",
        "from maps.cli import main; main(['--help'], standalone_mode=False)",
        "from maps.cli import main; main(['--version'], standalone_mode=False)",
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(program: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\n{LIST_HEAVY}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.splitlines()[-1].strip() == "loaded:"
