"""Terms of pyoxigraph as those of rdflib, which pyshacl works on, and back."""

from collections.abc import Generator, Iterable
from functools import lru_cache
from typing import Any, TypeAlias

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from igflod.vocabulary import XSD

__all__ = ["Term", "from_rdflib", "to_graph", "to_rdflib"]

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple


class _Graph(rdflib.Graph):
    """A graph that parses the text of a query once: pyshacl asks the same ones of every report."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:
        if isinstance(query_object, str):
            query_object = _prepare(query_object)
        return super().query(query_object, *args, **kwargs)


_prepare = lru_cache(maxsize=256)(prepareQuery)


class _Remembering(_Graph):
    """A graph that keeps its answers: pyshacl asks each shape the same, once for each thing."""

    def __init__(self) -> None:
        super().__init__(bind_namespaces="none")
        self._known: dict[tuple[Any, ...], tuple[Any, ...]] = {}

    def add(self, triple: Any) -> "_Remembering":
        self._known.clear()
        super().add(triple)
        return self

    def remove(self, triple: Any) -> "_Remembering":
        self._known.clear()
        super().remove(triple)
        return self

    def objects(
        self,
        subject: Any = None,
        predicate: Any = None,
        unique: bool = False,  # noqa: FBT001, FBT002 (as rdflib has it)
    ) -> Generator[Any, None, None]:
        asked = ("objects", subject, predicate, unique)
        if asked not in self._known:
            self._known[asked] = tuple(super().objects(subject, predicate, unique))
        yield from self._known[asked]

    def predicate_objects(
        self,
        subject: Any = None,
        unique: bool = False,  # noqa: FBT001, FBT002 (as rdflib has it)
    ) -> Generator[Any, None, None]:
        asked = ("predicate_objects", subject, unique)
        if asked not in self._known:
            self._known[asked] = tuple(super().predicate_objects(subject, unique))
        yield from self._known[asked]


def to_graph(quads: Iterable[Quad], *, remembering: bool = False) -> rdflib.Graph:
    """Make a graph of the statements of quads, whatever their graph names.

    One that is `remembering` is quick to answer what it was asked before.
    """
    graph = _Remembering() if remembering else _Graph(bind_namespaces="none")
    known: dict[Term, Any] = {}

    def convert(term: Term) -> Any:
        if term not in known:
            known[term] = to_rdflib(term)
        return known[term]

    for quad in quads:
        graph.add((convert(quad.subject), convert(quad.predicate), convert(quad.object)))
    return graph


def to_rdflib(term: Term) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    """Give the same term for rdflib; raise TypeError for a quoted triple."""
    match term:
        case NamedNode():
            return rdflib.URIRef(term.value)
        case BlankNode():
            return rdflib.BNode(term.value)
        case Literal():
            # Without normalisation: what is judged, and shown in a finding, is what was written.
            plain = term.language or term.datatype == XSD.string
            datatype = None if plain else rdflib.URIRef(term.datatype.value)
            return rdflib.Literal(
                term.value, lang=term.language, datatype=datatype, normalize=False
            )
    raise TypeError(f"{term} cannot be validated: quoted triples have no place in the data")


def from_rdflib(term: object) -> NamedNode | Literal | None:
    """Give the same term for pyoxigraph; None for nothing and for a blank node."""
    match term:
        case rdflib.URIRef():
            return NamedNode(str(term))
        case rdflib.Literal():
            if term.language:
                return Literal(str(term), language=term.language)
            return Literal(str(term), datatype=NamedNode(term.datatype or XSD.string.value))
    return None
