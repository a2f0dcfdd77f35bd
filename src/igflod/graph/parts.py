"""What the parts of the mapping of one report share."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from igflod.graph.builder import GraphBuilder
from igflod.graph.evidence import EvidenceWriter, Ground
from igflod.linking import LinkedRecord
from igflod.record import AgendaItem, Record
from igflod.uris import Identifier

__all__ = ["AgendaIds", "ReportGraph"]


class AgendaIds:
    """The local id of each item by its position: '5', '3.1'.

    An item goes by its number in print if all items of the first level have one and no two the
    same, else by its order; a point below it by its order there.
    """

    def __init__(self, agenda: Sequence[AgendaItem]) -> None:
        tops = [item for item in agenda if item.parent is None]
        printed = {item.number for item in tops}
        by_print = None not in printed and len(printed) == len(tops)
        self._ids: dict[int, str] = {}
        children: dict[int, int] = {}
        for order, item in enumerate(tops, 1):
            self._ids[item.position] = str(item.number) if by_print else str(order)
        for item in agenda:
            if item.parent is not None:
                number = children[item.parent] = children.get(item.parent, 0) + 1
                self._ids[item.position] = f"{self._ids[item.parent]}.{number}"

    def __getitem__(self, position: int) -> str:
        return self._ids[position]


@dataclass(frozen=True)
class ReportGraph:
    """The linked record, the graph being made of it, and the nodes that many statements share."""

    linked: LinkedRecord
    graph: GraphBuilder
    evidence: EvidenceWriter

    @property
    def record(self) -> Record:
        """The record."""
        return self.linked.record

    @cached_property
    def session(self) -> NamedNode:
        """The session's node: that of the session that the report's own was merged into."""
        return self.thing(self.linked.session)

    @cached_property
    def report(self) -> NamedNode:
        """The report's node."""
        return self.part("report")

    @cached_property
    def meeting(self) -> NamedNode:
        """The node of the session's meeting."""
        return self.graph.node("meeting", self.linked.session.path.partition("/")[0])

    @cached_property
    def agenda_ids(self) -> AgendaIds:
        """The local ids of the agenda's items."""
        return AgendaIds(self.record.agenda)

    def part(self, kind: str, local: str = "") -> NamedNode:
        """Name something that hangs on the session: an agenda item, a count."""
        return NamedNode(self.graph.uris.part(kind, self.linked.key, local, self.linked.document))

    def reading(self, node: NamedNode, kind: NamedNode, ground: Ground) -> None:
        """State of a reading what every reading of the report has."""
        self.evidence.reading(node, kind, self.report, ground)

    def words(self, text: str) -> Literal:
        """Make a literal in the language of the report."""
        return Literal(text, language=self.linked.provenance.language)

    def thing(self, identifier: Identifier) -> NamedNode:
        """Name a thing that was linked."""
        return self.graph.node(identifier.kind, identifier.path)
