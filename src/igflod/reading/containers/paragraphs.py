"""Puts the runs of a PDF's pages together to paragraphs and cells.

The order is that in which the file draws them, which for the usual programs is the order of
reading: column after column, cell after cell. Only columns of prose that were drawn line by line
are put right (`columns`). A line goes on in the next when that one begins at the same edge, at the
usual distance, and its first word had no room left above. A narrow cell of some lines ends where
the next one begins beside it, whether the cells are set to their top, middle or bottom.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from igflod.reading.containers.columns import in_reading_order
from igflod.reading.containers.extract import Extract, ExtractWriter
from igflod.reading.containers.measures import EDGE, Measures
from igflod.reading.containers.runs import Page, Run
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


_SHORTEST_RARE = 3
_SHORT_WORDS = frozenset(
    "a an as at be by do he if in is it me my no of on or so to up us we".split()
)


@dataclass(slots=True)
class _Paragraph:
    """Runs that belong together, and how they stand to what is before them."""

    runs: list[Run]
    furniture: bool
    gap: int = 0
    tabs: int = 0
    is_cell: bool = field(default=False)

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
    runs = [run for page in pages for run in in_reading_order(page)]
    margins = _repeated_margins(pages)
    measures = Measures(pages, runs)
    words = Counter(re.findall(r"[\w-]+", " ".join(run.text for run in runs).lower()))
    body = [run for run in runs if id(run) not in margins]
    for paragraph in _paragraphs(body, measures):
        _write(writer, paragraph, measures, words)
    for run in runs:
        if id(run) in margins:
            _write(writer, _Paragraph([run], furniture=True), measures, words)
    return writer.finish()


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


def _paragraphs(runs: Iterable[Run], measures: Measures) -> Iterator[_Paragraph]:
    current: _Paragraph | None = None
    for run in runs:
        if current is not None and _goes_on(current, run, measures):
            current.runs.append(run)
            continue
        new = _Paragraph([run], furniture=False)
        if current is not None:
            last = current.runs[-1]
            top = current.runs[0]
            beside = top.shares_line(run) and top.right <= run.left
            beside = beside or (len(current.runs) > 1 and current.is_beside(run, measures.step))
            new.tabs = int(beside)
            new.is_cell = beside
            current.is_cell = current.is_cell or beside
            if not beside and last.page == run.page:
                lines = round((last.bottom - run.bottom) / measures.step)
                new.gap = min(max(0, lines - 1), _MOST_EMPTY_LINES)
            yield current
        current = new
    if current is not None:
        yield current


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


def _write(
    writer: ExtractWriter, paragraph: _Paragraph, measures: Measures, words: Counter[str]
) -> None:
    first = paragraph.runs[0]
    text = first.text
    narrow = max(run.right - run.left for run in paragraph.runs) < _NARROW / 2 * first.height
    for run in paragraph.runs[1:]:
        if narrow and _breaks_a_word(text, run.text, words):
            text += run.text
        else:
            text = _joined(text, run.text, words)
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


def _breaks_a_word(above: str, below: str, words: Counter[str]) -> bool:
    """Whether a column too narrow for a word broke it: 'participant' above, 's' below."""
    begun, rest = re.search(r"[^\W\d_]+$", above), re.match(r"[a-z]+", below)
    if not begun or not rest:
        return False
    is_word = rest[0] in _SHORT_WORDS if len(rest[0]) < _SHORTEST_RARE else words[rest[0]] > 1
    return words[(begun[0] + rest[0]).lower()] > 0 and not is_word


def _joined(above: str, below: str, words: Counter[str]) -> str:
    """Join two lines; of a hyphen between them, keep it unless the document has the whole word."""
    broken = re.search(r"([^\W\d_]+)-$", above)
    rest = re.match(r"[a-z]\w*", below)
    if not broken or not rest:
        return f"{above} {below}"
    whole = (broken[1] + rest[0]).lower()
    hyphenated = f"{broken[1]}-{rest[0]}".lower()
    return above[:-1] + below if words[whole] > words[hyphenated] else above + below
