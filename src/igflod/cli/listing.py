"""Many reports as a table: what each is, how much of it was read, what looks odd."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import PurePath

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from igflod.errors import TemplateError
from igflod.reading import Outcome
from igflod.record import Coverage, Record

__all__ = ["count_fields", "percent_read", "show_listing"]

_LONGEST_TITLE = 48
_NO_FIELDS = {"template", "capture", "coverage", "problems", "elements", "sections"}


def show_listing(console: Console, outcomes: Sequence[Outcome]) -> None:
    """Print a row for each report, and a sum."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("file", overflow="fold")
    table.add_column("template")
    table.add_column("title", max_width=_LONGEST_TITLE, no_wrap=True, overflow="ellipsis")
    table.add_column("fields", justify="right")
    table.add_column("read", justify="right")
    table.add_column("odd", overflow="fold")
    for outcome in outcomes:
        for row in _rows(outcome):
            table.add_row(*(escape(cell) for cell in row))
    console.print(table)
    records = sum(len(outcome.records) for outcome in outcomes)
    failed = sum(outcome.error is not None for outcome in outcomes)
    console.print(
        f"\n{len(outcomes):,} files: {records:,} reports read, {failed:,} files not read",
        style="dim",
    )


def count_fields(record: Record) -> int:
    """Count the values that were read: single ones, and each entry of a list."""
    count = 0
    for field in fields(record):
        if field.name not in _NO_FIELDS:
            value = getattr(record, field.name)
            count += len(value) if isinstance(value, tuple) else value is not None
    return count


def _rows(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    name = str(PurePath(outcome.path))
    for record in outcome.records:
        title = record.title.value if record.title else "(no title)"
        odd = Counter(problem.rule for problem in record.problems)
        oddities = ", ".join(rule if n == 1 else f"{rule} ({n})" for rule, n in odd.items())
        share = percent_read([record.coverage])
        yield name, record.template, title, str(count_fields(record)), share, oddities
    if isinstance(outcome.error, TemplateError):
        found = outcome.error.found
        known = found if isinstance(found, Record) else None
        title = known.title.value if known and known.title else ""
        yield name, "(none)", title, str(count_fields(known)) if known else "", "", "no template"
    elif outcome.error is not None:
        yield name, "(none)", "", "", "", "not read"


def percent_read(coverages: Iterable[Coverage]) -> str:
    """Give the share of characters that were read or are furniture; not all is never 100 %."""
    accounts = list(coverages)
    total = sum(coverage.total for coverage in accounts)
    unread = sum(coverage.unread_count for coverage in accounts)
    return f"{(total - unread) * 100 // total if total else 100} %"
