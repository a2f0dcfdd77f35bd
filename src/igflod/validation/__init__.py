"""Quads held against the shapes: what we broke, where a source disagrees with itself, is silent.

The shapes (`shapes/*.ttl`) say what is asked for and in which words a finding speaks; this package
runs them with pyshacl and hands the findings over as values, in a fixed order.
"""

from igflod.validation.finding import Finding, Severity, describe
from igflod.validation.validator import Background, Validator

__all__ = ["Background", "Finding", "Severity", "Validator", "describe"]
