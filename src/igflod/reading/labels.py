"""Finds the labels of a form in a document.

A label may stand on a line of its own or before a colon, a bar, a dash or a question mark; be
broken over lines; be misspelt by a letter or two; bear a number ('Speaker 2:'); and share a line
with another ('Time: Workshop Organiser: |'). Long ones see `longlabels`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from igflod.reading.document import Block, Document
from igflod.reading.keys import key, opening
from igflod.reading.longlabels import find_long_label
from igflod.reading.spellings import Spellings
from igflod.reading.template import Slot, Template
from igflod.record import Span

__all__ = ["Heads", "LabelHit", "find_labels", "possible_heads"]

_STOP = re.compile(r"[:：|][\s|]*|\?\s+(?=\S)|(?<=\s)[-–—]+\s+|\t\s*")
_BAR = re.compile(r"[:：|][\s|]*")
_HINT = re.compile(r"\s{0,3}\([^()]{0,80}\)\s{0,3}")
_NUMBER = re.compile(r"(?<![\s#])[\s#]*(?:\d{1,2}|(?<=\s)[A-H])\s*$")
_BY = re.compile(r"\w{1,20}(?:\s\w{1,20})?\sby\s{1,3}(?=[A-Z])", re.IGNORECASE)
_PLURAL = re.compile(r"(?:s|\(s\))[\W\d]*$|\blists?\b", re.IGNORECASE)
_LEAD = re.compile(r"\(?\d{1,2}[.)]+\s+|[A-Z][.)]\s+")
_LONGEST_PREFIX = 260
_MOST_STOPS = 4
_MOST_LINES = 3
_LONGEST_SHARED_LINE = 200
_MOST_WORDS_INSIDE = 7


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label found: its slot, its first and last block, its place, and the value beside it.

    `plural` tells a label that announces a list ('Speakers') from one of a single value.
    """

    slot: Slot
    block: Block
    last: Block
    label: Span
    inline: Span
    plural: bool = False

    @property
    def has_value(self) -> bool:
        """Whether a value stands on the label's line."""
        return self.inline.end > self.inline.start


Place: TypeAlias = tuple[Span, Span, bool]
"""Where a label and the value beside it stand, and whether it announces a list."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The positions of blocks that may begin with a label, for all templates that are tried.

    Templates share most of their labels: `places` keeps what one has measured for the others, by
    the label's first and last block, its end and where its value begins.
    """

    positions: Sequence[int]
    places: dict[tuple[int, int, int, int], Place] = field(default_factory=dict)


def possible_heads(document: Document, spellings: Spellings) -> Heads:
    """Give the blocks that may begin with one of the labels.

    With the labels of many templates taken together, the blocks that begin with none of them need
    not be looked at again for each.
    """
    return Heads(
        [
            position
            for position, block in enumerate(document.blocks)
            if _may_begin(block.text, spellings)
        ]
    )


@lru_cache(maxsize=4096)
def _may_begin(text: str, spellings: Spellings) -> bool:
    lead = _LEAD.match(text)
    if spellings.long_ones(opening(text)) or (
        lead and spellings.long_ones(opening(text[lead.end() :]))
    ):
        return True
    if len(text) <= _LONGEST_SHARED_LINE and spellings.begins(key(text)):
        return True
    return any(
        spellings.find(prefix)
        or spellings.find_numbered(prefix)
        or spellings.find(_bare(prefix))
        or spellings.guess(prefix)
        or spellings.guess_numbered(prefix)
        for prefix in (text[:end] for end, _ in _prefixes(text))
    )


def find_labels(
    document: Document, template: Template, heads: Heads | None = None
) -> list[LabelHit]:
    """Find the template's labels at the heads of blocks, in reading order.

    `heads`: the blocks to look at (default: all).
    """
    heads = heads or Heads(range(len(document.blocks)))
    finder = _Finder(document, template, heads.places)
    hits: list[LabelHit] = []
    following = 0
    for position in heads.positions:
        if position < following:
            continue
        hit = finder.at_head(position)
        if hit:
            following = hit.last.index + 1
            hits.extend(finder.with_others_inside(hit))
    return hits


@lru_cache(maxsize=8192)
def _prefixes(text: str) -> tuple[tuple[int, int], ...]:
    """Give where what may be a label at the head of a text ends, and where its value begins."""
    found: list[tuple[int, int]] = []
    for match in _STOP.finditer(text, 0, _LONGEST_PREFIX):
        if match.start() and len(found) < _MOST_STOPS:
            found.append((match.start(), match.end()))
    if by := _BY.match(text):
        found.append((by.end() - 1, by.end()))
    if len(text) <= _LONGEST_PREFIX:
        found.append((len(text), len(text)))
    return tuple(found)


@lru_cache(maxsize=8192)
def _bare(text: str) -> str:
    """Give a label without the number at its end; every template asks for the same ones."""
    return _NUMBER.sub("", text)


@dataclass(frozen=True, slots=True)
class _Finder:
    document: Document
    template: Template
    places: dict[tuple[int, int, int, int], Place]

    @property
    def _spellings(self) -> Spellings:
        return self.template.spellings

    def at_head(self, position: int) -> LabelHit | None:
        """Find a label at the head of a block."""
        block = self.document.blocks[position]
        spellings, prefixes = self.template.spellings, _prefixes(block.text)
        for find in (spellings.find, spellings.find_numbered, self._counted):
            for end, after in prefixes:
                slot = find(block.text[:end])
                if slot:
                    return self._hit(slot, block, block, end, after)
        return self._broken(position) or self._long(position) or self._misspelt(block)

    def _counted(self, text: str) -> str | None:
        """Look up 'Speaker 2', 'Organizer #3', 'Track C'; 'Room 1' is a value."""
        bare = _bare(text)
        slot = self._spellings.find(bare) if bare != text else None
        return slot if slot and self.template.by_name[slot].counted else None

    def _misspelt(self, block: Block) -> LabelHit | None:
        for end, after in _prefixes(block.text):
            text = block.text[:end]
            slot = self._spellings.guess(text) or self._spellings.guess_numbered(text)
            if slot:
                return self._hit(slot, block, block, end, after)
        return None

    def _broken(self, position: int) -> LabelHit | None:
        """Find a label whose words stand on two or three lines: 'Workshop', 'Theme'."""
        blocks = self.document.blocks[position : position + _MOST_LINES]
        begun = blocks[0].text
        for last in blocks[1:]:
            if len(begun) > _LONGEST_SHARED_LINE or not self._spellings.begins(key(begun)):
                return None
            for end, after in _prefixes(last.text):
                slot = self._spellings.find(f"{begun} {last.text[:end]}")
                if slot:
                    return self._hit(slot, blocks[0], last, end, after)
            begun = f"{begun} {last.text}"
        return None

    def _long(self, position: int) -> LabelHit | None:
        found = find_long_label(self.document, position, self._spellings)
        if found is None:
            return None
        block = self.document.blocks[position]
        return self._hit(found.slot, block, found.last, found.end, found.after)

    def _hit(self, slot: str, block: Block, last: Block, end: int, after: int) -> LabelHit:
        """Make a hit whose label ends in `last` at `end` and whose value begins at `after`."""
        where = (block.index, last.index, end, after)
        place = self.places.get(where)
        if place is None:
            place = self.places[where] = self._measure(block, last, end, after)
        return LabelHit(self.template.by_name[slot], block, last, *place)

    def _measure(self, block: Block, last: Block, end: int, after: int) -> Place:
        hint = _HINT.match(last.text, after)
        if hint and not key(hint.group()):
            after = hint.end()
            if bar := _BAR.match(last.text, after):
                after = bar.end()
        label = self.document.trim(block.span.start, last.span.start + after)
        inline = self.document.trim(last.span.start + after, last.span.end)
        words = self.document.excerpt(Span(block.span.start, last.span.start + end))
        return label, inline, bool(_PLURAL.search(words))

    def with_others_inside(self, hit: LabelHit) -> Iterator[LabelHit]:
        """Look for further labels in a short value: 'Time: Workshop Organiser: |'."""
        text = self.document.excerpt(hit.inline)
        found = None
        if hit.slot.takes != "text" and len(text) <= _LONGEST_SHARED_LINE:
            found = self._inside(text)
        if found is None:
            yield hit
            return
        slot, start, after = found
        base = hit.inline.start
        before = self.document.trim(base, base + start)
        yield LabelHit(hit.slot, hit.block, hit.last, hit.label, before, hit.plural)
        label = self.document.trim(base + start, base + after)
        rest = self.document.trim(base + after, hit.inline.end)
        yield from self.with_others_inside(
            LabelHit(self.template.by_name[slot], hit.last, hit.last, label, rest)
        )

    def _inside(self, text: str) -> tuple[str, int, int] | None:
        for stop in _BAR.finditer(text):
            words = list(re.finditer(r"[^\s|;,]+", text[: stop.start()]))
            for first in words[-_MOST_WORDS_INSIDE:]:
                slot = self._spellings.find(text[first.start() : stop.start()])
                if slot and first.group()[0].isupper():
                    return slot, first.start(), stop.end()
        return None
