"""Says of each report that was read whether it is published: linked, mapped, held against shapes.

A report that is refused leaves no trace: no id is minted for what it alone names, and another
report of the same session may stand in. So whenever reports are refused, the others are linked
anew without them; only those that come out different are judged again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import NamedNode, Quad

from igflod.errors import CuratedError, InputError
from igflod.graph import (
    describe_curated,
    describe_identities,
    describe_links,
    describe_report,
    evidence_starts,
)
from igflod.linking import Curated, LinkedRecord
from igflod.pipeline.intake import Progress, ReadReport
from igflod.pipeline.linked import LinkedReport, link_reports
from igflod.pipeline.quarantine import Quarantined, Reason, reasons_of_findings
from igflod.uris import Uris
from igflod.validation import Background, Finding, Validator

__all__ = ["Accepted", "Published", "accept_reports"]


@dataclass(frozen=True, slots=True)
class Published:
    """A report that is published: its linked record, its graph, and what the shapes found."""

    path: Path
    part: int
    linked: LinkedRecord
    quads: tuple[Quad, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """The reports that are published, those that are not, and the registers as they are then."""

    published: tuple[Published, ...]
    refused: tuple[Quarantined, ...]
    curated: Curated


_Place: TypeAlias = tuple[Path, int]
"""A file, and which of its reports."""


def accept_reports(
    reports: Sequence[ReadReport], curated: Curated, uris: Uris, progress: Progress
) -> Accepted:
    """Link, map and validate reports. `curated` is left as it is; what comes back has the new ids.

    Raises:
        CuratedError: what a curated file says breaks a shape.

    """
    judge = _Judge(Validator(), uris)
    refused: dict[_Place, Quarantined] = {}
    while True:
        rest = [report for report in reports if (report.found.path, report.part) not in refused]
        linked = link_reports(rest, curated)
        published, broken = judge.judge(linked.reports, linked.curated, progress)
        if not (linked.unlinked or broken):
            held = (*refused.values(), *linked.set_aside)
            return Accepted(tuple(published), held, linked.curated)
        refused.update(((held.path, held.part), held) for held in (*linked.unlinked, *broken))


@dataclass(slots=True)
class _Judge:
    """Holds linked reports against the shapes, each linked record once."""

    validator: Validator
    uris: Uris
    known: dict[_Place, tuple[LinkedRecord, Published | Quarantined]] = field(default_factory=dict)

    def judge(
        self, linked: Sequence[LinkedReport], curated: Curated, progress: Progress
    ) -> tuple[list[Published], list[Quarantined]]:
        """Map each report to its graph and hold it against the shapes."""
        background, faults = self._background([record for _, record in linked], curated)
        verdicts = []
        for number, (report, record) in enumerate(linked, 1):
            place = (report.found.path, report.part)
            judged, verdict = self.known.get(place, (None, None))
            if verdict is None or judged != record:
                verdict = self._verdict(report, record, background, faults)
                self.known[place] = (record, verdict)
            verdicts.append(verdict)
            progress("validate", number, len(linked))
        published = [verdict for verdict in verdicts if isinstance(verdict, Published)]
        refused = [verdict for verdict in verdicts if isinstance(verdict, Quarantined)]
        return published, refused

    def _background(
        self, records: Sequence[LinkedRecord], curated: Curated
    ) -> tuple[Background, dict[NamedNode, Finding]]:
        """Describe what reports point to, and find what of it breaks a shape.

        What curators state must be in order; what stands only in reports is held against these.
        """
        agents = {agent for record in records for agent in record.agents}
        quads = [
            *describe_curated(curated, records, self.uris),
            *describe_identities(curated, agents, self.uris),
        ]
        subjects = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
        links = describe_links(curated, subjects, self.uris)
        quads += links
        background = Background(quads)
        by_curators = (*describe_curated(curated, [], self.uris), *links)
        stated = {quad.subject for quad in by_curators}
        faults: dict[NamedNode, Finding] = {}
        for finding in self.validator.validate(quads, background):
            if finding.blocking and finding.focus in stated:
                message = f"what the curated files say of {finding.focus.value}: {finding.message}"
                raise CuratedError(message)
            if finding.blocking:
                faults[finding.focus] = finding
        return background, faults

    def _verdict(
        self,
        report: ReadReport,
        record: LinkedRecord,
        background: Background,
        faults: dict[NamedNode, Finding],
    ) -> Published | Quarantined:
        document = report.document
        faulty = [faults[node] for node in self._things_of(record) if node in faults]
        try:
            quads = describe_report(record, document.original if document else None, self.uris)
        except InputError as error:
            return report.hold(Reason.of_error(error, "mapping"))
        findings = self.validator.validate(quads, background)
        reasons = reasons_of_findings((*faulty, *findings), evidence_starts(quads), document)
        if reasons:
            return report.hold(*reasons)
        return Published(report.found.path, report.part, record, tuple(quads), findings)

    def _things_of(self, record: LinkedRecord) -> list[NamedNode]:
        """Name the themes and agents that a record points to."""
        topic = [record.topic] if record.topic else []
        things = sorted({*record.agents, *record.themes, *topic})
        return [NamedNode(self.uris.thing(thing.kind, thing.path)) for thing in things]
