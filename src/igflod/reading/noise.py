"""Recognises messages of the web server that stand between the words of a page."""

import re
from collections.abc import Sequence

from igflod.reading.document import Block

__all__ = ["server_messages"]

_FRAMEWORK = re.compile(r"An? (?:PHP Error|uncaught Exception) was encountered\b", re.IGNORECASE)
_DETAIL = re.compile(
    r"(?P<label>Severity|Type|Message|Filename|Line Number|Backtrace|File|Line|Function)\s*:\s*"
    r"(?P<value>.*)",
    re.IGNORECASE,
)
_VALUES = {
    "severity": re.compile(r"[\w ]{1,30}"),
    "type": re.compile(r"\w{1,60}"),
    "message": re.compile(r".{1,500}"),
    "filename": re.compile(r"\S+\.\w+"),
    "file": re.compile(r"\S+\.\w+"),
    "line number": re.compile(r"\d+"),
    "line": re.compile(r"\d+"),
    "function": re.compile(r"\w+"),
}
"""What may stand on the line below a label whose own line is empty."""
_RAW = re.compile(
    r"(?:PHP )?(?:Notice|Warning|Deprecated|Strict Standards|(?:Fatal|Parse|Catchable fatal|"
    r"Recoverable fatal) error)\s*:\s.{1,500}(?:\bon line \d+|\(line \d+ of \S{1,200}\))\.?",
    re.IGNORECASE,
)


def server_messages(blocks: Sequence[Block]) -> frozenset[int]:
    """Give the indexes of the blocks that are error messages of PHP, in either of two forms.

    One is a line 'Warning: … on line 12'. The other is a heading ('A PHP Error was encountered')
    with details below it, each 'Label: value' or with the value on the next line.
    """
    found: set[int] = set()
    position = 0
    while position < len(blocks):
        text = blocks[position].text
        end = position
        if _FRAMEWORK.match(text):
            end = _details(blocks, position + 1)
        elif _RAW.fullmatch(text):
            end = position + 1
        found.update(block.index for block in blocks[position:end])
        position = max(end, position + 1)
    return frozenset(found)


def _details(blocks: Sequence[Block], position: int) -> int:
    """Give the position behind the details of a message."""
    while position < len(blocks):
        detail = _DETAIL.fullmatch(blocks[position].text)
        if detail is None:
            break
        position += 1
        value = _VALUES.get(detail["label"].casefold())
        if detail["value"] or value is None or position == len(blocks):
            continue
        below = blocks[position].text
        if value.fullmatch(below) and not _DETAIL.fullmatch(below):
            position += 1
    return position
