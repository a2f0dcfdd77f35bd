"""Figures about whole meetings: observations of a cube, each page with its own lists of groups."""

from pyoxigraph import Literal, NamedNode

from igflod.graph.builder import GraphBuilder, english, integer
from igflod.linking import Curated
from igflod.linking.statistics import Figure, StatisticsPage
from igflod.uris import slug
from igflod.vocabulary import (
    CERTAINTY_CODES,
    DCTERMS,
    FIGURE_CODES,
    IGF,
    IGFC,
    QB,
    RDF,
    RDFS,
    SCHEMA,
    SDMX_ATTRIBUTE,
    SDMX_CODE,
    SDMX_MEASURE,
    SKOS,
    XSD,
)

__all__ = ["describe_statistics"]

_CODE = "https://w3id.org/igflod/code/"
_SDMX_CODE = "http://purl.org/linked-data/sdmx/2009/code#"
_MATCH = {"exact": SKOS.exactMatch, "close": SKOS.closeMatch}


def describe_statistics(graph: GraphBuilder, curated: Curated) -> None:
    """Describe the pages of figures, and each figure with the group that the page gives it for."""
    dataset = graph.node("dataset", "participation")
    graph.add(dataset, RDF.type, QB.DataSet)
    graph.add(dataset, RDFS.label, english("Participation in meetings as their pages state it"))
    graph.add(dataset, QB.structure, IGFC.participation_structure)
    for page in curated.statistics:
        source = graph.node("statistics", page.path)
        graph.add(source, RDF.type, IGF.Source)
        graph.add(source, RDFS.label, english(f"Statistics of IGF {page.meeting}"))
        graph.add(source, SCHEMA.about, graph.node("meeting", str(page.meeting)))
        graph.add(source, DCTERMS.source, NamedNode(page.source))
        graph.add(source, SKOS.editorialNote, english(page.note) if page.note else None)
        for figure in page.figures:
            _describe_figure(graph, page, source, figure)


def _describe_figure(
    graph: GraphBuilder, page: StatisticsPage, source: NamedNode, figure: Figure
) -> None:
    name = slug("-".join(filter(None, (figure.of, figure.by, figure.group))))
    node = graph.node("figure", f"{page.path}/{name}")
    graph.add(node, RDF.type, IGF.MeetingFigure)
    graph.add(node, IGF.attendanceOf, graph.node("meeting", str(page.meeting)))
    graph.add(node, IGF.statedIn, source)
    graph.add(node, IGF.certainty, CERTAINTY_CODES["stated"])
    graph.add(node, IGF.figure, FIGURE_CODES[figure.of])
    graph.add(node, IGF.breakdown, _group(graph, page, figure))
    graph.add(node, IGF.asPrinted, Literal(figure.printed) if figure.printed else None)
    value = _value(figure)
    graph.add(node, SDMX_ATTRIBUTE.obsStatus, _status(figure))
    if value is not None:
        graph.add(node, RDF.type, QB.Observation)
        graph.add(node, QB.dataSet, graph.node("dataset", "participation"))
        graph.add(node, SDMX_MEASURE.obsValue, value)
        unit = IGFC.unit_number if figure.percent is None else IGFC.unit_percent
        graph.add(node, SDMX_ATTRIBUTE.unitMeasure, unit)


def _value(figure: Figure) -> Literal | None:
    if figure.percent is not None:
        return Literal(f"{figure.percent:g}", datatype=XSD.decimal)
    return None if figure.count is None else integer(figure.count)


def _status(figure: Figure) -> NamedNode:
    """Say by the SDMX code list of observation status: normal, estimated or missing."""
    if figure.printed is not None:
        return SDMX_CODE.obsStatus_E
    return SDMX_CODE.obsStatus_A


def _group(graph: GraphBuilder, page: StatisticsPage, figure: Figure) -> NamedNode:
    """Describe the group of a figure as one of the page's own list; all where it has none."""
    if figure.by is None or figure.group is None:
        return IGFC.breakdown_all
    scheme = graph.node("scheme", slug(f"statistics-{page.path}-{figure.by}"))
    title = english(f"Statistics of IGF {page.meeting}: {figure.by.replace('-', ' ')}")
    graph.add(scheme, RDF.type, SKOS.ConceptScheme)
    graph.add(scheme, RDFS.label, title)
    graph.add(scheme, DCTERMS.title, title)
    node = graph.node("group", f"{page.path}/{figure.by}/{slug(figure.group)}")
    label = english(figure.group)
    graph.add(node, RDF.type, SKOS.Concept)
    graph.add(node, SKOS.inScheme, scheme)
    graph.add(node, RDFS.label, label)
    graph.add(node, SKOS.prefLabel, label)
    if figure.code:
        space = _SDMX_CODE if figure.code.startswith("sex-") else _CODE
        graph.add(node, _MATCH[figure.match], NamedNode(space + figure.code))
    return node
