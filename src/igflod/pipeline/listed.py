"""Takes in the records that curators wrote: `data/records/`, one file a meeting."""

import hashlib
from pathlib import Path

from igflod.linking import Provenance
from igflod.pipeline.intake import ReadReport
from igflod.pipeline.sources import Found
from igflod.record import Capture
from igflod.records import Listed, load_session_list, record_of

__all__ = ["read_records"]

_MEDIA_TYPE = "application/toml"


def read_records(folder: Path) -> list[ReadReport]:
    """Read all files of a folder, in the order of their names; a folder that is not there is empty.

    Raises:
        CuratedError: a file is broken.

    """
    return [report for path in sorted(folder.glob("*.toml")) for report in _records_of(path)]


def _records_of(path: Path) -> list[ReadReport]:
    listed = load_session_list(path)
    content = path.read_bytes()
    capture = Capture(hashlib.sha256(content).hexdigest(), _MEDIA_TYPE, len(content))
    return [
        ReadReport(
            Found(path, f"{path.name}, session {entry.session.path}", _provenance(entry)),
            number,
            record_of(entry, capture),
            document=None,
        )
        for number, entry in enumerate(listed.sessions, 1)
    ]


def _provenance(entry: Listed) -> Provenance:
    return Provenance(
        url=entry.source,
        retrieved=entry.retrieved,
        language=entry.language,
        session=entry.session,
        report=entry.name,
        also=entry.also,
        partial=entry.partial,
    )
