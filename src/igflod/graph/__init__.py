"""From linked records to quads: the mapping, one named graph per report."""

from igflod.graph.builder import evidence_starts
from igflod.graph.curated import describe_curated, describe_identities
from igflod.graph.derived import derive
from igflod.graph.links import describe_links
from igflod.graph.report import describe_report, report_graph_name

__all__ = [
    "derive",
    "describe_curated",
    "describe_identities",
    "describe_links",
    "describe_report",
    "evidence_starts",
    "report_graph_name",
]
