"""The whole flow on one page: sources -> records -> linked -> graph -> validated -> release.

Every report that goes in comes out once: published, or in quarantine with its reasons.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from igflod.errors import ReleaseError, SourceError
from igflod.graph import derive, describe_curated, describe_identities, describe_links
from igflod.linking import Curated, Withdrawn
from igflod.pipeline.acceptance import Published, accept_reports
from igflod.pipeline.intake import Progress, read_reports
from igflod.pipeline.listed import read_records
from igflod.pipeline.quarantine import Quarantined
from igflod.pipeline.silence import drop_filled_silences
from igflod.pipeline.sources import find_reports, find_unread
from igflod.pipeline.suppression import suppress_names, suppress_quarantined
from igflod.resources import resource_files
from igflod.settings import Settings
from igflod.uris import Uris
from igflod.validation import describe

__all__ = ["Dataset", "make_dataset"]


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

    @property
    def reports(self) -> tuple[Published, ...]:
        """What was read from reports."""
        return tuple(entry for entry in self.published if entry.linked.record.template)

    @property
    def records(self) -> tuple[Published, ...]:
        """What curators wrote of sessions."""
        return tuple(entry for entry in self.published if not entry.linked.record.template)


def make_dataset(settings: Settings, progress: Progress = lambda *_: None) -> Dataset:
    """Read, link, describe and validate everything in the data folder. Writes nothing.

    Raises:
        CuratedError: a curated file is broken, or what it says breaks a shape.
        SourceError: there is no data folder, or no folder of reports in it.

    """
    if not settings.data.is_dir():
        message = "there is no such folder: say with --data where reports/ and curated/ are"
        raise SourceError(message, path=settings.data)
    curated = Curated.load(settings.data / "curated")
    folder = settings.data / "reports"
    found = list(find_reports(folder))
    reports, unread = read_reports(found, progress)
    records = read_records(settings.data / "records")
    accepted = accept_reports([*reports, *records], curated, settings.uris, progress)
    held = [*unread, *accepted.refused]
    quarantined = sorted(held, key=lambda entry: (entry.path, entry.part))
    come_out = {entry.path for entry in accepted.published} | {entry.path for entry in held}
    if come_out != {file.path for file in found} | {record.found.path for record in records}:
        raise ReleaseError("not every report that went in has come out")
    published = drop_filled_silences(accepted.published, settings.uris)
    quads = _all_quads(published, accepted.curated, settings.uris)
    withdrawn = Withdrawn.of(curated.retired)
    return Dataset(
        published=published,
        quarantined=tuple(suppress_quarantined(entry, withdrawn) for entry in quarantined),
        unread=tuple(find_unread(folder)),
        quads=tuple(suppress_names(quads, withdrawn, settings.uris)),
        curated=accepted.curated,
    )


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
        linked = report.linked
        quads += describe(report.findings, linked.key, uris, linked.document, linked.session)
    quads += _ontology(uris)
    return quads


def _ontology(uris: Uris) -> list[Quad]:
    graph = NamedNode(uris.graph("ontology"))
    return [
        Quad(quad.subject, quad.predicate, quad.object, graph)
        for file in resource_files("ontology", ".ttl")
        for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE)
    ]
