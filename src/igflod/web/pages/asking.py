"""The page where a query is written: its form, examples, limits, and what is wrong with a query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from flask import abort, g, render_template, request

from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS
from igflod.store.query.admission import LONGEST_QUERY
from igflod.web.site import site
from igflod.web.sparql.editor import editor_files
from igflod.web.sparql.examples import EXAMPLES, find_example
from igflod.web.sparql.hinting import current_hints

__all__ = ["form_context", "render_example", "render_form", "render_trouble"]

_AROUND = 60
"""Characters of a line that are shown before and after the place of an error."""


@dataclass(frozen=True)
class Spot:
    """The place of an error in a query: what stands before it in its line, there, and after it."""

    line: int
    column: int
    before: str
    there: str
    after: str


def render_form(query: str) -> str:
    """Render the page where a query can be written."""
    return render_template("sparql.html", **form_context(query))


def render_example(name: str) -> str:
    """Render the page where the example of a name is written, but not run."""
    example = find_example(name)
    if example is None:
        abort(HTTPStatus.NOT_FOUND)
    return render_form(example.query)


def render_trouble(
    query: str,
    title: str,
    words: Sequence[str],
    members: Mapping[str, object],
    form: str = "html",
) -> str:
    """Render the page again with a query that was not answered, and why, in `words`.

    `members` may say the `line` and the `column` of an error, both counted from one.
    """
    line, column = members.get("line"), members.get("column")
    spot = _spot(query, line, column) if isinstance(line, int) and isinstance(column, int) else None
    trouble = {"title": title, "words": words, "line": line, "column": column, "spot": spot}
    return render_template("sparql.html", trouble=trouble, **form_context(query, form))


def form_context(query: str, form: str = "html") -> dict[str, object]:
    """Give what every page with the form shows; `form` is the format that is chosen in it."""
    editor = editor_files()
    g.runs_scripts = editor is not None
    return {
        "query": query,
        "form": form,
        "graphs": _graphs(),
        "hints": current_hints(),
        "examples": () if site().is_foreign else EXAMPLES,
        "editor": editor,
        "limits": site().store.limits,
        "longest_query": LONGEST_QUERY,
        "endpoint": f"{site().base}sparql",
        "results_formats": RESULTS_FORMATS,
        "graph_formats": GRAPH_FORMATS,
    }


def _graphs() -> list[tuple[str, str]]:
    """Give the dataset that the request names, so that the form asks the same graphs again."""
    names = ("default-graph-uri", "named-graph-uri")
    return [(name, graph) for name in names for graph in request.values.getlist(name)]


def _spot(query: str, line: int, column: int) -> Spot | None:
    lines = query.split("\n")
    if not 1 <= line <= len(lines):
        return None
    text, at = lines[line - 1], max(column - 1, 0)
    before, there, after = text[:at], text[at : at + 1], text[at + 1 :]
    return Spot(line, column, before[-_AROUND:], there or " ", after[:_AROUND])
