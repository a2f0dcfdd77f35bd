"""Themes and topics: those that curators listed, and those that reports name besides."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from igflod.graph.builder import GraphBuilder, english
from igflod.linking import Curated, LinkedRecord
from igflod.uris import Identifier
from igflod.vocabulary import DCTERMS, IGF, RDF, RDFS, SKOS

__all__ = ["describe_listed_themes", "describe_read_themes"]

_MATCH = {
    "exact": SKOS.exactMatch,
    "close": SKOS.closeMatch,
    "broad": SKOS.broadMatch,
    "narrow": SKOS.narrowMatch,
}


def describe_listed_themes(graph: GraphBuilder, curated: Curated) -> None:
    """Describe the topics, and the themes of each scheme with the topic they meet at.

    A theme that was merged into another one gives it its names.
    """
    topics = _scheme(graph, "topic", "Topics across the years")
    for topic in curated.topics:
        node = graph.node("topic", topic.slug)
        graph.add(node, RDF.type, SKOS.Concept)
        _name(graph, node, topics, english(topic.label))
        graph.add(node, SKOS.scopeNote, english(topic.note) if topic.note else None)
    for scheme in curated.schemes:
        holder = _scheme(graph, f"theme-{scheme.slug}", scheme.title)
        listed = {Identifier("theme", f"{scheme.slug}/{t.slug}"): t for t in scheme.themes}
        for one, theme in listed.items():
            if one in curated.judgements.merged:
                continue
            node = graph.node(one.kind, one.path)
            graph.add(node, RDF.type, IGF.Theme)
            _name(graph, node, holder, english(theme.label))
            absorbed = [listed[o] for o in curated.judgements.absorbed(one) if o in listed]
            names = [*theme.names, *(n for t in absorbed for n in (t.label, *t.names))]
            graph.add(node, SKOS.altLabel, *(english(n) for n in names if n != theme.label))
            graph.add(node, SKOS.editorialNote, english(theme.note) if theme.note else None)
            for match in theme.matches:
                graph.add(node, _MATCH[match.match], graph.node("topic", match.topic))


def describe_read_themes(
    graph: GraphBuilder, curated: Curated, records: Iterable[LinkedRecord]
) -> None:
    """Describe the themes that reports name and no curator has listed, by their printed words.

    The first spelling is the label, the others stand beside it.
    """
    listed = {
        f"{scheme.slug}/{theme.slug}" for scheme in curated.schemes for theme in scheme.themes
    }
    titled = {scheme.slug for scheme in curated.schemes}
    spellings: dict[str, dict[Literal, None]] = {}
    for linked in records:
        for theme, words in _named(linked):
            spellings.setdefault(theme.path, {})[words] = None
    for path, (first, *others) in spellings.items():
        owner = path.partition("/")[0]
        if owner not in titled:
            _scheme(graph, f"theme-{owner}", f"Themes of IGF {owner} as reports print them")
        if path not in listed:
            node = graph.node("theme", path)
            graph.add(node, RDF.type, IGF.Theme)
            _name(graph, node, graph.node("scheme", f"theme-{owner}"), first)
            graph.add(node, SKOS.altLabel, *others)


def _named(linked: LinkedRecord) -> Iterator[tuple[Identifier, Literal]]:
    """Give the themes of a report, each with its printed words in the report's language."""
    named = list(zip(linked.themes, linked.record.themes, strict=True))
    if linked.topic and linked.record.topic:
        named.append((linked.topic, linked.record.topic))
    for theme, reading in named:
        words = " ".join(reading.value.split())
        yield theme, Literal(words, language=linked.provenance.language)


def _scheme(graph: GraphBuilder, path: str, title: str) -> NamedNode:
    node = graph.node("scheme", path)
    graph.add(node, RDF.type, SKOS.ConceptScheme)
    graph.add(node, RDFS.label, english(title))
    graph.add(node, DCTERMS.title, english(title))
    return node


def _name(graph: GraphBuilder, node: NamedNode, scheme: NamedNode, label: Literal) -> None:
    graph.add(node, SKOS.inScheme, scheme)
    graph.add(node, RDFS.label, label)
    graph.add(node, SKOS.prefLabel, label)
