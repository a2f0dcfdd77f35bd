"""From a graph to one tree: the primary resource at the root, what hangs on it inside.

The tree is expanded JSON-LD, written in the order of `igflod.formats.order`. Every node is
described at least once. A node of few words without described neighbours (a code, a place, a
person) is repeated wherever it is named, so that a key always holds the same shape; any other node
is described where it is first met, level by level from the root, and named by its `@id` elsewhere.
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from igflod.errors import FormatError
from igflod.formats.order import Node, Term, object_key, predicate_key, subject_key
from igflod.formats.prefixes import PREFIXES

__all__ = ["Json", "JsonObject", "nest"]

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
JsonObject = dict[str, Json]

_TYPE = PREFIXES["rdf"] + "type"
_STRING = PREFIXES["xsd"] + "string"
_INTEGER = PREFIXES["xsd"] + "integer"
_BOOLEAN = PREFIXES["xsd"] + "boolean"
_FEW = 3
_LAST_RESORT = {
    PREFIXES["igf"] + "evidence",
    PREFIXES["igf"] + "statedIn",
    PREFIXES["oa"] + "hasSource",
    PREFIXES["sh"] + "focusNode",
}
"""What points to one thing from everywhere: a node hangs there only if nowhere else."""
_JSON_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
"""Integers that any JSON reader keeps exactly (below 2^53) and that have one lexical form."""


def nest(triples: Iterable[Triple], primary: str | None) -> list[JsonObject]:
    """Arrange triples as trees, the primary resource's first; often there is only that one.

    Raises:
        FormatError: a triple stands in a triple, which JSON-LD 1.1 cannot say.

    """
    return _Forest(triples, primary).trees()


class _Forest:
    """The triples by subject, and which nodes are already described in a tree."""

    def __init__(self, triples: Iterable[Triple], primary: str | None) -> None:
        self._primary = primary
        self._described: defaultdict[Node, defaultdict[str, list[Term]]]
        self._described = defaultdict(lambda: defaultdict(list))
        self._pointing: defaultdict[Node, list[tuple[str, Node]]] = defaultdict(list)
        for triple in triples:
            predicate = triple.predicate.value
            self._described[triple.subject][predicate].append(triple.object)
            if predicate != _TYPE and isinstance(triple.object, NamedNode | BlankNode):
                self._pointing[triple.object].append((predicate, triple.subject))
        self._leaves = {node for node in self._described if self._is_leaf(node)}
        self._done: set[Node] = set()
        self._queue: deque[tuple[Node, JsonObject]] = deque()
        self._later: deque[tuple[Node, JsonObject]] = deque()

    def trees(self) -> list[JsonObject]:
        roots = []
        for node in sorted(self._described, key=lambda node: subject_key(node, self._primary)):
            is_named_elsewhere = node in self._leaves and node in self._pointing
            if node in self._done or is_named_elsewhere:
                continue
            roots.append(self._claim(node))
            while self._queue or self._later:
                if self._queue:
                    self._fill(*self._queue.popleft())
                else:
                    self._fill_backwards(*self._later.popleft(), is_late=True)
        return roots

    def _is_leaf(self, node: Node) -> bool:
        if str(node) == f"<{self._primary}>":
            return False
        statements = self._described[node]
        if sum(map(len, statements.values())) > _FEW:
            return False
        objects = (o for p, values in statements.items() if p != _TYPE for o in values)
        return not any(isinstance(o, Triple) or o in self._described for o in objects)

    def _claim(self, node: Node) -> JsonObject:
        """Start the description of a node; its turn to be filled comes later."""
        self._done.add(node)
        entry: JsonObject = {"@id": _uri(node)}
        self._queue.append((node, entry))
        return entry

    def _fill(self, node: Node, entry: JsonObject) -> None:
        statements = self._described[node]
        for predicate in sorted(statements, key=lambda p: predicate_key(p, len(statements[p]))):
            values = sorted(statements[predicate], key=object_key)
            if predicate == _TYPE and not any(isinstance(value, Literal) for value in values):
                entry["@type"] = [_uri(value) for value in values]
            else:
                entry[predicate] = [self._value(value) for value in values]
        if node not in self._leaves:
            self._fill_backwards(node, entry, is_late=False)
            self._later.append((node, entry))

    def _fill_backwards(self, node: Node, entry: JsonObject, *, is_late: bool) -> None:
        backwards: defaultdict[str, list[Json]] = defaultdict(list)
        pointing = sorted(self._pointing[node], key=lambda pair: subject_key(pair[1], None))
        for predicate, subject in pointing:
            if subject not in self._done and (predicate in _LAST_RESORT) == is_late:
                backwards[predicate].append(self._claim(subject))
        known = entry.get("@reverse")
        both: JsonObject = {**(known if isinstance(known, dict) else {}), **backwards}
        if both:
            entry["@reverse"] = {key: both[key] for key in sorted(both)}

    def _value(self, value: Term) -> JsonObject:
        if isinstance(value, Literal):
            return _literal(value)
        if value in self._described and (value in self._leaves or value not in self._done):
            return self._claim(value)
        return {"@id": _uri(value)}


def _uri(node: Term) -> str:
    if isinstance(node, Triple):
        raise FormatError("JSON-LD cannot write a triple inside a triple; ask for Turtle")
    return node.value if isinstance(node, NamedNode) else str(node)


def _literal(literal: Literal) -> JsonObject:
    value, datatype = literal.value, literal.datatype.value
    if literal.language is not None:
        tagged: JsonObject = {"@value": value, "@language": literal.language}
        if literal.direction is not None:
            tagged["@direction"] = str(literal.direction)
        return tagged
    if datatype == _INTEGER and _JSON_INTEGER.fullmatch(value):
        return {"@value": int(value)}
    if datatype == _BOOLEAN and value in {"true", "false"}:
        return {"@value": value == "true"}
    return {"@value": value} if datatype == _STRING else {"@value": value, "@type": datatype}
