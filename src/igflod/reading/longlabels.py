"""Labels of many words: wrapped over lines, cut short, reworded a little, or run into a value."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from igflod.reading.document import Block, Document
from igflod.reading.keys import Token, opening, tokens
from igflod.reading.spellings import LONG, Spellings

__all__ = ["LongLabel", "find_long_label"]

_LEAD = re.compile(r"\(?\d{1,2}[.)]+\s+|[A-Z][.)]\s+")
_CLOSING = re.compile(r"[\s:?.)|…>]*")
_MOST_BLOCKS = 5
_MOST_CHARACTERS = 600
_WIDEST_GAP = 1
_SHORTEST_WITH_SLIP = 5


@dataclass(frozen=True, slots=True)
class LongLabel:
    """A long label found: its slot, the block in which it ends, where its value begins there."""

    slot: str
    last: Block
    end: int
    after: int


@dataclass(frozen=True, slots=True)
class _Word:
    token: Token
    block: Block
    ends_block: bool


def find_long_label(document: Document, position: int, spellings: Spellings) -> LongLabel | None:
    """Find a long label at the head of a block; it may go on in the next blocks."""
    first = document.blocks[position]
    lead = _LEAD.match(first.text)
    for skipped in (0, lead.end()) if lead else (0,):
        candidates = spellings.long_ones(opening(first.text[skipped:] if skipped else first.text))
        if not candidates:
            continue
        words = _words(document.blocks[position : position + _MOST_BLOCKS], skipped)
        for wanted, slot in candidates:
            found = _match(wanted, words)
            if found:
                after = _CLOSING.match(found.block.text, found.token.end)
                end = found.token.end
                return LongLabel(slot, found.block, end, after.end() if after else end)
    return None


def _words(blocks: Sequence[Block], skipped: int) -> list[_Word]:
    found: list[_Word] = []
    for block in blocks:
        if found and block.gap > _WIDEST_GAP:
            break
        words = list(tokens(block.text[:_MOST_CHARACTERS]))
        if not found:
            words = [token for token in words if token.start >= skipped]
        found += [_Word(token, block, token is words[-1]) for token in words]
    return found


def _match(wanted: Sequence[str], found: Sequence[_Word]) -> _Word | None:
    """Give the word with which the label ends: its last one, or the last of a line, if it is cut.

    One word at a time may be missing, added or slightly misspelt.
    """
    at = taken = 0
    while at < len(wanted) and taken < len(found):
        if _same(wanted[at], found[taken].token.word):
            at, taken = at + 1, taken + 1
        elif at + 1 < len(wanted) and _same(wanted[at + 1], found[taken].token.word):
            at += 1
        elif taken + 1 < len(found) and _same(wanted[at], found[taken + 1].token.word):
            taken += 1
        else:
            break
    if at < LONG:
        return None
    last = found[taken - 1]
    return last if at == len(wanted) or last.ends_block else None


def _same(one: str, other: str) -> bool:
    """Whether two words are equal, or differ by one letter, or by two neighbours swapped."""
    if one == other:
        return True
    if max(len(one), len(other)) < _SHORTEST_WITH_SLIP or abs(len(one) - len(other)) > 1:
        return False
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail, rest = one[head:], other[head:]
    swapped = tail[:2][::-1] == rest[:2] and tail[2:] == rest[2:]
    return tail[1:] == rest[1:] or tail == rest[1:] or tail[1:] == rest or swapped
