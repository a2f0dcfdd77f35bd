"""Puts blocks without a label where a template's stray rules say."""

from dataclasses import dataclass, field

from igflod.reading.document import Block
from igflod.reading.fields import SHAPES
from igflod.reading.template import Stray, Template
from igflod.record import Span

__all__ = ["Loose", "Placing", "Segment"]


@dataclass(slots=True)
class Segment:
    """Blocks that belong to one label, or (no label) were placed by what they look like."""

    label: Span | None
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Loose:
    """A block without a label, and the slots whose labels come before and after it."""

    block: Block
    after: str
    before: str


@dataclass(slots=True)
class Placing:
    """Where blocks without a label went so far.

    `stated` are the fields that known lines state; `followed` is the line or slot of the block
    before, `following` the known line that comes next, `passed` the lines that have come.
    """

    template: Template
    stated: set[str]
    followed: str = ""
    following: str = ""
    passed: set[str] = field(default_factory=set)
    segments: dict[str, Segment] = field(default_factory=dict)
    counts: dict[Stray, int] = field(default_factory=dict)
    repeated: dict[str, str] = field(default_factory=dict)

    def take(self, entry: Loose) -> bool:
        """Put a block into the slot of the first rule that holds."""
        words = " ".join(entry.block.text.casefold().split())
        slot = self.repeated.get(words)
        if slot is None:
            rule = next(
                (stray for stray in self.template.strays if self._holds(stray, entry)), None
            )
            if rule:
                slot = rule.slot
                self.counts[rule] = self.counts.get(rule, 0) + 1
            if rule and rule.most:
                self.repeated[words] = slot or ""
        self.followed = slot or ""
        if slot:
            self.segments.setdefault(slot, Segment(None)).blocks.append(entry.block)
        return slot is not None

    def _holds(self, stray: Stray, entry: Loose) -> bool:
        if stray.most and self.counts.get(stray, 0) >= stray.most:
            return False
        asked = (
            (stray.before, {entry.before}),
            (stray.after, {entry.after}),
            (stray.since, self.passed),
            (stray.then, {self.following}),
            (stray.follows, {self.followed}),
        )
        if self.stated & set(stray.unless):
            return False
        if any(wanted and not set(wanted) & found for wanted, found in asked):
            return False
        return SHAPES[stray.looks](entry.block.text)
