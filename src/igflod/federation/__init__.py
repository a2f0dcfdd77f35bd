"""Asks SPARQL endpoints: a query of anybody, or what they may know of our things, for review."""

from igflod.federation.candidates import Candidate, Found, find_candidates
from igflod.federation.endpoint import Answered, Endpoint, Limits
from igflod.federation.patience import Patience
from igflod.federation.questions import Questions
from igflod.federation.review import Proposal, load_review, propose, write_review
from igflod.federation.rewriting import GRAPHS, rewrite_graph, rewrite_results
from igflod.federation.settling import Decided, merge_reviews, settle
from igflod.federation.subjects import KINDS, Subject, subjects_of
from igflod.federation.wholeness import JSON_RESULTS

__all__ = [
    "GRAPHS",
    "JSON_RESULTS",
    "KINDS",
    "Answered",
    "Candidate",
    "Decided",
    "Endpoint",
    "Found",
    "Limits",
    "Patience",
    "Proposal",
    "Questions",
    "Subject",
    "find_candidates",
    "load_review",
    "merge_reviews",
    "propose",
    "rewrite_graph",
    "rewrite_results",
    "settle",
    "subjects_of",
    "write_review",
]
