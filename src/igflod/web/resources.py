"""Entity pages: things lead to documents, documents come in every form."""

from http import HTTPStatus
from typing import NoReturn

from flask import Blueprint, Response, abort
from pyoxigraph import NamedNode

from igflod.errors import UriError
from igflod.formats.jsonld import context_document
from igflod.uris import Identifier
from igflod.vocabulary import RDF
from igflod.web.describe import describe, is_described, whole_graph
from igflod.web.documents import Document, answer, conditional, see_other
from igflod.web.links import rooted
from igflod.web.pages import render_graph, render_thing
from igflod.web.retired import find_fate
from igflod.web.site import site
from igflod.web.variants import Variant, variant_of_suffix

__all__ = ["resources", "split_suffix"]

resources = Blueprint("resources", __name__)


@resources.get("/id/<path:path>")
def thing(path: str) -> Response:
    """Lead from a thing to the document about it: 303, since the thing itself cannot be sent.

    A retired one leads to the thing that took its place.
    """
    identifier = _identifier(path)
    fate = find_fate(identifier)
    if fate is not None:
        return fate.response("/id")
    if not is_described(site().store, _node(identifier)):
        _not_found()
    return see_other(rooted(f"/doc/{identifier.kind}/{identifier.path}"))


@resources.get("/doc/<path:path>")
def document(path: str) -> Response:
    """Give the document about a thing."""
    bare, variant = split_suffix(path)
    identifier = _identifier(bare)
    fate = find_fate(identifier)
    if fate is not None:
        return fate.response("/doc", f".{variant.suffix}" if variant else "")
    return answer(described(_node(identifier), f"/doc/{bare}"), variant)


@resources.get("/graph/<path:path>")
def graph(path: str) -> Response:
    """Give a named graph, whole."""
    bare, variant = split_suffix(path)
    try:
        name = NamedNode(site().uris.graph(bare))
    except UriError:
        _not_found()
    quads = whole_graph(site().store, name)
    if not quads:
        _not_found()
    place = f"/graph/{bare}"
    page = Document(place, quads, lambda: render_graph(name.value, place, quads), name.value)
    return answer(page, variant)


@resources.get("/context.jsonld")
def context() -> Response:
    """Give the JSON-LD context that our documents name."""
    return conditional(Response(context_document(), content_type="application/ld+json"))


def described(node: NamedNode, place: str) -> Document:
    """Describe a resource as the document at a place, or answer 404."""
    quads = describe(site().store, node)
    if not quads:
        _not_found()
    types = sorted(
        quad.object.value
        for quad in quads
        if quad.subject == node
        and quad.predicate == RDF.type
        and isinstance(quad.object, NamedNode)
    )
    return Document(
        place,
        quads,
        lambda: render_thing(node.value, place, quads),
        primary=node.value,
        types=tuple(types),
    )


def split_suffix(path: str) -> tuple[str, Variant | None]:
    """Take the suffix of a form off a path: 'person/p3kx7ab.ttl' -> ('person/p3kx7ab', Turtle)."""
    bare, _, suffix = path.rpartition(".")
    variant = variant_of_suffix(suffix) if bare else None
    return (bare, variant) if variant else (path, None)


def _identifier(path: str) -> Identifier:
    kind, _, rest = path.partition("/")
    try:
        return Identifier(kind, rest)
    except UriError:
        _not_found()


def _node(identifier: Identifier) -> NamedNode:
    return NamedNode(site().uris.thing(identifier.kind, identifier.path))


def _not_found() -> NoReturn:
    abort(HTTPStatus.NOT_FOUND)
