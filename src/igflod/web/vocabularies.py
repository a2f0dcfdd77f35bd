"""The vocabularies: ontology, code lists and shapes dereference like everything else."""

import re
from functools import cache
from http import HTTPStatus
from typing import NoReturn

from flask import Blueprint, Response, abort, render_template
from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
)

from igflod.resources import resource_files
from igflod.web.describe import whole_graph
from igflod.web.documents import Document, answer
from igflod.web.links import VOCABULARY
from igflod.web.pages import render_ontology
from igflod.web.pages.rows import ask, grouped
from igflod.web.resources import described, split_suffix
from igflod.web.site import site
from igflod.web.variants import VARIANTS, Variant, variant_of_suffix

__all__ = ["vocabularies"]

vocabularies = Blueprint("vocabularies", __name__)

_ONTOLOGY = f"{VOCABULARY}def"
_SHAPES = f"{VOCABULARY}shapes"
_VERSION = NamedNode("http://www.w3.org/2002/07/owl#versionIRI")
_CODES = f"{VOCABULARY}code/"


@vocabularies.get("/def")
@vocabularies.get("/def.<suffix>")
def ontology(suffix: str = "") -> Response:
    """Give the ontology; its terms are fragments of it."""
    return answer(_ontology(), _known(suffix))


@vocabularies.get("/def/<path:path>")
def ontology_version(path: str) -> Response:
    """Give the ontology under the URI of its version, if that is the version we hold."""
    version, variant = split_suffix(path)
    document = _ontology()
    held = NamedNode(f"{_ONTOLOGY}/{version}")
    if not any(q.predicate == _VERSION and q.object == held for q in document.quads):
        _not_found()
    return answer(document, variant)


@vocabularies.get("/shapes")
@vocabularies.get("/shapes.<suffix>")
def shapes(suffix: str = "") -> Response:
    """Give the shapes that the data are held against."""
    quads = _shapes()
    return answer(_vocabulary("/shapes", _SHAPES, quads, "Shapes"), _known(suffix))


@vocabularies.get("/code")
@vocabularies.get("/code.<suffix>")
def code_lists(suffix: str = "") -> Response:
    """Give all code lists."""
    quads = [quad for quad in _published() if _is_code(quad)]
    page = Document("/code", quads, _code_page, primary=_CODES)
    return answer(page, _known(suffix))


@vocabularies.get("/code/<path:path>")
def code(path: str) -> Response:
    """Give a code list or a code."""
    name, variant = split_suffix(path)
    if not re.fullmatch(r"[a-z0-9-]+", name):
        _not_found()
    return answer(described(NamedNode(_CODES + name), f"/code/{name}"), variant)


@cache
def _shapes() -> list[Quad]:
    """Read the shapes; their lists are blank nodes, which get the same labels every time."""
    graph = NamedNode(_SHAPES)
    held = Dataset(
        Quad(quad.subject, quad.predicate, quad.object, graph)
        for file in resource_files("shapes", ".ttl")
        for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE)
    )
    held.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return list(held)


def _ontology() -> Document:
    quads = [quad for quad in _published() if not _is_code(quad)]
    return _vocabulary("/def", _ONTOLOGY, quads, "Ontology")


def _is_code(quad: Quad) -> bool:
    return isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(_CODES)


def _published() -> list[Quad]:
    """Give the graph of the release that holds ontology and code lists."""
    quads = whole_graph(site().store, NamedNode(site().uris.graph("ontology")))
    if not quads:
        _not_found()
    return quads


def _vocabulary(place: str, uri: str, quads: list[Quad], title: str) -> Document:
    return Document(place, quads, lambda: render_ontology(uri, place, quads, title), primary=uri)


def _code_page() -> str:
    rows = grouped(ask("codes"), "scheme")
    return render_template(
        "codes.html", name="Code lists", path="/code", schemes=rows, variants=VARIANTS
    )


def _known(suffix: str) -> Variant | None:
    """Find the form of a suffix; none is to be negotiated, an unknown one is not found."""
    variant = variant_of_suffix(suffix)
    if suffix and variant is None:
        _not_found()
    return variant


def _not_found() -> NoReturn:
    abort(HTTPStatus.NOT_FOUND)
