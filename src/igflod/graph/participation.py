"""Participations: who is named in which role, with the name, affiliation and group as printed."""

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from igflod.graph.codes import as_printed, code_of
from igflod.graph.evidence import Ground, passages_of
from igflod.graph.parts import ReportGraph
from igflod.linking import MARK, LinkedParticipation
from igflod.record import AgentKind, NameOrder, Participation, Reading
from igflod.vocabulary import (
    BASIS_CODES,
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
    ground = Ground(passages_of(named), named.certainty, named.rule, named.note)
    parts.reading(node, IGF.Participation, ground)
    graph.add(node, IGF.participationIn, parts.session)
    graph.add(node, IGF.role, ROLE_CODES[named.role])
    graph.add(node, IGF.participationStatus, STATUS_CODES[named.status])
    if linked.withdrawn:
        graph.add(node, IGF.asPrinted, as_printed(MARK))
    else:
        _describe_name(parts, node, named)
    graph.add(node, IGF.participant, parts.thing(linked.agent) if linked.agent else None)
    if linked.basis:
        graph.add(node, IGF.identityBasis, BASIS_CODES[linked.basis])
    graph.add(node, IGF.affiliation, *(parts.thing(a) for a in linked.affiliations))
    graph.add(node, IGF.affiliationAsPrinted, *(as_printed(a.value) for a in named.affiliations))
    graph.add(node, IGF.country, parts.thing(linked.country) if linked.country else None)
    graph.add(
        node, IGF.countryAsPrinted, as_printed(named.country.value) if named.country else None
    )
    _describe_code(
        parts, node, (IGF.stakeholderGroup, IGF.groupAsPrinted), GROUP_CODES, named.group
    )
    _describe_code(parts, node, (IGF.region, IGF.regionAsPrinted), REGION_CODES, named.region)
    if named.agenda_item is not None:
        item = parts.part("agenda", parts.agenda_ids[named.agenda_item])
        graph.add(node, IGF.plannedFor, item)


def _describe_name(parts: ReportGraph, node: NamedNode, named: Participation) -> None:
    """Give the name as printed; words in a name's place that are no name are only as printed."""
    if named.name is None or named.kind is AgentKind.UNNAMED:
        words = _words(parts, named)
        parts.graph.add(node, IGF.asPrinted, as_printed(words) if words else None)
        return
    parts.graph.add(node, IGF.nameAsPrinted, Literal(" ".join(named.name.value.split())))
    parts.graph.add(node, IGF.titleAsPrinted, Literal(named.title) if named.title else None)
    if named.order is not NameOrder.UNKNOWN:
        parts.graph.add(node, IGF.nameOrder, ORDER_CODES[named.order])


def _words(parts: ReportGraph, named: Participation) -> str:
    """Give the words that stand where a name should: 'Representative from ICANN'."""
    if named.name is not None:
        return named.name.value
    if not named.evidence:
        return ""
    span = named.evidence[0]
    return parts.evidence.text[span.start : span.end]


def _describe_code(
    parts: ReportGraph,
    node: NamedNode,
    predicates: tuple[NamedNode, NamedNode],
    codes: Mapping[str, NamedNode],
    printed: Reading[str] | None,
) -> None:
    """State the printed words, and the code that they mean if a code has them."""
    if printed is None:
        return
    coded, kept = predicates
    parts.graph.add(node, coded, code_of(codes, printed.value))
    parts.graph.add(node, kept, as_printed(printed.value))
