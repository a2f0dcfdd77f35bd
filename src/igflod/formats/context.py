"""The JSON-LD context: a plain key for every term of the ontology.

Keys are local names ('inMeeting', 'startDate'); where two vocabularies share one, ours wins, then
the vocabulary that comes first in the table of prefixes. A context never changes the graph, only
how its JSON reads.
"""

from collections.abc import Iterator
from functools import cache

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from igflod.formats.prefixes import PREFIXES
from igflod.resources import resource_files

__all__ = ["CONTEXT_PATH", "Context", "context"]

CONTEXT_PATH = "context.jsonld"
"""Where below the base URI the context is published."""

Context = dict[str, str | float | dict[str, str | None]]

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_RANGE = NamedNode(PREFIXES["rdfs"] + "range")
_OWL = PREFIXES["owl"]
_XSD = PREFIXES["xsd"]
_UNTYPED = {_XSD + "string", _XSD + "integer", _XSD + "boolean"}
"""JSON has these types itself, so their keys say nothing of a type."""

_WORDS = {"label": "rdfs:label", "comment": "rdfs:comment"}
"""English words about a thing. Words in another language, or in none, keep the prefixed key."""

_PROPER_NAMES = {"name": "rdfs:label"}
"""Names of people and things that belong to no language."""

_DATES = frozenset({"created", "date", "endDate", "issued", "startDate"})
"""Keys of foreign terms whose values are dates in our data."""

_BACKWARDS = {
    "participation": "igf:participationIn",
    "attendance": "igf:attendanceOf",
    "finding": "schema:about",
    "reading": "rdf:subject",
    "hasPart": "dcterms:isPartOf",
    "states": "igf:statedIn",
}
"""What hangs on a session but points to it, read from the session's side."""

_SEVERAL = frozenset(
    {
        "affiliation",
        "agendaItem",
        "attendance",
        "emptyField",
        "evidence",
        "finding",
        "hasPart",
        "hasReport",
        "hasSelector",
        "keyPoint",
        "organizer",
        "participation",
        "performer",
        "reading",
        "states",
        "theme",
    }
)
"""Keys that always hold a list, also of one."""


@cache
def context() -> Context:
    """Build the context from the ontology.

    Raises:
        DeclarationError: the ontology is missing.

    """
    made: Context = {"@version": 1.1, "id": "@id", "type": "@type"}
    made.update(PREFIXES)
    for key, term in _WORDS.items():
        made[key] = {"@id": term, "@language": "en"}
    for key, term in _PROPER_NAMES.items():
        made[key] = {"@id": term, "@language": None}
    for key, definition in _terms():
        made.setdefault(key, definition)
    for key, term in _BACKWARDS.items():
        made.setdefault(key, {"@reverse": term, **_container(key)})
    return made


def _container(key: str) -> dict[str, str | None]:
    return {"@container": "@set"} if key in _SEVERAL else {}


def _terms() -> Iterator[tuple[str, str | dict[str, str | None]]]:
    quads = [quad for source in _ontology() for quad in source]
    ranges = {quad.subject: quad.object for quad in quads if quad.predicate == _RANGE}
    declared = {
        (rank, str(quad.subject.value)): quad.object.value
        for quad in quads
        if quad.predicate == _TYPE
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
        and quad.object.value.startswith(_OWL)
        for rank, namespace in enumerate(PREFIXES.values())
        if quad.subject.value.startswith(namespace)
    }
    for (rank, uri), kind in sorted(declared.items()):
        prefix, namespace = list(PREFIXES.items())[rank]
        key = uri[len(namespace) :]
        if not key.isidentifier():
            continue
        compact = f"{prefix}:{key}"
        if kind == _OWL + "Class":
            yield key, compact
        elif kind == _OWL + "ObjectProperty":
            yield key, {"@id": compact, "@type": "@id", **_container(key)}
        elif key in _DATES:
            yield key, {"@id": compact, "@type": "xsd:date"}
        elif kind == _OWL + "AnnotationProperty":
            yield key, {"@id": compact, "@language": "en"}
        elif kind == _OWL + "DatatypeProperty":
            literal = _literal_key(compact, ranges.get(NamedNode(uri)))
            yield key, {**literal, **_container(key)}


def _literal_key(compact: str, datatype: object) -> dict[str, str | None]:
    uri = datatype.value if isinstance(datatype, NamedNode) else ""
    if not uri.startswith(_XSD) or uri in _UNTYPED:
        return {"@id": compact}
    return {"@id": compact, "@type": "xsd:" + uri[len(_XSD) :]}


def _ontology() -> Iterator[Iterator[Quad]]:
    for file in resource_files("ontology", ".ttl"):
        yield parse(file.read_bytes(), format=RdfFormat.TURTLE)
