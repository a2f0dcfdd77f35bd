"""Turns a dataset into a release: the manifest and the quarantine."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any

from igflod import __version__
from igflod.linking import Withdrawn
from igflod.pipeline.acceptance import Published
from igflod.pipeline.flow import Dataset, make_dataset
from igflod.pipeline.intake import Progress
from igflod.pipeline.quarantine import Quarantined
from igflod.pipeline.registers import update_registers
from igflod.pipeline.sources import REASONS_SUFFIX, name_in
from igflod.pipeline.suppression import SLUG_MARK, suppress_values
from igflod.settings import Settings
from igflod.store import Release, write_release

__all__ = ["Built", "build", "publish"]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build has made: the dataset, its release, and the registers that have new ids."""

    dataset: Dataset
    release: Release
    registers: tuple[Path, ...]


def build(settings: Settings, progress: Progress = lambda *_: None) -> Built:
    """Make the dataset, publish it as the current release, and register the new ids.

    A build that is stopped between the last two steps mints the same ids again the next time.

    Raises:
        CuratedError: a curated file is broken, or what it says breaks a shape.
        SourceError: there is no data folder, or no folder of reports in it.
        ReleaseError: the release or a register cannot be written.

    """
    dataset = make_dataset(settings, progress)
    release = publish(dataset, settings)
    return Built(dataset, release, tuple(update_registers(dataset, settings)))


def publish(dataset: Dataset, settings: Settings) -> Release:
    """Write the dataset as the current release.

    Raises:
        ReleaseError: it cannot be written; the release that was current stays so.

    """
    manifest = {
        "igflod": __version__,
        "base": settings.uris.base,
        "sources": len(_sources(dataset)),
        "reports": [_report(entry, settings) for entry in dataset.reports],
        "records": [_record(entry, settings) for entry in dataset.records],
        "quarantined": [_held(entry, settings) for entry in dataset.quarantined],
        "unread": [_relative(path, settings) for path in dataset.unread],
        "findings": dict(sorted(_severities(dataset).items())),
        "graphs": len({quad.graph_name for quad in dataset.quads}),
        "withdrawn": _withdrawn(dataset),
        **_sign_of_names(dataset),
        **_agents(dataset),
    }
    files: dict[str, bytes] = {}
    names = Withdrawn.of(dataset.curated.retired)
    for entry in dataset.quarantined:
        for name, content in _quarantine_files(entry, settings, names).items():
            files[_free(name, files)] = content
    manifest = suppress_values(manifest, names)
    return write_release(settings.release, dataset.quads, manifest, files)


def _withdrawn(dataset: Dataset) -> list[str]:
    """List the ids that are withdrawn, and those that were merged into them."""
    curated = dataset.curated
    retired = {
        one for row in curated.retired.withdrawn for one in curated.judgements.all_of(row.id)
    }
    return sorted(str(one) for one in retired)


def _sign_of_names(dataset: Dataset) -> dict[str, str]:
    """Sign for all withdrawn names together, so that a release made before one of them is known."""
    names = {name for row in dataset.curated.retired.withdrawn for name in row.names}
    sign = hashlib.sha256(" ".join(sorted(names)).encode()).hexdigest()[:16]
    return {"withdrawn_names": sign} if names else {}


def _free(name: str, taken: Mapping[str, bytes]) -> str:
    """Give a name of a file that is not taken; striking names out may make two of them equal."""
    numbered = (f"{name}.{number}" for number in count(2))
    return next(one for one in chain([name], numbered) if one not in taken)


def _sources(dataset: Dataset) -> set[Path]:
    published = {entry.path for entry in dataset.reports}
    return published | {entry.path for entry in dataset.quarantined}


def _report(entry: Published, settings: Settings) -> dict[str, Any]:
    coverage, session = entry.linked.record.coverage, entry.linked.session
    return {
        "file": _relative(entry.path, settings),
        "part": entry.part,
        "sha256": entry.linked.record.capture.sha256,
        "session": settings.uris.thing(session.kind, session.path),
        "template": entry.linked.record.template,
        "characters": coverage.total,
        "unread": coverage.unread_count,
    }


def _record(entry: Published, settings: Settings) -> dict[str, Any]:
    return {
        "file": name_in(settings.data / "records", entry.path),
        "session": settings.uris.session(entry.linked.key),
        "name": entry.linked.document,
        "source": entry.linked.provenance.url,
    }


def _held(entry: Quarantined, settings: Settings) -> dict[str, Any]:
    content = entry.content
    return {
        "file": _relative(entry.path, settings),
        "part": entry.part,
        "sha256": None if content is None else hashlib.sha256(content).hexdigest(),
        "reasons": [
            {"rule": reason.rule, "line": reason.line, "message": reason.message}
            for reason in entry.reasons
        ],
    }


def _quarantine_files(entry: Quarantined, settings: Settings, names: Withdrawn) -> dict[str, bytes]:
    """Give what is kept of a report: its bytes, if they could be taken in, and the reasons."""
    name = f"quarantine/{names.strike(_relative(entry.path, settings), SLUG_MARK)}"
    held = suppress_values(_held(entry, settings), names)
    reasons = json.dumps(held, ensure_ascii=False, indent=2) + "\n"
    kept = {} if entry.content is None else {name: entry.content}
    part = f".{entry.part}" if entry.part > 1 else ""
    return {**kept, f"{name}{part}{REASONS_SUFFIX}": reasons.encode()}


def _relative(path: Path, settings: Settings) -> str:
    return name_in(settings.data / "reports", path)


def _agents(dataset: Dataset) -> dict[str, int]:
    agents = {agent for entry in dataset.published for agent in entry.linked.agents}
    kinds = Counter(agent.kind for agent in agents)
    return {"people": kinds["person"], "organizations": kinds["organization"]}


def _severities(dataset: Dataset) -> Counter[str]:
    return Counter(
        str(finding.severity) for entry in dataset.published for finding in entry.findings
    )
