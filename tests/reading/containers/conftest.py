"""Makes the containers that the tests read: HTML in several markups, PDF, DOCX, gzip."""

import gzip
import html
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import docx
import pytest
from docx.document import Document as WordDocument
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from igflod.reading import Source

Maker: TypeAlias = Callable[[str], bytes]
Field: TypeAlias = tuple[str, list[str]]

LABELS = re.compile(
    r"Organizer (?:Name|Entity)|Workshop (?:Theme|format|Transcript)|Consise description|"
    r"Remote Moderator|Have you organized .*|Brief substantive summary .*|Conclusions drawn .*|"
    r"Reported by|Estimate the overall .*|To what extent .*|Discussion affecting .*|"
    r"Workshops Staticals"
)
SITE_BEFORE = """<a class="skip-link" href="#content">Skip to the content</a>
<header><p>Archive of the sessions</p><nav><ul><li><a href="/">Home</a></li>
<li><a href="/reports">All reports</a></li></ul></nav></header>
<div id="cookie-consent"><p>This site uses cookies.</p><button>Accept all</button></div>"""
SITE_AFTER = """<script>var page = "<p>Organizer Name</p>";</script>
<footer><p>Archive of the sessions, all rights reserved</p></footer>"""


def parts(text: str) -> tuple[list[str], list[Field]]:
    """Cut a report into its heading lines and its fields (label, paragraphs)."""
    heads: list[str] = []
    fields: list[Field] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if LABELS.fullmatch(line):
            fields.append((line, []))
        else:
            (fields[-1][1] if fields else heads).append(line)
    return heads, fields


def page(body: str) -> bytes:
    start = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Report | Archive</title>'
    style = "<style>p { margin: 0 }</style></head><body>"
    return f"{start}{style}{SITE_BEFORE}{body}{SITE_AFTER}</body></html>".encode()


def paragraphs(lines: list[str]) -> str:
    return "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)


def html_headings(text: str) -> bytes:
    heads, fields = parts(text)
    body = f"<h1>{html.escape(heads[0])}</h1>{paragraphs(heads[1:])}"
    body += "".join(f"<h4>{html.escape(label)}</h4>{paragraphs(lines)}" for label, lines in fields)
    return page(f"<main>{body}</main>")


def html_soup(text: str) -> bytes:
    """Make a page of the old kind: nested boxes, fonts, line breaks, nothing closed in order."""
    rows = []
    for line in text.splitlines():
        words = html.escape(line).replace("\u00a0", "&nbsp;")
        words = f"<b>{words}</b>" if LABELS.fullmatch(line.strip()) else words
        rows.append(f"<font face='Arial'>{words}</font><br>")
    return page(f"<div><div class='c1'><span><div>{''.join(rows)}</div></span></div></div>")


def html_table(text: str) -> bytes:
    heads, fields = parts(text)
    rows = "".join(
        f"<tr><th>{html.escape(label)}</th><td>{paragraphs(lines)}</td></tr>"
        for label, lines in fields
    )
    return page(f"<h2>{html.escape(heads[0])}</h2>{paragraphs(heads[1:])}<table>{rows}</table>")


def html_definitions(text: str) -> bytes:
    heads, fields = parts(text)
    rows = "".join(
        f"<dt>{html.escape(label)}</dt>"
        + "".join(f"<dd>{html.escape(line)}</dd>" for line in lines)
        for label, lines in fields
    )
    return page(f"<article>{paragraphs(heads)}<dl>{rows}</dl></article>")


def _flow(lines: list[str]) -> list[Flowable]:
    style = getSampleStyleSheet()["BodyText"]
    return [
        Paragraph(html.escape(line, quote=False), style) if line.strip() else Spacer(1, 12)
        for line in lines
    ]


def _pdf(story: list[Flowable], columns: int) -> bytes:
    buffer = io.BytesIO()
    width, height = A4
    wide = (width - 80 - 24 * (columns - 1)) / columns
    frames = [Frame(40 + number * (wide + 24), 60, wide, height - 120) for number in range(columns)]

    def number_page(canvas: object, document: object) -> None:
        canvas.drawString(60, 30, f"Page {document.page}")  # type: ignore[attr-defined]
        canvas.drawString(60, height - 30, "Archive of the sessions")  # type: ignore[attr-defined]

    template = BaseDocTemplate(buffer, pagesize=A4)
    template.addPageTemplates([PageTemplate(frames=frames, onPage=number_page)])
    template.build(story)
    return buffer.getvalue()


def pdf_one_column(text: str) -> bytes:
    return _pdf(_flow(text.splitlines()), columns=1)


def pdf_two_columns(text: str) -> bytes:
    return _pdf(_flow(text.splitlines()), columns=2)


def pdf_table(text: str) -> bytes:
    """Make a PDF whose short fields stand in a table with drawn lines."""
    heads, fields = parts(text)
    story = _flow(heads)
    grid = TableStyle(
        [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
    for label, lines in fields:
        if sum(map(len, lines)) > 600:  # a cell cannot be longer than a page
            story += _flow([label, *lines])
        else:
            story.append(Table([[_flow([label]), _flow(lines) or ""]], [150, 340], style=grid))
    return _pdf(story, columns=1)


def pdf_counts(text: str, *, drawn: bool = True, place: str = "TOP", width: int = 70) -> bytes:
    """Make a PDF whose counts stand in a table of seven columns, with names of several lines."""
    lines = text.splitlines()
    at = next((n for n, line in enumerate(lines) if line.startswith("Number of FEMALE")), None)
    if at is None:
        return pdf_one_column(text)
    names = [name for name in re.split(r"(?=Number of)", lines[at]) if name]
    cells = [[_flow([cell]) for cell in row] for row in (names, lines[at + 1].split())]
    style = TableStyle([("VALIGN", (0, 0), (-1, -1), place)])
    if drawn:
        style.add("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    table = Table(cells, [width, *[70] * (len(names) - 1)], style=style)
    return _pdf([*_flow(lines[:at]), table, *_flow(lines[at + 2 :])], columns=1)


def _saved(document: WordDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def docx_paragraphs(text: str) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Archive of the sessions"
    for line in text.splitlines():
        if LABELS.fullmatch(line.strip()):
            document.add_heading(line, 3)
        else:
            document.add_paragraph(line)
    return _saved(document)


def docx_table(text: str) -> bytes:
    heads, fields = parts(text)
    document = docx.Document()
    for head in heads:
        document.add_paragraph(head)
    table = document.add_table(0, 2)
    for label, lines in fields:
        cells = table.add_row().cells
        cells[0].text = label
        cells[1].text = lines[0] if lines else ""
        for line in lines[1:]:
            cells[1].add_paragraph(line)
    return _saved(document)


MAKERS: dict[str, tuple[str, Maker]] = {
    "HTML with headings": (".html", html_headings),
    "HTML of nested boxes": (".htm", html_soup),
    "HTML table": (".html", html_table),
    "HTML definition list": (".html", html_definitions),
    "PDF": (".pdf", pdf_one_column),
    "PDF in two columns": (".pdf", pdf_two_columns),
    "PDF with tables": (".pdf", pdf_table),
    "DOCX": (".docx", docx_paragraphs),
    "DOCX table": (".docx", docx_table),
    "gzip": (".txt.gz", lambda text: gzip.compress(text.encode())),
}


@pytest.fixture(params=MAKERS, scope="session")
def container(request: pytest.FixtureRequest) -> Callable[[str], Source]:
    """Give a function that puts the text of a report into a container; one for each kind."""
    suffix, make = MAKERS[request.param]
    return lambda text: Source(Path(f"report{suffix}"), make(text))
