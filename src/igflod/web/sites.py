"""Opens what is to be served: the current release of a folder, or a dataset that is not ours."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from igflod.store import ForeignDataset, Limits, isolate, open_release
from igflod.uris import Uris
from igflod.web.site import Site

__all__ = ["open_foreign", "open_site", "version_of"]


def open_site(folder: Path, limits: Limits, shared: Path | None = None) -> Site:
    """Open the current release of a folder; processes that are given one `shared` share workers.

    Raises:
        ReleaseError: there is none, or it is damaged.
        StoreError: its store can be neither opened nor made anew.

    """
    release = open_release(folder)
    return Site(
        uris=Uris(release.manifest["base"]),
        store=isolate(release.store(), limits, dump=release.dataset, folder=shared),
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


def open_foreign(
    taken: ForeignDataset, uris: Uris, limits: Limits, shared: Path | None = None
) -> Site:
    """Open a dataset that has been taken in.

    Raises:
        StoreError: its store cannot be opened.

    """
    return Site(
        uris=uris,
        store=isolate(taken.store(), limits, folder=shared),
        digest=taken.digest,
        issued=_time_of(taken.dataset),
        dumps={taken.dataset.name: taken.dataset},
        is_foreign=True,
    )


def _time_of(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)
