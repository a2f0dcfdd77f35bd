"""A DOCX document gives its paragraphs, tables and furniture in the order of reading."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument

from igflod.errors import SourceError
from igflod.reading import Document, Source, open_document
from igflod.reading.document import BlockKind

PATH = Path("report.docx")


def saved(document: WordDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def opened(content: bytes) -> Document:
    return open_document(Source(PATH, content))


def changed(content: bytes, change: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    """Give the document with one of its parts changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()).encode() if name == part else data)
    return buffer.getvalue()


def test_each_paragraph_has_its_kind_and_its_path() -> None:
    document = docx.Document()
    document.add_heading("A title", 1)
    document.add_paragraph("Words")
    document.add_paragraph("")
    document.add_paragraph("item", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Women"
    table.cell(0, 1).text = "22"
    body = "/w:document[1]/w:body[1]"
    found = [(b.kind, b.text, b.gap, b.path) for b in opened(saved(document)).blocks]
    assert found == [
        (BlockKind.HEADING, "A title", 0, f"{body}/w:p[1]"),
        (BlockKind.PARAGRAPH, "Words", 0, f"{body}/w:p[2]"),
        (BlockKind.LIST_ITEM, "item", 1, f"{body}/w:p[4]"),
        (BlockKind.CELL, "Women", 0, f"{body}/w:tbl[1]/w:tr[1]/w:tc[1]/w:p[1]"),
        (BlockKind.CELL, "22", 0, f"{body}/w:tbl[1]/w:tr[1]/w:tc[2]/w:p[1]"),
    ]


def test_rows_are_lines_and_empty_cells_leave_their_place() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for place, words in {(0, 0): "Women", (0, 1): "Men", (0, 2): "Young", (1, 0): "22"}.items():
        table.cell(*place).text = words
    table.cell(1, 2).text = "5"
    assert opened(saved(document)).text == "Women\tMen\tYoung\n22\t\t5"


def test_breaks_in_a_paragraph_are_lines() -> None:
    document = docx.Document()
    document.add_paragraph("one\ntwo\tand three")
    assert [block.text for block in opened(saved(document)).blocks] == ["one", "two and three"]


def test_headers_and_footers_are_furniture() -> None:
    document = docx.Document()
    document.add_paragraph("Words")
    document.sections[0].header.paragraphs[0].text = "Head of each page"
    document.sections[0].footer.paragraphs[0].text = "Foot of each page"
    found = opened(saved(document))
    assert [block.text for block in found.blocks] == ["Words"]
    assert sorted(map(found.excerpt, found.furniture)) == ["Foot of each page", "Head of each page"]


def test_deleted_text_is_left_out_and_inserted_text_is_read() -> None:
    document = docx.Document()
    document.add_paragraph("KEPT")
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    tracked = (
        "<w:del w:id='1' w:author='x'><w:r><w:delText>old </w:delText></w:r></w:del>"
        f"<w:ins w:id='2' w:author='x'>{run.format('new ')}</w:ins>"
        f"<w:hyperlink>{run.format('linked ')}</w:hyperlink>"
        "<w:r><w:instrText>INCLUDETEXT /etc/passwd</w:instrText></w:r>"
    )
    content = changed(saved(document), lambda xml: xml.replace("<w:r>", tracked + "<w:r>", 1))
    assert opened(content).text == "new linked KEPT"


def test_a_text_box_is_read_once() -> None:
    document = docx.Document()
    document.add_paragraph("KEPT")
    box = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent xmlns:mc='http://example.org/mc'>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    content = changed(saved(document), lambda xml: xml.replace("<w:r>", both + "<w:r>", 1))
    assert [block.text for block in opened(content).blocks] == ["in a box", "KEPT"]


def test_tab_stops_of_a_paragraph_are_no_tabs_in_its_text() -> None:
    document = docx.Document()
    document.add_paragraph("KEPT")
    stops = "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs></w:pPr>"
    content = changed(saved(document), lambda xml: re.sub("<w:p>", stops, xml, count=1))
    assert opened(content).text == "KEPT"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"not a zip", "is a broken ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word file"),
        (saved(docx.Document()), "holds no text"),
        (saved(docx.Document())[:-200], "is a broken ZIP archive"),
        (changed(saved(docx.Document()), lambda xml: xml[:-20]), "holds broken XML"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        opened(content)


def test_another_archive_is_no_word_document() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(SourceError, match="no Word document"):
        opened(buffer.getvalue())
