"""Writes the file of a meeting's sessions as a person would: one line for each person."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from igflod.record import NameOrder, Status
from igflod.records.session_list import (
    DEFAULT_NAME,
    Attendance,
    Body,
    Listed,
    Person,
    SessionList,
)

__all__ = ["add_sessions", "write_session_list"]

_HEAD = """\
# Sessions of IGF {meeting}, as public pages tell of them. Owner: curators.
# Facts only, as the page prints them. What is not here, the page did not say, or was not seen.
# How to write an entry: docs/adding-sessions.md

meeting = {meeting}
"""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def write_session_list(listed: SessionList) -> str:
    """Write a file that `load_session_list` reads again, in the order of the sessions given."""
    parts = [_HEAD.format(meeting=listed.meeting)]
    parts += [_session(entry) for entry in listed.sessions]
    return "\n".join(parts)


def add_sessions(text: str, entries: Iterable[Listed]) -> str:
    """Add sessions at the end of a file, whose own words and order stay as they are."""
    return "\n".join((text.rstrip("\n") + "\n", *(_session(entry) for entry in entries)))


def _session(entry: Listed) -> str:
    """Write one `[[sessions]]` table."""
    return "\n".join(("[[sessions]]", *_lines(entry))) + "\n"


def _lines(entry: Listed) -> Iterator[str]:
    values: dict[str, object] = {
        "session": entry.session.path,
        "name": entry.name if entry.name != DEFAULT_NAME else None,
        "number": entry.number,
        "title": entry.title,
        "date": entry.date,
        "start": entry.start,
        "end": entry.end,
        "city": entry.city,
        "country": entry.country,
        "room": entry.room,
        "topic": entry.topic,
        "themes": entry.themes or None,
        "format": entry.format,
        "minutes": entry.minutes,
        "sdgs": entry.sdgs or None,
        "source": entry.source,
        "also": entry.also or None,
        "retrieved": entry.retrieved,
        "partial": entry.partial or None,
        "language": entry.language if entry.language != "en" else None,
    }
    yield from (f"{name} = {_value(value)}" for name, value in values.items() if value is not None)
    if entry.attendance != Attendance():
        yield f"attendance = {_inline(entry.attendance.model_dump(exclude_none=True))}"
    yield from _array("people", (_person(person) for person in entry.people))
    yield from _array("organizations", (_body(body) for body in entry.organizations))


def _person(person: Person) -> dict[str, object]:
    said = person.model_dump(exclude_none=True)
    defaults = {"order": NameOrder.UNKNOWN, "status": Status.LISTED}
    return {name: value for name, value in said.items() if value != defaults.get(name)}


def _body(body: Body) -> dict[str, object]:
    return body.model_dump()


def _array(name: str, tables: Iterable[dict[str, object]]) -> Iterator[str]:
    rows = [f"  {_inline(table)}," for table in tables]
    if rows:
        yield from (f"{name} = [", *rows, "]")


def _inline(table: dict[str, object]) -> str:
    return "{ " + ", ".join(f"{name} = {_value(value)}" for name, value in table.items()) + " }"


def _value(value: object) -> str:
    """Write a value of TOML 1.0; a time as the text that people write."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return f'"{value:%H:%M}"'
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return '"' + _escaped(str(value)) + '"'


def _escaped(text: str) -> str:
    for char, escape in _ESCAPES.items():
        text = text.replace(char, escape)
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
