"""What one report says, as one named graph."""

from pyoxigraph import Literal, NamedNode, Quad

from igflod.graph.agenda import describe_agenda
from igflod.graph.attendance import describe_attendance
from igflod.graph.builder import GraphBuilder, english, integer, typed_date
from igflod.graph.codes import as_printed
from igflod.graph.evidence import EvidenceWriter, Ground
from igflod.graph.participation import describe_participations
from igflod.graph.parts import ReportGraph
from igflod.graph.prose import prose_fields
from igflod.graph.statements import Statement, statements
from igflod.linking import LinkedRecord
from igflod.record import SessionType
from igflod.uris import Uris
from igflod.vocabulary import (
    DCTERMS,
    FOAF,
    IGF,
    POINT_CODES,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SESSION_CODES,
    XSD,
)

__all__ = ["describe_report", "report_graph_name"]

CC0 = NamedNode("https://creativecommons.org/publicdomain/zero/1.0/")
_TEXT = "text/plain; charset=utf-8"


def report_graph_name(linked: LinkedRecord) -> str:
    """Name the graph of a report, below `…graph/`: 'report/workshop/2013/324'."""
    return "/".join(part for part in ("report", linked.key.path, linked.document) if part)


def describe_report(linked: LinkedRecord, text: str | None, uris: Uris) -> list[Quad]:
    """Map a linked record to the quads of its named graph.

    `text` is what the record's positions count in: the report's text as it was decoded or taken
    out of its file; a curator's record has none. The result depends on nothing else.
    """
    graph = GraphBuilder(uris, report_graph_name(linked))
    parts = ReportGraph(linked, graph, EvidenceWriter(graph, text))
    said = list(statements(parts))
    _describe_session(parts, said)
    _describe_graph(parts)
    if text is None:
        _describe_record(parts)
    else:
        _describe_document(parts)
        _describe_captures(parts)
    _describe_readings(parts, said)
    describe_participations(parts)
    describe_agenda(parts)
    describe_attendance(parts)
    _describe_points(parts)
    return graph.quads


def _describe_session(parts: ReportGraph, said: list[Statement]) -> None:
    record, graph, session = parts.record, parts.graph, parts.session
    kind = SessionType(parts.linked.session.kind)
    graph.add(session, RDF.type, IGF.Session)
    if kind is SessionType.WORKSHOP:
        graph.add(session, RDF.type, IGF.Workshop)
    graph.add(session, IGF.inMeeting, parts.meeting)
    graph.add(session, IGF.sessionType, SESSION_CODES[kind])
    graph.add(session, IGF.hasReport, parts.report if parts.evidence.shows else None)
    for statement in said:
        graph.add(statement.subject, statement.predicate, statement.value)
    for item in record.agenda:
        if item.parent is None:
            node = parts.part("agenda", parts.agenda_ids[item.position])
            graph.add(session, IGF.agendaItem, node)


def _describe_document(parts: ReportGraph) -> None:
    record, graph, report = parts.record, parts.graph, parts.report
    url = parts.linked.provenance.url
    graph.add(report, RDF.type, IGF.SessionReport)
    graph.add(report, RDFS.label, english(f"Report of {_session_name(parts)}"))
    graph.add(report, IGF.reportOn, parts.session)
    graph.add(report, IGF.capture, _file(parts))
    graph.add(report, DCTERMS.source, NamedNode(url) if url else None)
    graph.add(report, DCTERMS.language, Literal(parts.linked.provenance.language))
    for section in record.sections:
        if section.label and not section.text:
            graph.add(report, IGF.emptyField, Literal(section.name))
    for span in record.coverage.unread:
        graph.add(report, IGF.unread, parts.evidence.passage(span, quote=False))


def _describe_record(parts: ReportGraph) -> None:
    """Describe what a curator took from public pages."""
    graph, record, provenance = parts.graph, parts.report, parts.linked.provenance
    day, partial = provenance.retrieved, Literal("true", datatype=XSD.boolean)
    pages = (*((provenance.url,) if provenance.url else ()), *provenance.also)
    graph.add(record, RDF.type, IGF.SessionRecord)
    graph.add(record, RDFS.label, english(f"Facts of {_session_name(parts)} from public pages"))
    graph.add(record, SCHEMA.about, parts.session)
    graph.add(record, DCTERMS.source, *(NamedNode(page) for page in pages))
    graph.add(record, DCTERMS.date, typed_date(day) if day else None)
    graph.add(record, IGF.partial, partial if provenance.partial else None)


def _session_name(parts: ReportGraph) -> str:
    """Call a session by what is official: 'IGF 2013 workshop 324'."""
    key, number = parts.linked.key, parts.record.number
    name = f"IGF {key.year} {key.type.replace('-', ' ')}"
    return f"{name} {number.value}" if number else name


def _describe_graph(parts: ReportGraph) -> None:
    """State of the named graph what it is about, from which bytes and by which template.

    Neither time nor version: the graph changes when the source or what is read of it changes.
    """
    graph = parts.graph
    graph.add(graph.graph, RDF.type, PROV.Entity)
    graph.add(graph.graph, FOAF.primaryTopic, parts.report)
    if parts.evidence.shows:
        graph.add(graph.graph, PROV.wasDerivedFrom, _file(parts))
        graph.add(graph.graph, IGF.template, Literal(parts.record.template))
    graph.add(graph.graph, DCTERMS.license, CC0)


def _describe_captures(parts: ReportGraph) -> None:
    """Describe the file that was read, and the text taken out of it where that is another."""
    graph, file, text = parts.graph, _file(parts), parts.evidence.capture
    provenance, held = parts.linked.provenance, parts.record.capture
    rights = english(provenance.rights) if provenance.rights else None
    graph.add(file, RDF.type, IGF.SourceCapture)
    graph.add(file, SCHEMA.sha256, Literal(held.sha256))
    graph.add(file, DCTERMS.format, Literal(held.media_type))
    graph.add(file, DCTERMS.source, NamedNode(provenance.url) if provenance.url else None)
    graph.add(file, DCTERMS.rights, rights)
    day = provenance.retrieved
    graph.add(file, DCTERMS.date, typed_date(day) if day else None)
    if text != file:
        graph.add(text, RDF.type, IGF.SourceCapture)
        graph.add(text, SCHEMA.sha256, Literal(parts.evidence.sha256))
        graph.add(text, DCTERMS.format, Literal(_TEXT))
        graph.add(text, DCTERMS.rights, rights)
        graph.add(text, PROV.wasDerivedFrom, file)


def _file(parts: ReportGraph) -> NamedNode:
    return NamedNode(parts.graph.uris.capture(parts.record.capture.sha256))


def _describe_readings(parts: ReportGraph, said: list[Statement]) -> None:
    """Say where each simple field was read, and where each field of prose stands."""
    graph = parts.graph
    for statement in said:
        node = parts.part("reading", statement.name)
        parts.reading(node, IGF.Reading, Ground.of(statement.reading))
        graph.add(node, RDF.subject, statement.subject)
        graph.add(node, RDF.predicate, statement.predicate)
        graph.add(node, RDF.object, statement.value)
        graph.add(node, IGF.asPrinted, as_printed(statement.printed) if statement.printed else None)
    for name, ground in prose_fields(parts.record).items():
        node = parts.part("reading", f"field-{name}")
        parts.reading(node, IGF.Reading, ground)
        graph.add(node, IGF.field, Literal(name))


def _describe_points(parts: ReportGraph) -> None:
    graph = parts.graph
    for point in parts.record.key_points:
        node = parts.part("point", str(point.position))
        ground = Ground((point.span,), point.certainty, point.rule, quote=False)
        parts.reading(node, IGF.KeyPoint, ground)
        graph.add(parts.report, IGF.keyPoint, node)
        graph.add(node, SCHEMA.position, integer(point.position))
        graph.add(node, IGF.pointType, POINT_CODES[point.type])
        graph.add(node, IGF.printedNumber, Literal(point.number) if point.number else None)
