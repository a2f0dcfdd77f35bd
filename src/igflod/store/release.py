"""Releases on disk: written beside the old one, switched by one atomic rename, kept for a while.

    release/versions/{digest}/dataset.nq      the truth: N-Quads, sorted
                              manifest.json   what it holds: counts, reports, checksums
                              quarantine/     reports that were held back, with their reasons
                              store/          the engine's files: a cache, rebuilt if need be
    release/current -> versions/{digest}      the one that is served
    release/dataset.nq, manifest.json         copies of it, which the project keeps in git

A version is named by its content, so that building the same data twice changes nothing.
"""

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

from pyoxigraph import Quad

from igflod.errors import ReleaseError, StoreError
from igflod.formats.plain import write_nquads
from igflod.store.cache import UNFINISHED, make_cache, open_cache
from igflod.store.durable import only_writer, sha256_of, switch_link, sync_folder, write_file
from igflod.store.embedded import EmbeddedStore

__all__ = ["KEPT_VERSIONS", "Manifest", "Release", "open_release", "write_release"]

Manifest: TypeAlias = Mapping[str, Any]

KEPT_VERSIONS = 3
"""How many versions are kept, the current one among them."""

_CURRENT = "current"
_DATASET = "dataset.nq"
_MANIFEST = "manifest.json"
_VERSIONS = "versions"
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True, slots=True)
class Release:
    """A published release: its folder, the digest of its content, its manifest."""

    folder: Path
    digest: str
    manifest: Manifest

    @property
    def dataset(self) -> Path:
        """The sorted N-Quads."""
        return self.folder / _DATASET

    def store(self) -> EmbeddedStore:
        """Open the store of the release; rebuild it from the N-Quads where it is damaged.

        Raises:
            StoreError: it can be neither opened nor rebuilt.

        """
        return open_cache(self.folder, self.dataset)

    @property
    def is_revoked(self) -> bool:
        """Whether it was deleted because something was withdrawn since; whoever serves it stops."""
        if self.dataset.exists():
            return False
        current = self.folder.parent.parent / _CURRENT
        return not _withdrawn_in(current) <= _left_out(self.manifest)


def write_release(
    root: Path, quads: Iterable[Quad], manifest: Manifest, files: Mapping[str, bytes]
) -> Release:
    """Write a release and make it the current one.

    `files` are written beside the dataset, by relative path. To `manifest` are added the count of
    quads and the size and SHA-256 of each file. Until the last step, and if anything fails, the
    release that was current stays so.

    Raises:
        ReleaseError: it cannot be written: no space, no permission, another build at work.

    """
    try:
        (root / _VERSIONS).mkdir(parents=True, exist_ok=True)
        with only_writer(root):
            return _write(root, quads, manifest, files)
    except (OSError, StoreError) as error:
        message = f"the release cannot be written: {_in_words(error)}"
        raise ReleaseError(message, path=root) from error


def open_release(root: Path) -> Release:
    """Open the current release and check its dataset and its manifest.

    Raises:
        ReleaseError: nothing is built yet, or the files are not those that were written.

    """
    current = root / _CURRENT
    if not current.is_dir():
        raise ReleaseError("nothing is built yet: run `igflod build` first", path=root)
    folder = current.resolve()
    digest = _digest_in(folder.name)
    try:
        text = (folder / _MANIFEST).read_bytes()
        if _digest(text) != digest:
            raise _damaged(folder / _MANIFEST)
        manifest = json.loads(text)
        if sha256_of(folder / _DATASET) != manifest["files"][_DATASET]["sha256"]:
            raise _damaged(folder / _DATASET)
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise _damaged(folder) from error
    return Release(folder, digest, manifest)


def _damaged(path: Path) -> ReleaseError:
    return ReleaseError("is not as it was built: run `igflod build` again", path=path)


def _write(
    root: Path, quads: Iterable[Quad], manifest: Manifest, files: Mapping[str, bytes]
) -> Release:
    _clear_unfinished(root)
    building = root / f"{UNFINISHED}{os.getpid()}"
    try:
        digest, written = _fill(building, quads, manifest, files)
        folder = _keep(building, root / _VERSIONS, digest, written)
        switch_link(root / _CURRENT, folder)
        for name in (_DATASET, _MANIFEST):
            _copy(folder / name, root / name)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    _prune(root / _VERSIONS, keep=folder)
    return Release(folder.resolve(), digest, written)


def _copy(file: Path, to: Path) -> None:
    """Copy a file to the root, where it is kept in git, if it is another one there."""
    if not to.exists() or sha256_of(to) != sha256_of(file):
        beside = to.with_name(f"{UNFINISHED}{to.name}")
        write_file(beside, file.read_bytes())
        beside.replace(to)


def _fill(
    building: Path, quads: Iterable[Quad], manifest: Manifest, files: Mapping[str, bytes]
) -> tuple[str, Manifest]:
    """Write all files of a release to a folder; give its digest and its whole manifest."""
    dataset = write_nquads(quads)
    contents = {_DATASET: dataset, **files}
    listed = {
        name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(contents.items())
    }
    written = {**manifest, "quads": dataset.count(b"\n"), "files": listed}
    text = (json.dumps(written, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
    for name, content in {**contents, _MANIFEST: text}.items():
        write_file(building / name, content)
    for folder in {(building / name).parent for name in contents}:
        sync_folder(folder)
    make_cache(building, building / _DATASET)
    return _digest(text), written


def _keep(building: Path, versions: Path, digest: str, manifest: Manifest) -> Path:
    """Give a finished folder the name of its digest; keep the one that has it if that is whole.

    One that is damaged is not replaced, since it may be the current one until the link is switched.
    """
    for number in count(1):
        folder = versions / (digest if number == 1 else f"{digest}-{number}")
        if _is_whole(folder, digest, manifest):
            os.utime(folder)
            break
        if not folder.exists():
            building.rename(folder)
            sync_folder(versions)
            break
    return folder


def _is_whole(folder: Path, digest: str, manifest: Manifest) -> bool:
    """Whether a version is there with exactly the files of the manifest."""
    try:
        return _digest((folder / _MANIFEST).read_bytes()) == digest and all(
            sha256_of(folder / name) == entry["sha256"] for name, entry in manifest["files"].items()
        )
    except OSError:
        return False


def _clear_unfinished(root: Path) -> None:
    """Remove what builds that were killed have left behind."""
    for pattern in (f"{UNFINISHED}*", f"{_VERSIONS}/*/*{UNFINISHED}*"):
        for left in root.glob(pattern):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


def _prune(versions: Path, *, keep: Path) -> None:
    """Keep the versions that were published last, the current one among them.

    One that does not know of all that is withdrawn now may hold a name that is not to be published.
    """
    withdrawn = _withdrawn_in(keep)
    for entry in list(versions.iterdir()):
        if entry != keep and not withdrawn <= _withdrawn_in(entry):
            shutil.rmtree(entry)
    others = [entry for entry in versions.iterdir() if entry != keep]
    others.sort(key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    for entry in others[KEPT_VERSIONS - 1 :]:
        shutil.rmtree(entry, ignore_errors=True)


def _withdrawn_in(version: Path) -> frozenset[str]:
    """Say what a version leaves out because it is withdrawn; nothing if that cannot be told."""
    try:
        return _left_out(json.loads((version / _MANIFEST).read_bytes()))
    except (OSError, ValueError, AttributeError, TypeError):
        return frozenset()


def _left_out(manifest: Manifest) -> frozenset[str]:
    """Give the ids that were withdrawn, and the sign of all their names together."""
    names = manifest.get("withdrawn_names")
    return frozenset([*manifest.get("withdrawn", ()), *([names] if names else ())])


def _digest(manifest: bytes) -> str:
    return hashlib.sha256(manifest).hexdigest()[:12]


def _digest_in(name: str) -> str:
    return name.partition("-")[0]


def _in_words(error: OSError | StoreError) -> str:
    if isinstance(error, StoreError):
        return error.message
    return "there is no space left" if error.errno in _NO_SPACE else error.strerror or str(error)
