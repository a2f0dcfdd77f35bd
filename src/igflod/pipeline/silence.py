"""What one source of a session leaves out and another gives is not missing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from igflod.pipeline.acceptance import Published
from igflod.uris import Uris
from igflod.validation import Finding, Severity

__all__ = ["drop_filled_silences"]


def drop_filled_silences(published: Sequence[Published], uris: Uris) -> tuple[Published, ...]:
    """Keep of the infos about a session those that hold for all of its sources.

    Each source is held against the shapes by itself, since it may disagree with the others.
    """
    sources = Counter(entry.linked.key for entry in published)
    silences = Counter(
        (entry.linked.key, finding.shape)
        for entry in published
        for finding in entry.findings
        if _is_silence(finding, entry, uris)
    )

    def holds(finding: Finding, entry: Published) -> bool:
        key = entry.linked.key
        silent = _is_silence(finding, entry, uris)
        return not silent or silences[key, finding.shape] == sources[key]

    return tuple(
        replace(entry, findings=tuple(f for f in entry.findings if holds(f, entry)))
        for entry in published
    )


def _is_silence(finding: Finding, entry: Published, uris: Uris) -> bool:
    about_session = finding.focus.value == uris.session(entry.linked.key)
    return about_session and finding.severity is Severity.INFO
