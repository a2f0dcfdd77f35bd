"""The agenda of a session."""

from pyoxigraph import Literal

from igflod.graph.builder import integer, opening
from igflod.graph.evidence import Ground
from igflod.graph.parts import ReportGraph
from igflod.vocabulary import DCTERMS, IGF, RDFS, SCHEMA

__all__ = ["describe_agenda"]

_LONGEST_LABEL = 120


def describe_agenda(parts: ReportGraph) -> None:
    """Describe each item: its words (the first ones if they are many), number and minutes."""
    graph, ids = parts.graph, parts.agenda_ids
    for item in parts.record.agenda:
        node = parts.part("agenda", ids[item.position])
        parts.reading(node, IGF.AgendaItem, Ground.of(item.text))
        graph.add(node, RDFS.label, parts.words(opening(item.text.value, _LONGEST_LABEL)))
        graph.add(node, SCHEMA.position, integer(item.position))
        graph.add(node, IGF.printedNumber, Literal(item.number) if item.number else None)
        graph.add(node, IGF.plannedMinutes, integer(item.minutes) if item.minutes else None)
        if item.parent is not None:
            graph.add(node, DCTERMS.isPartOf, parts.part("agenda", ids[item.parent]))
