"""Applies one template to one document: labels, segments, unlabelled slots, field parsers."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from igflod.reading.document import Block, Document
from igflod.reading.draft import Draft, Passage
from igflod.reading.fields import LINE_PARSERS, SLOT_PARSERS, TAIL_TESTS
from igflod.reading.labels import LabelHit, find_labels
from igflod.reading.template import Line, Slot, Template
from igflod.record import Section, Span

__all__ = ["Match", "apply", "match"]


@dataclass(slots=True)
class Match:
    """How a template lies on a document.

    `heads` are the blocks before the first label; `segments` the blocks below each slot's label
    (or, for an unlabelled slot, the blocks taken from its neighbour); `lines` the known lines.
    """

    template: Template
    document: Document
    heads: list[Block] = field(default_factory=list)
    hits: list[LabelHit] = field(default_factory=list)
    segments: dict[str, list[Block]] = field(default_factory=dict)
    lines: list[tuple[Line, Block]] = field(default_factory=list)

    @property
    def found(self) -> set[str]:
        """Names of the slots and lines that are there."""
        return {hit.slot.name for hit in self.hits} | {line.name for line, _ in self.lines}

    @property
    def fits(self) -> bool:
        """Whether the page is of this form."""
        found = self.found
        wanted = all(found & set(entry.split("|")) for entry in self.template.fits.all)
        return wanted and not found & set(self.template.fits.none)

    @property
    def share(self) -> float:
        """Which share of what the form asks for is there, 0 to 1: to name the nearest template."""
        found = self.found
        asked = self.template.fits.all
        return sum(bool(found & set(entry.split("|"))) for entry in asked) / len(asked)


def match(template: Template, document: Document) -> Match:
    """Lay a template on a document: find its labels and lines, cut the text into segments."""
    result = Match(template, document)
    result.hits = find_labels(document, template.slots)
    by_block = {hit.block.index: hit for hit in result.hits}
    current: list[Block] = result.heads
    for block in document.blocks:
        hit = by_block.get(block.index)
        if hit is None:
            current.append(block)
            continue
        current = result.segments.setdefault(hit.slot.name, [])
        if hit.inline.end > hit.inline.start:
            text = document.excerpt(hit.inline)
            current.append(Block(block.index, hit.inline, text, gap=0))
    result.lines = list(_recognised(template, result.heads))
    for slot in template.slots:
        if slot.tail_of and slot.tail_of in result.segments:
            result.segments[slot.name] = []
    for slot in reversed(template.slots):
        if slot.tail_of and slot.tail_of in result.segments:
            _take_tail(result, slot, slot.tail_of)
    return result


def _recognised(template: Template, blocks: list[Block]) -> Iterator[tuple[Line, Block]]:
    for block in blocks:
        for line in template.lines:
            if line.pattern.fullmatch(block.text):
                yield line, block
                break


def _take_tail(result: Match, slot: Slot, neighbour: str) -> None:
    """Move the blocks at the end of the neighbour that pass the slot's test to the slot."""
    blocks = result.segments[neighbour]
    taken = TAIL_TESTS[slot.parser](blocks)
    if taken:
        result.segments[slot.name] = blocks[-taken:]
        del blocks[-taken:]


def apply(matched: Match) -> Draft:
    """Read every line and slot into a draft."""
    draft = Draft(matched.document)
    for hit in matched.hits:
        draft.read.append(hit.label)
    recognised = {block.index for _, block in matched.lines}
    for line, block in matched.lines:
        _read_line(draft, matched, line, block)
    rest = [block for block in matched.heads if block.index not in recognised]
    if rest:
        passage = Passage(matched.document, tuple(rest), _rule(matched.template, "head"))
        LINE_PARSERS["head"](draft, passage)
    for slot in matched.template.slots:
        if slot.name in matched.segments:
            _read_slot(draft, matched, slot)
    return draft


def _read_line(draft: Draft, matched: Match, line: Line, block: Block) -> None:
    found = line.pattern.fullmatch(block.text)
    if found is None:
        return
    draft.read.append(block.span)
    for name, value in found.groupdict().items():
        if value is None:
            continue
        start = block.span.start + found.start(name)
        part = Block(block.index, Span(start, start + len(value)), value, gap=0)
        rule = _rule(matched.template, line.name)
        LINE_PARSERS[name](draft, Passage(matched.document, (part,), rule))


def _read_slot(draft: Draft, matched: Match, slot: Slot) -> None:
    blocks = tuple(matched.segments[slot.name])
    rule = _rule(matched.template, slot.name)
    label = next((hit.label for hit in matched.hits if hit.slot.name == slot.name), None)
    spans = tuple(block.span for block in blocks)
    draft.sections.append(Section(slot.name, label, spans, rule))
    if blocks:
        SLOT_PARSERS[slot.parser](draft, Passage(matched.document, blocks, rule), slot.options)


def _rule(template: Template, name: str) -> str:
    return f"{template.name}/{name}"
