"""Opens what is to be served: the current release of a folder, or a dataset that is not ours."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from igflod.store import (
    KEPT_ANSWERS,
    EmbeddedStore,
    ForeignDataset,
    Limits,
    RememberingStore,
    Store,
    isolate,
    open_release,
)
from igflod.uris import Uris
from igflod.web.site import Site

__all__ = ["Means", "open_foreign", "open_site", "version_of"]


@dataclass(frozen=True, slots=True)
class Means:
    """What there is for public queries: limits, and bytes of answers that are kept.

    Web processes that are given one folder share the processes that work queries out.
    """

    limits: Limits
    kept: int = KEPT_ANSWERS
    folder: Path | None = None

    def store(self, engine: EmbeddedStore, dump: Path | None = None) -> Store:
        """Put before an engine what public queries have to pass."""
        return RememberingStore(
            isolate(engine, self.limits, dump=dump, folder=self.folder), self.kept
        )


def open_site(folder: Path, means: Means) -> Site:
    """Open the current release of a folder.

    Raises:
        ReleaseError: there is none, or it is damaged.
        StoreError: its store can be neither opened nor made anew.

    """
    release = open_release(folder)
    return Site(
        uris=Uris(release.manifest["base"]),
        store=means.store(release.store(), release.dataset),
        digest=release.digest,
        issued=_time_of(release.dataset),
        is_revoked=lambda: release.is_revoked,
        dumps={name: release.folder / name for name in ("dataset.nq", "manifest.json")},
    )


def version_of(folder: Path) -> Path | None:
    """Tell which release of a folder is current, without looking into it."""
    with suppress(OSError):
        return (folder / "current").readlink()
    return None


def open_foreign(taken: ForeignDataset, uris: Uris, means: Means) -> Site:
    """Open a dataset that has been taken in.

    Raises:
        StoreError: its store cannot be opened.

    """
    return Site(
        uris=uris,
        store=means.store(taken.store()),
        digest=taken.digest,
        issued=_time_of(taken.dataset),
        dumps={taken.dataset.name: taken.dataset},
        is_foreign=True,
    )


def _time_of(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)
