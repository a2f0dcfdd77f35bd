"""What a build came to: what is published, what is not and why, what the shapes found."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from igflod.pipeline import Dataset, Published, Quarantined
from igflod.validation import Severity

__all__ = ["show_findings", "show_outcome"]

_MOST_ROWS = 20
"""Reports up to which each has a row of its own, and quarantined reports that are shown."""


def show_outcome(console: Console, dataset: Dataset) -> None:
    """Print what became of every source."""
    published, quarantined = dataset.published, dataset.quarantined
    console.print(
        f"{_count(len(published) + len(quarantined), 'report')}: {len(published):,} published, "
        f"{len(quarantined):,} quarantined\n"
    )
    if published:
        one_by_one = len(published) <= _MOST_ROWS
        console.print(_by_report(published) if one_by_one else _by_template(published))
        console.print()
    _show_quarantined(console, quarantined)
    for path in dataset.unread:
        console.print(f"[bold]not read[/]    {escape(str(path))}: no kind of file that is read")
    if quarantined or dataset.unread:
        console.print()


def show_findings(console: Console, dataset: Dataset) -> None:
    """Print what the shapes found in the reports that are published."""
    for entry in dataset.published:
        if entry.findings:
            console.print(escape(str(entry.path)), style="bold")
        for finding in entry.findings:
            console.print(f"{finding.severity.value:<9} {escape(finding.message)}")
            console.print(f"          {escape(finding.focus.value)}", style="dim")


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
    coverages = [entry.linked.record.coverage for entry in entries]
    total = sum(coverage.total for coverage in coverages)
    unread = sum(coverage.unread_count for coverage in coverages)
    counts = Counter(finding.severity for entry in entries for finding in entry.findings)
    # Rounded down: what is not wholly read should not look so.
    share = (total - unread) * 100 // total if total else 100
    return f"{share} %", f"{counts[Severity.WARNING]:,}", f"{counts[Severity.INFO]:,}"


def _show_quarantined(console: Console, quarantined: Sequence[Quarantined]) -> None:
    for held in quarantined[:_MOST_ROWS]:
        for line, reasons in groupby(held.reasons, key=lambda reason: reason.line):
            where = f"{held.path}:{line}" if line else str(held.path)
            console.print(f"[bold red]quarantined[/] {escape(where)}")
            for reason in reasons:
                console.print(f"            {escape(reason.rule)}: {escape(reason.message)}")
    if len(quarantined) > _MOST_ROWS:
        console.print(f"            and {len(quarantined) - _MOST_ROWS:,} more")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
