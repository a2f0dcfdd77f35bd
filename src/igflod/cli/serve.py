"""igflod serve: publish the current release, or any dataset, on the Web."""

import os
import signal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import click

from igflod.cli.limits import limits_from, limits_options
from igflod.cli.options import data_option, release_option
from igflod.settings import Settings
from igflod.store import KEPT_ANSWERS, take_in
from igflod.uris import Uris
from igflod.web.serving.live import always
from igflod.web.serving.server import Serving, free_port, in_url
from igflod.web.serving.server import serve as run_server
from igflod.web.serving.sites import Means, open_foreign, open_site, version_of

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
@click.option(
    "--web-processes",
    type=click.IntRange(1, 64),
    default=min(4, os.cpu_count() or 1),
    show_default="the processors, at most 4",
    help="Processes that answer requests.",
)
@click.option(
    "--answers-kept",
    type=click.IntRange(0),
    default=KEPT_ANSWERS >> 20,
    show_default=True,
    metavar="NUMBER",
    help="MiB of answers to queries that each web process keeps in memory.",
)
@limits_options
@data_option
@release_option
def serve(  # noqa: PLR0913, PLR0917 - one parameter for each option
    host: str,
    port: int,
    dataset: Path | None,
    base: str | None,
    web_processes: int,
    answers_kept: int,
    data: Path | None,
    release: Path | None,
    **limits: float,
) -> None:
    """Serve pages, RDF and the SPARQL endpoint of the current release, until Ctrl-C.

    The base URI is the one that the release was built with. When a new release is
    built, it takes the place of the old one without a break. With --dataset any
    file of RDF is served instead: what it says in no graph is in the default
    graph of queries, together with what its named graphs say.
    """
    if dataset is None and base is not None:
        raise click.UsageError("--base goes with --dataset; a release has a base of its own")
    if dataset is not None and (data or release):
        raise click.UsageError("--dataset is served instead of a release: leave out the other")
    allowed = limits_from(limits)
    port = free_port(host, port)
    signal.signal(signal.SIGTERM, _stop)  # the server has its own way from when it runs
    with TemporaryDirectory(prefix="igflod-") as place:
        shared = Path(place)
        means = Means(allowed, answers_kept << 20, shared)
        serve_on = partial(Serving, host=host, port=port, processes=web_processes)
        if dataset is None:
            folder = Settings.choose(data=data, release=release).release
            load = partial(open_site, folder, means)
            serving = serve_on(load, partial(version_of, folder), threads=allowed.threads)
        else:
            uris = Uris(base if base is not None else _address(host, port))
            taken = take_in(dataset, shared, uris.base)
            load = partial(open_foreign, taken, uris, means)
            serving = serve_on(load, always, threads=allowed.threads)
        run_server(serving, _say)


def _address(host: str, port: int) -> str:
    return f"http://{in_url(_ANY_ADDRESS.get(host, host))}:{port}/"


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _say(address: str) -> None:
    click.echo(f"\nOpen {address} in a browser. SPARQL endpoint: {address}sparql")
    click.echo("Ctrl-C stops the server.")
