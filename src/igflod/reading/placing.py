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
    counts: dict[int, int] = field(default_factory=dict)
    repeated: dict[str, str] = field(default_factory=dict)

    def take(self, entry: Loose) -> bool:
        """Put a block into the slot of the first rule that holds."""
        words = " ".join(entry.block.text.casefold().split())
        slot = self.repeated.get(words)
        if slot is None:
            slot = self._slot_for(entry, words)
        self.followed = slot or ""
        if slot:
            self.segments.setdefault(slot, Segment(None)).blocks.append(entry.block)
        return slot is not None

    def _slot_for(self, entry: Loose, words: str) -> str | None:
        for number, stray in enumerate(self.template.strays):
            full = stray.most and self.counts.get(number, 0) >= stray.most
            if not full and self._holds(stray, entry):
                self.counts[number] = self.counts.get(number, 0) + 1
                if stray.most:
                    self.repeated[words] = stray.slot
                return stray.slot
        return None

    def _holds(self, stray: Stray, entry: Loose) -> bool:
        if not self.stated.isdisjoint(stray.unless):
            return False
        if stray.before and entry.before not in stray.before:
            return False
        here = (
            (not stray.after or entry.after in stray.after)
            and (not stray.then or self.following in stray.then)
            and (not stray.follows or self.followed in stray.follows)
            and (not stray.since or not self.passed.isdisjoint(stray.since))
        )
        return here and SHAPES[stray.looks](entry.block.text)
