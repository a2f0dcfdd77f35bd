"""Sustainable Development Goals: 'GOAL 4: Quality Education', '9. Industry, ...', 'SDGs 9, 16'."""

import re
from collections.abc import Iterator

from igflod.reading.draft import Draft, Passage
from igflod.reading.template import Options
from igflod.record import Span

__all__ = ["is_goal", "read_goals"]

_GOAL = re.compile(
    r"\W{0,4}(?:SDG|goal)\s{0,2}#?\s{0,2}(?P<number>\d{1,2})\b(?![.]\d)", re.IGNORECASE
)
_NUMBERED = re.compile(r"\W{0,4}(?P<number>\d{1,2})\s{0,2}[.):–-]?\s{1,3}(?=[A-Z])")
_ALONE = re.compile(r"\W{0,4}(?P<number>\d{1,2})(?:\.[\da-d]{1,2})?\W{0,3}$")
_TAGS = re.compile(
    r"\bSDGs?\s{0,2}:?\s{0,2}(?P<list>\d{1,2}(?:\s?(?:,|and|&)\s?\d{1,2}){0,17})", re.IGNORECASE
)
_LIST = re.compile(r"\W{0,4}\d{1,2}(?:\s?(?:,|;|and|&)\s?\d{1,2}){1,17}\W{0,3}")
_NAMES = tuple(
    re.compile(rf"\b(?:{names})", re.IGNORECASE)
    for names in (
        "no poverty|end poverty|poverty",
        "zero hunger|hunger",
        "good health|health",
        "quality education|education",
        "gender",
        "clean water|water|sanitation",
        "affordable|clean energy|energy",
        "decent work|economic growth",
        "industry|innovation|infrastructure",
        "reduced? inequalit|inequalit",
        "sustainable cities|cities",
        "responsible|consumption|production",
        "climate",
        "life below|oceans?|below water",
        "life on|land",
        "peace|justice|strong institutions",
        "partnerships?",
    )
)
"""A word of each goal's name, in the order of their numbers."""

_MOST = 17
_LONGEST = 120
_LONGEST_NAME = 30


def is_goal(text: str) -> bool:
    """Whether a line is a goal: its number, and a word of its name."""
    match = _GOAL.match(text) or _NUMBERED.match(text)
    number = int(match["number"]) if match else 0
    if match is None or not 0 < number <= _MOST or len(text) > _LONGEST or text.endswith("?"):
        return False
    return bool(_NAMES[number - 1].search(text, match.end(), match.end() + _LONGEST_NAME))


def read_goals(draft: Draft, passage: Passage, _options: Options) -> None:
    """Read the numbers of goals, each once; that of a target on its own ('4.4') counts."""
    for block in passage.blocks:
        for start, end in _numbers(block.text):
            number = int(block.text[start:end])
            span = Span(block.span.start + start, block.span.start + end)
            if 0 < number <= _MOST and all(goal.value != number for goal in draft.sdgs):
                draft.sdgs.append(passage.reading(number, span))
        draft.read.append(block.span)


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    if tags := _TAGS.search(text):
        for match in re.finditer(r"\d{1,2}", tags["list"]):
            yield tags.start("list") + match.start(), tags.start("list") + match.end()
        if "goal" not in text.casefold():
            return
    if _LIST.fullmatch(text):
        for match in re.finditer(r"\d{1,2}", text):
            yield match.start(), match.end()
        return
    first = _GOAL.match(text) or _NUMBERED.match(text) or _ALONE.match(text)
    if first:
        yield first.start("number"), first.end("number")
    for match in _GOAL.finditer(text, first.end() if first else 0):
        yield match.start("number"), match.end("number")
