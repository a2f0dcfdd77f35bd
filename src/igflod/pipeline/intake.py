"""Takes in and reads the reports; what cannot be read is held back with the reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from igflod.errors import InputError, SourceError
from igflod.pipeline.quarantine import Quarantined, Reason, reasons_of_problems
from igflod.pipeline.sources import Found
from igflod.reading import Explanation, Reader, Source

__all__ = ["Progress", "ReadReport", "read_reports"]

Progress: TypeAlias = Callable[[str, int, int], None]
"""Is told the step ('read', 'validate'), how many reports are done, and of how many."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report that was read: where it was found, its bytes, and what they say."""

    found: Found
    source: Source
    explanation: Explanation


@dataclass(slots=True)
class _Intake:
    """Reads one file after the other, and knows which bytes it has seen."""

    reader: Reader = field(default_factory=Reader)
    seen: dict[str, Found] = field(default_factory=dict)

    def take(self, found: Found) -> ReadReport | Quarantined:
        try:
            source = Source.load(found.path)
        except SourceError as error:
            return Quarantined(found.path, None, (Reason.of_error(error, "source"),))
        first = self.seen.setdefault(source.capture.sha256, found)
        if first is not found:
            reason = Reason("duplicate", f"has the same bytes as {first.name}")
            return Quarantined.hold(source, reason)
        try:
            explanation = self.reader.explain(source)
        except InputError as error:
            return Quarantined.hold(source, Reason.of_error(error, "reading"))
        reasons = reasons_of_problems(explanation.record.problems)
        if reasons:
            return Quarantined.hold(source, *reasons)
        return ReadReport(found, source, explanation)


def read_reports(
    found: Sequence[Found], progress: Progress
) -> tuple[list[ReadReport], list[Quarantined]]:
    """Read each file; hold back what cannot be read, and second copies.

    A report with a value that nobody can make sense of is held back too, until it is mended. Files
    of which `sources.toml` says something come first, so that this is not lost with a copy.
    """
    read: list[ReadReport] = []
    held: list[Quarantined] = []
    intake = _Intake()
    for number, file in enumerate(sorted(found, key=lambda file: file.order), 1):
        taken = intake.take(file)
        if isinstance(taken, ReadReport):
            read.append(taken)
        else:
            held.append(taken)
        progress("read", number, len(found))
    return read, held
