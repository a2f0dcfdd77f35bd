"""The example queries as a document: a page, and RDF.

The RDF is that of SHACL as collections of example queries use it: each is a `sh:SPARQLExecutable`,
and `schema:target` says where to ask it. The texts declare their prefixes themselves, so they run
as they stand; `sh:prefixes` says the same to programs.
"""

import re
from collections.abc import Iterator
from http import HTTPStatus

from flask import Blueprint, Response, abort, render_template
from pyoxigraph import Literal, NamedNode, Quad

from igflod.formats.prefixes import PREFIXES
from igflod.vocabulary import DCTERMS, OWL, RDF, RDFS
from igflod.web.documents import Document, answer
from igflod.web.site import site
from igflod.web.sparql.examples import EXAMPLES, Example
from igflod.web.variants import VARIANTS, variant_of_suffix

__all__ = ["PLACE", "examples"]

PLACE = "/sparql/examples"

examples = Blueprint("examples", __name__)

_KIND = re.compile(r"^\s*(SELECT|CONSTRUCT|ASK)\b", re.MULTILINE | re.IGNORECASE)
_PREFIX = re.compile(r"^PREFIX (\w[\w-]*): <([^>]+)>$", re.MULTILINE)


@examples.get(PLACE)
@examples.get(f"{PLACE}.<suffix>")
def all_examples(suffix: str = "") -> Response:
    """Give all example queries, which ask for what our releases hold."""
    variant = variant_of_suffix(suffix)
    if (suffix and variant is None) or site().is_foreign:
        abort(HTTPStatus.NOT_FOUND)
    whole = NamedNode(f"{site().base}{PLACE[1:]}")
    return answer(Document(PLACE, list(_quads(whole)), _page, whole.value), variant)


def _page() -> str:
    return render_template(
        "examples.html",
        name="Example queries",
        uri=f"{site().base}{PLACE[1:]}",
        path=PLACE,
        variants=VARIANTS,
        examples=EXAMPLES,
    )


def _quads(whole: NamedNode) -> Iterator[Quad]:
    """Describe the collection, its prefixes and each query; there are no blank nodes."""
    title = Literal("Example queries on sessions of the Internet Governance Forum", language="en")
    yield Quad(whole, RDF.type, OWL.Ontology)
    yield Quad(whole, RDFS.label, title)
    yield Quad(whole, DCTERMS.title, title)
    for prefix, namespace in sorted(_prefixes()):
        node = NamedNode(f"{whole.value}#prefix-{prefix}")
        yield Quad(whole, _term("sh", "declare"), node)
        yield Quad(node, RDF.type, _term("sh", "PrefixDeclaration"))
        yield Quad(node, _term("sh", "prefix"), Literal(prefix))
        yield Quad(
            node, _term("sh", "namespace"), Literal(namespace, datatype=_term("xsd", "anyURI"))
        )
    for example in EXAMPLES:
        yield from _example(whole, example)


def _example(whole: NamedNode, example: Example) -> Iterator[Quad]:
    node = NamedNode(f"{whole.value}#{example.name}")
    kind = _kind(example.query)
    yield Quad(whole, _term("dcterms", "hasPart"), node)
    yield Quad(node, RDF.type, _term("sh", "SPARQLExecutable"))
    yield Quad(node, RDF.type, _term("sh", f"SPARQL{kind.capitalize()}Executable"))
    yield Quad(node, RDFS.label, Literal(example.title, language="en"))
    yield Quad(node, RDFS.comment, Literal(example.description, language="en"))
    yield Quad(node, _term("sh", kind), Literal(example.query))
    yield Quad(node, _term("sh", "prefixes"), whole)
    yield Quad(node, _term("schema", "target"), NamedNode(f"{site().base}sparql"))


def _kind(query: str) -> str:
    """Say in the words of SHACL what a query is: 'select', 'construct' or 'ask'."""
    found = _KIND.search(query)
    assert found, "SHACL knows no executable of another kind"  # noqa: S101 - the tests run them all
    return found[1].lower()


def _prefixes() -> set[tuple[str, str]]:
    return {(found[1], found[2]) for each in EXAMPLES for found in _PREFIX.finditer(each.query)}


def _term(prefix: str, name: str) -> NamedNode:
    return NamedNode(PREFIXES[prefix] + name)
