"""igflod build and igflod check: from data/ to a release, or just a look at what would come out."""

import shlex
from pathlib import Path

import click
from rich.markup import escape

from igflod.cli.console import Output
from igflod.cli.options import base_option, data_option, release_option
from igflod.cli.outcome import show_findings, show_outcome
from igflod.cli.progress import progress_bar
from igflod.pipeline import build as make_release
from igflod.pipeline import make_dataset
from igflod.settings import Settings

__all__ = ["build", "check"]

_QUARANTINED = 1


@click.command(
    epilog="""\b
Examples:
  igflod build
  igflod build --base http://127.0.0.1:8080/ --release /srv/igflod

\b
Exit codes:
  0  all reports are published
  1  some were quarantined, the others are published
  3  the base URI or a curated file is broken
  4  the release cannot be written
"""
)
@data_option
@release_option
@base_option
@click.pass_context
def build(ctx: click.Context, data: Path | None, release: Path | None, base: str | None) -> None:
    """Build the dataset from DATA and make it the current release.

    Reads every report, links its names, maps it to RDF and holds it against the shapes. A report
    that cannot be read, or that breaks a shape, is quarantined with its reason; the others are
    published. New people and organizations are added to the registers in DATA/curated.
    """
    settings = Settings.choose(base=base, data=data, release=release)
    with progress_bar() as told:
        built = make_release(settings, told)
    dataset, written = built.dataset, built.release
    output = Output()
    show_outcome(output, dataset)
    current = settings.release / "current"
    output.print(
        f"[bold]Release {written.digest}[/]: {written.manifest['quads']:,} quads in "
        f"{written.manifest['graphs']:,} graphs, in {escape(str(current))}",
        soft_wrap=True,
    )
    if dataset.quarantined:
        kept = escape(str(current / "quarantine"))
        output.print(f"Quarantined reports are kept in {kept}", soft_wrap=True)
    for path in built.registers:
        output.print(f"New ids were registered in {escape(str(path))}: commit it.", soft_wrap=True)
    output.print(f"Serve it: {escape(_how_to_serve(data, release))}", soft_wrap=True)
    ctx.exit(_QUARANTINED if dataset.quarantined else 0)


def _how_to_serve(data: Path | None, release: Path | None) -> str:
    """Say which command serves what was built, with the folders that were given to this one."""
    given = (("--data", data), ("--release", release))
    options = [word for name, path in given if path for word in (name, str(path))]
    return shlex.join(["igflod", "serve", *options])


@click.command(
    epilog="""\b
Example:
  igflod check && git commit

\b
Exit codes:
  0  all is well
  1  reports would be quarantined
  3  the base URI or a curated file is broken
"""
)
@data_option
@base_option
@click.pass_context
def check(ctx: click.Context, data: Path | None, base: str | None) -> None:
    """Do all that `build` does, but write nothing: read, link, map, validate.

    Lists what the shapes found in each report that would be published.
    """
    with progress_bar() as told:
        dataset = make_dataset(Settings.choose(base=base, data=data), told)
    output = Output()
    show_outcome(output, dataset)
    show_findings(output, dataset)
    ctx.exit(_QUARANTINED if dataset.quarantined else 0)
