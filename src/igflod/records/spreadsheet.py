"""Reads a list of sessions that somebody keeps in a spreadsheet and saved as CSV."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from igflod.errors import SourceError
from igflod.record import Role, SessionType
from igflod.records.columns import COLUMNS, PEOPLE, TYPES, fold
from igflod.records.session_list import Listed
from igflod.tables import first_fault
from igflod.uris import SessionKey, slug

__all__ = ["read_spreadsheet"]

_LONGEST_SLUG = 60
_MORE = re.compile(r"\s*;\s*(?![^()]*\))")
"""What stands between several in a cell; in brackets it belongs to a name."""

_PERSON = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<organization>.+)\))?")
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all rows share: the file, the meeting's year, the page where the list was found."""

    path: Path
    meeting: int
    source: str | None

    def refuse(self, line: int, message: str) -> SourceError:
        return SourceError(message, path=self.path, line=line)


def read_spreadsheet(
    path: Path, meeting: int, source: str | None = None, ignored: Iterable[str] = ()
) -> tuple[Listed, ...]:
    """Read a CSV with a line of headers; `source` is for rows that have no page of their own.

    Columns are cut by commas, semicolons or tabs; the file is UTF-8, or else Windows-1252.

    Raises:
        SourceError: it cannot be read, a column is not known, a row makes no session, or one that
            another row makes, too; with the line.

    """
    sheet = _Sheet(path, meeting, source)
    rows = _rows(sheet)
    line, header = next(rows, (1, []))
    if not header:
        raise SourceError("is empty: there is no line of headers", path=path)
    names = _names(sheet, line, header, {fold(name) for name in ignored})
    sessions: list[Listed] = []
    lines: dict[str, int] = {}
    for number, cells in rows:
        listed = _listed(sheet, number, dict(zip(names, cells, strict=False)))
        first = lines.setdefault(listed.session.path, number)
        if first != number:
            message = f"{listed.session.path} is the session of line {first}, too"
            raise sheet.refuse(number, f"{message}; a column 'address' keeps them apart")
        sessions.append(listed)
    return tuple(sessions)


def _rows(sheet: _Sheet) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that say something, each with the line on which it begins."""
    text = _text(sheet)
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line, width = 1, None
    try:
        for cells in reader:
            width = width or len(cells)
            if len(cells) > width and any(cell.strip() for cell in cells[width:]):
                message = f"has {len(cells)} cells, but the header names {width}"
                raise sheet.refuse(line, message)
            if any(cell.strip() for cell in cells):
                yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise sheet.refuse(reader.line_num, f"is no CSV: {error}") from None


def _text(sheet: _Sheet) -> str:
    try:
        content = sheet.path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", path=sheet.path) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise sheet.refuse(line, "is neither UTF-8 nor Windows-1252") from None


def _names(sheet: _Sheet, line: int, header: list[str], ignored: set[str]) -> list[str | None]:
    """Find what each column is; None for one that is to be ignored."""
    known = {other: name for name, others in COLUMNS.items() for other in (name, *others)}
    plain = [fold(name) for name in header]
    unknown = [name for name, p in zip(header, plain, strict=True) if p not in {*known, *ignored}]
    if unknown:
        columns = ", ".join(COLUMNS)
        message = (
            f"the column {unknown[0]!r} is not known; --ignore passes over it. Known: {columns}"
        )
        raise sheet.refuse(line, message)
    names = [None if p in ignored else known[p] for p in plain]
    twice = [name for name in names if name and names.count(name) > 1]
    if twice:
        raise sheet.refuse(line, f"two columns are the {twice[0]}")
    return names


def _listed(sheet: _Sheet, line: int, row: Mapping[str | None, str]) -> Listed:
    """Make a listed session of a row."""
    said = {name: cell for name, cell in row.items() if name and cell}
    entry: dict[str, Any] = {
        name: said[name]
        for name in ("title", "date", "start", "end", "city", "country", "room", "topic", "format")
        if name in said
    }
    entry["source"] = said.get("source", sheet.source)
    key = _session(sheet, line, said)
    entry["session"] = key
    entry["number"] = _number(key, said.get("number"))
    entry["themes"] = _cut(said.get("themes"))
    if "minutes" in said:
        entry["minutes"] = _minutes(sheet, line, said["minutes"])
    entry["people"] = [
        person for column, role in PEOPLE.items() for person in _people(said.get(column), role)
    ]
    names = _cut(said.get("organizations"))
    entry["organizations"] = [{"name": name, "role": Role.ORGANIZER} for name in names]
    if entry["source"] is None:
        raise sheet.refuse(line, "says no page; give --source, or a column of that name")
    try:
        return Listed.model_validate(entry)
    except ValidationError as error:
        raise sheet.refuse(line, first_fault(error)) from None


def _session(sheet: _Sheet, line: int, said: Mapping[str, str]) -> SessionKey:
    """Say which session a row is: by its address, or else by type and number or title."""
    kind = _type(sheet, line, said["type"]) if "type" in said else None
    if "address" not in said:
        last = slug(said["number"]) if "number" in said else _words(said.get("title", ""))
        if not last:
            raise sheet.refuse(line, "has neither a number nor a title")
        return SessionKey(kind or SessionType.OTHER, sheet.meeting, last)
    try:
        key = SessionKey.parse(said["address"])
    except ValueError as error:
        raise sheet.refuse(line, f"address: {error}") from None
    if key.year != sheet.meeting:
        raise sheet.refuse(line, f"{key.path} is no session of the meeting of {sheet.meeting}")
    if kind not in {None, key.type}:
        raise sheet.refuse(line, f"the type is {said['type']!r}, but the address is {key.path}")
    return key


def _number(key: SessionKey, printed: str | None) -> str | None:
    """Keep a number that the address does not show as it is printed: '59A'."""
    shown = key.number if key.number.isdecimal() else None
    return None if printed == shown else printed


def _type(sheet: _Sheet, line: int, printed: str) -> SessionType:
    plain = fold(printed).replace("-", " ")
    for kind in SessionType:
        if plain in {kind.replace("-", " "), f"{kind.replace('-', ' ')}s"}:
            return kind
    if plain in TYPES:
        return TYPES[plain]
    raise sheet.refuse(line, f"no type of session is called {printed!r}: {', '.join(SessionType)}")


def _words(title: str) -> str:
    """Give the first words of a title as part of an address, cut between words."""
    kept = ""
    for word in slug(title).split("-") if title else ():
        longer = f"{kept}-{word}" if kept else word
        if len(longer) > _LONGEST_SLUG:
            break
        kept = longer
    return kept


def _minutes(sheet: _Sheet, line: int, printed: str) -> int:
    number = printed.removesuffix("minutes").removesuffix("min").strip()
    if not number.isdecimal():
        raise sheet.refuse(line, f"{printed!r} is no number of minutes")
    return int(number)


def _cut(cell: str | None) -> tuple[str, ...]:
    return tuple(part for part in _MORE.split(cell or "") if part)


def _people(cell: str | None, role: Role) -> Iterator[dict[str, Any]]:
    """Take 'Name (Organization); Name' apart."""
    for part in _cut(cell):
        found = _PERSON.fullmatch(part)
        said: dict[str, Any] = {"role": role, "name": part}
        if found:
            said |= {name: value for name, value in found.groupdict().items() if value}
        yield said
