"""Reads and links all reports and records, without holding them against the shapes."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from igflod.errors import InputError, SourceError
from igflod.linking import Curated, LinkedRecord, Linker, session_key
from igflod.pipeline.intake import Progress, ReadReport, read_reports
from igflod.pipeline.listed import read_records
from igflod.pipeline.quarantine import Quarantined, Reason
from igflod.pipeline.sources import find_reports
from igflod.settings import Settings
from igflod.uris import SessionKey

__all__ = ["Linked", "LinkedReport", "link_reports", "read_linked"]

LinkedReport: TypeAlias = tuple[ReadReport, LinkedRecord]


@dataclass(frozen=True, slots=True)
class Linked:
    """Reports that are linked, those that cannot be, and the registers as they are then.

    `unlinked` do not say all that makes an id; `set_aside` are about no session that is known, or
    about one of which another report was taken.
    """

    reports: tuple[LinkedReport, ...]
    unlinked: tuple[Quarantined, ...]
    set_aside: tuple[Quarantined, ...]
    curated: Curated

    @property
    def records(self) -> tuple[LinkedRecord, ...]:
        """What was linked."""
        return tuple(record for _, record in self.reports)


def read_linked(settings: Settings, progress: Progress = lambda *_: None) -> Linked:
    """Read and link everything in the data folder. Validates nothing and writes nothing.

    Raises:
        CuratedError: a curated file is broken.
        SourceError: there is no data folder.

    """
    if not settings.data.is_dir():
        message = "there is no such folder: say with --data where reports/ and curated/ are"
        raise SourceError(message, path=settings.data)
    curated = Curated.load(settings.data / "curated")
    reports, _ = read_reports(list(find_reports(settings.data / "reports")), progress)
    records = read_records(settings.data / "records")
    return link_reports([*reports, *records], curated)


def link_reports(reports: Iterable[ReadReport], curated: Curated) -> Linked:
    """Link reports in the order of their sessions. `curated` is left as it is.

    Raises:
        CuratedError: a record that a curator wrote cannot be linked.

    """
    registers = replace(
        curated,
        people=deepcopy(curated.people),
        organizations=deepcopy(curated.organizations),
    )
    linker = Linker(registers)
    keyed, unknown = _keyed(reports)
    first, second = _one_per_session(keyed)
    linked: list[LinkedReport] = []
    unlinked: list[Quarantined] = []
    for report in first:
        try:
            record = linker.link(report.record, report.found.provenance)
            linked.append((report, record))
        except InputError as error:
            unlinked.append(report.hold(Reason.of_error(error, "identity")))
    return Linked(tuple(linked), tuple(unlinked), (*unknown, *second), registers)


def _keyed(
    reports: Iterable[ReadReport],
) -> tuple[list[tuple[SessionKey, ReadReport]], list[Quarantined]]:
    """Say which session each report is about."""
    keyed: list[tuple[SessionKey, ReadReport]] = []
    unknown: list[Quarantined] = []
    for report in reports:
        try:
            key = session_key(report.record, report.found.provenance)
            keyed.append((key, report))
        except InputError as error:
            unknown.append(report.hold(Reason.of_error(error, "identity")))
    return keyed, unknown


def _one_per_session(
    keyed: Iterable[tuple[SessionKey, ReadReport]],
) -> tuple[list[ReadReport], list[Quarantined]]:
    """Take the first report of each session, and others that `sources.toml` gives a name.

    They come in the order of the sessions, so that new ids do not depend on how files are called.
    """
    first: dict[tuple[str, str], ReadReport] = {}
    second: list[Quarantined] = []
    for key, report in sorted(keyed, key=_order):
        known = first.setdefault((key.path, report.found.provenance.report), report)
        if known is not report:
            message = (
                f"is about {key.path}, as {known.found.name} is; "
                'to publish both, name one in sources.toml: report = "…"'
            )
            second.append(report.hold(Reason("second-report", message)))
    return list(first.values()), second


def _order(keyed: tuple[SessionKey, ReadReport]) -> tuple[SessionKey, str, bool, Path, int]:
    key, report = keyed
    return key, report.found.provenance.report, *report.found.order, report.part
