"""The series, its meetings, and the places that meetings and sessions name."""

from pyoxigraph import Literal, NamedNode

from igflod.graph.builder import GraphBuilder, english, integer, typed_date
from igflod.linking import Curated
from igflod.linking.meetings import Meeting
from igflod.uris import Identifier, slug
from igflod.vocabulary import DCTERMS, IGF, RDF, RDFS, SCHEMA, SKOS

__all__ = ["describe_meetings", "describe_places"]

_AREA = "http://metadata.un.org/sdg/codes/geoArea/"
_MODES = {
    "onsite": SCHEMA.OfflineEventAttendanceMode,
    "online": SCHEMA.OnlineEventAttendanceMode,
    "hybrid": SCHEMA.MixedEventAttendanceMode,
}
_INCOMPLETE = "The list of the meeting's themes is known to be longer."


def describe_places(graph: GraphBuilder, curated: Curated) -> None:
    """Describe the countries, by their numbers in M49 and their codes in ISO 3166-1, and cities.

    Those that were merged into another one are not described.
    """
    merged = curated.judgements.merged
    for country in curated.countries:
        if Identifier("place", country.slug) in merged:
            continue
        node = graph.node("place", country.slug)
        graph.add(node, RDF.type, SCHEMA.Place, SCHEMA.Country)
        graph.add(node, RDFS.label, english(country.label))
        graph.add(node, SKOS.exactMatch, NamedNode(f"{_AREA}{country.m49}"))
        graph.add(node, SKOS.notation, *(Literal(code) for code in country.iso))
    for place in curated.places:
        if Identifier("place", place.slug) in merged:
            continue
        node = graph.node("place", place.slug)
        graph.add(node, RDF.type, SCHEMA.Place)
        graph.add(node, RDFS.label, english(place.label))
        graph.add(node, SCHEMA.containedInPlace, _now(graph, curated, "place", place.country))


def describe_meetings(graph: GraphBuilder, curated: Curated) -> None:
    """Describe the series and its meetings."""
    series = graph.node("series", curated.series.slug)
    graph.add(series, RDF.type, SCHEMA.EventSeries)
    graph.add(series, RDFS.label, english(curated.series.label))
    graph.add(series, SCHEMA.alternateName, Literal(curated.series.acronym))
    for meeting in curated.meetings:
        node = graph.node("meeting", str(meeting.year))
        graph.add(node, IGF.inSeries, series)
        _describe_meeting(graph, curated, node, meeting)


def _now(graph: GraphBuilder, curated: Curated, kind: str, path: str) -> NamedNode:
    """Name what stands now for a theme or a place, which may have been merged."""
    root = curated.judgements.root(Identifier(kind, path))
    return graph.node(root.kind, root.path)


def _describe_meeting(
    graph: GraphBuilder, curated: Curated, node: NamedNode, meeting: Meeting
) -> None:
    graph.add(node, RDF.type, IGF.Meeting)
    graph.add(node, RDFS.label, english(meeting.label))
    graph.add(node, SCHEMA.position, integer(meeting.number))
    graph.add(node, SCHEMA.startDate, typed_date(meeting.start))
    graph.add(node, SCHEMA.endDate, typed_date(meeting.end))
    graph.add(node, SCHEMA.eventAttendanceMode, _MODES[meeting.mode])
    graph.add(node, IGF.overallTheme, english(meeting.theme))
    paths = (f"{meeting.year}/{theme}" for theme in meeting.themes)
    themes = (_now(graph, curated, "theme", path) for path in paths)
    graph.add(node, IGF.subTheme, *themes)
    graph.add(node, DCTERMS.source, *(NamedNode(page) for page in (meeting.source, *meeting.also)))
    notes = (meeting.note, None if meeting.themes_complete else _INCOMPLETE)
    graph.add(node, SKOS.editorialNote, *(english(note) for note in notes if note))
    if meeting.place:
        city = _now(graph, curated, "place", meeting.place)
        graph.add(node, SCHEMA.location, city)
        if meeting.venue:
            _describe_venue(graph, node, meeting.venue, city)


def _describe_venue(graph: GraphBuilder, meeting: NamedNode, name: str, city: NamedNode) -> None:
    """Describe the building, a place in its city."""
    venue = graph.node("place", slug(name))
    graph.add(meeting, SCHEMA.location, venue)
    graph.add(venue, RDF.type, SCHEMA.Place)
    graph.add(venue, RDFS.label, english(name))
    graph.add(venue, SCHEMA.containedInPlace, city)
