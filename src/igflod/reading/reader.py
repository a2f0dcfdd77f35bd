"""Reads a source by the one template that fits it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from igflod.errors import TemplateError
from igflod.reading.choose import all_labels, choose, nearest
from igflod.reading.document import Document
from igflod.reading.engine import Match, apply, apply_generally, match
from igflod.reading.opening import open_document
from igflod.reading.source import Source
from igflod.reading.split import reports_of
from igflod.reading.template import Template, load_template
from igflod.reading.wrapping import spaced, unquoted, unwrapped
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
    shared = folder / "shared"
    return tuple(
        load_template(entry, shared) for entry in sorted(found, key=lambda entry: entry.name)
    )


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
    """Give the rules that filled anything of a record: 'template/slot'."""
    singles = (
        getattr(record, name)
        for name in (
            "meeting_year session_type number title date start end city country room topic format "
            "duration_minutes women_estimate gender_discussion attendance_prose"
        ).split()
    )
    parts = (
        *(single for single in singles if single is not None),
        *record.themes,
        *record.sdgs,
        *record.policy_questions,
        *record.participations,
        *record.attendance,
        *record.key_points,
        *(item.text for item in record.agenda),
    )
    return {part.rule for part in parts}


class Reader:
    """Reads sources by a set of templates (default: those that come with the program)."""

    def __init__(self, templates: Sequence[Template] | None = None) -> None:
        self.templates = tuple(load_templates() if templates is None else templates)
        self._labels = all_labels(self.templates)

    def read(self, source: Source) -> Record:
        """Read all that a source of one report says.

        Raises:
            SourceError: the source is no text.
            TemplateError: no template fits, or several do, or the file holds several reports
                (see `read_all`); the error names the candidates and holds what was found anyway.

        """
        return self.explain(source).record

    def read_all(self, source: Source) -> tuple[Record, ...]:
        """Read a source that may hold several reports, one after the other, of one form.

        Raises:
            SourceError: the source is no text.
            TemplateError: no template fits, or several do.

        """
        return tuple(explanation.record for explanation in self.explain_all(source))

    def explain(self, source: Source) -> Explanation:
        """Read a source of one report and keep what explains the reading. Raises as `read` does."""
        explanations = self.explain_all(source)
        if len(explanations) > 1:
            message = f"holds {len(explanations)} reports; they are read one by one"
            name = explanations[0].template.name
            raise TemplateError(message, path=source.path, candidates=(name,))
        return explanations[0]

    def explain_all(self, source: Source) -> tuple[Explanation, ...]:
        """Read all reports of a source and keep what explains each. Raises as `read_all` does."""
        document = spaced(unwrapped(unquoted(open_document(source)), self._labels))
        try:
            chosen = choose(self.templates, self._labels, document, source.path)
        except TemplateError as error:
            error.found = self._found_anyway(source, document)
            raise
        extents = reports_of(chosen)
        if len(extents) == 1:
            return (_explained(chosen, source),)
        parts = (match(chosen.template, document.part(extent)) for extent in extents)
        return tuple(_explained(part, source) for part in parts)

    def _found_anyway(self, source: Source, document: Document) -> Record | None:
        """Read by general rules what stands on a page of no known form."""
        near = nearest(self.templates, document)
        return apply_generally(near).finish(near.template.name, source.capture) if near else None


def _explained(matched: Match, source: Source) -> Explanation:
    record = apply(matched).finish(matched.template.name, source.capture)
    return Explanation(record, matched.document, matched.template)
