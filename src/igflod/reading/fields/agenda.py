"""The agenda: items, their minutes and points, and the people named in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from igflod.reading.document import Block
from igflod.reading.draft import Draft, Passage
from igflod.reading.fields.names import looks_like_person, strip_title
from igflod.reading.template import Options
from igflod.record import AgendaItem, AgentKind, Participation, Reading, Role, Span, Status

__all__ = ["read_agenda", "tail_with_agenda"]

_MINUTES = re.compile(
    r"[(\[]?\s*(?P<minutes>\d{1,3})\s*(?:mins?\b\.?|minutes?\b|mn\b|['′])(?:\s+each)?\s*[)\]]?",
    re.IGNORECASE,
)
_MARKER = re.compile(r"(?:^|(?<=\s))(?:\(?(?P<number>\d{1,2})[.)](?=\s|[^\W\d])|[-–•*](?=\s))\s*")
_SENTENCE_STARTS = re.compile(r"(?<=[a-z])\s+(?=[A-Z][a-z]+\s+[a-z])")
_KEPT_TOGETHER = re.compile(r"\b(?:a|an|and|at|by|for|from|in|of|on|the|to|with)$", re.IGNORECASE)
_NAMED_AFTER = re.compile(r"\b(?:by|with)\s+")
_REPRESENTATIVE = re.compile(r"Rep\w*ent?ati\w*\s+(?:from|of)\s+(?P<of>.+)", re.IGNORECASE)
_FIELD_GAP = 2


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the agenda's text: from its marker to the next piece."""

    number: str | None
    is_point: bool
    start: int
    end: int


def read_agenda(draft: Draft, passage: Passage, _options: Options) -> None:
    """Read an agenda, on one line or several: '1. Welcome (5 mins) 2. Overview by A/B (15 mins)'.

    Items are numbered, or dashed, or end with their minutes, or begin with a capital. Points
    dashed below a numbered item are items of their own with that item as parent. People: a point
    that is just a name, and the names after 'by' at an item's end.
    """
    draft.read.extend(passage.spans)
    parent: int | None = None
    for piece in _pieces(passage.text):
        item = _item(passage, piece, len(draft.agenda) + 1, parent)
        if item is None:
            continue
        draft.agenda.append(item)
        if piece.number is not None:
            parent = item.position
        for named in _named(passage, item):
            draft.add_participation(named)


def _pieces(text: str) -> list[_Piece]:
    markers = list(_in_sequence(text))
    if not any(marker["number"] for marker in markers):
        dashed = [marker for marker in markers if not marker["number"]]
        if len(dashed) > 1 and dashed[0].start() == 0:
            return _between(text, dashed)
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


def _between(text: str, markers: list[re.Match[str]]) -> list[_Piece]:
    first = next((i for i, marker in enumerate(markers) if marker["number"]), 0)
    kept = markers[first:]
    ends = [*(marker.start() for marker in kept[1:]), len(text)]
    numbered = any(marker["number"] for marker in kept)
    return [
        _Piece(marker["number"], numbered and marker["number"] is None, marker.end(), end)
        for marker, end in zip(kept, ends, strict=True)
    ]


def _unnumbered(text: str) -> Iterator[_Piece]:
    """Cut behind bracketed minutes, before bare ones, at line ends, and where a sentence begins."""
    cuts = {0, len(text)}
    for match in _MINUTES.finditer(text):
        cuts.add(match.end() if match.group()[0] in "([" else match.start())
    cuts.update(match.end() for match in re.finditer(r"[\r\n]+", text))
    for match in _SENTENCE_STARTS.finditer(text):
        if not _KEPT_TOGETHER.search(text, 0, match.start()):
            cuts.add(match.end())
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        if text[start:end].strip():
            yield _Piece(None, is_point=False, start=start, end=end)


def _item(passage: Passage, piece: _Piece, position: int, parent: int | None) -> AgendaItem | None:
    text = passage.text[piece.start : piece.end]
    minutes = _MINUTES.search(text)
    words = text
    offset = 0
    if minutes and minutes.start() == 0:
        offset = minutes.end()
        words = text[offset:]
    elif minutes:
        words = text[: minutes.start()]
    start = passage.span.start + piece.start + offset
    span = passage.document.trim(start, start + len(words))
    if span.start == span.end:
        return None
    value = " ".join(passage.document.excerpt(span).split())
    return AgendaItem(
        position=position,
        text=passage.reading(value, span),
        number=piece.number,
        parent=parent if piece.is_point else None,
        minutes=int(minutes["minutes"]) if minutes else None,
    )


def _named(passage: Passage, item: AgendaItem) -> Iterator[Participation]:
    span = item.text.spans[0]
    text = passage.document.excerpt(span)
    representative = _REPRESENTATIVE.fullmatch(text)
    if representative:
        yield _representative(passage, item, representative)
    elif looks_like_person(text):
        yield _speaker(passage, item, span)
    else:
        for match in _NAMED_AFTER.finditer(text):
            parts = list(_split(text, match.end()))
            if parts and all(looks_like_person(text[a:b]) for a, b in parts):
                for a, b in parts:
                    yield _speaker(passage, item, Span(span.start + a, span.start + b))
                return


def _split(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Cut a list of names at slashes, commas and 'and'."""
    for match in re.finditer(r"(?:(?!\s*(?:[/,;&]|\band\b)).)+", text[start:]):
        words = match.group()
        lead = len(words) - len(words.lstrip())
        if words.strip():
            at = start + match.start() + lead
            yield at, at + len(words.strip())


def _speaker(passage: Passage, item: AgendaItem, span: Span) -> Participation:
    printed = strip_title(passage.document.excerpt(span))
    return Participation(
        role=Role.SPEAKER,
        kind=AgentKind.PERSON,
        name=passage.reading(printed.name, Span(span.start + printed.offset, span.end)),
        status=Status.PLANNED,
        title=printed.title,
        agenda_item=item.position,
        evidence=(span,),
        rule=passage.rule,
    )


def _representative(passage: Passage, item: AgendaItem, match: re.Match[str]) -> Participation:
    span = item.text.spans[0]
    organizations: list[Reading[str]] = []
    for part in re.finditer(r"[^/;]+", match["of"]):
        start = span.start + match.start("of") + part.start()
        place = passage.document.trim(start, start + len(part.group()))
        organizations.append(passage.reading(passage.document.excerpt(place), place))
    return Participation(
        role=Role.SPEAKER,
        kind=AgentKind.UNNAMED,
        name=passage.reading(passage.document.excerpt(span), span),
        status=Status.PLANNED,
        affiliations=tuple(organizations),
        agenda_item=item.position,
        evidence=(span,),
        rule=passage.rule,
        note="Unnamed; one or several of the organizations named." if organizations[1:] else None,
    )


def tail_with_agenda(blocks: list[Block]) -> int:
    """Count the last blocks that are an agenda whose label was lost.

    Its items are numbered or have minutes, or a gap wider than any before sets it apart.
    """
    taken = 0
    for block in reversed(blocks[1:]):
        if not _is_agenda_line(block.text):
            break
        taken += 1
        if block.gap >= _FIELD_GAP:
            break
    if taken == 0 and len(blocks) > 1:
        widest = max(block.gap for block in blocks[1:])
        taken = int(blocks[-1].gap == widest > _FIELD_GAP)
    return taken


def _is_agenda_line(text: str) -> bool:
    marker = _MARKER.search(text)
    return bool(_MINUTES.search(text)) or bool(marker and marker["number"])
