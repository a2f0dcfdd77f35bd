"""Asks other SPARQL endpoints for what they may know of our things: candidates, for review."""

from igflod.federation.candidates import Candidate, Found, find_candidates
from igflod.federation.endpoint import Endpoint, Limits
from igflod.federation.patience import Patience
from igflod.federation.questions import Questions
from igflod.federation.review import Proposal, load_review, propose, write_review
from igflod.federation.settling import Decided, merge_reviews, settle
from igflod.federation.subjects import KINDS, Subject, subjects_of

__all__ = [
    "KINDS",
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
    "settle",
    "subjects_of",
    "write_review",
]
