"""Which template fits a document: exactly one, or an answer of its own."""

from collections.abc import Sequence
from pathlib import Path

from igflod.errors import TemplateError
from igflod.reading.document import Document
from igflod.reading.engine import Match, match
from igflod.reading.labels import Heads, possible_heads
from igflod.reading.layout import laid_out, sketched, sketched_if_fitting
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
    for generality in sorted({template.fits.generality for template in templates}):
        level = [template for template in templates if template.fits.generality == generality]
        heaviest = _heaviest(level, document, heads)
        if len(heaviest) > 1:
            names = tuple(found.template.name for found in heaviest)
            message = f"several templates fit equally: {', '.join(names)}"
            raise TemplateError(message, path=path, candidates=names)
        if heaviest:
            return heaviest[0]
    near = _near(templates, document, heads)
    names = tuple(found.template.name for found in near[:_CANDIDATES])
    raise TemplateError(_no_template(near), path=path, candidates=names)


def _heaviest(templates: Sequence[Template], document: Document, heads: Heads) -> list[Match]:
    """Give the match that fits and explains most; several if they explain as much.

    To lay out a match is the dearest step: those that may weigh most come first, and when the rest
    cannot reach what was found they are left alone.
    """
    sketches = (sketched_if_fitting(template, document, heads) for template in templates)
    promising = [(sketch.most_weight, sketch) for sketch in sketches if sketch]
    fitting: list[Match] = []
    heaviest = 0
    for most, sketch in sorted(promising, key=lambda entry: -entry[0]):
        if most < heaviest:
            break
        found = laid_out(sketch)
        if found.fits:
            fitting.append(found)
            heaviest = max(heaviest, found.weight)
    equal = {found.template.name: found for found in fitting if found.weight == heaviest}
    return [equal[template.name] for template in templates if template.name in equal]


def _near(templates: Sequence[Template], document: Document, heads: Heads) -> list[Match]:
    """Give the matches of which something is there, nearest first: for what the error says."""
    sketches = [sketched(template, document, heads) for template in templates]
    matches = [laid_out(sketch) if sketch.can_fit else sketch for sketch in sketches]
    return sorted((found for found in matches if found.share > 0), key=lambda m: -m.share)


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


def _no_template(near: Sequence[Match]) -> str:
    if not near:
        return "no template fits; nothing in it looks like a form that we know"
    names = ", ".join(
        f"{found.template.name} ({found.share:.0%} of its form)" for found in near[:_CANDIDATES]
    )
    return f"no template fits; nearest: {names}"
