"""Writes so that it lasts: flushed to the disk, switched by one rename, one writer at a time."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from igflod.errors import ReleaseError

__all__ = ["only_writer", "sha256_of", "switch_link", "sync_folder", "write_file"]

_LOCK = ".lock"


def write_file(path: Path, content: bytes) -> None:
    """Write a file, and the folders above it; wait until its bytes are on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sha256_of(path: Path) -> str:
    """Give the SHA-256 (hex) of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def switch_link(link: Path, target: Path) -> None:
    """Point a link to a target in one step: a reader sees the old one or the new one."""
    beside = link.with_name(f".{link.name}-new")
    beside.unlink(missing_ok=True)
    beside.symlink_to(os.path.relpath(target, link.parent), target_is_directory=True)
    os.replace(beside, link)  # noqa: PTH105 - the name says what matters here
    sync_folder(link.parent)


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Be the only one who writes in a folder; the system lets go of it when a process dies.

    Raises:
        ReleaseError: somebody else is writing there.

    """
    with (folder / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ReleaseError("another build is writing here", path=folder) from None
        yield
