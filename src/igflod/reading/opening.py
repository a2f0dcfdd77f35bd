"""From a source to a document: decode or unpack it, mend its text, cut it into blocks."""

from collections.abc import Iterable
from dataclasses import replace

from igflod.errors import SourceError
from igflod.reading.containers.extract import Extract, Piece
from igflod.reading.containers.sandbox import extract
from igflod.reading.decoding import decode
from igflod.reading.document import Block, Document, lines
from igflod.reading.noise import server_messages
from igflod.reading.repair import Repaired, repair
from igflod.reading.source import Source, suffix_of
from igflod.record import Problem, Span

__all__ = ["open_document"]

_PLAIN = {".txt", None}
"""A file of an unknown suffix is taken for text; if it is not, decoding says so."""


def open_document(source: Source) -> Document:
    """Make a document of a source. All but plain text is unpacked in a limited process.

    Raises:
        SourceError: the file is empty, broken, of a kind that we do not read, or over a limit.

    """
    found = _plain(source) if suffix_of(source.path) in _PLAIN else extract(source)
    mended = repair(found.text)
    if found.pieces is None:
        blocks = list(lines(mended.text))
        furniture: list[Span] = []
    else:
        blocks, furniture = _laid_out(found.pieces, mended)
    noise = server_messages(blocks)
    notes = [Problem(rule, message, 1, Span(0, 0)) for rule, message in found.notes]
    if noise:
        spans = [block.span for block in blocks if block.index in noise]
        furniture += spans
        blocks = _numbered(block for block in blocks if block.index not in noise)
        notes.append(_noise_note(mended, spans))
    if not blocks:
        raise SourceError("holds no text of a report", path=source.path)
    return Document(
        mended.text,
        original=mended.original,
        alignments=mended.alignments,
        blocks=blocks,
        furniture=furniture,
        notes=(*notes, *mended.notes),
    )


def _plain(source: Source) -> Extract:
    decoded = decode(source.content, source.path)
    notes = (("encoding", decoded.note),) if decoded.note else ()
    return Extract(decoded.text, None, notes)


def _laid_out(pieces: Iterable[Piece], mended: Repaired) -> tuple[list[Block], list[Span]]:
    """Make blocks of the pieces that are of the report, and spans of those that are not."""
    blocks: list[Block] = []
    furniture: list[Span] = []
    for piece in pieces:
        span = mended.forward(Span(piece.start, piece.end))
        if span.start == span.end:
            continue
        if piece.furniture:
            furniture.append(span)
            continue
        text = mended.text[span.start : span.end]
        blocks.append(Block(len(blocks), span, text, piece.gap, piece.kind, piece.path))
    return blocks, furniture


def _numbered(blocks: Iterable[Block]) -> list[Block]:
    return [replace(block, index=index) for index, block in enumerate(blocks)]


def _noise_note(mended: Repaired, spans: list[Span]) -> Problem:
    place = mended.origin(spans[0])
    line = mended.original.count("\n", 0, place.start) + 1
    return Problem("server-messages", "error messages of the web server were skipped", line, place)
