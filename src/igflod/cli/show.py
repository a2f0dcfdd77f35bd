"""A record for people: its fields, its people, its agenda, its figures."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from igflod.reading import Explanation
from igflod.record import AgendaItem, AgentKind, Certainty, Participation, Reading, Record

__all__ = ["show_found", "show_record"]

_NOTED = {Certainty.DERIVED: " (from the layout)", Certainty.INFERRED: " (inferred)"}


def show_record(console: Console, explanation: Explanation, path: Path) -> None:
    """Print a record, and how much of the report it accounts for."""
    record = explanation.record
    title = record.title.value if record.title else "(no title)"
    console.print(f"[bold]{escape(title)}[/]")
    console.print(f"{escape(str(path))}, read as {record.template}\n", style="dim")
    _show_rows(console, _facts(record))
    _show_people(console, record)
    _show_agenda(console, record)
    _show_attendance(console, record)
    _show_sections(console, explanation)
    _show_problems(console, record)
    _show_coverage(console, record)


def show_found(console: Console, record: Record) -> None:
    """Print what was found on a page of no known form, if it is more than a heading."""
    facts = list(_facts(record))
    if not facts and not record.participations:
        return
    title = record.title.value if record.title else "(no title)"
    console.print(f"Found all the same: [bold]{escape(title)}[/]\n")
    _show_rows(console, iter(facts))
    _show_people(console, record)


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    fields: tuple[tuple[str, Reading[object] | None], ...] = (
        ("meeting", record.meeting_year),
        ("type", record.session_type),
        ("number", record.number),
        ("date", record.date),
        ("from", record.start),
        ("to", record.end),
        ("city", record.city),
        ("country", record.country),
        ("room", record.room),
        ("format", record.format),
        ("minutes", record.duration_minutes),
        ("topic", record.topic),
        *(("theme", theme) for theme in record.themes),
        *(("goal", goal) for goal in record.sdgs),
    )
    for name, reading in fields:
        if reading is not None:
            yield name, f"{reading.value}{_NOTED.get(reading.certainty, '')}"


def _show_rows(console: Console, rows: Iterator[tuple[str, str]]) -> None:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", min_width=9)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(name, escape(value))
    console.print(Padding(table, (0, 0, 1, 2)))


def _heading(console: Console, text: str) -> None:
    console.print(f"[bold]{text}[/]")


def _show_people(console: Console, record: Record) -> None:
    if record.participations:
        _heading(console, "People and organizations")
        _show_rows(console, ((p.role.value, _named(p)) for p in record.participations))


def _named(participation: Participation) -> str:
    name = participation.name.value if participation.name else "(unnamed)"
    title = f"{participation.title} " if participation.title else ""
    of = ", ".join(affiliation.value for affiliation in participation.affiliations)
    about = [reading.value for reading in (participation.group, participation.region) if reading]
    details = [part for part in (of, *about) if part]
    if participation.kind is AgentKind.ORGANIZATION:
        details.append("organization")
    shown = f"{title}{name}" + (f" ({'; '.join(details)})" if details else "")
    return f"{shown}: {participation.status.value}{_NOTED.get(participation.certainty, '')}"


def _show_agenda(console: Console, record: Record) -> None:
    if record.agenda:
        _heading(console, "Agenda")
        rows = ((_number(item), _item(item)) for item in record.agenda)
        _show_rows(console, rows)


def _number(item: AgendaItem) -> str:
    return "  -" if item.parent else item.number or "-"


def _item(item: AgendaItem) -> str:
    return f"{item.text.value} [{item.minutes} min]" if item.minutes else item.text.value


def _show_attendance(console: Console, record: Record) -> None:
    rows = [(count.category.value, count.printed) for count in record.attendance]
    for name, said in (
        ("women", record.women_estimate),
        ("gender", record.gender_discussion),
        ("in words", record.attendance_prose),
    ):
        if said:
            rows.append((name, f"“{said.value}”"))
    if rows:
        _heading(console, "Attendance, as reported")
        _show_rows(console, iter(rows))


def _show_sections(console: Console, explanation: Explanation) -> None:
    record, document = explanation.record, explanation.document
    _heading(console, "Fields of the form")
    rows = []
    for section in record.sections:
        if section.text:
            lines = sorted({document.line(span.start) for span in section.text})
            where = f"line {lines[0]}" if lines[0] == lines[-1] else f"lines {lines[0]}-{lines[-1]}"
            rows.append((section.name, where))
        else:
            rows.append((section.name, "empty" if section.label else "not found"))
    if record.key_points:
        rows.append(("points", f"{len(record.key_points)} located"))
    _show_rows(console, iter(rows))


def _show_problems(console: Console, record: Record) -> None:
    if record.problems:
        _heading(console, "To look at")
        rows = (
            (f"line {problem.line}", f"{problem.message} ({problem.rule})")
            for problem in record.problems
        )
        _show_rows(console, rows)


def _show_coverage(console: Console, record: Record) -> None:
    coverage = record.coverage
    accounted = coverage.read + coverage.furniture
    share = accounted / coverage.total if coverage.total else 1
    console.print(
        f"{accounted:,} of {coverage.total:,} characters read ({share:.1%}); "
        f"{coverage.unread_count:,} unread in {len(coverage.unread)} places"
    )
