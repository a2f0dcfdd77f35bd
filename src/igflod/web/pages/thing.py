"""The page of any thing: its statements in words, and who points to it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from igflod.formats.order import object_key, predicate_key
from igflod.formats.prefixes import PREFIXES
from igflod.vocabulary import DCTERMS, RDF, RDFS, SKOS
from igflod.web.describe import labels_of
from igflod.web.pages.rows import ask

__all__ = [
    "Fact",
    "Part",
    "Pointer",
    "Value",
    "facts",
    "name_of",
    "parts",
    "pointers",
    "short",
    "term_names",
]

_HIDDEN = {RDFS.label.value, SKOS.prefLabel.value, DCTERMS.title.value, RDFS.isDefinedBy.value}


@dataclass(frozen=True)
class Value:
    """A value to show: its text, and its URI if it is a resource, its language if it has one."""

    text: str
    uri: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Fact:
    """What is said of a thing: a property and its values."""

    name: str
    uri: str
    values: list[Value]


@dataclass(frozen=True)
class Pointer:
    """Who points to a thing, by the property they use."""

    name: str
    uri: str
    subjects: list[Value]


@dataclass(frozen=True)
class Part:
    """A thing that hangs on another and is described with it."""

    name: str
    uri: str
    facts: list[Fact]


def term_names() -> dict[str, str]:
    """Find what the terms of the ontology are called: URI -> label."""
    return {str(row["term"]): str(row["name"]) for row in ask("term_labels")}


def name_of(uri: str, quads: Iterable[Quad]) -> str:
    """Find what a thing is called; the short form of its URI if it has no name."""
    return labels_of(quads).get(uri) or short(uri)


def facts(uri: str, quads: Iterable[Quad], names: Mapping[str, str]) -> list[Fact]:
    """Give what a description says of its resource, in reading order."""
    quads = list(quads)
    labels = {**names, **labels_of(quads)}
    said: dict[str, set[NamedNode | Literal]] = {}
    for quad in quads:
        predicate, value = quad.predicate.value, quad.object
        is_shown = quad.subject == NamedNode(uri) and predicate not in _HIDDEN
        if is_shown and isinstance(value, NamedNode | Literal):
            said.setdefault(predicate, set()).add(value)
    return [
        Fact(
            name="is a" if predicate == RDF.type.value else _words(predicate, names),
            uri=predicate,
            values=[_value(term, labels) for term in sorted(said[predicate], key=object_key)],
        )
        for predicate in sorted(said, key=predicate_key)
    ]


def parts(uri: str, quads: Iterable[Quad], names: Mapping[str, str]) -> list[Part]:
    """Give what a resource points to and what is described with it, beyond its name."""
    quads = list(quads)
    named = labels_of(quads)
    targets = {quad.object for quad in quads if quad.subject == NamedNode(uri)}
    described = [
        Part(
            named.get(node.value) or short(node.value), node.value, facts(node.value, quads, names)
        )
        for node in sorted({t for t in targets if isinstance(t, NamedNode)}, key=object_key)
        if node.value != uri
    ]
    return [part for part in described if part.facts]


def pointers(uri: str, quads: Iterable[Quad], names: Mapping[str, str]) -> list[Pointer]:
    """Give who points to the resource of a description."""
    quads = list(quads)
    labels = {**names, **labels_of(quads)}
    said: dict[str, set[NamedNode]] = {}
    for quad in quads:
        if quad.object == NamedNode(uri) and isinstance(quad.subject, NamedNode):
            said.setdefault(quad.predicate.value, set()).add(quad.subject)
    return [
        Pointer(
            name=_words(predicate, names),
            uri=predicate,
            subjects=[_value(node, labels) for node in sorted(said[predicate], key=object_key)],
        )
        for predicate in sorted(said, key=predicate_key)
    ]


def short(uri: str) -> str:
    """Shorten a URI for people: 'igf:Workshop', 'person/p3kx7ab'."""
    for prefix, namespace in PREFIXES.items():
        if uri.startswith(namespace) and re.fullmatch(r"[\w-]+", uri[len(namespace) :]):
            return f"{prefix}:{uri[len(namespace) :]}"
    thing = re.search(r"/(?:id/(?=.)|(?=graph/.))(.+)", uri)
    return thing[1] if thing else uri


def _words(predicate: str, names: Mapping[str, str]) -> str:
    """Say a property in words: by the ontology's label, else by taking its name apart."""
    if predicate in names:
        return names[predicate]
    local = re.split(r"[/#]", predicate)[-1]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", local).lower()


def _value(term: NamedNode | Literal, labels: Mapping[str, str]) -> Value:
    if isinstance(term, Literal):
        return Value(term.value, language=term.language)
    return Value(labels.get(term.value) or short(term.value), term.value)
