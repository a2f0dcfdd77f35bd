"""igflod serve: publish the current release, or any dataset, on the Web."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import click

from igflod.cli.options import data_option, release_option
from igflod.settings import Settings
from igflod.store import ForeignDataset, isolate, open_release, take_in
from igflod.uris import Uris
from igflod.web.server import free_port, in_url
from igflod.web.server import serve as run_server
from igflod.web.site import Site

__all__ = ["serve"]

_EPILOG = """\b
Examples:
  igflod serve
  igflod serve --host 0.0.0.0 --port 80
  igflod serve --dataset observations.trig
  igflod serve --dataset dump.nq.gz --base https://data.example.org/

Exit codes: 0 stopped (Ctrl-C); 2 wrong usage; 3 the dataset is broken;
4 nothing is built yet, or the port is taken.
"""

_ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - not to bind, but to name


@click.command(epilog=_EPILOG)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port",
    default=8080,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="0: any free one.",
)
@click.option(
    "--dataset",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Serve this file of RDF instead of a release: N-Quads (.nq), TriG (.trig), Turtle (.ttl) "
    "or N-Triples (.nt), also gzipped (.gz).",
)
@click.option(
    "--base",
    metavar="URI",
    help="With --dataset: the URI below which it is published; ends in '/'.  "
    "[default: the address of the server]",
)
@data_option
@release_option
def serve(  # noqa: PLR0913, PLR0917 - one parameter for each option
    host: str,
    port: int,
    dataset: Path | None,
    base: str | None,
    data: Path | None,
    release: Path | None,
) -> None:
    """Serve pages, RDF and the SPARQL endpoint of the current release, until Ctrl-C.

    The base URI is the one that the release was built with. With --dataset any
    file of RDF is served instead: what it says in no graph is in the default
    graph of queries, together with what its named graphs say.
    """
    if dataset is None:
        if base is not None:
            raise click.UsageError("--base goes with --dataset; a release has a base of its own")
        folder = Settings.choose(data=data, release=release).release
        run_server(partial(_open_site, folder), host, port, _say)
        return
    if data or release:
        raise click.UsageError("--dataset is served instead of a release: leave out the other")
    port = free_port(host, port)
    uris = Uris(f"http://{in_url(_ANY_ADDRESS.get(host, host))}:{port}/" if base is None else base)
    with _foreign_site(dataset, uris) as load:
        run_server(load, host, port, _say)


def _open_site(folder: Path) -> Site:
    release = open_release(folder)
    issued = datetime.fromtimestamp(release.dataset.stat().st_mtime, UTC)
    return Site(
        uris=Uris(release.manifest["base"]),
        store=isolate(release.store()),
        digest=release.digest,
        issued=issued,
        is_revoked=lambda: release.is_revoked,
        dumps={name: release.folder / name for name in ("dataset.nq", "manifest.json")},
    )


@contextmanager
def _foreign_site(file: Path, uris: Uris) -> Iterator[Callable[[], Site]]:
    """Take a dataset in, into a folder that goes away at the end, also when told to stop."""
    signal.signal(signal.SIGTERM, _stop)  # the server has its own way from when it runs
    with TemporaryDirectory(prefix="igflod-") as folder:
        taken = take_in(file, Path(folder), uris.base)
        yield partial(_open_foreign, taken, uris)


def _open_foreign(taken: ForeignDataset, uris: Uris) -> Site:
    return Site(
        uris=uris,
        store=isolate(taken.store()),
        digest=taken.digest,
        issued=datetime.fromtimestamp(taken.dataset.stat().st_mtime, UTC),
        dumps={taken.dataset.name: taken.dataset},
        is_foreign=True,
    )


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _say(address: str) -> None:
    click.echo(f"\nOpen {address} in a browser. SPARQL endpoint: {address}sparql")
    click.echo("Ctrl-C stops the server.")
