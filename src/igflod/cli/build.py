"""igflod build and igflod check: from data/ to a release, or just a look at what would come out."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table

from igflod.cli.options import base_option, data_option, release_option
from igflod.pipeline import Dataset, make_dataset, publish, update_registers
from igflod.pipeline import Progress as Told
from igflod.settings import Settings
from igflod.validation import Severity

__all__ = ["build", "check"]

_EXIT_CODES = """Exit codes: 0 all reports are published; 1 some were quarantined, the others are
published; 3 a curated file is broken; 4 the release cannot be written."""


@click.command(epilog=f"\b\nExample:\n  igflod build --data data\n\n{_EXIT_CODES}")
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
    console = Console(highlight=False)
    dataset = _make(settings)
    written = publish(dataset, settings)
    registers = update_registers(dataset, settings)
    _show(console, dataset)
    graphs = written.manifest["graphs"]
    console.print(
        f"[bold]Release {written.digest}[/]: {written.manifest['quads']:,} quads in "
        f"{graphs} graphs, in {escape(str(settings.release / 'current'))}"
    )
    for path in registers:
        console.print(f"New ids were registered in {escape(str(path))}: commit it.")
    ctx.exit(1 if dataset.quarantined else 0)


@click.command(
    epilog="\b\nExample:\n  igflod check && git commit\n\nExit codes: 0 all is well; 1 reports "
    "would be quarantined; 3 a curated file is broken."
)
@data_option
@base_option
@click.pass_context
def check(ctx: click.Context, data: Path | None, base: str | None) -> None:
    """Do all that `build` does, but write nothing: read, link, map, validate."""
    settings = Settings.choose(base=base, data=data)
    dataset = _make(settings)
    console = Console(highlight=False)
    _show(console, dataset)
    for entry in dataset.published:
        for finding in entry.findings:
            console.print(f"{finding.severity.value:<9} {escape(finding.message)}")
            console.print(f"          {escape(finding.focus.value)}", style="dim")
    ctx.exit(1 if dataset.quarantined else 0)


def _make(settings: Settings) -> Dataset:
    with _bar() as told:
        return make_dataset(settings, told)


@contextmanager
def _bar() -> Iterator[Told]:
    """Show a bar on a terminal (on stderr, gone at the end); say nothing elsewhere."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description:<9}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done)

        yield tell


def _show(console: Console, dataset: Dataset) -> None:
    sources = len(dataset.published) + len(dataset.quarantined)
    console.print(
        f"{sources} {'report' if sources == 1 else 'reports'}: {len(dataset.published)} published, "
        f"{len(dataset.quarantined)} quarantined\n"
    )
    if dataset.published:
        console.print(_published(dataset))
        console.print()
    for held in dataset.quarantined:
        for reason in held.reasons:
            where = f"{held.path}:{reason.line}" if reason.line else str(held.path)
            console.print(f"[bold red]quarantined[/] {escape(where)}")
            console.print(f"            {reason.rule}: {escape(reason.message)}")
    if dataset.quarantined:
        console.print()


def _published(dataset: Dataset) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("report", "template", "read"):
        table.add_column(column, overflow="fold")
    for severity in (Severity.WARNING, Severity.INFO):
        table.add_column(f"{severity.value}s", justify="right")
    for entry in dataset.published:
        coverage = entry.linked.record.coverage
        read = (coverage.total - coverage.unread_count) / coverage.total
        counts = Counter(finding.severity for finding in entry.findings)
        table.add_row(
            escape(str(entry.path)),
            entry.linked.record.template,
            f"{read:.0%}",
            str(counts[Severity.WARNING]),
            str(counts[Severity.INFO]),
        )
    return table
