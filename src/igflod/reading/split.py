"""Cuts a document that holds several reports of one form into the reports."""

from collections.abc import Iterator
from itertools import pairwise

from igflod.reading.document import Block
from igflod.reading.engine import Match
from igflod.record import Span

__all__ = ["reports_of"]

_LEAST_BLOCKS = 3


def reports_of(matched: Match) -> tuple[Span, ...]:
    """Give the place of each report: the whole text, or from each report's beginning to the next.

    A template's `starts` says what begins a report. Where its words are repeated, pages print them
    twice: that is another report only if the form's labels come again, too, with other words
    below them. What stands before the first beginning goes with the first report.
    """
    text = matched.document.text
    firsts = list(_beginnings(matched))
    if len(firsts) < 2:  # noqa: PLR2004 - one report
        return (Span(0, len(text)),)
    cuts = [0, *(block.span.start for block in firsts[1:]), len(text)]
    return tuple(Span(start, end) for start, end in pairwise(cuts))


def _beginnings(matched: Match) -> Iterator[Block]:
    starts = matched.template.starts
    if starts is None:
        return
    blocks = matched.document.blocks
    found = [
        (hit.block, matched.document.excerpt(hit.inline))
        for hit in matched.hits
        if hit.slot.name == starts.rule
    ]
    patterns = [line.pattern for line in matched.template.lines if line.name == starts.rule]
    found += [
        (block, block.text)
        for block in blocks
        if any(pattern.fullmatch(block.text) for pattern in patterns)
    ]
    seen: set[str] = set()
    last = -_LEAST_BLOCKS
    for block, words in sorted(found, key=lambda entry: entry[0].index):
        said = " ".join(words.casefold().split())
        first = max(0, block.index - starts.before)
        if first - last < _LEAST_BLOCKS:
            continue
        if said in seen and not _is_another(matched, last, first):
            continue
        seen.add(said)
        last = first
        yield blocks[first]


def _is_another(matched: Match, last: int, first: int) -> bool:
    """Whether a report that begins at a block is another than the one that begins before it.

    Its labels come again, and it is not the same report printed twice.
    """
    between = {hit.slot.name for hit in matched.hits if last <= hit.block.index < first}
    behind = {hit.slot.name for hit in matched.hits if hit.block.index >= first}
    blocks = matched.document.blocks
    one = [block.text for block in blocks[last:first]]
    other = [block.text for block in blocks[first : 2 * first - last]]
    return bool(between & behind) and one != other
