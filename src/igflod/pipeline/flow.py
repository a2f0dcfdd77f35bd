"""The whole flow on one page: sources -> records -> linked -> graph -> validated -> release.

Every report that goes in comes out once: published, or in quarantine with its reasons.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from igflod.errors import (
    CuratedError,
    IdentityError,
    InputError,
    ReleaseError,
    SourceError,
    UriError,
)
from igflod.graph import (
    derive,
    describe_curated,
    describe_identities,
    describe_links,
    describe_report,
    evidence_starts,
)
from igflod.linking import Curated, LinkedRecord, Linker, Provenance, session_key
from igflod.pipeline.quarantine import (
    Quarantined,
    Reason,
    reasons_of_findings,
    reasons_of_problems,
)
from igflod.pipeline.sources import find_reports, find_unread
from igflod.reading import Explanation, Reader, Source
from igflod.resources import resource_files
from igflod.settings import Settings
from igflod.uris import Uris
from igflod.validation import Background, Finding, Validator, describe

__all__ = ["Dataset", "Progress", "Published", "make_dataset"]

Progress: TypeAlias = Callable[[str, int, int], None]
"""Is told the step ('read', 'validate'), how many reports are done, and of how many."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report that was read: its source, what was read, and where it was found."""

    source: Source
    explanation: Explanation
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Published:
    """A report that is published: its linked record, its graph, and what the shapes found."""

    path: Path
    linked: LinkedRecord
    quads: tuple[Quad, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Dataset:
    """All that a release holds, and all that it does not: published + quarantined = sources.

    `unread` are files among the sources of a kind that is not read.
    """

    published: tuple[Published, ...]
    quarantined: tuple[Quarantined, ...]
    unread: tuple[Path, ...]
    quads: tuple[Quad, ...]
    curated: Curated


def make_dataset(settings: Settings, progress: Progress = lambda *_: None) -> Dataset:
    """Read, link, describe and validate everything in the data folder. Writes nothing.

    Raises:
        CuratedError: a curated file is broken, or what it says breaks a shape.
        SourceError: there is no folder of reports.

    """
    curated = Curated.load(settings.data / "curated")
    folder = settings.data / "reports"
    found = list(find_reports(folder))
    reports, unread = _read(found, folder, progress)
    linked, unlinked = _link(reports, folder, Linker(curated))
    published, refused = _describe(linked, curated, settings.uris, progress)
    quarantined = sorted([*unread, *unlinked, *refused], key=lambda held: held.path)
    if len(published) + len(quarantined) != len(found):
        raise ReleaseError(f"{len(found)} reports went in, but not as many came out")
    quads = _all_quads(published, curated, settings.uris)
    others = tuple(find_unread(folder))
    return Dataset(tuple(published), tuple(quarantined), others, tuple(quads), curated)


def _read(
    found: Sequence[tuple[Path, Provenance]], folder: Path, progress: Progress
) -> tuple[list[ReadReport], list[Quarantined]]:
    """Read each source; hold back what cannot be read, what must be mended, and second copies."""
    reader = Reader()
    read: list[ReadReport] = []
    held: list[Quarantined] = []
    first_of: dict[str, Path] = {}
    for number, (path, provenance) in enumerate(found, 1):
        progress("read", number, len(found))
        outcome = _read_one(path, provenance, reader, first_of, folder)
        if isinstance(outcome, Quarantined):
            held.append(outcome)
        else:
            read.append(outcome)
    return read, held


def _read_one(
    path: Path, provenance: Provenance, reader: Reader, first_of: dict[str, Path], folder: Path
) -> ReadReport | Quarantined:
    try:
        source = Source.load(path)
    except SourceError as error:
        return Quarantined(path, None, (Reason("source", error.message),))
    first = first_of.setdefault(source.capture.sha256, path)
    if first != path:
        return Quarantined.of(
            source, Reason("duplicate", f"has the same bytes as {_name(first, folder)}")
        )
    try:
        explanation = reader.explain(source)
    except InputError as error:
        return Quarantined.for_error(source, error, "reading")
    reasons = reasons_of_problems(explanation.record.problems)
    if reasons:
        return Quarantined.of(source, *reasons)
    return ReadReport(source, explanation, provenance)


def _link(
    reports: Iterable[ReadReport], folder: Path, linker: Linker
) -> tuple[list[tuple[ReadReport, LinkedRecord]], list[Quarantined]]:
    """Link in the order of the sessions, so that new ids do not depend on file names."""
    held: list[Quarantined] = []
    keyed = []
    for report in reports:
        try:
            keyed.append((session_key(report.explanation.record), report))
        except (IdentityError, UriError) as error:
            held.append(Quarantined.for_error(report.source, error, "identity"))
    linked: dict[str, tuple[ReadReport, LinkedRecord]] = {}
    for key, report in sorted(keyed, key=lambda pair: (pair[0], pair[1].source.path)):
        if key.path in linked:
            first = _name(linked[key.path][0].source.path, folder)
            reason = Reason("second-report", f"is about {key.path}, as {first} is")
            held.append(Quarantined.of(report.source, reason))
            continue
        try:
            record = linker.link(report.explanation.record, report.provenance)
        except (IdentityError, UriError) as error:
            held.append(Quarantined.for_error(report.source, error, "identity"))
            continue
        linked[key.path] = (report, record)
    return list(linked.values()), held


def _name(path: Path, folder: Path) -> str:
    """Name a report in a way that does not depend on where the data lie."""
    return path.relative_to(folder).as_posix()


def _describe(
    linked: Sequence[tuple[ReadReport, LinkedRecord]],
    curated: Curated,
    uris: Uris,
    progress: Progress,
) -> tuple[list[Published], list[Quarantined]]:
    """Map each report to its graph and hold it against the shapes."""
    records = [record for _, record in linked]
    agents = {agent for record in records for agent in record.agents}
    surroundings = [
        *describe_curated(curated, records, uris),
        *describe_identities(curated, agents, uris),
    ]
    validator, background = Validator(), Background(surroundings)
    _check_curated(validator.validate(surroundings, background))
    published: list[Published] = []
    held: list[Quarantined] = []
    for number, (report, record) in enumerate(linked, 1):
        progress("validate", number, len(linked))
        document = report.explanation.document
        try:
            quads = describe_report(record, document.quote, uris)
        except UriError as error:
            held.append(Quarantined.for_error(report.source, error, "mapping"))
            continue
        findings = validator.validate(quads, background)
        reasons = reasons_of_findings(findings, evidence_starts(quads), document)
        if reasons:
            held.append(Quarantined.of(report.source, *reasons))
        else:
            published.append(Published(report.source.path, record, tuple(quads), findings))
    return published, held


def _check_curated(findings: Iterable[Finding]) -> None:
    for finding in findings:
        if finding.blocking:
            message = f"what the curated files say of {finding.focus.value}: {finding.message}"
            raise CuratedError(message)


def _all_quads(published: Sequence[Published], curated: Curated, uris: Uris) -> list[Quad]:
    """Put the release together: reports, findings, curated facts, identities, links, shortcuts."""
    records = [report.linked for report in published]
    agents = {agent for record in records for agent in record.agents}
    quads = [quad for report in published for quad in report.quads]
    quads += describe_curated(curated, records, uris)
    quads += describe_identities(curated, agents, uris)
    subjects = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
    quads += describe_links(curated, subjects, uris)
    quads += derive(quads, uris)
    for report in published:
        quads += describe(report.findings, report.linked.key, uris)
    quads += _ontology(uris)
    return quads


def _ontology(uris: Uris) -> list[Quad]:
    graph = NamedNode(uris.graph("ontology"))
    return [
        Quad(quad.subject, quad.predicate, quad.object, graph)
        for file in resource_files("ontology", ".ttl")
        for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE)
    ]
