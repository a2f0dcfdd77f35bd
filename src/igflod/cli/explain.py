"""How a report was read: each value with its rule, line and certainty; what was not read."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from igflod.cli.console import harmless
from igflod.reading import Explanation
from igflod.record import (
    AgendaItem,
    AttendanceCount,
    Certainty,
    KeyPoint,
    Participation,
    Reading,
    Section,
    Span,
)

__all__ = ["show_explanation"]

_LONGEST_EXCERPT = 56

_Row = tuple[str, str, Span, Certainty | None]


def show_explanation(console: Console, explanation: Explanation, path: Path) -> None:
    """Print which rule of the template filled each field, from which line; and what is left."""
    record = explanation.record
    console.print(f"{escape(str(path))}, read as [bold]{record.template}[/]\n")
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("field", "rule", "line", "certainty", "words"):
        table.add_column(column, no_wrap=column != "words")
    for name, rule, span, certainty in sorted(_rows(explanation), key=lambda row: row[2]):
        line = str(explanation.document.line(span.start))
        words = Text(harmless(_excerpt(explanation, span)), no_wrap=True, overflow="ellipsis")
        table.add_row(name, rule.partition("/")[2], line, certainty or "", words)
    console.print(table)
    _show_silent(console, explanation)
    _show_unread(console, explanation)


def _rows(explanation: Explanation) -> Iterator[_Row]:
    record = explanation.record
    for field in fields(record):
        value = getattr(record, field.name)
        for entry in value if isinstance(value, tuple) else (value,):
            yield from _row(field.name.removesuffix("s"), entry)


def _row(name: str, entry: object) -> Iterator[_Row]:
    if isinstance(entry, Reading):
        for span in entry.spans:
            yield name, entry.rule, span, entry.certainty
    elif isinstance(entry, Participation):
        for span in entry.evidence:
            yield entry.role.value, entry.rule, span, entry.certainty
    elif isinstance(entry, AgendaItem):
        for span in entry.text.spans:
            yield "agenda", entry.text.rule, span, entry.text.certainty
    elif isinstance(entry, AttendanceCount):
        yield entry.category.value, entry.rule, entry.span, entry.certainty
    elif isinstance(entry, KeyPoint):
        yield entry.type.value, entry.rule, entry.span, entry.certainty
    elif isinstance(entry, Section) and entry.text:
        yield "section", entry.rule, entry.text[0], None


def _excerpt(explanation: Explanation, span: Span) -> str:
    words = " ".join(explanation.document.quote(span).split())
    if len(words) <= _LONGEST_EXCERPT:
        return words
    return f"{words[:_LONGEST_EXCERPT]}…"


def _show_silent(console: Console, explanation: Explanation) -> None:
    if explanation.silent_rules:
        names = ", ".join(explanation.silent_rules)
        console.print(f"\n[dim]Rules that found nothing:[/] {names}")


def _show_unread(console: Console, explanation: Explanation) -> None:
    coverage = explanation.record.coverage
    if not coverage.unread:
        console.print(f"\nAll {coverage.total:,} characters are accounted for.")
        return
    console.print(f"\n{coverage.unread_count:,} of {coverage.total:,} characters are unread:")
    for span in coverage.unread:
        line = explanation.document.line(span.start)
        console.print(f"  line {line}: {escape(_excerpt(explanation, span))}")
