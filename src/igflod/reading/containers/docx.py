"""Word documents (DOCX, ECMA-376): paragraphs, tables, notes; headers and footers as furniture.

Macros, fields, embedded objects and links are never followed. Text that was struck out with tracked
changes is left out, text that was put in so is read.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from igflod.errors import SourceError
from igflod.reading.containers.archive import Archive
from igflod.reading.containers.extract import Extract, ExtractWriter
from igflod.reading.containers.xml import Attributes, parse, value_of
from igflod.reading.document import BlockKind

__all__ = ["read_docx"]

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_MAIN = "word/document.xml"
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_SIGNS = {"tab": "\t", "noBreakHyphen": "-", "cr": "\n", "br": "\n", "ptab": "\t"}
_HEADING = re.compile(r"heading|title|titre|t.?tulo|.?berschrift|titel", re.IGNORECASE)
"""How Word names its styles of headings in some languages; the names of styles are translated."""
_STYLE = frozenset(("pStyle", "numPr", "outlineLvl"))
_LEFT_OUT = frozenset("Fallback del moveFrom instrText delText rPrChange pPrChange".split())
"""Doubles of newer elements, tracked deletions, the code of fields."""


def read_docx(content: bytes, path: Path) -> Extract:
    """Take the text out of a Word document. `path` is only named in errors.

    Raises:
        SourceError: it is no DOCX, is damaged or encrypted, is over a limit, or holds no text.

    """
    if content.startswith(_OLD_WORD):
        message = "is an old Word file (.doc) or protected by a password; save it as a plain .docx"
        raise SourceError(message, path=path)
    writer = ExtractWriter()
    with Archive(content, path) as archive:
        if _MAIN not in archive.names:
            raise SourceError("is a ZIP archive, but no Word document", path=path)
        for name in (_MAIN, *_NOTES, *sorted(filter(_MARGINS.fullmatch, archive.names))):
            if name in archive.names:
                part = _Part(writer, furniture=bool(_MARGINS.fullmatch(name)))
                parse(archive.read(name), path, part.enter, part.leave, part.text)
    extract = writer.finish()
    if all(piece.furniture for piece in extract.pieces or ()):
        raise SourceError("holds no text (only pictures?)", path=path)
    return extract


@dataclass(slots=True)
class _Element:
    """An element that is open, with its number among those of its name."""

    name: str
    number: int
    seen: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is open; one may hold another, in a text box."""

    path: str
    kind: BlockKind
    words: list[str] = field(default_factory=list)


class _Part:
    """Writes down the paragraphs of one part of the document."""

    def __init__(self, writer: ExtractWriter, *, furniture: bool) -> None:
        self._writer = writer
        self._furniture = furniture
        self._open = [_Element("", 0)]
        self._paragraphs: list[_Paragraph] = []
        self._left_out = 0
        self._empty = 0
        self._tabs = 0
        self._row_began = False

    def enter(self, name: str, attributes: Attributes) -> None:
        """Take in the start of an element."""
        above = self._open[-1]
        above.seen[name] += 1
        self._open.append(_Element(name, above.seen[name]))
        if name in _LEFT_OUT or self._left_out:
            self._left_out += 1
        elif name == "p":
            self._paragraphs.append(_Paragraph(self._place(), self._kind()))
        elif name == "tr":
            self._tabs, self._row_began = 0, False
        elif name == "tc":
            self._tabs += int(above.seen[name] > 1)
        elif name in _SIGNS and above.name == "r" and self._paragraphs:
            self._paragraphs[-1].words.append(_SIGNS[name])
        elif name in _STYLE and self._paragraphs:
            self._style(name, value_of(attributes, "val"))

    def _place(self) -> str:
        return "".join(f"/w:{element.name}[{element.number}]" for element in self._open[1:])

    def _kind(self) -> BlockKind:
        inside = any(element.name == "tc" for element in self._open)
        return BlockKind.CELL if inside else BlockKind.PARAGRAPH

    def _style(self, name: str, value: str) -> None:
        paragraph = self._paragraphs[-1]
        if paragraph.kind is BlockKind.CELL:
            return
        if name == "outlineLvl" or (name == "pStyle" and _HEADING.match(value)):
            paragraph.kind = BlockKind.HEADING
        elif name == "numPr" or (name == "pStyle" and value.lower().startswith("list")):
            paragraph.kind = BlockKind.LIST_ITEM

    def text(self, text: str) -> None:
        """Take in text: only that of a run is the document's."""
        if self._open[-1].name == "t" and self._paragraphs and not self._left_out:
            self._paragraphs[-1].words.append(text)

    def leave(self, name: str) -> None:
        """Take in the end of an element."""
        self._open.pop()
        if self._left_out:
            self._left_out -= 1
        elif name == "p":
            self._write(self._paragraphs.pop())
        elif name == "tr":
            self._tabs, self._row_began = 0, False

    def _write(self, paragraph: _Paragraph) -> None:
        """Write down the lines of a paragraph."""
        in_row = any(element.name == "tr" for element in self._open)
        for line in "".join(paragraph.words).split("\n"):
            if not line.strip():
                self._empty += int(not in_row)
                continue
            tabs = self._tabs if self._row_began else 0
            gap = 0 if tabs else self._empty
            self._writer.add(
                line, paragraph.kind, paragraph.path, gap=gap, tabs=tabs, furniture=self._furniture
            )
            self._tabs = self._empty = 0
            self._row_began = in_row
