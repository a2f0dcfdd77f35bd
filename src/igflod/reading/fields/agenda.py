"""The agenda: items, their minutes and points. Who is named in them: see `agendapeople`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from igflod.reading.document import Block
from igflod.reading.draft import Draft, Passage
from igflod.reading.fields.agendapeople import named_in
from igflod.reading.template import Options
from igflod.record import AgendaItem, Span

__all__ = ["looks_like_agenda", "read_agenda", "tail_with_agenda"]

_MINUTES = re.compile(
    r"[(\[]?\s?\b(?P<minutes>\d{1,3})\s{0,3}-?(?:mins?\b\.?|minutes?\b|mn\b|['′’](?=\s|$|[)\]]))"
    r"(?:\s+each)?\s{0,3}[)\]]?",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"(?:^|(?<=\s))(?:\(?(?P<number>\d{1,2})[.)](?=\s|[^\W\d])|[-–—•*▪◦·](?=\s)(?!\s{1,3}\d{1,3}\s?(?:min|mn|['′])))\s*"
)
_LINE_MARK = re.compile(
    r"(?:\(?(?P<number>\d{1,2})[.)]+(?=\s|[^\W\d])|(?P<letter>[a-z][.)])(?=\s)|[-–—•*▪◦·])\s*"
)
_SENTENCE_STARTS = re.compile(r"(?<=[a-z])\s+(?=[A-Z][a-z]+\s+[a-z])")
_KEPT_TOGETHER = re.compile(r"\b(?:a|an|and|at|by|for|from|in|of|on|the|to|with)$", re.IGNORECASE)
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d\d(?:\s?[-–—]\s?\d{1,2}[:.h]\d\d)?(?:\s?[ap]m)?\s?[-–—:|]?\s*", re.IGNORECASE
)
_EDGES = re.compile(r"^[\s,:;|–—-]+|[\s,:;|–—-]+$")
_PROSE = re.compile(r"[a-z][.!]\s+[A-Z]")
_FIELD_GAP = 2
_LONGEST_LINE = 160


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the agenda's text: from its marker to the next piece."""

    number: str | None
    is_point: bool
    start: int
    end: int


def read_agenda(draft: Draft, passage: Passage, _options: Options) -> None:
    """Read an agenda, on one line or several: '1. Welcome (5 mins) 2. Overview by A/B (15 mins)'.

    Items are numbered, or dashed, or lines, or end with their minutes, or begin with a capital.
    Points dashed below a numbered item on its line are items of their own with that item as
    parent; points on lines of their own belong to it, unless one of them has minutes.
    """
    draft.read.extend(passage.spans)
    pieces = list(_lines(passage) if len(passage.blocks) > 1 else _pieces(passage.text))
    timed = any(
        piece.is_point and _MINUTES.search(passage.text, piece.start, piece.end) for piece in pieces
    )
    detail = len(passage.blocks) > 1 and not timed
    parent: AgendaItem | None = None
    for piece in pieces:
        item = _item(passage, piece, len(draft.agenda) + 1, parent)
        if item is None:
            continue
        if detail and piece.is_point and parent:
            for named in named_in(passage, item, parent.position):
                draft.add_participation(named)
            continue
        draft.agenda.append(item)
        if not piece.is_point:
            parent = item
        for named in named_in(passage, item, item.position):
            draft.add_participation(named)


def _lines(passage: Passage) -> Iterator[_Piece]:
    """Take each line for an item; dashed or lettered ones below a numbered line are its points."""
    base = passage.span.start
    marks = [_LINE_MARK.match(block.text) for block in passage.blocks]
    numbered = any(mark and mark["number"] for mark in marks)
    pointed = numbered and not all(mark and mark["number"] for mark in marks)
    for block, mark in zip(passage.blocks, marks, strict=True):
        start = block.span.start - base
        inside = list(_in_sequence(block.text))
        if not numbered and _PROSE.search(block.text) and not _MINUTES.search(block.text):
            continue
        if len([one for one in inside if one["number"]]) > 1 or _times(block.text) > 1:
            for piece in _pieces(block.text):
                yield _Piece(piece.number, piece.is_point, start + piece.start, start + piece.end)
            continue
        number = mark["number"] if mark else None
        is_point = pointed and number is None
        yield _Piece(number, is_point, start + (mark.end() if mark else 0), start + len(block.text))


def _times(text: str) -> int:
    return sum(1 for _ in _MINUTES.finditer(text))


def _pieces(text: str) -> list[_Piece]:
    markers = list(_in_sequence(text))
    if not any(marker["number"] for marker in markers):
        dashed = [marker for marker in markers if not marker["number"]]
        if len(dashed) > 1 and dashed[0].start() == 0:
            return _between(text, dashed)
        if _PROSE.search(text) and not _times(text):
            return []
        return list(_unnumbered(text))
    return _between(text, markers)


def _in_sequence(text: str) -> Iterator[re.Match[str]]:
    """Keep the numbers that count upwards (a step may be missing), and every dash."""
    last = 0
    for marker in _MARKER.finditer(text):
        if marker["number"] is None:
            yield marker
            continue
        number = int(marker["number"])
        if last < number <= last + 2:
            last = number
            yield marker


def _between(text: str, markers: Sequence[re.Match[str]]) -> list[_Piece]:
    first = next((i for i, marker in enumerate(markers) if marker["number"]), 0)
    kept = markers[first:]
    ends = [*(marker.start() for marker in kept[1:]), len(text)]
    numbered = any(marker["number"] for marker in kept)
    return [
        _Piece(marker["number"], numbered and marker["number"] is None, marker.end(), end)
        for marker, end in zip(kept, ends, strict=True)
    ]


def _unnumbered(text: str) -> Iterator[_Piece]:
    """Cut at semicolons, or behind bracketed minutes, before bare ones, where sentences begin."""
    cuts = {0, len(text)}
    semicolons = [match.end() for match in re.finditer(";", text)]
    cuts.update(semicolons)
    for match in () if semicolons else _MINUTES.finditer(text):
        cuts.add(match.end() if match.group()[0] in "([" else match.start())
    for match in () if semicolons else _SENTENCE_STARTS.finditer(text):
        if not _KEPT_TOGETHER.search(text, max(0, match.start() - 6), match.start()):
            cuts.add(match.end())
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        if text[start:end].strip():
            yield _Piece(None, is_point=False, start=start, end=end)


def _item(
    passage: Passage, piece: _Piece, position: int, parent: AgendaItem | None
) -> AgendaItem | None:
    text = passage.text[piece.start : piece.end]
    minutes = _MINUTES.search(text)
    stretches = [(0, minutes.start()), (minutes.end(), len(text))] if minutes else [(0, len(text))]
    base = passage.span.start + piece.start
    spans = tuple(
        span for start, end in stretches if (span := _words(passage, base + start, base + end))
    )
    if not spans:
        return None
    value = " ".join(" ".join(passage.document.excerpt(span) for span in spans).split())
    reading = passage.reading(value, spans[0])
    return AgendaItem(
        position=position,
        text=reading if len(spans) == 1 else passage.reading_of(value, spans),
        number=piece.number,
        parent=parent.position if parent and piece.is_point else None,
        minutes=int(minutes["minutes"]) if minutes else None,
    )


def _words(passage: Passage, start: int, end: int) -> Span | None:
    """Give the stretch without a clock's hours and dangling punctuation; None: no word in it."""
    text = passage.document.text[start:end]
    lead = len(text) - len(text.lstrip())
    clock = _CLOCK.match(text, lead)
    first = clock.end() if clock else 0
    kept = _EDGES.sub("", text[first:])
    if not any(char.isalnum() for char in kept):
        return None
    at = start + first + text[first:].index(kept)
    return Span(at, at + len(kept))


def looks_like_agenda(text: str) -> bool:
    """Whether a block without a label is an agenda, or an item of one.

    It counts 1, 2, 3, states minutes more than once, or is a short line with a number or minutes.
    """
    numbers = [marker for marker in _in_sequence(text) if marker["number"]]
    if len(numbers) > 1 or _times(text) > 1:
        first = numbers[0].start() if numbers else 0
        return first < _LONGEST_LINE // 4 and not text.rstrip().endswith("?")
    short = len(text) <= _LONGEST_LINE and not text.rstrip().endswith("?")
    mark = _LINE_MARK.match(text)
    if mark and (not text[mark.end() : mark.end() + 1].isupper() or text.endswith((";", "and"))):
        return False
    return short and bool(_times(text) or (mark and mark["number"])) and not _PROSE.search(text)


def tail_with_agenda(blocks: list[Block]) -> int:
    """Count the last blocks that are an agenda whose label was lost.

    Its items are numbered or have minutes, or a gap wider than any before sets it apart. Dashed
    lines below such an item belong to it.
    """
    bulleted = _bulleted_tail(blocks)
    if bulleted:
        return bulleted
    taken = pending = 0
    for block in reversed(blocks[1:]):
        if _is_agenda_line(block.text):
            taken += pending + 1
            pending = 0
        elif _LINE_MARK.match(block.text):
            pending += 1
        else:
            break
        if block.gap >= _FIELD_GAP:
            break
    if taken == 0 and len(blocks) > 1:
        widest = max(block.gap for block in blocks[1:])
        taken = int(blocks[-1].gap == widest > _FIELD_GAP)
    return taken


def _bulleted_tail(blocks: list[Block]) -> int:
    """Count bulleted lines at the end that a gap sets apart; questions are no agenda."""
    for taken, block in enumerate(reversed(blocks[1:]), start=1):
        mark = _LINE_MARK.match(block.text)
        if mark is None or mark["number"] or block.text.rstrip().endswith("?"):
            return 0
        if block.gap >= _FIELD_GAP:
            return taken if taken > 1 else 0
    return 0


def _is_agenda_line(text: str) -> bool:
    marker = _MARKER.search(text)
    return bool(_MINUTES.search(text)) or bool(marker and marker["number"])
