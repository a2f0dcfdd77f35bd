"""Pages for people: one view and one template for each kind of thing."""

from igflod.web.pages.render import render_graph, render_ontology, render_thing

__all__ = ["render_graph", "render_ontology", "render_thing"]
