"""Reads a source by the one template that fits it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from igflod.errors import TemplateError
from igflod.reading.document import Document
from igflod.reading.engine import Match, apply, match
from igflod.reading.opening import open_document
from igflod.reading.source import Source
from igflod.reading.template import Template, load_template
from igflod.record import Record

__all__ = ["Explanation", "Reader", "load_templates"]


@cache
def load_templates() -> tuple[Template, ...]:
    """Load the templates that come with the program, by name.

    Raises:
        DeclarationError: one of them is broken.

    """
    folder = files("igflod.reading") / "templates"
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return tuple(load_template(entry) for entry in sorted(found, key=lambda entry: entry.name))


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record with all that is needed to say how it was read."""

    record: Record
    document: Document
    template: Template

    @property
    def silent_rules(self) -> tuple[str, ...]:
        """Name the slots and lines of the template that found nothing to read, in its order."""
        filled = {section.name for section in self.record.sections if section.text}
        seen = filled | {rule.partition("/")[2] for rule in _rules(self.record)}
        return tuple(rule.name for rule in self.template.rules if rule.name not in seen)


def _rules(record: Record) -> set[str]:
    single = (record.date, record.meeting_year, record.number, record.session_type, record.topic)
    return {reading.rule for reading in single if reading is not None}


class Reader:
    """Reads sources by a set of templates (default: those that come with the program)."""

    def __init__(self, templates: Sequence[Template] | None = None) -> None:
        self.templates = tuple(load_templates() if templates is None else templates)

    def read(self, source: Source) -> Record:
        """Read all that a source says.

        Raises:
            SourceError: the source is no text.
            TemplateError: no template fits, or several do; the message names the candidates.

        """
        return self.explain(source).record

    def explain(self, source: Source) -> Explanation:
        """Read a source and keep what explains the reading. Raises as `read` does."""
        document = open_document(source)
        chosen = self._choose(source, document)
        draft = apply(chosen)
        record = draft.finish(chosen.template.name, source.capture)
        return Explanation(record, document, chosen.template)

    def _choose(self, source: Source, document: Document) -> Match:
        matches = [match(template, document) for template in self.templates]
        fitting = [found for found in matches if found.fits]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            names = ", ".join(found.template.name for found in fitting)
            raise TemplateError(f"several templates fit: {names}", path=source.path)
        raise TemplateError(_nearest(matches), path=source.path)


def _nearest(matches: list[Match]) -> str:
    candidates = sorted((found for found in matches if found.share > 0), key=lambda m: -m.share)
    if not candidates:
        return "no template fits; nothing in it looks like a form that we know"
    near = ", ".join(f"{m.template.name} ({m.share:.0%} of its form)" for m in candidates[:3])
    return f"no template fits; nearest: {near}"
