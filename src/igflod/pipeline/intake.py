"""Takes in and reads the reports; what cannot be read is held back with the reason."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from igflod.errors import CuratedError, SourceError
from igflod.pipeline.quarantine import Quarantined, Reason, reasons_of_problems
from igflod.pipeline.sources import Found
from igflod.reading import Document, Outcome, Source, read_many
from igflod.record import Record
from igflod.tables import line_in

__all__ = ["Progress", "ReadReport", "read_reports"]

Progress: TypeAlias = Callable[[str, int, int], None]
"""Is told the step ('read', 'validate'), how many reports are done, and of how many."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report that was read: where it was found, which report of the file it is, what it says.

    `part` counts the reports of the file from 1; `document` holds the text to quote from. What a
    curator wrote has none.
    """

    found: Found
    part: int
    record: Record
    document: Document | None

    def hold(self, *reasons: Reason) -> Quarantined:
        """Hold the report back. The bytes are those of the whole file.

        Raises:
            CuratedError: it is a record that a curator wrote, and is mended where it stands.

        """
        if self.document is None:
            line = line_in(self.found.path, "sessions", self.part - 1, "session")
            raise CuratedError(reasons[0].message, path=self.found.path, line=line)
        return Quarantined.hold(Source.load(self.found.path), *reasons, part=self.part)


def read_reports(
    found: Sequence[Found], progress: Progress
) -> tuple[list[ReadReport], list[Quarantined]]:
    """Read each file, in order, on all processors; hold back what cannot be read, and copies.

    A report with a value that nobody can make sense of is held back too, until it is mended. Files
    of which `sources.toml` says something come first, so that this is not lost with a copy.
    """
    ordered = sorted(found, key=lambda file: file.order)
    held = list(_unfit(ordered))
    unfit = {entry.path for entry in held}
    fit = [file for file in ordered if file.path not in unfit]
    read: list[ReadReport] = []
    outcomes = read_many(file.path for file in fit)
    for number, (file, outcome) in enumerate(zip(fit, outcomes, strict=True), 1):
        for taken in _reports_of(file, outcome):
            if isinstance(taken, ReadReport):
                read.append(taken)
            else:
                held.append(taken)
        progress("read", number, len(fit))
    return read, held


def _unfit(found: Sequence[Found]) -> Iterator[Quarantined]:
    """Hold back the files that cannot be taken in, and those with the bytes of an earlier one."""
    seen: dict[str, Found] = {}
    for file in found:
        try:
            source = Source.load(file.path)
        except SourceError as error:
            yield Quarantined(file.path, None, (Reason.of_error(error, "source"),))
            continue
        first = seen.setdefault(source.capture.sha256, file)
        if first is not file:
            reason = Reason("duplicate", f"has the same bytes as {first.name}")
            yield Quarantined.hold(source, reason)


def _reports_of(file: Found, outcome: Outcome) -> Iterator[ReadReport | Quarantined]:
    if outcome.error is not None:
        reason = Reason.of_error(outcome.error, "reading")
        yield Quarantined.hold(Source.load(file.path), reason)
    for part, record in enumerate(outcome.records, 1):
        report = ReadReport(file, part, record, outcome.document)
        reasons = reasons_of_problems(record.problems)
        yield report.hold(*reasons) if reasons else report
