"""What curators state: meetings, places, themes and topics; identities; links."""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from igflod.graph.builder import GraphBuilder, english, typed_date
from igflod.linking import Curated, LinkedRecord
from igflod.uris import DEFAULT_BASE, Identifier, Uris, slug
from igflod.vocabulary import (
    DCTERMS,
    FOAF,
    IGF,
    IGFC,
    ORG,
    OWL,
    QB,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    SSSOM,
    XSD,
)

__all__ = ["describe_curated", "describe_identities", "describe_links"]

_AREA = "http://metadata.un.org/sdg/codes/geoArea/"
_NEGATED = "https://w3id.org/sssom/NegatedPredicate"
_MATCH = {"exact": SKOS.exactMatch, "close": SKOS.closeMatch, "broad": SKOS.broadMatch}


def describe_curated(curated: Curated, records: Iterable[LinkedRecord], uris: Uris) -> list[Quad]:
    """Describe the series, the meetings, the places, and every theme that is listed or was read."""
    graph = GraphBuilder(uris, "curated")
    _describe_meetings(graph, curated)
    numbers = {country.slug: country.m49 for country in curated.countries}
    for place in curated.places:
        node = graph.node("place", place.slug)
        graph.add(node, RDF.type, SCHEMA.Place)
        graph.add(node, RDFS.label, english(place.label))
        graph.add(node, DCTERMS.spatial, NamedNode(f"{_AREA}{numbers[place.country]}"))
    _describe_themes(graph, curated)
    for linked in records:
        _describe_read_themes(graph, linked, curated)
    dataset = graph.node("dataset", "attendance")
    graph.add(dataset, RDF.type, QB.DataSet)
    graph.add(dataset, RDFS.label, english("Attendance as reported"))
    graph.add(dataset, QB.structure, IGFC.attendance_structure)
    return graph.quads


def _describe_meetings(graph: GraphBuilder, curated: Curated) -> None:
    series = graph.node("series", curated.series.slug)
    graph.add(series, RDF.type, SCHEMA.EventSeries)
    graph.add(series, RDFS.label, english(curated.series.label))
    graph.add(series, SCHEMA.alternateName, Literal(curated.series.acronym))
    for meeting in curated.meetings:
        node = graph.node("meeting", str(meeting.year))
        graph.add(node, RDF.type, IGF.Meeting)
        graph.add(node, RDFS.label, english(meeting.label))
        graph.add(node, IGF.inSeries, series)
        graph.add(node, SCHEMA.startDate, typed_date(meeting.start))
        graph.add(node, SCHEMA.endDate, typed_date(meeting.end))
        graph.add(node, DCTERMS.source, NamedNode(meeting.source))
        if meeting.place:
            graph.add(node, SCHEMA.location, graph.node("place", meeting.place))


def _describe_themes(graph: GraphBuilder, curated: Curated) -> None:
    topics = graph.node("scheme", "topic")
    graph.add(topics, RDF.type, SKOS.ConceptScheme)
    graph.add(topics, DCTERMS.title, english("Topics across the years"))
    for topic in curated.topics:
        node = graph.node("topic", topic.slug)
        graph.add(node, RDF.type, SKOS.Concept)
        graph.add(node, SKOS.inScheme, topics)
        graph.add(node, SKOS.prefLabel, english(topic.label))
    for scheme in curated.schemes:
        holder = graph.node("scheme", f"theme-{scheme.slug}")
        graph.add(holder, RDF.type, SKOS.ConceptScheme)
        graph.add(holder, DCTERMS.title, english(scheme.title))
        for theme in scheme.themes:
            node = _theme(graph, f"{scheme.slug}/{theme.slug}", theme.label, holder)
            graph.add(node, SKOS.altLabel, *(english(name) for name in theme.names))
            if theme.topic and theme.match:
                graph.add(node, _MATCH[theme.match], graph.node("topic", theme.topic))


def _theme(graph: GraphBuilder, path: str, label: str, scheme: NamedNode) -> NamedNode:
    node = graph.node("theme", path)
    graph.add(node, RDF.type, IGF.Theme)
    graph.add(node, SKOS.inScheme, scheme)
    graph.add(node, SKOS.prefLabel, english(label))
    return node


def _describe_read_themes(graph: GraphBuilder, linked: LinkedRecord, curated: Curated) -> None:
    """Describe the themes that a report names and no curator has listed, by their printed words."""
    listed = {
        f"{scheme.slug}/{theme.slug}" for scheme in curated.schemes for theme in scheme.themes
    }
    titled = {scheme.slug for scheme in curated.schemes}
    named = list(zip(linked.themes, linked.record.themes, strict=True))
    if linked.topic and linked.record.topic:
        named.append((linked.topic, linked.record.topic))
    for theme, reading in named:
        owner = theme.path.partition("/")[0]
        scheme = graph.node("scheme", f"theme-{owner}")
        if theme.path not in listed:
            _theme(graph, theme.path, reading.value, scheme)
        if owner not in titled:
            graph.add(scheme, RDF.type, SKOS.ConceptScheme)
            graph.add(
                scheme, DCTERMS.title, english(f"Themes of IGF {owner} as reports print them")
            )


def describe_identities(curated: Curated, agents: Iterable[Identifier], uris: Uris) -> list[Quad]:
    """Describe the people and organizations that the published reports name."""
    graph = GraphBuilder(uris, "identity")
    for agent in sorted(set(agents)):
        node = graph.node(agent.kind, agent.path)
        if agent.kind == "person":
            graph.add(node, RDF.type, FOAF.Person)
            person = curated.people.entries[agent.path]
            graph.add(node, RDFS.label, Literal(person.label or person.printed))
        else:
            entry = curated.organizations.entries[agent.path]
            graph.add(node, RDF.type, ORG.Organization)
            graph.add(node, SKOS.prefLabel, english(entry.label or entry.id))
            graph.add(node, SKOS.altLabel, *(Literal(name) for name in entry.other_names))
    return graph.quads


def describe_links(curated: Curated, subjects: Iterable[NamedNode], uris: Uris) -> list[Quad]:
    """State the links whose subject is published, each with the record of why (SSSOM).

    A refused candidate keeps its record and is not stated.
    """
    graph = GraphBuilder(uris, "links")
    known = set(subjects)
    for mapping in curated.mappings:
        local = mapping.subject.removeprefix(f"{DEFAULT_BASE}id/")
        subject = NamedNode(f"{uris.base}id/{local}")
        if subject not in known:
            continue
        predicate, target = NamedNode(mapping.predicate), NamedNode(mapping.object)
        node = graph.node("link", _link_path(local, mapping.object))
        graph.add(node, RDF.type, OWL.Axiom)
        graph.add(node, OWL.annotatedSource, subject)
        graph.add(node, OWL.annotatedProperty, predicate)
        graph.add(node, OWL.annotatedTarget, target)
        graph.add(node, SSSOM.mapping_justification, NamedNode(mapping.justification))
        confidence = Literal(str(mapping.confidence), datatype=XSD.double)
        graph.add(node, SSSOM.confidence, confidence)
        graph.add(node, RDFS.comment, english(mapping.comment) if mapping.comment else None)
        if mapping.negated:
            graph.add(node, SSSOM.predicate_modifier, NamedNode(_NEGATED))
        else:
            graph.add(subject, predicate, target)
    return graph.quads


def _link_path(subject: str, target: str) -> str:
    return f"{slug(subject)}/{slug(target.partition('://')[2])}"
