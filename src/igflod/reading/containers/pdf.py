"""PDF files with a text layer: words by their places on the page, put together to paragraphs.

Scripts, attached files, links and forms are never touched; nothing is fetched. Pictures of text are
no text: a scan is refused, in words.
"""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from igflod.errors import SourceError
from igflod.reading.containers.extract import Extract
from igflod.reading.containers.limits import MOST_PAGES
from igflod.reading.containers.paragraphs import write_paragraphs
from igflod.reading.containers.runs import Floor, Page, Wall, read_runs
from igflod.reading.decoding import LARGEST_TEXT

__all__ = ["read_pdf"]

_WORDS = {
    raw.FPDF_ERR_PASSWORD: "is protected by a password",
    raw.FPDF_ERR_SECURITY: "is encrypted in a way that cannot be read",
}
_THIN = 3.0  # points: a line or a very narrow box


def read_pdf(content: bytes, path: Path) -> Extract:
    """Take the text out of a PDF. `path` is only named in errors.

    Raises:
        SourceError: it is no PDF, damaged, protected, over a limit, or holds no text.

    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        message = _WORDS.get(getattr(error, "err_code", 0), "is no PDF that can be read (damaged?)")
        raise SourceError(message, path=path) from None
    try:
        if len(document) > MOST_PAGES:
            raise SourceError(f"has more than {MOST_PAGES:,} pages", path=path)
        pages = list(_pages(document, path))
    finally:
        document.close()
    if not any(page.runs for page in pages):
        message = "is a PDF without text, a scan perhaps: run a text recognition (OCR) over it"
        raise SourceError(message, path=path)
    return write_paragraphs(pages)


def _pages(document: pypdfium2.PdfDocument, path: Path) -> Iterator[Page]:
    characters = 0
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError:
            raise SourceError(f"is damaged: page {number} cannot be read", path=path) from None
        text = page.get_textpage()
        characters += text.count_chars()
        if characters > LARGEST_TEXT:
            raise SourceError(f"has more than {LARGEST_TEXT:,} characters", path=path)
        runs = read_runs(text, number)
        walls, floors = _drawn(page) if runs else ([], [])
        yield Page(number, page.get_height(), tuple(runs), tuple(walls), tuple(floors))
        text.close()
        page.close()


def _drawn(page: pypdfium2.PdfPage) -> tuple[list[Wall], list[Floor]]:
    """Give the upright and the level lines of tables, as far as they are drawn."""
    walls: list[Wall] = []
    floors: list[Floor] = []
    for drawn in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=2):
        left, bottom, right, top = drawn.get_bounds()
        is_box = right - left > _THIN and top - bottom > _THIN
        if top - bottom > _THIN:
            walls += (Wall(x, bottom, top) for x in ((left, right) if is_box else (left,)))
        if right - left > _THIN:
            floors += (Floor(y, left, right) for y in ((bottom, top) if is_box else (bottom,)))
    return walls, floors
