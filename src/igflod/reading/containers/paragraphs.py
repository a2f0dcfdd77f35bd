"""Puts the runs of a PDF's pages together to paragraphs and cells.

The order is that in which the file draws them, which for the usual programs is the order of
reading: column after column, cell after cell. Only columns of prose that were drawn line by line
are put right (`columns`), and tables told from the places of their words (`tables`). A line goes on
in the next when that one begins at the same edge, at the usual distance, and its first word had no
room left above. A narrow cell of some lines ends where the next one begins beside it, whether the
cells are set to their top, middle or bottom.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from igflod.reading.containers.columns import in_reading_order
from igflod.reading.containers.extract import Extract, ExtractWriter
from igflod.reading.containers.measures import EDGE, Measures
from igflod.reading.containers.runs import Page, Run
from igflod.reading.containers.tables import Cell, Table, find_tables
from igflod.reading.containers.words import Words
from igflod.reading.document import BlockKind

__all__ = ["write_paragraphs"]

_MARKER = re.compile(r"[•◦▪‣·*–-]|\(?\d{1,2}[.)]")
_BULLET = re.compile(r"[•◦▪‣·]")
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_INDENT = 3.0  # heights of a line that the first line of a paragraph may be set in or out
_MARGIN = 0.09  # share of the page's height at its head and foot
_LARGE = 1.15  # times the usual height: a heading
_MOST_EMPTY_LINES = 6
_NARROW = 14.0  # heights of a line: the widest cell that may stand beside another one
_RAGGED = 2.5  # lines by which the next cell of a row may begin above or below


@dataclass(slots=True)
class _Paragraph:
    """Runs that belong together, and how they stand to what is before them."""

    runs: list[Run]
    furniture: bool
    gap: int = 0
    tabs: int = 0
    is_cell: bool = field(default=False)
    cell: Cell | None = None
    """The cell that it stands in, in a table that was told from its places."""

    def is_beside(self, run: Run, step: float) -> bool:
        """Whether a run begins the cell to the right of this narrow one, in the same row."""
        first, last = self.runs[0], self.runs[-1]
        left, right = min(r.left for r in self.runs), max(r.right for r in self.runs)
        if run.page != last.page or run.left < right - EDGE or right - left > _NARROW * run.height:
            return False
        slack = _RAGGED * step
        return last.bottom - slack < run.bottom and run.top < first.top + slack


def write_paragraphs(pages: list[Page]) -> Extract:
    """Write down the text of pages."""
    writer = ExtractWriter()
    orders = [in_reading_order(page) for page in pages]
    runs = [run for order in orders for run in order]
    margins = _repeated_margins(pages)
    measures = Measures(pages, runs)
    body: list[Run | Table] = []
    for page, order in zip(pages, orders, strict=True):
        inside = [run for run in order if id(run) not in margins]
        body += _with_tables(inside, find_tables(page, inside, measures.leading))
    words = Words(runs, [run for run in body if isinstance(run, Run)])
    for paragraph in _paragraphs(body, measures):
        _write(writer, paragraph, measures, words)
    for run in runs:
        if id(run) in margins:
            _write(writer, _Paragraph([run], furniture=True), measures, words)
    return writer.finish()


def _with_tables(runs: Sequence[Run], tables: Iterable[Table]) -> Iterator[Run | Table]:
    """Put each table in the place of its runs."""
    table_of = {id(run): table for table in tables for run in table.runs}
    done: set[int] = set()
    for run in runs:
        table = table_of.get(id(run))
        if table is None:
            yield run
        elif id(table) not in done:
            done.add(id(table))
            yield table


def _repeated_margins(pages: list[Page]) -> set[int]:
    """Give the ids of the runs that are headers, footers or page numbers."""
    found: set[int] = set()
    alike: dict[tuple[str, int], list[Run]] = defaultdict(list)
    for page in pages:
        for run in page.runs:
            if _MARGIN * page.height < run.bottom and run.top < (1 - _MARGIN) * page.height:
                continue
            if _is_in_a_row(run, page):
                continue
            if _PAGE_NUMBER.fullmatch(run.text):
                found.add(id(run))
            words = re.sub(r"\d+", "#", run.text).casefold()
            alike[words, round(run.bottom / EDGE)].append(run)
    for runs in alike.values():
        if len({run.page for run in runs}) > max(1, len(pages) // 3):
            found.update(id(run) for run in runs)
    return found


def _is_in_a_row(run: Run, page: Page) -> bool:
    """Whether a number stands on a line with others: a row of a table, not the page's number."""
    if not _PAGE_NUMBER.fullmatch(run.text):
        return False
    numbers = (other for other in page.runs if _PAGE_NUMBER.fullmatch(other.text))
    return sum(run.shares_line(other) for other in numbers) > 1


def _paragraphs(body: Iterable[Run | Table], measures: Measures) -> Iterator[_Paragraph]:
    current: _Paragraph | None = None
    last: Run | None = None
    for part in body:
        if isinstance(part, Table):
            cells = list(_cells(part, measures))
            cells[0].gap = _gap(last, max(part.runs, key=lambda run: run.top), measures)
            yield from [*filter(None, [current]), *cells]
            current, last = None, min(part.runs, key=lambda run: run.bottom)
            continue
        if current is not None and _goes_on(current, part, measures):
            current.runs.append(part)
        else:
            new = _Paragraph([part], furniture=False)
            if current is not None:
                top = current.runs[0]
                beside = top.shares_line(part) and top.right <= part.left
                ragged = len(current.runs) > 1 and current.is_beside(part, measures.step)
                new.is_cell = beside or ragged
                new.tabs = int(new.is_cell)
                current.is_cell = current.is_cell or new.is_cell
                yield current
            if not new.is_cell:
                new.gap = _gap(last, part, measures)
            current = new
        last = part
    if current is not None:
        yield current


def _gap(above: Run | None, below: Run, measures: Measures) -> int:
    """Give how many empty lines are between two lines."""
    if above is None or above.page != below.page:
        return 0
    lines = round((above.bottom - below.bottom) / measures.step)
    return min(max(0, lines - 1), _MOST_EMPTY_LINES)


def _cells(table: Table, measures: Measures) -> Iterator[_Paragraph]:
    """Give the paragraphs of each cell; the heads of columns are one each."""
    before: Cell | None = None
    for cell in table.cells:
        tabs = cell.column - before.column if before and before.row == cell.row else 0
        current = _Paragraph([cell.runs[0]], furniture=False, tabs=tabs, is_cell=True, cell=cell)
        for run in cell.runs[1:]:
            if cell.row == 0 or _goes_on(current, run, measures):
                current.runs.append(run)
            else:
                yield current
                current = _Paragraph([run], furniture=False, is_cell=True, cell=cell)
        yield current
        before = cell


def _goes_on(paragraph: _Paragraph, run: Run, measures: Measures) -> bool:
    """Whether a run belongs to the paragraph before it."""
    first, last = paragraph.runs[0], paragraph.runs[-1]
    if last.shares_line(run):
        is_marker = len(paragraph.runs) == 1 and bool(_MARKER.fullmatch(last.text))
        return is_marker and last.right <= run.left
    is_other = abs(run.height - last.height) > (_LARGE - 1) * last.height
    if is_other or _BULLET.match(run.text) or paragraph.is_beside(run, measures.step):
        return False
    if measures.has_room(last, run) and not _is_mid_sentence(paragraph, run, measures):
        return False
    step = last.bottom - run.bottom
    usual = _LARGE * measures.step * max(1.0, run.height / measures.height)
    if run.page == last.page and 0 < step <= usual:
        indent = abs(run.left - last.left)
        return indent < EDGE or (
            last in (first, *paragraph.runs[1:2]) and indent < _INDENT * run.height
        )
    if run.page == last.page and step > 0:
        return False
    # Another column or page: a sentence may go on there.
    in_prose = len(paragraph.runs) > 1 or run.text[0].islower()
    return in_prose and not _SENTENCE_END.search(last.text)


def _is_mid_sentence(paragraph: _Paragraph, run: Run, measures: Measures) -> bool:
    """Whether words must go on though there was room: a no-break space may have taken them down."""
    last = paragraph.runs[-1]
    runs_on = run.text[0].islower() and not _SENTENCE_END.search(last.text)
    return runs_on and measures.is_long(last)


def _write(writer: ExtractWriter, paragraph: _Paragraph, measures: Measures, words: Words) -> None:
    first = paragraph.runs[0]
    text = _cell_text(paragraph.runs, paragraph.cell.width, words) if paragraph.cell else first.text
    if paragraph.cell is None:
        widest = max(run.right - run.left for run in paragraph.runs)
        for run in paragraph.runs[1:]:
            narrow = widest < _NARROW / 2 * first.height
            is_one = narrow and words.are_one(text, run.text)
            text = text + run.text if is_one else words.joined(text, run.text)
    kind = BlockKind.CELL if paragraph.is_cell else BlockKind.PARAGRAPH
    if _BULLET.match(text):
        kind = BlockKind.LIST_ITEM
    elif first.height > _LARGE * measures.height:
        kind = BlockKind.HEADING
    writer.add(
        text,
        kind,
        f"/page[{first.page}]",
        gap=paragraph.gap,
        tabs=paragraph.tabs,
        furniture=paragraph.furniture,
    )


def _cell_text(runs: Sequence[Run], width: float, words: Words) -> str:
    """Join the lines of a cell from below: the end of a word that was cut tells of its start."""
    text = runs[-1].text
    for above, below in reversed(list(pairwise(runs))):
        if words.are_cut(above, below, width, text):
            text = above.text + text
        else:
            text = words.joined(above.text, text)
    return text
