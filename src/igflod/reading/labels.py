"""Finds the labels of a form in a document."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from igflod.reading.document import BLANK, Block, Document
from igflod.reading.template import Slot
from igflod.record import Span

__all__ = ["LabelHit", "find_labels"]

_SPACE = rf"[\s{BLANK}]"
_APOSTROPHE = "['’‘`´]"


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label found: its slot, its block, its own place, and the value that shares its line."""

    slot: Slot
    block: Block
    label: Span
    inline: Span


@lru_cache(maxsize=4096)
def _pattern(label: str) -> re.Pattern[str]:
    """Any case, any white space between words, any apostrophe; then a colon, a bar or the end."""
    words = []
    for word in label.rstrip(" :").split():
        escaped = re.escape(word)
        words.append(re.sub("['’]", _APOSTROPHE, escaped))
    body = rf"{_SPACE}+".join(words)
    return re.compile(rf"{body}{_SPACE}*(?:[:|]{_SPACE}*|$)", re.IGNORECASE)


def find_labels(document: Document, slots: Iterable[Slot]) -> list[LabelHit]:
    """Find every label that stands at the head of a block, in reading order.

    Where two labels fit, the longer one is meant: 'Online Moderator' is no 'Online'.
    """
    spellings = sorted(
        ((label, slot) for slot in slots for label in slot.labels),
        key=lambda pair: -len(pair[0]),
    )
    return [hit for block in document.blocks if (hit := _label_of(document, block, spellings))]


def _label_of(
    document: Document, block: Block, spellings: list[tuple[str, Slot]]
) -> LabelHit | None:
    for label, slot in spellings:
        match = _pattern(label).match(block.text)
        if match:
            end = block.span.start + match.end()
            inline = document.trim(end, block.span.end)
            return LabelHit(slot, block, document.trim(block.span.start, end), inline)
    return None
