"""Turns a dataset into a release: the manifest, the quarantine, the registers."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from igflod import __version__
from igflod.errors import ReleaseError
from igflod.pipeline.flow import Dataset, Published
from igflod.pipeline.quarantine import Quarantined
from igflod.settings import Settings
from igflod.store.release import Release, write_release

__all__ = ["publish", "update_registers"]


def publish(dataset: Dataset, settings: Settings) -> Release:
    """Write the dataset as the current release.

    Raises:
        ReleaseError: it cannot be written; the release that was current stays so.

    """
    manifest = {
        "igflod": __version__,
        "base": settings.uris.base,
        "sources": len(dataset.published) + len(dataset.quarantined),
        "reports": [_report(entry, settings) for entry in dataset.published],
        "quarantined": [_held(entry, settings) for entry in dataset.quarantined],
        "unread": [_relative(path, settings) for path in dataset.unread],
        "findings": dict(sorted(_severities(dataset).items())),
        "graphs": len({quad.graph_name for quad in dataset.quads}),
        **_agents(dataset),
    }
    files = {
        name: content
        for entry in dataset.quarantined
        for name, content in _quarantine_files(entry, settings).items()
    }
    return write_release(settings.release, dataset.quads, manifest, files)


def _report(entry: Published, settings: Settings) -> dict[str, Any]:
    coverage = entry.linked.record.coverage
    return {
        "file": _relative(entry.path, settings),
        "sha256": entry.linked.record.capture.sha256,
        "session": settings.uris.session(entry.linked.key),
        "template": entry.linked.record.template,
        "characters": coverage.total,
        "unread": coverage.unread_count,
    }


def _held(entry: Quarantined, settings: Settings) -> dict[str, Any]:
    reasons = [
        {"rule": reason.rule, "line": reason.line, "message": reason.message}
        for reason in entry.reasons
    ]
    return {"file": _relative(entry.path, settings), "reasons": reasons}


def _quarantine_files(entry: Quarantined, settings: Settings) -> dict[str, bytes]:
    name = f"quarantine/{_relative(entry.path, settings)}"
    reasons = json.dumps(_held(entry, settings), ensure_ascii=False, indent=2) + "\n"
    kept = {} if entry.content is None else {name: entry.content}
    return {**kept, f"{name}.reasons.json": reasons.encode()}


def _relative(path: Path, settings: Settings) -> str:
    return path.relative_to(settings.data / "reports").as_posix()


def _agents(dataset: Dataset) -> dict[str, int]:
    agents = {agent for entry in dataset.published for agent in entry.linked.agents}
    kinds = Counter(agent.kind for agent in agents)
    return {"people": kinds["person"], "organizations": kinds["organization"]}


def _severities(dataset: Dataset) -> Counter[str]:
    return Counter(
        str(finding.severity) for entry in dataset.published for finding in entry.findings
    )


def update_registers(dataset: Dataset, settings: Settings) -> list[Path]:
    """Write the ids that this build minted into the registers; give the files that changed.

    Only ids that published reports use are added, and no entry is ever dropped.

    Raises:
        ReleaseError: a register cannot be written.

    """
    agents = {agent for entry in dataset.published for agent in entry.linked.agents}
    curated, folder = dataset.curated, settings.data / "curated"
    used = {kind: {a.path for a in agents if a.kind == kind} for kind in ("person", "organization")}
    people, organizations = curated.people, curated.organizations
    texts = {
        folder / "people.tsv": people.text(used["person"] | people.loaded),
        folder / "organizations.tsv": organizations.text(
            used["organization"] | organizations.loaded
        ),
    }
    minted = (used["person"] - people.loaded, used["organization"] - organizations.loaded)
    changed = [path for path, new in zip(texts, minted, strict=True) if new]
    for path in changed:
        _replace(path, texts[path])
    return changed


def _replace(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise ReleaseError(f"cannot be written ({error.strerror})", path=path) from error
