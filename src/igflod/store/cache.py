"""The engine's files of a release: a cache of its dataset, made anew when missing or damaged.

They have checksums of their own, and so need no waiting for the disk: what a crash tears is found.
"""

import json
import os
import shutil
from pathlib import Path

from igflod.errors import StoreError
from igflod.store.durable import sha256_of
from igflod.store.embedded import EmbeddedStore, fill_store

__all__ = ["UNFINISHED", "make_cache", "open_cache"]

UNFINISHED = ".building-"
"""In the name of a folder that somebody is filling, or was when he was stopped."""

_STORE = "store"
_CHECKSUMS = "checksums.json"
_NOT_DATA = frozenset({_CHECKSUMS, "LOCK", "LOG"})


def make_cache(folder: Path, dataset: Path) -> None:
    """Fill the store of a release folder from its N-Quads.

    Raises:
        StoreError: the N-Quads cannot be read, or the store cannot be written.

    """
    store = folder / _STORE
    beside = folder / f"{_STORE}{UNFINISHED}{os.getpid()}"
    shutil.rmtree(beside, ignore_errors=True)
    fill_store(beside, dataset)
    try:
        (beside / _CHECKSUMS).write_text(json.dumps(_checksums(beside), indent=2))
        shutil.rmtree(store, ignore_errors=True)
        beside.rename(store)
    except OSError as error:
        raise StoreError(f"cannot be written ({error.strerror})", path=store) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def open_cache(folder: Path, dataset: Path) -> EmbeddedStore:
    """Open the store of a release folder; where its files are not as made, make them anew.

    Where the folder cannot be written, the dataset is loaded into memory instead.

    Raises:
        StoreError: the N-Quads cannot be read.

    """
    store = folder / _STORE
    if not _is_intact(store):
        try:
            make_cache(folder, dataset)
        except StoreError:
            return EmbeddedStore.load(dataset)
    return EmbeddedStore.open(store)


def _is_intact(store: Path) -> bool:
    try:
        expected = json.loads((store / _CHECKSUMS).read_bytes())
        return bool(expected) and expected == _checksums(store)
    except (OSError, ValueError):
        return False


def _checksums(store: Path) -> dict[str, str]:
    files = (entry for entry in sorted(store.iterdir()) if entry.name not in _NOT_DATA)
    return {file.name: sha256_of(file) for file in files}
