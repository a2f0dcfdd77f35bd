"""Text of mails and old pages, broken at a fixed width: lines are joined to paragraphs again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from igflod.reading.document import Block, BlockKind, Document
from igflod.reading.fields.shapes import looks_like_people_line
from igflod.reading.keys import opening
from igflod.reading.spellings import Spellings
from igflod.record import Span

__all__ = ["spaced", "unquoted", "unwrapped"]

_QUOTE = re.compile(r"(?:>\s?)+")
_QUOTES = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_LEAST_QUOTED = 4
_NEARLY_ALL = 0.8
_WIDEST = 90
_LEAST_LINES = 12
_LEAST_WRAPPED = 6
_NARROWEST = 52
_BEGINS = re.compile(r"[-–—•*▪◦·>]|\(?\d{1,2}[.)]|[A-Za-z][.)]\s|[A-Z][\w /()’'-]{2,40}:")


def unquoted(document: Document) -> Document:
    """Give a mail's text without the '>' before each line; they are furniture. Others unchanged."""
    marks = [match for block in document.blocks if (match := _QUOTE.match(block.text))]
    if len(marks) < max(_LEAST_QUOTED, len(document.blocks) * _NEARLY_ALL):
        return document
    spans = [Span(match.start(), match.end()) for match in _QUOTES.finditer(document.text)]
    text = _QUOTES.sub(lambda match: " " * len(match.group()), document.text)
    bare = document.with_text(text)
    bare.furniture = (*document.furniture, *spans)
    return bare


def unwrapped(document: Document, labels: Spellings | None = None) -> Document:
    """Give the document with the lines of hard-wrapped paragraphs joined; others unchanged.

    A line that is one of the `labels`, or begins with one, belongs to no paragraph.

    A text is wrapped if it has many lines and none is long. A line goes on in the next one if the
    next one's first word had no room in it, nothing stands between them, and no item begins.
    """
    blocks = document.blocks
    ends = {block.index: _column(document, block) for block in blocks}
    widest = max(ends.values(), default=0)
    lines = all(block.kind is BlockKind.LINE for block in blocks)
    if not lines or len(blocks) < _LEAST_WRAPPED or not _NARROWEST < widest <= _WIDEST:
        return document
    groups: list[list[Block]] = []
    for block in blocks:
        label = labels and (
            labels.find(block.text.partition(":")[0]) or labels.long_ones(opening(block.text))
        )
        room = widest - ends[groups[-1][-1].index] if groups else 0
        if groups and not label and _goes_on(groups[-1], block, room):
            groups[-1].append(block)
        else:
            groups.append([block])
    bare = document.with_text(_without_breaks(document.text, groups))
    return bare.with_blocks([_joined(bare, at, group) for at, group in enumerate(groups)])


def _without_breaks(text: str, groups: Sequence[Sequence[Block]]) -> str:
    """Put blanks for the line ends inside paragraphs: the text keeps its length."""
    parts: list[str] = []
    done = 0
    for group in groups:
        start, end = group[0].span.start, group[-1].span.end
        parts += [text[done:start], text[start:end].translate(_BLANKS)]
        done = end
    return "".join([*parts, text[done:]])


_BLANKS = str.maketrans("\r\n", "  ")


def spaced(document: Document) -> Document:
    """Give a document that has no blank lines at all one before each line: gaps tell nothing."""
    blocks = document.blocks
    if len(blocks) < _LEAST_LINES or any(block.gap for block in blocks):
        return document
    return document.with_blocks([replace(block, gap=1) for block in blocks])


def _column(document: Document, block: Block) -> int:
    """Give the column in which a line ends, its indentation counted."""
    return block.span.end - (document.text.rfind("\n", 0, block.span.start) + 1)


def _goes_on(group: Sequence[Block], following: Block, room: int) -> bool:
    """Whether the next line goes on; `room` is what was left of the width in the last one."""
    last = group[-1]
    word = following.text.partition(" ")[0]
    if following.gap or 1 + len(word) <= room or len(last.text) < _NARROWEST:
        return False
    if _BEGINS.match(following.text):
        return False
    listed = looks_like_people_line(last.text) and looks_like_people_line(following.text)
    return not listed


def _joined(document: Document, index: int, group: Sequence[Block]) -> Block:
    span = Span(group[0].span.start, group[-1].span.end)
    return Block(index, span, document.excerpt(span), gap=group[0].gap)
