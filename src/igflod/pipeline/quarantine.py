"""What keeps a report from being published, in words that lead to the place."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from igflod.errors import IgflodError
from igflod.reading import Document, Source
from igflod.record import Problem
from igflod.validation import Finding

__all__ = ["Quarantined", "Reason", "reasons_of_findings", "reasons_of_problems"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the rule that was broken, in what words, on which line (from 1) if known."""

    rule: str
    message: str
    line: int | None = None

    @classmethod
    def of_error(cls, error: IgflodError, rule: str) -> "Reason":
        """Make a reason of an error that reading, linking or mapping a report raised."""
        return cls(rule, error.message, error.line)


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A report that is held back: its bytes are kept with the reasons, nothing is lost.

    `content` is None where the file could not be taken in; it stays where it is.
    `part` counts the reports of a file from 1; it is 0 where the file as a whole is held back.
    """

    path: Path
    content: bytes | None = field(repr=False)
    reasons: tuple[Reason, ...]
    part: int = 0

    @classmethod
    def hold(cls, source: Source, *reasons: Reason, part: int = 0) -> "Quarantined":
        """Hold a report back."""
        return cls(source.path, source.content, reasons, part)


def reasons_of_problems(problems: Iterable[Problem]) -> tuple[Reason, ...]:
    """Give the problems that block, as reasons."""
    return tuple(
        Reason(problem.rule, problem.message, problem.line)
        for problem in problems
        if problem.blocking
    )


def reasons_of_findings(
    findings: Iterable[Finding], starts: dict[str, int], document: Document | None
) -> tuple[Reason, ...]:
    """Give the findings that block, as reasons; `starts` leads from a thing to its evidence."""
    return tuple(
        Reason(
            finding.shape.value.rpartition("#")[2],
            f"{finding.message} ({finding.focus.value})",
            document.line(starts[finding.focus.value])
            if document and finding.focus.value in starts
            else None,
        )
        for finding in findings
        if finding.blocking
    )
