"""The layers in the user's data folder: written whole or not at all, listed, opened, removed."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from gazetteer.errors import GazetteerError
from gazetteer.folder import data_folder
from gazetteer.layers.agreement import agreeing
from gazetteer.layers.layer import Layer
from gazetteer.layers.schema import Box, LayerInfo, keys_version
from gazetteer.layers.writing import fill, seal
from gazetteer.model import Place

__all__ = [
    "Layer",
    "LayerInfo",
    "data_folder",
    "layer_file",
    "layer_info",
    "layer_names",
    "layer_stamp",
    "lies_in",
    "list_layers",
    "open_layer",
    "refresh_layer",
    "remove_layer",
    "write_layer",
]

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_NAME = 60
_BESIDE = ".importing-"
_ABANDONED_AFTER_S = 24 * 3600

Watch = Callable[[int], object]


def write_layer(
    info: LayerInfo,
    places: Iterable[Place],
    *,
    folder: Path | None = None,
    watch: Watch | None = None,
) -> LayerInfo:
    """Write the places as the layer `info.name`, in the stead of an older one of that name.

    `watch` is told the number of places so far now and then. The first place of an id counts.
    Gives `info` with the number of places, their box and the day. Raises GazetteerError, the
    older layer untouched, for a bad name, no place at all, an id that other data put 50 km away,
    and a folder or disk that can't take it.
    """
    path = layer_file(info.name, folder)
    with ExitStack() as stack:
        others = [stack.enter_context(Layer(other)) for other in _files(folder) if other != path]
        beside = stack.enter_context(_replacing(path))
        stack.enter_context(_explained(path))
        connection = stack.enter_context(_open_new(beside))
        count, box = fill(connection, agreeing(places, others), watch or (lambda _: None))
        if box is None:
            raise GazetteerError(
                "no place in it", where=info.title or info.name, fix="check the file and its form"
            )
        day = info.imported or datetime.now(UTC).date().isoformat()
        written = replace(info, places=count, box=box, imported=day)
        seal(connection, written)
    return written


def list_layers(folder: Path | None = None) -> tuple[LayerInfo, ...]:
    """The layers in the folder, by name; GazetteerError names one that can't be read."""
    found = []
    for path in _files(folder):
        with Layer(path) as layer:
            found.append(layer.info)
    return tuple(found)


def layer_names(folder: Path | None = None) -> tuple[str, ...]:
    """The names of the layers in the folder, in order; no file is opened."""
    return tuple(path.stem for path in _files(folder))


def layer_stamp(name: str, folder: Path | None = None) -> tuple[str, int]:
    """The name of a layer and when its file was written (0: never), to know a new import by."""
    try:
        return name, layer_file(name, folder).stat().st_mtime_ns
    except OSError:
        return name, 0


def lies_in(info: LayerInfo, box: Box) -> bool:
    """Whether the middle of a layer lies in a box: that of a country in its theatre, not of a
    layer of the whole world."""
    if info.box is None:
        return False
    (south, west, north, east), layer = box, info.box
    lat, lon = (layer[0] + layer[2]) / 2, (layer[1] + layer[3]) / 2
    return south <= lat <= north and west <= lon <= east


def open_layer(name: str, folder: Path | None = None) -> Layer:
    """A layer to look names up in; GazetteerError if there is none, or it can't be read, or another
    version of Strikemap computed the keys of its names."""
    layer = _open(name, folder)
    if layer.keys == keys_version():
        return layer
    layer.close()
    raise GazetteerError(
        f'the layer "{name}" is of another version of Strikemap, which read names in another way',
        where=str(layer.path),
        fix=f"bring it up to date: strikemap gazetteer refresh {name}",
    )


def layer_info(name: str, folder: Path | None = None) -> LayerInfo:
    """What a layer is; GazetteerError if there is none or it can't be read."""
    with _open(name, folder) as layer:
        return layer.info


def refresh_layer(
    name: str, folder: Path | None = None, *, watch: Watch | None = None
) -> LayerInfo:
    """Write a layer anew from its own places, with the keys of this version of Strikemap."""
    with _open(name, folder) as layer:
        return write_layer(layer.info, layer.places(), folder=folder, watch=watch)


def _open(name: str, folder: Path | None) -> Layer:
    path = layer_file(name, folder)
    if not path.is_file():
        known = ", ".join(file.stem for file in _files(folder)) or "none is imported"
        raise GazetteerError(
            f'no layer "{name}"', where=str(path.parent), fix=f"the layers are: {known}"
        )
    return Layer(path)


def remove_layer(name: str, folder: Path | None = None) -> None:
    """Delete a layer, a broken one too; GazetteerError if there is none of that name."""
    path = layer_file(name, folder)
    if not path.is_file():
        _open(name, folder)
    with _explained(path):
        path.unlink()


def layer_file(name: str, folder: Path | None = None) -> Path:
    """Where the layer of a name is or would be; GazetteerError for a name that is no slug."""
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        raise GazetteerError(
            f'"{name}" can\'t be the name of a layer',
            fix="use lower-case letters, digits and single hyphens, such as geonames-sy",
        )
    return (folder or data_folder()) / "layers" / f"{name}.sqlite"


def _files(folder: Path | None) -> list[Path]:
    layers = (folder or data_folder()) / "layers"
    return sorted(path for path in layers.glob("*.sqlite") if _NAME.fullmatch(path.stem))


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A path to write to, which takes the place of `path` at the end if nothing was raised."""
    with _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        beside = Path(tempfile.mkdtemp(prefix=_BESIDE, dir=path.parent))
    try:
        yield beside / path.name
        with _explained(path):
            (beside / path.name).replace(path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _sweep(layers: Path) -> None:
    """Remove what imports that were killed left behind."""
    for beside in layers.glob(f"{_BESIDE}*"):
        with suppress(OSError):
            if time.time() - beside.stat().st_mtime > _ABANDONED_AFTER_S:
                shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _open_new(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    try:
        yield connection
    finally:
        connection.close()
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise GazetteerError(
            f"can't be written: {what}",
            where=str(path),
            fix="check the folder's rights and the disk, or set STRIKEMAP_DATA to another folder",
        ) from error
