"""Puts what stands below each label to its slot; gives what no label takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from igflod.reading.document import Block, Document
from igflod.reading.fields import TAKES, form_of_lone_name, take_list
from igflod.reading.labels import LabelHit
from igflod.reading.placing import Loose, Segment
from igflod.reading.template import Template

__all__ = ["Segments"]

_HEAD = "head"
_REMOTE = "remote-moderator"
_MODERATORS = frozenset({"moderator-labelled", "moderator"})


@dataclass(slots=True)
class Segments:
    """What stands below each label of a page, slot by slot, and the blocks that are furniture."""

    template: Template
    document: Document
    hits: Sequence[LabelHit]
    by_slot: dict[str, list[Segment]] = field(default_factory=dict)
    furniture: list[Block] = field(default_factory=list)
    _list: tuple[str, Segment] | None = None

    def fill(self) -> list[Loose]:
        """Put every block below its label; give those that no label takes, in reading order."""
        loose: list[Loose] = []
        rest: dict[str, list[Block]] = {}
        labels = [_HEAD, *(hit.slot.name for hit in self.hits)]
        for number, (hit, blocks) in enumerate(self._below_labels()):
            following = labels[number + 1] if number + 1 < len(labels) else ""
            left = self._take(hit, blocks, following) if hit else blocks
            if hit and hit.slot.rest:
                rest.setdefault(hit.slot.rest, []).extend(left)
            else:
                loose += _loose(left, labels[number], following)
        for name, blocks in rest.items():
            if blocks:
                self.by_slot.setdefault(name, []).append(Segment(None, blocks))
        return loose

    def _take(self, hit: LabelHit, blocks: list[Block], following: str) -> list[Block]:
        """Give a label's slot what it takes; give the blocks that are left.

        A label for one person in the middle of a list ('Moderador: ...') does not end the list.
        """
        slot = hit.slot
        segment = Segment(hit.label)
        self.by_slot.setdefault(slot.name, []).append(segment)
        taken = TAKES[slot.takes](hit, blocks)
        if slot.takes == "text" and hit.has_value and not self._has("description"):
            taken = _first_paragraph(slot.name, blocks)
        taken -= self._lost_moderator(blocks[:taken], following)
        segment.blocks += blocks[:taken]
        left = blocks[taken:]
        single = hit.has_value and not hit.plural and slot.takes != "text"
        if left and single and self._list and self._list[0] != slot.name:
            count = take_list(left)
            self._list[1].blocks += left[:count]
            return left[count:]
        is_list = slot.takes == "list" and (not hit.has_value or hit.plural)
        self._list = (slot.name, segment) if is_list else None
        return left

    def _has(self, slot: str) -> bool:
        return any(hit.slot.name == slot for hit in self.hits)

    def _lost_moderator(self, blocks: Sequence[Block], following: str) -> int:
        """Count (0 or 1) a lone name before the remote moderator's label: the moderator's is lost.

        In a list it must be the only one of which nothing else is said.
        """
        named = any(hit.slot.name in _MODERATORS for hit in self.hits)
        if following != _REMOTE or named or len(blocks) < 2:  # noqa: PLR2004
            return 0
        form = form_of_lone_name(blocks[-1].text)
        others = {form_of_lone_name(block.text) for block in blocks[:-1]}
        return int(blocks[-1].gap > 0 and form is not None and form not in others)

    def _below_labels(self) -> Iterator[tuple[LabelHit | None, list[Block]]]:
        """Give each label with the blocks down to the next label, the value beside it first."""
        by_block: dict[int, list[LabelHit]] = {}
        inside: set[int] = set()
        for hit in self.hits:
            by_block.setdefault(hit.block.index, []).append(hit)
            inside.update(range(hit.block.index, hit.last.index + 1))
        current: tuple[LabelHit | None, list[Block]] = (None, [])
        for block in self.document.blocks:
            for hit in by_block.get(block.index, []):
                yield current
                current = (hit, [])
                if hit.has_value:
                    text = self.document.excerpt(hit.inline)
                    current[1].append(Block(hit.last.index, hit.inline, text, gap=0))
            if block.index in inside:
                continue
            if any(pattern.fullmatch(block.text) for pattern in self.template.furniture):
                self.furniture.append(block)
            else:
                current[1].append(block)
        yield current


_ONE_PARAGRAPH = frozenset("outcomes session-format about relevance".split())


def _first_paragraph(slot: str, blocks: Sequence[Block]) -> int:
    """Count the blocks of a short answer beside its label, where the description's label is lost.

    What follows behind a gap is then the description.
    """
    if slot not in _ONE_PARAGRAPH:
        return len(blocks)
    return next((at for at, block in enumerate(blocks) if at and block.gap), len(blocks))


def _loose(blocks: Sequence[Block], after: str, following: str) -> Iterator[Loose]:
    """Say between which labels blocks stand; only a last one that stands alone is before one."""
    for number, block in enumerate(blocks):
        last = number == len(blocks) - 1 and (block.gap > 0 or number == 0)
        yield Loose(block, after, following if last else "")
