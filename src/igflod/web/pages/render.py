"""Chooses the template of a page and fills it."""

from collections.abc import Sequence

from flask import render_template
from pyoxigraph import NamedNode, Quad

from igflod.formats.order import kind_of
from igflod.record import SessionType
from igflod.vocabulary import RDF
from igflod.web.pages.rows import ask
from igflod.web.pages.session import view_session
from igflod.web.pages.thing import facts, name_of, parts, pointers, term_names
from igflod.web.variants import VARIANTS

__all__ = ["render_graph", "render_ontology", "render_thing"]

_HOLDS_SESSIONS = {"meeting", "theme", "place"}
_AGENTS = {"person", "organization"}
_MOST_STATEMENTS = 200


def render_thing(uri: str, path: str, quads: Sequence[Quad]) -> str:
    """Render the page of a thing of any kind; `path` is its document's, below the root."""
    kind = kind_of(uri)
    shared = {
        "uri": uri,
        "path": path,
        "kind": kind.replace("-", " "),
        "name": name_of(uri, quads),
        "variants": VARIANTS,
    }
    if kind in set(SessionType):
        return render_template("session.html", view=view_session(uri), **shared)
    names = term_names()
    said = {
        "facts": facts(uri, quads, names),
        "parts": parts(uri, quads, names),
        "pointers": pointers(uri, quads, names),
    }
    if kind in _AGENTS:
        named = ask("participations_of", uri)
        return render_template("agent.html", participations=named, **said, **shared)
    if kind in _HOLDS_SESSIONS:
        return render_template("sessions.html", sessions=ask("sessions_of", uri), **said, **shared)
    return render_template("thing.html", **said, **shared)


def render_graph(uri: str, path: str, quads: Sequence[Quad]) -> str:
    """Render the page of a named graph: how big it is, what it speaks of, its first statements."""
    subjects = {str(quad.subject) for quad in quads}
    return render_template(
        "graph.html",
        uri=uri,
        path=path,
        name=uri.rpartition("graph/")[2],
        size=len(quads),
        subjects=len(subjects),
        statements=sorted(quads, key=str)[:_MOST_STATEMENTS],
        variants=VARIANTS,
    )


def render_ontology(uri: str, path: str, quads: Sequence[Quad], title: str) -> str:
    """Render the page of a vocabulary: each of its own terms with what is said of it."""
    names = term_names()
    own = sorted(
        {
            quad.subject.value
            for quad in quads
            if quad.predicate == RDF.type
            and isinstance(quad.subject, NamedNode)
            and quad.subject.value.startswith(uri)
        }
    )
    terms = [
        {
            "uri": term,
            "anchor": term.rpartition("#")[2],
            "name": name_of(term, quads),
            "facts": facts(term, quads, names),
        }
        for term in own
    ]
    return render_template(
        "ontology.html", uri=uri, path=path, name=title, terms=terms, variants=VARIANTS
    )
