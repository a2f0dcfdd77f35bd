"""A record in the making: field parsers add to it, and it keeps the account of what was read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from igflod.reading.document import BLANK, Block, Document
from igflod.reading.positions import moved
from igflod.record import (
    AgendaItem,
    AgentKind,
    AttendanceCount,
    Capture,
    Category,
    Certainty,
    Coverage,
    KeyPoint,
    Participation,
    Problem,
    Reading,
    Record,
    Section,
    Span,
)

__all__ = ["Draft", "Passage"]


@dataclass(frozen=True, slots=True)
class Passage:
    """What a field parser gets: the blocks of one field, in reading order, and the rule's name."""

    document: Document
    blocks: tuple[Block, ...]
    rule: str

    @property
    def span(self) -> Span:
        """From the first block to the last."""
        return Span(self.blocks[0].span.start, self.blocks[-1].span.end)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Each block's place."""
        return tuple(block.span for block in self.blocks)

    @property
    def text(self) -> str:
        """The text from the first block to the last, as it stands."""
        return self.document.excerpt(self.span)

    def reading(
        self, value: Any, span: Span, certainty: Certainty = Certainty.STATED
    ) -> Reading[Any]:
        """Make a reading of this rule."""
        return self.reading_of(value, (span,), certainty)

    def reading_of(
        self, value: Any, spans: tuple[Span, ...], certainty: Certainty = Certainty.STATED
    ) -> Reading[Any]:
        """Make a reading of this rule that stands in several places."""
        return Reading(value, spans, certainty, self.rule)


@dataclass(slots=True)
class Draft:
    """The fields of a `Record` while they are being filled; only the first statement is kept."""

    document: Document
    values: dict[str, Reading[Any]] = field(default_factory=dict)
    themes: list[Reading[str]] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)
    attendance: list[AttendanceCount] = field(default_factory=list)
    attendance_missing: list[Category] = field(default_factory=list)
    agenda: list[AgendaItem] = field(default_factory=list)
    key_points: list[KeyPoint] = field(default_factory=list)
    sdgs: list[Reading[int]] = field(default_factory=list)
    policy_questions: list[Reading[str]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    read: list[Span] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)

    def state(self, name: str, reading: Reading[Any]) -> None:
        """Fill a single-valued field; a repeated statement adds its place, another is flagged."""
        self.read.extend(reading.spans)
        known = self.values.get(name)
        if known is None:
            self.values[name] = reading
        elif known.value == reading.value:
            self.values[name] = replace(known, spans=(*known.spans, *reading.spans))
        else:
            self.flag(
                f"{name}-differs",
                f"{name}: {known.value!r}, but here {reading.value!r}",
                reading.spans[0],
            )

    def add_theme(self, reading: Reading[str]) -> None:
        """Add a theme, unless it is repeated."""
        self.read.extend(reading.spans)
        for index, known in enumerate(self.themes):
            if known.value.casefold() == reading.value.casefold():
                self.themes[index] = replace(known, spans=(*known.spans, *reading.spans))
                return
        self.themes.append(reading)

    def add_participation(self, new: Participation) -> int:
        """Add somebody, unless the same line is repeated; give the index in `participations`."""
        self.read.extend(new.evidence)
        for index, known in enumerate(self.participations):
            if _same_statement(known, new):
                self.participations[index] = _merged(known, new)
                return index
        self.participations.append(new)
        return len(self.participations) - 1

    def tell_organizations(self) -> None:
        """Take a name for an organization's if somebody else on the page is affiliated with it."""
        affiliations = {
            _bare(affiliation.value)
            for known in self.participations
            for affiliation in known.affiliations
            if known.name is None or _bare(known.name.value) != _bare(affiliation.value)
        }
        for index, known in enumerate(self.participations):
            person = known.kind is AgentKind.PERSON and known.name and not known.affiliations
            if person and known.name and _bare(known.name.value) in affiliations:
                self.participations[index] = replace(known, kind=AgentKind.ORGANIZATION)

    def flag(self, rule: str, message: str, span: Span, *, blocking: bool = False) -> None:
        """Note what a careful reader would flag, or (blocking) what must be mended first."""
        line = self.document.line(self.document.origin(span).start)
        self.problems.append(Problem(rule, message, line, span, blocking))

    def coverage(self) -> Coverage:
        """Account for every non-blank character of the original: read, furniture or unread."""
        origin = self.document.origin
        furniture = (*self.furniture, *self.document.furniture)
        extent = origin(self.document.extent)
        return _account(
            self.document.original, extent, map(origin, self.read), map(origin, furniture)
        )

    def finish(self, template: str, capture: Capture) -> Record:
        """Freeze the draft: from here on, every position is one of the original text."""
        document = self.document
        fields: dict[str, Any] = {
            **self.values,
            "themes": self.themes,
            "participations": self.participations,
            "attendance": self.attendance,
            "agenda": self.agenda,
            "key_points": self.key_points,
            "sdgs": self.sdgs,
            "policy_questions": self.policy_questions,
            "sections": self.sections,
        }
        if document.is_mended:
            fields = {name: moved(value, document.origin) for name, value in fields.items()}
        frozen: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in fields.items()
        }
        problems = (*document.notes, *moved(self.problems, document.origin))
        return Record(
            template=template,
            capture=capture,
            coverage=self.coverage(),
            problems=tuple(sorted(problems, key=lambda problem: problem.span)),
            elements=document.elements,
            attendance_missing=tuple(self.attendance_missing),
            **frozen,
        )


def _bare(name: str) -> str:
    return " ".join(name.casefold().split())


def _merged(known: Participation, new: Participation) -> Participation:
    """Add a repeated statement's places, and what only the repetition says."""
    return replace(
        known,
        affiliations=known.affiliations or new.affiliations,
        group=known.group or new.group,
        region=known.region or new.region,
        country=known.country or new.country,
        evidence=(*known.evidence, *new.evidence),
    )


def _same_statement(known: Participation, new: Participation) -> bool:
    if known.name is None or new.name is None or known.status != new.status:
        return False
    if known.affiliations and new.affiliations:
        said = {_bare(one.value) for one in known.affiliations}
        if said.isdisjoint(_bare(one.value) for one in new.affiliations):
            return False
    return (known.role, known.kind, known.name.value.casefold()) == (
        new.role,
        new.kind,
        new.name.value.casefold(),
    )


def _account(text: str, extent: Span, read: Iterable[Span], furniture: Iterable[Span]) -> Coverage:
    marks = bytearray(len(text))
    for kind, spans in ((2, furniture), (1, read)):
        for span in spans:
            marks[span.start : span.end] = bytes([kind]) * (span.end - span.start)
    counts = [0, 0, 0]
    unread: list[Span] = []
    open_run = False
    for same in _SAME_MARK.finditer(marks, extent.start, extent.end):
        words = [word.span() for word in _WORD.finditer(text, *same.span())]
        if not words:
            continue
        mark = marks[same.start()]
        counts[mark] += sum(end - start for start, end in words)
        if mark == 0:
            start = unread.pop().start if open_run else words[0][0]
            unread.append(Span(start, words[-1][1]))
        open_run = mark == 0
    return Coverage(sum(counts), counts[1], counts[2], tuple(unread), counts[0])


_WORD = re.compile(rf"[^\s{BLANK}]+")
_SAME_MARK = re.compile(rb"\x00+|\x01+|\x02+")
