"""How a template lies on a document: labels, what stands below them, and blocks without a label."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from igflod.reading.document import Block, Document
from igflod.reading.fields import SHAPES, TAIL_TESTS
from igflod.reading.labels import Heads, LabelHit, find_labels
from igflod.reading.placing import Loose, Placing, Segment
from igflod.reading.segments import Segments
from igflod.reading.template import Line, Template

__all__ = ["Match", "Segment", "laid_out", "match", "sketched", "sketched_if_fitting"]


@dataclass(slots=True)
class Match:
    """How a template lies on a document.

    `segments` are what stands below each label of a slot; `lines` the lines that it knows;
    `unplaced` the blocks that are none of these.
    """

    template: Template
    document: Document
    hits: list[LabelHit] = field(default_factory=list)
    segments: dict[str, list[Segment]] = field(default_factory=dict)
    lines: list[tuple[Line, Block]] = field(default_factory=list)
    furniture: list[Block] = field(default_factory=list)
    unplaced: list[Block] = field(default_factory=list)

    @property
    def found(self) -> set[str]:
        """Names of the slots whose labels, and of the lines that, are there."""
        return {hit.slot.name for hit in self.hits} | {line.name for line, _ in self.lines}

    @property
    def can_fit(self) -> bool:
        """Whether a sketched match has what the form asks for; it may have more than is allowed."""
        found, fits = self.found, self.template.fits
        wanted = all(found & set(entry.split("|")) for entry in fits.all)
        return wanted and (not fits.some or len(found & set(fits.some)) >= fits.least)

    @property
    def fits(self) -> bool:
        """Whether the page is of this form."""
        return self.can_fit and not self.found & set(self.template.fits.none)

    @property
    def share(self) -> float:
        """Which share of what the form asks for is there, 0 to 1: to name the nearest template."""
        found, fits = self.found, self.template.fits
        there = sum(bool(found & set(entry.split("|"))) for entry in fits.all)
        some = min(fits.least, len(found & set(fits.some))) if fits.some else 0
        asked = len(fits.all) + (fits.least if fits.some else 0)
        return (there + some) / asked if asked else 0.0

    @property
    def weight(self) -> int:
        """How many characters of the page are words of this form: labels and known lines."""
        spans = {hit.label for hit in self.hits} | {block.span for _, block in self.lines}
        return sum(span.end - span.start for span in spans)

    @property
    def most_weight(self) -> int:
        """The weight that a sketched match has at most when it is laid out.

        Of the lines some may go; only the values beside labels may come, if they are such lines.
        """
        beside = {hit.inline for hit in self.hits if hit.has_value}
        return self.weight + sum(
            span.end - span.start
            for span in beside
            if any(
                line.pattern.fullmatch(self.document.excerpt(span)) for line in self.template.lines
            )
        )


def match(template: Template, document: Document, heads: Heads | None = None) -> Match:
    """Lay a template on a document. `heads`: where to look for labels (default: everywhere)."""
    return laid_out(sketched(template, document, heads))


def sketched(template: Template, document: Document, heads: Heads | None = None) -> Match:
    """Find a template's labels, and all lines that may be known: enough to see if it can fit."""
    hits = find_labels(document, template, heads)
    return Match(template, document, hits, lines=_lines(template, document))


def sketched_if_fitting(template: Template, document: Document, heads: Heads) -> Match | None:
    """Sketch a template, and give up as soon as it is plain that it does not fit.

    Lines are cheaper to look for than labels, so a form that asks for a line is ruled out by them.
    Labels stay what they are when a match is laid out, so one that is forbidden rules out too.
    """
    lines = _lines(template, document)
    named = {line.name for line, _ in lines}
    for entry in template.fits.all:
        wanted = set(entry.split("|"))
        if wanted.isdisjoint(named) and wanted.isdisjoint(template.by_name):
            return None
    sketch = Match(template, document, find_labels(document, template, heads), lines=lines)
    forbidden = {hit.slot.name for hit in sketch.hits} & set(template.fits.none)
    return sketch if sketch.can_fit and not forbidden else None


def _lines(template: Template, document: Document) -> list[tuple[Line, Block]]:
    return [
        (line, block)
        for block in document.blocks
        if len(block.text) <= LONGEST_LINE
        for line in template.lines
        if line.pattern.fullmatch(block.text)
    ]


def laid_out(result: Match) -> Match:
    """Put every block of a sketched match into its place."""
    segments = Segments(
        result.template, result.document, result.hits, result.segments, result.furniture
    )
    loose = segments.fill()
    _take_tails(result)
    loose += _anywhere(result)
    loose.sort(key=lambda entry: entry.block.index)
    _place(result, loose)
    return result


def _take_tails(result: Match) -> None:
    """Move blocks at a slot's end that pass another slot's test to that slot."""
    for slot in reversed(result.template.slots):
        for segment in result.segments.get(slot.tail_of or "", [])[-1:]:
            taken = TAIL_TESTS[slot.parser](segment.blocks)
            moved = segment.blocks[len(segment.blocks) - taken :]
            del segment.blocks[len(segment.blocks) - taken :]
            result.segments[slot.name] = [Segment(None, moved)]


def _anywhere(result: Match) -> Iterator[Loose]:
    """Take blocks out of fields of text that can only be something else: a lost label's value."""
    lines = [line for line in result.template.lines if line.anywhere]
    shapes = [stray for stray in result.template.strays if stray.anywhere]
    for name, segments in list(result.segments.items()):
        slot = result.template.by_name[name]
        if slot.takes not in ("text", "questions"):
            continue
        for segment in segments:
            kept = []
            for block in segment.blocks:
                known = any(line.pattern.fullmatch(block.text) for line in lines)
                placed = any(s.slot != name and SHAPES[s.looks](block.text) for s in shapes)
                if known or placed:
                    yield Loose(block, name, "")
                else:
                    kept.append(block)
            segment.blocks = kept


def _place(result: Match, loose: Sequence[Loose]) -> None:
    """Tell the known lines; put the other blocks where the first stray rule that holds says."""
    known = {entry.block.index: line for entry in loose if (line := _known_line(result, entry))}
    result.lines = [(known[e.block.index], e.block) for e in loose if e.block.index in known]
    stated = set(_stated(result.lines))
    placed = Placing(result.template, stated)
    for entry, following in zip_longest(loose, loose[1:]):
        line = known.get(entry.block.index)
        coming = known.get(following.block.index) if following else None
        placed.following = coming.name if coming else ""
        if line:
            placed.followed = line.name
            placed.passed.add(line.name)
        elif not placed.take(entry):
            result.unplaced.append(entry.block)
    for name, segment in placed.segments.items():
        result.segments.setdefault(name, []).append(segment)


LONGEST_LINE = 600
"""Characters of the longest line that a pattern may know."""


def _known_line(result: Match, entry: Loose) -> Line | None:
    text = entry.block.text
    if len(text) > LONGEST_LINE:
        return None
    return next((line for line in result.template.lines if line.pattern.fullmatch(text)), None)


def _stated(lines: Sequence[tuple[Line, Block]]) -> Iterator[str]:
    """Give the names of the fields that known lines state."""
    for line, block in lines:
        found = line.pattern.fullmatch(block.text)
        yield from (name for name, value in found.groupdict().items() if value) if found else ()
