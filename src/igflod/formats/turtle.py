"""Turtle and TriG that are a pleasure to read.

The common Turtle writers do not serve here: rdflib's changes terms on the way ("0.9"^^xsd:double
becomes 9e-01, "01"^^xsd:integer becomes 1), pyoxigraph's declares every prefix in no stable order
and puts all values of a property on one line. This one keeps every term as it is, declares what it
uses, and orders as `igflod.formats.order` says. Blank nodes, which only queries can make, keep
their labels.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from igflod.formats.order import (
    Node,
    Term,
    distinct_triples,
    kind_of,
    natural,
    object_key,
    predicate_key,
    subject_key,
)
from igflod.formats.prefixes import PREFIXES

__all__ = ["write_trig", "write_turtle"]

_GraphName: TypeAlias = NamedNode | BlankNode | DefaultGraph

_WIDTH = 100
_LOCAL = r"[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*"
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_BY_LENGTH = sorted(PREFIXES.values(), key=len, reverse=True)
"""The longest namespace first, so that the most telling prefix wins."""

_SHORTENED = re.compile(f"({'|'.join(map(re.escape, _BY_LENGTH))})({_LOCAL})")
_RELATIVE = re.compile(r"[\w~-][\w.~-]*(?:/[\w~-][\w.~-]*)*(?:#[\w.~,=-]*)?", re.ASCII)
_RDF_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]
_BARE = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    _XSD + "double": re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+"),
    _XSD + "boolean": re.compile(r"true|false"),
}
"""Literals that Turtle 1.1 (section 2.5) writes without quotes, exactly as they are."""


def write_turtle(
    quads: Iterable[Quad], primary: str | None = None, base: str | None = None
) -> bytes:
    """Write Turtle, the primary resource first; URIs under `base` are written relative to it."""
    names = _Names(base)
    body = _document(distinct_triples(quads), primary, names)
    return (names.header() + body).encode()


def write_trig(quads: Iterable[Quad], primary: str | None = None, base: str | None = None) -> bytes:
    """Write TriG: the default graph, then each named graph, the primary resource's own first."""
    names = _Names(base)
    graphs: defaultdict[_GraphName, set[Triple]] = defaultdict(set)
    for quad in quads:
        graphs[quad.graph_name].add(quad.triple)
    blocks = [_document(graphs.pop(DefaultGraph(), set()), primary, names)]
    for name in sorted(graphs, key=lambda name: _graph_key(name, graphs[name], primary)):
        body = _indented(_document(graphs[name], primary, names))
        blocks.append(f"{names.term(name)} {{\n{body}}}\n")
    return (names.header() + "\n".join(block for block in blocks if block)).encode()


def _graph_key(name: _GraphName, triples: set[Triple], primary: str | None) -> tuple[object, ...]:
    types_primary = any(
        str(triple.subject) == f"<{primary}>" and triple.predicate.value == _RDF_TYPE
        for triple in triples
    )
    return (not types_primary, natural(str(name)))


def _indented(text: str) -> str:
    """Indent by line feeds alone: Python splits lines also at characters that literals may hold."""
    return re.sub(r"^(?=[^\n])", "    ", text, flags=re.MULTILINE)


class _Names:
    """Shortens terms and remembers which prefixes that took."""

    def __init__(self, base: str | None) -> None:
        self._base = base
        self._base_used = False
        self._prefixes: set[str] = set()

    def header(self) -> str:
        """Declare what was used, in the order of the table of prefixes, and a blank line."""
        lines = [f"@base <{self._base}> .\n"] if self._base_used else []
        lines += [f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in PREFIXES if p in self._prefixes]
        return "".join([*lines, "\n"] if lines else [])

    def term(self, term: Term | DefaultGraph) -> str:
        """Write any term."""
        if isinstance(term, NamedNode):
            return self.uri(term)
        if isinstance(term, Literal):
            return self._literal(term)
        if isinstance(term, Triple):
            parts = (term.subject, term.predicate, term.object)
            return f"<<( {' '.join(self.term(part) for part in parts)} )>>"
        return str(term)

    def uri(self, node: NamedNode) -> str:
        """Write a URI: prefixed, else relative to the base, else in full."""
        uri = node.value
        if found := _SHORTENED.fullmatch(uri):
            prefix = _PREFIX_OF[found[1]]
            self._prefixes.add(prefix)
            return f"{prefix}:{found[2]}"
        base = self._base
        if base and uri.startswith(base) and _RELATIVE.fullmatch(uri, len(base)):
            self._base_used = True
            return f"<{uri[len(base) :]}>"
        return str(node)

    def _literal(self, literal: Literal) -> str:
        datatype = literal.datatype.value
        bare = _BARE.get(datatype)
        if bare and bare.fullmatch(literal.value):
            return literal.value
        if literal.language is not None or datatype == _XSD + "string":
            return str(literal)
        return f"{Literal(literal.value)}^^{self.uri(literal.datatype)}"


def _document(triples: set[Triple], primary: str | None, names: _Names) -> str:
    described: defaultdict[Node, defaultdict[str, list[Term]]]
    described = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        described[triple.subject][triple.predicate.value].append(triple.object)
    blocks: list[str] = []
    last_kind = kind_of(primary or "")
    for subject in sorted(described, key=lambda subject: subject_key(subject, primary)):
        kind = kind_of(str(subject))
        heading = f"# {kind}\n\n" if blocks and kind not in {"", last_kind} else ""
        last_kind = kind
        blocks.append(heading + _block(subject, described[subject], names))
    return "\n".join(blocks)


def _block(subject: Node, statements: dict[str, list[Term]], names: _Names) -> str:
    order = sorted(statements, key=lambda uri: predicate_key(uri, len(statements[uri])))
    lines = []
    for predicate in order:
        verb = "a" if predicate == _RDF_TYPE else names.uri(NamedNode(predicate))
        objects = statements[predicate]
        in_order = sorted(objects, key=object_key) if len(objects) > 1 else objects
        values = [names.term(value) for value in in_order]
        lines.append(verb + _value_list(values, len(verb)))
    return f"{names.term(subject)} " + " ;\n    ".join(lines) + " .\n"


def _value_list(values: Sequence[str], taken: int) -> str:
    on_one_line = " " + " , ".join(values)
    if len(values) == 1 or taken + len(on_one_line) < _WIDTH - 8:
        return on_one_line
    return "\n        " + " ,\n        ".join(values)
