"""What a build came to: what is published, what is not and why, what the shapes found."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from igflod.cli.console import counted
from igflod.cli.listing import percent_read
from igflod.pipeline import Dataset, Published, Quarantined
from igflod.validation import Severity

__all__ = ["show_findings", "show_outcome"]

_MOST_ROWS = 20
"""Reports up to which each has a row of its own, and quarantined reports that are shown."""


def show_outcome(console: Console, dataset: Dataset) -> None:
    """Print what became of every source."""
    published, quarantined = dataset.reports, dataset.quarantined
    console.print(
        f"{counted(len(published) + len(quarantined), 'report')}: {len(published):,} published, "
        f"{len(quarantined):,} quarantined\n"
    )
    if published:
        one_by_one = len(published) <= _MOST_ROWS
        console.print(_by_report(published) if one_by_one else _by_template(published))
        console.print()
    if dataset.records:
        console.print(_by_meetings(dataset.records))
        console.print()
    _show_quarantined(console, quarantined)
    _show_problems(console, published)
    if dataset.unread:
        console.print("[bold]Not read, of a kind that is not known[/]")
        for path in dataset.unread:
            console.print(escape(str(path)), soft_wrap=True)
        console.print()


def show_findings(console: Console, dataset: Dataset) -> None:
    """Print what the shapes found: all of reports; of curators' records what is no mere silence."""
    for entry in dataset.published:
        findings = [
            finding
            for finding in entry.findings
            if entry.linked.record.template or finding.severity is not Severity.INFO
        ]
        if not findings:
            continue
        console.print(escape(str(entry.path)), style="bold", soft_wrap=True)
        table = Table.grid(padding=(0, 2))
        for finding in findings:
            table.add_row(finding.severity.value, escape(finding.message))
            table.add_row("", f"[dim]{escape(finding.focus.value)}[/]")
        console.print(table)
        console.print()


def _by_report(published: Iterable[Published]) -> Table:
    table = _table("report", "template")
    for entry in published:
        template = entry.linked.record.template
        table.add_row(escape(str(entry.path)), escape(template), *_figures([entry]))
    return table


def _by_template(published: Iterable[Published]) -> Table:
    groups: defaultdict[str, list[Published]] = defaultdict(list)
    for entry in published:
        groups[entry.linked.record.template].append(entry)
    table = _table("template", "reports")
    for template, entries in sorted(groups.items()):
        table.add_row(escape(template), f"{len(entries):,}", *_figures(entries))
    return table


def _by_meetings(records: Sequence[Published]) -> str:
    """Say in a line what the curators' records come to."""
    meetings = {entry.linked.key.year for entry in records}
    _, warnings, infos = _figures(records)
    return (
        f"{counted(len(records), 'curated record')} of {counted(len(meetings), 'meeting')}: "
        f"{warnings} warnings, {infos} infos"
    )


def _table(*first: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in first:
        table.add_column(
            column, overflow="fold", justify="right" if column == "reports" else "left"
        )
    for column in ("read", "warnings", "infos"):
        table.add_column(column, justify="right")
    return table


def _figures(entries: Sequence[Published]) -> tuple[str, str, str]:
    """Give the share of characters that were read, the warnings and the infos."""
    share = percent_read(entry.linked.record.coverage for entry in entries)
    counts = Counter(finding.severity for entry in entries for finding in entry.findings)
    return share, f"{counts[Severity.WARNING]:,}", f"{counts[Severity.INFO]:,}"


def _show_problems(console: Console, published: Sequence[Published]) -> None:
    """Print what a careful reader would flag in reports that are published all the same."""
    lines = [
        f"{entry.path}:{problem.line}: {problem.rule}: {problem.message}"
        for entry in published
        for problem in entry.linked.record.problems
    ]
    if not lines:
        return
    console.print("[bold]Published, but look at[/]")
    for line in lines[:_MOST_ROWS]:
        console.print(escape(line), soft_wrap=True)
    if len(lines) > _MOST_ROWS:
        console.print(f"and {len(lines) - _MOST_ROWS:,} more")
    console.print()


def _show_quarantined(console: Console, quarantined: Sequence[Quarantined]) -> None:
    """Print each reason on a line that editors can jump from: `file:line: rule: words`."""
    if not quarantined:
        return
    console.print("[bold red]Quarantined[/]")
    for held in quarantined[:_MOST_ROWS]:
        for reason in held.reasons:
            where = f"{held.path}:{reason.line}" if reason.line else str(held.path)
            line = f"{where}: {reason.rule}: {reason.message}"
            console.print(escape(line), soft_wrap=True)
    if len(quarantined) > _MOST_ROWS:
        console.print(f"and {len(quarantined) - _MOST_ROWS:,} more")
    console.print()
