"""The forms in which a document may be had: every RDF format of the table, and a page."""

from dataclasses import dataclass

from igflod.formats import GRAPH_FORMATS, GraphFormat
from igflod.web.http.negotiation import best

__all__ = ["HTML", "VARIANTS", "Variant", "content_type", "negotiate", "variant_of_suffix"]


@dataclass(frozen=True, slots=True)
class Variant:
    """One form: its media type, its suffix, and the RDF format, or none for the page."""

    label: str
    media_type: str
    suffix: str
    form: GraphFormat | None = None


HTML = Variant("HTML", "text/html", "html")

VARIANTS: tuple[Variant, ...] = (
    *(Variant(form.label, form.media_type, form.suffix, form) for form in GRAPH_FORMATS),
    HTML,
)
"""In our order of preference. The page comes last: whoever wants it says so."""

_ALSO_KNOWN_AS = {"jsonld": "application/json"}
"""JSON-LD is JSON; a client that knows no better may have it under that name."""


def content_type(media_type: str) -> str:
    """Complete a media type: text is always UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _offers() -> dict[str, Variant]:
    offers = {content_type(variant.media_type): variant for variant in VARIANTS}
    for variant in VARIANTS:
        if variant.form and variant.form.name in _ALSO_KNOWN_AS:
            offers[_ALSO_KNOWN_AS[variant.form.name]] = variant
    return offers


def negotiate(accept: str | None) -> tuple[Variant, str] | None:
    """Choose a form by an Accept header: the form and the content type it goes out with."""
    offers = _offers()
    chosen = best(tuple(offers), accept)
    return (offers[chosen], chosen) if chosen else None


def variant_of_suffix(suffix: str) -> Variant | None:
    """Find a form by its suffix: 'ttl', 'html'."""
    return next((variant for variant in VARIANTS if variant.suffix == suffix), None)
