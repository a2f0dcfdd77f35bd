"""The attendance table: column labels in any order, then one row of cells. Nothing is corrected."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from igflod.reading.draft import Draft, Passage
from igflod.reading.template import Options
from igflod.record import AttendanceCount, Category, Span

__all__ = ["read_count", "read_counts", "read_participation"]

_CELL = re.compile(
    r"(?P<none>[-–—]+|n\s*/?\s*a|nil|none)(?=\s|$)"
    r"|(?P<whole>\d+)(?=\s|$)"
    r"|(?P<rough>(?:about|approx(?:\.|imately)?|around|ca\.?|circa|nearly|over|more\s+than|up\s+to|"
    r"at\s+least|[~≈<>±])\s*\d+\+?|\d+\s?\+|\d+\s?[-–]\s?\d+)(?=\s|$)"
    r"|(?P<broken>\S+)",
    re.IGNORECASE,
)
_MOST = 100_000
"""Above it a count is taken for a slip; as in the shape `igfs:Count-large`."""

_NUMBER = (
    r"[^\d\n.?!]{0,12}?(?P<cell>(?:about |approx\.? |approximately |around |over |~ ?)?\d{1,4}\+?)"
)
_TOLD = {
    Category.TOTAL: re.compile(
        rf"\b(?:participants|participation|people|total)\b[^:\n]{{0,80}}:{_NUMBER}", re.IGNORECASE
    ),
    Category.FEMALE: re.compile(rf"\bwomen\b[^:\n]{{0,80}}:{_NUMBER}", re.IGNORECASE),
    Category.MALE: re.compile(rf"\bmen\b[^:\n]{{0,80}}:{_NUMBER}", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class _Column:
    category: Category
    start: int
    end: int


def read_counts(draft: Draft, passage: Passage, options: Options) -> None:
    """Read the table below its heading; `columns` maps each category to its label's spellings.

    The labels decide which cell is which. A row with too few cells is read from the left, and the
    columns that are left over are noted; one with too many, or with a cell that is neither a
    number, an approximation nor a dash, must be mended first, since nobody can say what it means
    (blocking).
    """
    spellings = options["columns"]
    columns = _columns(passage.text, spellings) if isinstance(spellings, Mapping) else []
    draft.read.extend(
        Span(passage.span.start + c.start, passage.span.start + c.end) for c in columns
    )
    if _is_interleaved(passage.text, columns):
        _read_beside(draft, passage, columns)
        return
    row_at = columns[-1].end if columns else 0
    cells = list(_CELL.finditer(passage.text, row_at))
    if not cells:
        if columns:
            span = passage.span.start
            labels = Span(span + columns[0].start, span + columns[-1].end)
            draft.flag(
                "attendance-row-empty", "the columns are named and nothing is counted", labels
            )
        return
    row = Span(passage.span.start + cells[0].start(), passage.span.start + cells[-1].end())
    if len(cells) > len(columns):
        draft.read.append(row)
        message = f"the row has {len(cells)} values for {len(columns)} columns"
        draft.flag("attendance-row", message, row, blocking=True)
        return
    if len(cells) < len(columns):
        message = f"the row has {len(cells)} values for {len(columns)} columns; read from the left"
        draft.flag("attendance-row-short", message, row)
        draft.attendance_missing += [column.category for column in columns[len(cells) :]]
    for column, cell in zip(columns, cells, strict=False):
        _read_cell(draft, passage, column.category, cell)


def _is_interleaved(text: str, columns: Sequence[_Column]) -> bool:
    """Whether values stand between the labels: each belongs to the label before it."""
    between = (text[one.end : other.start] for one, other in pairwise(columns))
    return any(any(char.isalnum() for char in stretch) for stretch in between)


def _read_beside(draft: Draft, passage: Passage, columns: Sequence[_Column]) -> None:
    ends = [*(column.start for column in columns[1:]), len(passage.text)]
    for column, end in zip(columns, ends, strict=True):
        start = (
            column.end
            + len(passage.text[column.end : end])
            - len(passage.text[column.end : end].lstrip(" :|=\t\r\n"))
        )
        cell = _CELL.search(passage.text[:end], start)
        if cell:
            _read_cell(draft, passage, column.category, cell)


def read_count(draft: Draft, passage: Passage, options: Options) -> None:
    """Read one number in a field of its own; `category` says of whom."""
    cell = _CELL.search(passage.blocks[0].text)
    if cell:
        part = Passage(passage.document, passage.blocks[:1], passage.rule)
        _read_cell(draft, part, Category(str(options["category"])), cell)


def read_participation(draft: Draft, passage: Passage, _options: Options) -> None:
    """Read numbers told in lines: 'total number of participants: 60', 'women: about 25'."""
    draft.read.extend(passage.spans)
    for block in passage.blocks:
        for category, pattern in _TOLD.items():
            match = pattern.search(block.text)
            if match and all(known.category is not category for known in draft.attendance):
                span = Span(
                    block.span.start + match.start("cell"), block.span.start + match.end("cell")
                )
                printed = match["cell"].strip()
                value = int(printed) if printed.isdigit() else None
                count = AttendanceCount(category, printed, value, value is None, span, passage.rule)
                draft.attendance.append(count)


def _columns(text: str, spellings: Mapping[str, list[str]]) -> list[_Column]:
    found: list[_Column] = []
    for category, labels in spellings.items():
        for label in labels:
            pattern = r"\s+".join(re.escape(word) for word in label.split())
            match = re.search(pattern, text, re.IGNORECASE)
            if match:
                found.append(_Column(Category(category), match.start(), match.end()))
                break
    return sorted(found, key=lambda column: column.start)


def _read_cell(draft: Draft, passage: Passage, category: Category, cell: re.Match[str]) -> None:
    span = Span(passage.span.start + cell.start(), passage.span.start + cell.end())
    draft.read.append(span)
    printed = cell.group()
    if cell["none"]:
        return
    if cell["broken"]:
        message = (
            f"{printed!r} in the column of {category} participants is no whole number of 0 or more"
        )
        draft.flag("attendance-cell", message, span, blocking=True)
    value = int(printed) if cell["whole"] else None
    if value is not None and value > _MOST:
        message = f"{value:,} {category} participants are more than any session can have"
        draft.flag("attendance-large", message, span)
    draft.attendance.append(
        AttendanceCount(category, printed, value, bool(cell["rough"]), span, passage.rule)
    )
