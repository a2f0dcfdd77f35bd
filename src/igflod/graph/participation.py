"""Participations: who is named in which role, with the name, affiliation and group as printed."""

from pyoxigraph import Literal

from igflod.graph.codes import code_of
from igflod.graph.parts import ReportGraph
from igflod.linking import LinkedParticipation
from igflod.record import NameOrder
from igflod.vocabulary import (
    GROUP_CODES,
    IGF,
    ORDER_CODES,
    REGION_CODES,
    ROLE_CODES,
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
    if named.group:
        graph.add(node, IGF.stakeholderGroup, code_of(GROUP_CODES, named.group.value))
    if named.region:
        graph.add(node, IGF.region, code_of(REGION_CODES, named.region.value))
    if named.agenda_item is not None:
        item = parts.part("agenda", parts.agenda_ids[named.agenda_item])
        graph.add(node, IGF.plannedFor, item)
