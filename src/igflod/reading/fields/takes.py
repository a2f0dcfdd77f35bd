"""How much of the text below a label is its value."""

from collections.abc import Callable, Sequence

from igflod.reading.document import Block
from igflod.reading.fields.goals import is_goal
from igflod.reading.fields.lists import is_agent_line
from igflod.reading.fields.shapes import (
    is_other_than_people,
    looks_like_people_line,
    looks_like_prose,
)
from igflod.reading.fields.texts import is_format
from igflod.reading.fields.when import is_when
from igflod.reading.labels import LabelHit

__all__ = ["TAKES", "take_list"]


def _take_text(_hit: LabelHit, blocks: Sequence[Block]) -> int:
    return len(blocks)


def _take_line(_hit: LabelHit, blocks: Sequence[Block]) -> int:
    """Count one line; a line that breaks off at a comma goes on in the next."""
    taken = min(1, len(blocks))
    while (
        0 < taken < len(blocks) and blocks[taken - 1].text.endswith(",") and not blocks[taken].gap
    ):
        taken += 1
    return taken


def _take_dated(_hit: LabelHit, blocks: Sequence[Block]) -> int:
    """Count one line, if it is a day: a date of change."""
    return int(bool(blocks) and (is_when(blocks[0].text)))


def _take_lines(_hit: LabelHit, blocks: Sequence[Block]) -> int:
    """Count the short lines; running text, people and a format are something else."""
    for number, block in enumerate(blocks):
        other = looks_like_prose(block.text) or is_goal(block.text) or is_when(block.text)
        listed = "," in block.text or "(" in block.text
        if number and block.gap and listed and looks_like_people_line(block.text):
            return number
        if number and (other or is_format(block.text)):
            return number
    return len(blocks)


def _take_people(hit: LabelHit, blocks: Sequence[Block]) -> int:
    """Count the lines that may name somebody; beside a label for one, what directly goes on."""
    if not hit.has_value or hit.plural:
        return take_list(blocks)
    taken = 1
    while taken < len(blocks) and blocks[taken].gap == 0 and is_agent_line(blocks[taken].text):
        taken += 1
    return taken


def take_list(blocks: Sequence[Block]) -> int:
    """Count the blocks from the first on that may name somebody."""
    for number, block in enumerate(blocks):
        text = block.text
        if not is_agent_line(text) or is_other_than_people(text):
            return number
    return len(blocks)


def _take_questions(_hit: LabelHit, blocks: Sequence[Block]) -> int:
    """Count the blocks down to the last question: running text behind it has lost its label."""
    asked = [number for number, block in enumerate(blocks) if "?" in block.text]
    for number, block in enumerate(blocks):
        behind = asked and number > asked[-1]
        if behind and block.gap and looks_like_prose(block.text):
            return number
    return len(blocks)


TAKES: dict[str, Callable[[LabelHit, Sequence[Block]], int]] = {
    "text": _take_text,
    "dated": _take_dated,
    "line": _take_line,
    "lines": _take_lines,
    "list": _take_people,
    "questions": _take_questions,
}
"""The ways that a slot's `takes` may name."""
