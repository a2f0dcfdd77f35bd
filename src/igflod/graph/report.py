"""What one report says, as one named graph."""

from collections.abc import Iterator
from datetime import date, datetime

from pyoxigraph import Literal, NamedNode, Quad

from igflod import __version__
from igflod.graph.agenda import describe_agenda
from igflod.graph.attendance import describe_attendance
from igflod.graph.builder import EvidenceWriter, Excerpt, GraphBuilder, english, integer, typed_date
from igflod.graph.codes import as_printed, code_of
from igflod.graph.participation import describe_participations
from igflod.graph.parts import ReportGraph
from igflod.linking import LinkedRecord
from igflod.record import Certainty, Reading, Record, Section, SessionType, Span
from igflod.uris import Uris
from igflod.vocabulary import (
    DCTERMS,
    FOAF,
    GENDER_CODES,
    IGF,
    POINT_CODES,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SESSION_CODES,
)

__all__ = ["describe_report", "report_graph_name"]

CC0 = NamedNode("https://creativecommons.org/publicdomain/zero/1.0/")


def report_graph_name(linked: LinkedRecord) -> str:
    """Name the graph of a report, below `…graph/`: 'report/workshop/2013/324'."""
    return f"report/{linked.key.path}"


def describe_report(linked: LinkedRecord, excerpt: Excerpt, uris: Uris) -> list[Quad]:
    """Map a linked record to the quads of its named graph.

    `excerpt` gives the words of a passage of the report. The result depends on nothing else.
    """
    graph = GraphBuilder(uris, report_graph_name(linked))
    sha256 = linked.record.capture.sha256
    parts = ReportGraph(linked, graph, EvidenceWriter(graph, sha256, excerpt))
    _describe_session(parts)
    _describe_document(parts)
    _describe_capture(parts)
    _describe_fields(parts)
    describe_participations(parts)
    describe_agenda(parts)
    describe_attendance(parts)
    _describe_points(parts)
    return graph.quads


def _describe_session(parts: ReportGraph) -> None:
    record, graph, session = parts.record, parts.graph, parts.session
    kind = parts.linked.key.type
    graph.add(session, RDF.type, IGF.Session)
    if kind is SessionType.WORKSHOP:
        graph.add(session, RDF.type, IGF.Workshop)
    graph.add(session, IGF.inMeeting, graph.node("meeting", str(parts.linked.key.year)))
    graph.add(session, IGF.sessionType, SESSION_CODES[kind])
    graph.add(session, IGF.hasReport, parts.report)
    for _, predicate, value, _ in _statements(parts):
        graph.add(session, predicate, value)
    if record.agenda:
        tops = [item for item in record.agenda if item.parent is None]
        graph.add(
            session,
            IGF.agendaItem,
            *(parts.part("agenda", parts.agenda_ids[item.position]) for item in tops),
        )


_Statement = tuple[str, NamedNode, NamedNode | Literal, Reading[object]]
_Said = tuple[NamedNode, str, NamedNode, NamedNode | Literal | None, Reading[object]]


def _statements(parts: ReportGraph) -> Iterator[_Statement]:
    """Give each simple field of the session: its name, predicate, value and reading."""
    record, linked = parts.record, parts.linked
    if record.title:
        yield "title", RDFS.label, english(record.title.value), record.title
    if record.number:
        yield "number", IGF.sessionNumber, Literal(record.number.value), record.number
    yield from _times(record)
    if record.city and linked.place:
        yield "place", SCHEMA.location, parts.thing(linked.place), record.city
    if record.room:
        yield "room", IGF.room, Literal(record.room.value), record.room
    if record.format:
        yield "format", IGF.format, Literal(record.format.value), record.format
    if record.duration_minutes:
        minutes = integer(record.duration_minutes.value)
        yield "duration", IGF.plannedMinutes, minutes, record.duration_minutes
    for number, (theme, named) in enumerate(zip(record.themes, linked.themes, strict=True), 1):
        yield f"theme-{number}", IGF.theme, parts.thing(named), theme
    if record.topic and linked.topic:
        yield "topic", IGF.theme, parts.thing(linked.topic), record.topic


def _times(record: Record) -> Iterator[_Statement]:
    if record.date is None:
        return
    start: date | datetime = record.date.value
    if record.start:
        start = datetime.combine(record.date.value, record.start.value)
    yield "date", SCHEMA.startDate, typed_date(start), record.date
    if record.end:
        end = datetime.combine(record.date.value, record.end.value)
        yield "end", SCHEMA.endDate, typed_date(end), record.end


def _describe_document(parts: ReportGraph) -> None:
    record, graph, report = parts.record, parts.graph, parts.report
    key, url = parts.linked.key, parts.linked.provenance.url
    name = f"Report of IGF {key.year} {key.type.replace('-', ' ')}"
    number = record.number.value if record.number else None
    graph.add(report, RDF.type, IGF.SessionReport)
    graph.add(report, RDFS.label, english(f"{name} {number}" if number else name))
    graph.add(report, IGF.reportOn, parts.session)
    graph.add(report, IGF.capture, parts.evidence.capture)
    graph.add(report, DCTERMS.source, NamedNode(url) if url else None)
    graph.add(report, DCTERMS.language, Literal("en"))
    for section in record.sections:
        if section.label and not section.text:
            graph.add(report, IGF.emptyField, Literal(section.name))
    unread = [parts.evidence.passage(span) for span in record.coverage.unread]
    graph.add(report, IGF.unread, *unread)
    _describe_graph(parts)


def _describe_graph(parts: ReportGraph) -> None:
    """State of the named graph itself what it is about, made from and made by (no time stamp)."""
    graph = parts.graph
    graph.add(graph.graph, RDF.type, PROV.Entity)
    graph.add(graph.graph, FOAF.primaryTopic, parts.report)
    graph.add(graph.graph, PROV.wasDerivedFrom, parts.evidence.capture)
    graph.add(graph.graph, DCTERMS.license, CC0)
    graph.add(graph.graph, SCHEMA.softwareVersion, Literal(__version__))


def _describe_capture(parts: ReportGraph) -> None:
    graph, capture = parts.graph, parts.evidence.capture
    provenance, held = parts.linked.provenance, parts.record.capture
    graph.add(capture, RDF.type, IGF.SourceCapture)
    graph.add(capture, SCHEMA.sha256, Literal(held.sha256))
    graph.add(capture, DCTERMS.format, Literal(held.media_type))
    graph.add(capture, DCTERMS.source, NamedNode(provenance.url) if provenance.url else None)
    graph.add(capture, DCTERMS.rights, english(provenance.rights) if provenance.rights else None)
    day = provenance.retrieved
    graph.add(capture, DCTERMS.date, typed_date(day) if day else None)


def _describe_fields(parts: ReportGraph) -> None:
    """Say where each simple field was read, and where each field of prose stands."""
    graph, record = parts.graph, parts.record
    said: list[_Said] = [(parts.session, *statement) for statement in _statements(parts)]
    if record.gender_discussion:
        answer = record.gender_discussion
        code = code_of(GENDER_CODES, answer.value)
        graph.add(parts.report, IGF.genderRelevance, code)
        said.append((parts.report, "gender-relevance", IGF.genderRelevance, code, answer))
    for subject, name, predicate, value, reading in said:
        node = _reading(parts, name, reading.spans, reading)
        graph.add(node, RDF.subject, subject)
        graph.add(node, RDF.predicate, predicate)
        graph.add(node, RDF.object, value)
        if name == "gender-relevance":
            graph.add(node, IGF.asPrinted, as_printed(str(reading.value)))
    for section in record.sections:
        if section.text and _is_prose(record, section):
            node = _reading(parts, f"field-{section.name}", section.text, None)
            graph.add(node, IGF.field, Literal(section.name))


def _reading(
    parts: ReportGraph, name: str, spans: tuple[Span, ...], reading: Reading[object] | None
) -> NamedNode:
    node = parts.part("reading", name)
    parts.evidence.reading(
        node,
        IGF.Reading,
        report=parts.report,
        spans=spans,
        certainty=reading.certainty if reading else Certainty.STATED,
        note=reading.note if reading else None,
    )
    return node


def _is_prose(record: Record, section: Section) -> bool:
    """Whether a field is more than values that are published one by one."""
    values = {span for named in record.participations for span in named.evidence}
    simple = (record.format, record.women_estimate, record.gender_discussion, *record.themes)
    values |= {span for reading in simple if reading for span in reading.spans}
    return not set(section.text) <= values


def _describe_points(parts: ReportGraph) -> None:
    graph = parts.graph
    for point in parts.record.key_points:
        node = parts.part("point", str(point.position))
        parts.evidence.reading(
            node,
            IGF.KeyPoint,
            report=parts.report,
            spans=(point.span,),
            certainty=point.certainty,
        )
        graph.add(parts.report, IGF.keyPoint, node)
        graph.add(node, SCHEMA.position, integer(point.position))
        graph.add(node, IGF.pointType, POINT_CODES[point.type])
        graph.add(node, IGF.printedNumber, Literal(point.number) if point.number else None)
