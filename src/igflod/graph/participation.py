"""Participations: who is named in which role, with the name, affiliation and group as printed."""

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from igflod.graph.builder import english
from igflod.graph.codes import code_of
from igflod.graph.parts import ReportGraph
from igflod.linking import LinkedParticipation
from igflod.record import NameOrder, Reading
from igflod.vocabulary import (
    GROUP_CODES,
    IGF,
    ORDER_CODES,
    REGION_CODES,
    ROLE_CODES,
    SKOS,
    STATUS_CODES,
)

__all__ = ["describe_participations"]


def describe_participations(parts: ReportGraph) -> None:
    """Describe each participation as a node of its own: deciding who it was does not change it."""
    for linked in parts.linked.participations:
        _describe(parts, linked)


def _describe(parts: ReportGraph, linked: LinkedParticipation) -> None:
    graph, named = parts.graph, linked.participation
    node = parts.part("participation", linked.slot)
    parts.evidence.reading(
        node,
        IGF.Participation,
        report=parts.report,
        spans=named.evidence,
        certainty=named.certainty,
        note=named.note,
    )
    graph.add(node, IGF.participationIn, parts.session)
    graph.add(node, IGF.role, ROLE_CODES[named.role])
    graph.add(node, IGF.participationStatus, STATUS_CODES[named.status])
    graph.add(node, IGF.nameAsPrinted, Literal(named.name.value) if named.name else None)
    graph.add(node, IGF.titleAsPrinted, Literal(named.title) if named.title else None)
    if named.order is not NameOrder.UNKNOWN:
        graph.add(node, IGF.nameOrder, ORDER_CODES[named.order])
    graph.add(node, IGF.participant, parts.thing(linked.agent) if linked.agent else None)
    graph.add(node, IGF.affiliation, *(parts.thing(a) for a in linked.affiliations))
    graph.add(node, IGF.country, parts.thing(linked.country) if linked.country else None)
    _describe_code(parts, node, IGF.stakeholderGroup, GROUP_CODES, named.group)
    _describe_code(parts, node, IGF.region, REGION_CODES, named.region)
    if named.agenda_item is not None:
        item = parts.part("agenda", parts.agenda_ids[named.agenda_item])
        graph.add(node, IGF.plannedFor, item)


def _describe_code(
    parts: ReportGraph,
    node: NamedNode,
    predicate: NamedNode,
    codes: Mapping[str, NamedNode],
    printed: Reading[str] | None,
) -> None:
    """State the code that printed words mean; words that no code has are kept as a note."""
    if printed is None:
        return
    code = code_of(codes, printed.value)
    if code:
        parts.graph.add(node, predicate, code)
    else:
        name = predicate.value.rpartition("#")[2]
        note = f"{name} as printed, of no known code: {printed.value}"
        parts.graph.add(node, SKOS.editorialNote, english(note))
