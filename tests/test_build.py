"""What the distributions hold, and what the build hook says when it can't build."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from itertools import chain
from pathlib import Path

import pytest

import hatch_build

ROOT = Path(__file__).parent.parent
NOT_COPIED = (".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "node_modules", "dist")
DATA = (".toml", ".html", ".css", ".js", ".md")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its browser part built."""
    assert hatch_build.is_built(ROOT), (
        "maps/static is out of date: run `make web` or `python hatch_build.py`"
    )
    copy = tmp_path_factory.mktemp("build") / "strikemap"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
    return copy


def hatchling(tree: Path, target: str, suffix: str) -> Path:
    """The distribution that hatchling builds, its hook included."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = (tree / "dist").glob(f"*{suffix}")
    return built


def data_files(tree: Path, *folders: str) -> set[str]:
    return {
        path.relative_to(tree).as_posix()
        for folder in folders
        for path in (tree / folder).rglob("*")
        if path.suffix in DATA and "web" not in path.parts
    }


def test_wheel_holds_all_data_and_only_the_packages(tree: Path) -> None:
    with zipfile.ZipFile(hatchling(tree, "wheel", ".whl")) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert data_files(tree, "gazetteer", "geo", "maps") <= names
    reports = {Path(name).name for name in data_files(tree, "examples/syria-2015")}
    assert reports <= {Path(n).name for n in names if n.startswith("maps/demo/syria-2015/")}
    assert {name.partition("/")[0] for name in names} == {"gazetteer", "geo", "maps"}
    assert not [name for name in names if name.startswith("maps/web/")]


def test_source_distribution_holds_what_a_build_needs_without_npm(
    tree: Path, tmp_path: Path
) -> None:
    with tarfile.open(hatchling(tree, "sdist", ".tar.gz")) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    assert hatch_build.is_built(unpacked)
    assert data_files(tree, "examples", "maps", "gazetteer", "geo") <= data_files(
        unpacked, "examples", "maps", "gazetteer", "geo"
    )


def test_changed_source_is_seen(tree: Path, tmp_path: Path) -> None:
    shutil.copytree(tree / "maps", tmp_path / "maps")
    assert hatch_build.is_built(tmp_path)
    (tmp_path / "maps/web/package.json").write_text("{}")
    assert not hatch_build.is_built(tmp_path)


def test_lost_result_is_seen(tree: Path, tmp_path: Path) -> None:
    shutil.copytree(tree / "maps", tmp_path / "maps")
    next((tmp_path / "maps/static").glob("*.js")).unlink()
    assert not hatch_build.is_built(tmp_path)


def test_unreachable_registry_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = tmp_path / "maps" / "web"
    web.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "maps" / "web" / name, web)
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    with pytest.raises(hatch_build.WebBuildError) as caught:
        hatch_build.build(tmp_path)
    assert "ECONNREFUSED" in str(caught.value)
    assert hatch_build.HINT in str(caught.value)
    assert not (tmp_path / "maps" / "static").exists()


def test_lock_file_and_pins_hold_no_address() -> None:
    lock = (ROOT / "maps" / "web" / "package-lock.json").read_text()
    pins = (ROOT / "constraints.txt").read_text()
    assert '"resolved"' not in lock
    assert "://" not in pins


def test_every_dependency_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pinned = {_normal(line.partition("==")[0]) for line in lines if not line.startswith("#")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    of_others = {_normal(name) for name in wanted if not name.startswith("strikemap[")}
    assert of_others <= pinned


def _normal(requirement: str) -> str:
    return requirement.partition(">=")[0].strip().lower().replace("_", "-")
