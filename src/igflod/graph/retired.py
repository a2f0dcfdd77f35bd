"""Ids that are no longer used, and what became of them: merged, split, withdrawn."""

from collections.abc import Iterable

from pyoxigraph import Literal

from igflod.graph.builder import GraphBuilder, english
from igflod.linking import Curated, Fate
from igflod.uris import Identifier
from igflod.vocabulary import DCTERMS, OWL, SKOS, XSD

__all__ = ["describe_retired"]

_TRUE = Literal("true", datatype=XSD.boolean)


def describe_retired(graph: GraphBuilder, curated: Curated) -> None:
    """Say of each retired id that it is, what takes its place, and why; and nothing else of it.

    Who was merged into somebody that is withdrawn now is withdrawn as well: nothing leads there.
    """
    merged = curated.judgements.merged
    fates = {row.id: row for row in reversed(curated.retired.rows)}  # the first row of each
    for one in sorted(merged.keys() | fates.keys()):
        root = curated.judgements.root(one)
        fate = fates.get(one) or (fates.get(root) if one in merged else None)
        if fate is not None and fate.fate is Fate.WITHDRAWN:
            _retire(graph, one, (), f"Withdrawn on {fate.date.isoformat()}.")
        elif one in fates:
            _retire(graph, one, fates[one].successors, f"Split: {fates[one].why}")
        else:
            _retire(graph, one, (root,), f"Merged: {merged[one].why}")


def _retire(
    graph: GraphBuilder, one: Identifier, successors: Iterable[Identifier], note: str
) -> None:
    node = graph.node(one.kind, one.path)
    graph.add(node, OWL.deprecated, _TRUE)
    for successor in successors:
        graph.add(node, DCTERMS.isReplacedBy, graph.node(successor.kind, successor.path))
    graph.add(node, SKOS.historyNote, english(note))
