"""Releases on disk: written beside the old one, switched by one atomic rename, kept for a while.

    release/versions/{digest}/dataset.nq      the truth: N-Quads, sorted
                              manifest.json   what it holds: counts, reports, checksums
                              quarantine/     reports that were held back, with their reasons
                              store/          the engine's files: a cache, rebuilt if need be
    release/current -> versions/{digest}      the one that is served

A version is named by its content, so that building the same data twice changes nothing.
"""

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pyoxigraph as ox

from igflod.errors import ReleaseError, StoreError
from igflod.store.embedded import EmbeddedStore, fill_store

__all__ = ["KEPT_VERSIONS", "Manifest", "Release", "open_release", "write_release"]

Manifest: TypeAlias = Mapping[str, Any]

KEPT_VERSIONS = 3
_DATASET = "dataset.nq"
_MANIFEST = "manifest.json"
_STORE = "store"
_UNFINISHED = ".building-"


@dataclass(frozen=True, slots=True)
class Release:
    """A published release: its folder, its digest, its manifest."""

    folder: Path
    digest: str
    manifest: Manifest

    @property
    def dataset(self) -> Path:
        """The sorted N-Quads."""
        return self.folder / _DATASET

    def store(self) -> EmbeddedStore:
        """Open the store of the release; rebuild it from the N-Quads where it cannot be opened.

        Raises:
            StoreError: it can be neither opened nor rebuilt.

        """
        try:
            return EmbeddedStore.open(self.folder / _STORE)
        except StoreError:
            return _rebuild(self.folder)


def write_release(
    root: Path,
    quads: Iterable[ox.Quad],
    manifest: Manifest,
    files: Mapping[str, bytes],
) -> Release:
    """Write a release and make it the current one.

    `files` are written beside the dataset, by relative path. To `manifest` are added the count of
    quads and the size and SHA-256 of each file. Until the last step, and if anything fails, the
    release that was current stays so.

    Raises:
        ReleaseError: it cannot be written: no space, no permission.

    """
    try:
        return _write(root, quads, manifest, files)
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        what = "there is no space left" if full else (error.strerror or str(error))
        raise ReleaseError(f"the release cannot be written: {what}", path=root) from error


def open_release(root: Path) -> Release:
    """Open the current release and check its dataset against the manifest.

    Raises:
        ReleaseError: nothing is built yet, or the files are not those that were written.

    """
    current = root / "current"
    if not current.is_dir():
        raise ReleaseError("nothing is built yet: run `igflod build` first", path=root)
    folder = current.resolve()
    try:
        manifest = json.loads((folder / _MANIFEST).read_text("utf-8"))
        expected = manifest["files"][_DATASET]["sha256"]
        actual = _sha256(folder / _DATASET)
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"the release is damaged ({error}): run `igflod build`"
        raise ReleaseError(message, path=folder) from error
    if actual != expected:
        message = "the dataset is not the one that was built: run `igflod build`"
        raise ReleaseError(message, path=folder / _DATASET)
    return Release(folder, folder.name, manifest)


def _write(
    root: Path, quads: Iterable[ox.Quad], manifest: Manifest, files: Mapping[str, bytes]
) -> Release:
    versions = root / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    _clear_unfinished(root)
    building = root / f"{_UNFINISHED}{os.getpid()}"
    try:
        digest, written = _fill(building, quads, manifest, files)
        folder = versions / digest
        if _is_whole(folder, written):
            shutil.rmtree(building)
        else:
            shutil.rmtree(folder, ignore_errors=True)
            building.rename(folder)
            _sync(versions)
        _switch(root, folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    _prune(versions, keep=folder)
    return Release(folder, digest, written)


def _fill(
    building: Path, quads: Iterable[ox.Quad], manifest: Manifest, files: Mapping[str, bytes]
) -> tuple[str, Manifest]:
    """Write all files of a release to a folder; give its digest and its whole manifest."""
    lines = sorted({f"{quad} .\n" for quad in quads})
    contents = {_DATASET: "".join(lines).encode(), **files}
    for name, content in contents.items():
        _put(building / name, content)
    listed = {
        name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(contents.items())
    }
    written = {**manifest, "quads": len(lines), "files": listed}
    text = json.dumps(written, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    _put(building / _MANIFEST, text.encode())
    fill_store(building / _STORE, building / _DATASET)
    return hashlib.sha256(text.encode()).hexdigest()[:12], written


def _rebuild(folder: Path) -> EmbeddedStore:
    """Make the store anew beside the damaged one; in memory where the folder cannot be written."""
    beside = folder / f"{_STORE}{_UNFINISHED}{os.getpid()}"
    try:
        fill_store(beside, folder / _DATASET)
        shutil.rmtree(folder / _STORE, ignore_errors=True)
        beside.rename(folder / _STORE)
    except (OSError, StoreError):
        shutil.rmtree(beside, ignore_errors=True)
        return EmbeddedStore.load(folder / _DATASET)
    return EmbeddedStore.open(folder / _STORE)


def _is_whole(folder: Path, manifest: Manifest) -> bool:
    """Whether a version is already there with exactly the files of the manifest."""
    return folder.is_dir() and all(
        (folder / name).is_file() and _sha256(folder / name) == entry["sha256"]
        for name, entry in manifest["files"].items()
    )


def _switch(root: Path, folder: Path) -> None:
    """Point `current` to a version: the one rename that readers see."""
    link = root / f"{_UNFINISHED}link-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(folder.relative_to(root), target_is_directory=True)
    link.replace(root / "current")
    _sync(root)


def _put(path: Path, content: bytes) -> None:
    """Write a file so that it is on the disk when this returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Make the names in a folder last (where the system lets a folder be opened)."""
    with suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _clear_unfinished(root: Path) -> None:
    """Remove what builds that were killed have left behind."""
    for entry in root.glob(f"{_UNFINISHED}*"):
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)


def _prune(versions: Path, *, keep: Path) -> None:
    """Keep the newest versions, the current one among them."""
    others = [entry for entry in versions.iterdir() if entry.is_dir() and entry != keep]
    others.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
    for entry in others[KEPT_VERSIONS - 1 :]:
        shutil.rmtree(entry, ignore_errors=True)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
