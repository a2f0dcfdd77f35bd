"""igflod serve: publish the current release on the Web."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from igflod.cli.options import data_option, release_option
from igflod.settings import Settings
from igflod.store import isolate, open_release
from igflod.uris import Uris
from igflod.web.server import serve as run_server
from igflod.web.site import Site

__all__ = ["serve"]

_EPILOG = """\b
Examples:
  igflod serve
  igflod serve --host 0.0.0.0 --port 80

Exit codes: 0 stopped (Ctrl-C); 4 nothing is built yet, or the port is taken.
"""


@click.command(epilog=_EPILOG)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port",
    default=8080,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="0: any free one.",
)
@data_option
@release_option
def serve(host: str, port: int, data: Path | None, release: Path | None) -> None:
    """Serve pages, RDF and the SPARQL endpoint of the current release, until Ctrl-C.

    The base URI is the one that the release was built with.
    """
    folder = Settings.choose(data=data, release=release).release
    run_server(partial(_open_site, folder), host, port, _say)


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


def _say(address: str) -> None:
    click.echo(f"\nOpen {address} in a browser. SPARQL endpoint: {address}sparql")
    click.echo("Ctrl-C stops the server.")
