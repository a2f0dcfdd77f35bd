"""Shortcuts for people who query: one hop where the data take two, rebuilt by CONSTRUCT."""

from collections.abc import Iterable
from importlib.resources import files

from pyoxigraph import NamedNode, Quad, QueryTriples, Store

from igflod.uris import Uris

__all__ = ["derive"]


def derive(quads: Iterable[Quad], uris: Uris) -> list[Quad]:
    """Run every query of this folder over the quads; give the results as the graph `derived`."""
    store = Store()
    store.bulk_extend(quads)
    graph = NamedNode(uris.graph("derived"))
    derived: list[Quad] = []
    folder = files("igflod.graph.derived")
    for query in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not query.name.endswith(".rq"):
            continue
        triples = store.query(query.read_text("utf-8"), use_default_graph_as_union=True)
        if isinstance(triples, QueryTriples):
            derived += [Quad(t.subject, t.predicate, t.object, graph) for t in triples]
    return derived
