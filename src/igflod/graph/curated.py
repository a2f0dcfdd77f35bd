"""What curators state: meetings, places, themes and topics; identities."""

from collections.abc import Iterable

from pyoxigraph import Literal, Quad

from igflod import __version__
from igflod.graph.builder import GraphBuilder, english
from igflod.graph.meetings import describe_meetings, describe_places
from igflod.graph.retired import describe_retired
from igflod.graph.statistics import describe_statistics
from igflod.graph.themes import describe_listed_themes, describe_read_themes
from igflod.linking import Curated, LinkedRecord
from igflod.uris import Identifier, Uris
from igflod.vocabulary import (
    FOAF,
    IGFC,
    ORG,
    PROV,
    QB,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
)

__all__ = ["describe_curated", "describe_identities"]


def describe_curated(curated: Curated, records: Iterable[LinkedRecord], uris: Uris) -> list[Quad]:
    """Describe the series, the meetings, the places, and every theme that is listed or was read.

    Without records, it is what the curators' files say and nothing else. Of a theme that was read
    and is not listed, the spelling of the first record is its label.
    """
    graph = GraphBuilder(uris, "curated")
    describe_meetings(graph, curated)
    describe_places(graph, curated)
    describe_statistics(graph, curated)
    describe_listed_themes(graph, curated)
    describe_read_themes(graph, curated, records)
    _describe_dataset(graph)
    return graph.quads


def _describe_dataset(graph: GraphBuilder) -> None:
    """Describe the attendance figures as a data set, and the program that all data come from."""
    software = graph.node("software", "igflod")
    graph.add(software, RDF.type, PROV.SoftwareAgent)
    graph.add(software, RDFS.label, Literal("igflod"))
    graph.add(software, SCHEMA.softwareVersion, Literal(__version__))
    dataset = graph.node("dataset", "attendance")
    graph.add(dataset, RDF.type, QB.DataSet)
    graph.add(dataset, RDFS.label, english("Attendance as reported"))
    graph.add(dataset, QB.structure, IGFC.attendance_structure)
    graph.add(dataset, PROV.wasAttributedTo, software)


def describe_identities(curated: Curated, agents: Iterable[Identifier], uris: Uris) -> list[Quad]:
    """Describe the people and organizations that the published reports name, and retired ids.

    Names are in no language. An organization has the names of those that were merged into it.
    """
    graph = GraphBuilder(uris, "identity")
    for agent in sorted(set(agents)):
        node = graph.node(agent.kind, agent.path)
        if agent.kind == "person":
            person = curated.people.entries[agent.path]
            name = Literal(person.label or person.printed)
            graph.add(node, RDF.type, FOAF.Person)
            graph.add(node, RDFS.label, name)
            graph.add(node, FOAF.name, name)
        else:
            label, *names = _names_of(curated, agent)
            graph.add(node, RDF.type, ORG.Organization)
            graph.add(node, RDFS.label, Literal(label))
            graph.add(node, SKOS.prefLabel, Literal(label))
            graph.add(node, SKOS.altLabel, *(Literal(name) for name in names))
    describe_retired(graph, curated)
    return graph.quads


def _names_of(curated: Curated, organization: Identifier) -> tuple[str, ...]:
    """Give the label of an organization, then its other names, each once."""
    entries = curated.organizations.entries
    absorbed = curated.judgements.absorbed(organization)
    entry, *others = (entries[one.path] for one in (organization, *absorbed))
    names = [entry.label or entry.id, *entry.other_names]
    names += [name for other in others for name in other.all_names]
    return tuple(dict.fromkeys(names))
