"""Which template fits a document: exactly one, or an answer of its own."""

from collections.abc import Sequence
from pathlib import Path

from igflod.errors import TemplateError
from igflod.reading.document import Document
from igflod.reading.engine import Match, match
from igflod.reading.labels import possible_heads
from igflod.reading.layout import laid_out, sketched
from igflod.reading.spellings import Spellings
from igflod.reading.template import Template

__all__ = ["all_labels", "choose", "nearest"]

_CANDIDATES = 3


def choose(
    templates: Sequence[Template], labels: Spellings, document: Document, path: Path
) -> Match:
    """Lay all templates on a document and give the match of the one that fits.

    `labels` are those of all templates together.

    Of several, the one whose labels and known lines explain most of the page; a general one only
    if no other fits.

    Raises:
        TemplateError: none fits, or two explain as much; it names the candidates.

    """
    heads = possible_heads(document, labels)
    sketches = [sketched(template, document, heads) for template in templates]
    matches = [laid_out(sketch) if sketch.can_fit else sketch for sketch in sketches]
    fitting = [found for found in matches if found.fits]
    ranked = sorted(fitting, key=lambda found: (_generality(found), -found.weight))
    if not ranked:
        near = sorted((found for found in matches if found.share > 0), key=lambda m: -m.share)
        names = tuple(found.template.name for found in near[:_CANDIDATES])
        raise TemplateError(_no_template(near), path=path, candidates=names)
    equal = [found for found in ranked if _rank(found) == _rank(ranked[0])]
    if len(equal) > 1:
        names = tuple(found.template.name for found in equal)
        message = f"several templates fit equally: {', '.join(names)}"
        raise TemplateError(message, path=path, candidates=names)
    return ranked[0]


def all_labels(templates: Sequence[Template]) -> Spellings:
    """Take the labels of all templates together."""
    return Spellings(
        (label, slot.name)
        for template in templates
        for slot in template.slots
        for label in slot.labels
    )


def nearest(templates: Sequence[Template], document: Document) -> Match | None:
    """Lay the general template on a document: what can be found on a page of no known form."""
    general = max(templates, key=lambda template: template.fits.generality, default=None)
    return match(general, document) if general and general.fits.generality else None


def _generality(found: Match) -> int:
    return found.template.fits.generality


def _rank(found: Match) -> tuple[int, int]:
    return (found.template.fits.generality, found.weight)


def _no_template(near: Sequence[Match]) -> str:
    if not near:
        return "no template fits; nothing in it looks like a form that we know"
    names = ", ".join(
        f"{found.template.name} ({found.share:.0%} of its form)" for found in near[:_CANDIDATES]
    )
    return f"no template fits; nearest: {names}"
