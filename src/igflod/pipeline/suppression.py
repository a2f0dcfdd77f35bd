"""Keeps withdrawn names out of a release: out of every quad, the manifest, and the quarantine.

Linking has left out the people themselves; this goes through all texts that may still hold a name.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from igflod.linking import Withdrawn
from igflod.pipeline.quarantine import Quarantined, Reason
from igflod.uris import Uris
from igflod.vocabulary import OA, RDF, RDFS, XSD

__all__ = ["SLUG_MARK", "suppress_names", "suppress_quarantined", "suppress_values"]

SLUG_MARK = "withdrawn"
"""What stands in a URI or in the name of a file where a withdrawn name stood."""

_LANGUAGE_TEXT = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")
_TEXTS = frozenset({XSD.string, _LANGUAGE_TEXT})
_SEARCHED = frozenset({".txt", ".html", ".htm"})
_TAGS = re.compile(r"<[^>]*>")
_NOT_KEPT = Reason(
    "withdrawn",
    "the bytes are not kept: they hold a name that was withdrawn, or cannot be searched for one",
)

V = TypeVar("V")


def suppress_names(quads: Iterable[Quad], withdrawn: Withdrawn, uris: Uris) -> list[Quad]:
    """Strike withdrawn names out of quads.

    A quotation is dropped as a whole, its position stays; so is an address elsewhere on the Web
    that holds a name. Our own URIs have a mark where the name stood.
    """
    quads = list(quads)
    if not withdrawn:
        return quads
    dropped = {
        quad.subject
        for quad in quads
        if quad.predicate == OA.exact and _holds(quad.object, withdrawn)
    }
    passages = {q.subject for q in quads if q.predicate == RDF.type and q.object == _PASSAGE}
    kept = []
    for quad in quads:
        quoting = quad.predicate == OA.exact or quad.object == OA.TextQuoteSelector
        if quad.subject in dropped and quoting:
            continue
        if quad.subject in passages and quad.predicate == RDFS.label:
            if not _holds(quad.object, withdrawn):
                kept.append(quad)
            continue
        made = _struck(quad, withdrawn, uris)
        if made is not None:
            kept.append(made)
    return list(dict.fromkeys(kept))


_PASSAGE = OA.SpecificResource


def _holds(term: object, withdrawn: Withdrawn) -> bool:
    return isinstance(term, Literal) and withdrawn.stands_in(term.value)


def _struck(quad: Quad, withdrawn: Withdrawn, uris: Uris) -> Quad | None:
    """Strike names out of one quad; None if it leads to a page elsewhere that is called so."""
    target = quad.object
    if isinstance(target, Literal):
        literal = _struck_literal(target, withdrawn)
        if literal is None:
            return None
        target = literal
    elif isinstance(target, NamedNode):
        if not _is_ours(target, uris) and withdrawn.stands_in(target.value):
            return None
        target = _struck_node(target, withdrawn, uris)
    subject, graph = quad.subject, quad.graph_name
    if isinstance(subject, NamedNode):
        subject = _struck_node(subject, withdrawn, uris)
    if isinstance(graph, NamedNode):
        graph = _struck_node(graph, withdrawn, uris)
    return Quad(subject, quad.predicate, target, graph)


def _struck_literal(literal: Literal, withdrawn: Withdrawn) -> Literal | None:
    """Strike names out of a text; what is no text (a date, an address) has none or is dropped."""
    text = withdrawn.strike(literal.value)
    if text == literal.value:
        return literal
    if literal.datatype not in _TEXTS:
        return None
    return Literal(text, language=literal.language)


def _struck_node(node: NamedNode, withdrawn: Withdrawn, uris: Uris) -> NamedNode:
    if not _is_ours(node, uris):
        return node
    path = node.value.removeprefix(uris.base)
    return NamedNode(uris.base + withdrawn.strike(path, SLUG_MARK))


def _is_ours(node: NamedNode, uris: Uris) -> bool:
    return node.value.startswith((f"{uris.base}id/", f"{uris.base}graph/", f"{uris.base}doc/"))


def suppress_values(value: V, withdrawn: Withdrawn) -> V:
    """Strike withdrawn names out of what a manifest says, at any depth.

    Addresses and paths have a mark that may stand in them.
    """
    made: object = value
    if isinstance(value, str):
        made = withdrawn.strike(value, SLUG_MARK) if _is_path(value) else withdrawn.strike(value)
    elif isinstance(value, dict):
        made = {key: suppress_values(one, withdrawn) for key, one in value.items()}
    elif isinstance(value, list):
        made = [suppress_values(one, withdrawn) for one in value]
    return made  # type: ignore[return-value]


def _is_path(text: str) -> bool:
    return not re.search(r"\s", text) or bool(re.search(r"\.\w{2,5}$", text))


def suppress_quarantined(entry: Quarantined, withdrawn: Withdrawn) -> Quarantined:
    """Leave out the bytes of a report that hold a withdrawn name, or may do so."""
    if not withdrawn or entry.content is None or not _may_hold(entry, withdrawn):
        return entry
    return replace(entry, content=None, reasons=(*entry.reasons, _NOT_KEPT))


def _may_hold(entry: Quarantined, withdrawn: Withdrawn) -> bool:
    if Path(entry.path).suffix.lower() not in _SEARCHED or entry.content is None:
        return True
    try:
        text = entry.content.decode("utf-8")
    except UnicodeDecodeError:
        return True
    shown = (text, html.unescape(_TAGS.sub(" ", text)), html.unescape(_TAGS.sub("", text)))
    return any(withdrawn.stands_in(one) for one in shown)
