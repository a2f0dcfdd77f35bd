"""Links to other datasets, kept as SSSOM TSV: reviewed rows, rejected ones among them."""

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pydantic import Field

from igflod.errors import CuratedError
from igflod.linking.curies import Curies
from igflod.tables import Entry, alone_in, read_text, read_tsv, replace_file

__all__ = ["NOT", "Mapping", "append_mappings", "load_mappings"]

NOT = "Not"
"""The predicate_modifier of a candidate that was looked at and refused."""

_REVIEWER = "reviewer_label"


class Mapping(Entry):
    """One row, with full IRIs. A `negated` row was looked at and refused.

    Field names and meanings: SSSOM 1.0, slots of the class Mapping. `reviewer` (reviewer_label) is
    who decided; it stays in the file and is not published.
    """

    subject: str
    predicate: str
    object: str
    negated: bool
    justification: str
    confidence: float
    mapping_date: date
    comment: str | None
    reviewer: str | None = None
    line: int = 0


class _Row(Entry):
    subject_id: str
    predicate_id: str
    predicate_modifier: str | None = Field(default=None, pattern=f"^{NOT}$")
    object_id: str
    mapping_justification: str
    confidence: float = Field(ge=0, le=1)
    mapping_date: date
    comment: str | None = None
    reviewer_label: str | None = None


def load_mappings(path: Path) -> tuple[Mapping, ...]:
    """Load an SSSOM TSV with its `curie_map` in the comment lines at its head.

    Raises:
        CuratedError: the file is missing or a row is broken, or has a prefix that is not declared.

    """
    rows = list(read_tsv(path, _Row))
    curies = Curies.of_lines(read_text(path).splitlines())

    def expand(curie: str, line: int) -> str:
        iri = curies.expand(curie)
        if iri is None:
            message = f"{curie!r} is no IRI, or has no prefix of the curie_map"
            raise CuratedError(message, path=path, line=line)
        return iri

    return tuple(
        Mapping(
            subject=expand(row.subject_id, line),
            predicate=expand(row.predicate_id, line),
            object=expand(row.object_id, line),
            negated=row.predicate_modifier is not None,
            justification=expand(row.mapping_justification, line),
            confidence=row.confidence,
            mapping_date=row.mapping_date,
            comment=row.comment,
            reviewer=row.reviewer_label,
            line=line,
        )
        for line, row in rows
    )


def append_mappings(path: Path, mappings: Iterable[Mapping]) -> None:
    """Add rows behind those of an SSSOM TSV, and prefixes to its `curie_map` where they are new.

    Rows that stand there keep their cells. A column for the reviewer is added if there is none.
    Readers see the old file or the new one.

    Raises:
        CuratedError: the file is broken or cannot be written.

    """
    new = list(mappings)
    with alone_in(path.parent):
        load_mappings(path)
        lines = read_text(path).splitlines()
        used = [iri for m in new for iri in (m.subject, m.predicate, m.object, m.justification)]
        curies = Curies.of_lines(lines).knowing(used)
        at = next((n for n, line in enumerate(lines) if line.strip() and line[:1] != "#"), None)
        if at is None:
            raise CuratedError("has no line that names its columns", path=path)
        header = next(csv.reader([lines[at]], delimiter="\t", quoting=csv.QUOTE_NONE))
        rows = [line for line in lines[at + 1 :] if line.strip()]
        if _REVIEWER not in header:
            header.append(_REVIEWER)
            rows = [row if row.startswith("#") else f"{row}\t" for row in rows]
        added = ["\t".join(_cells(m, curies).get(name, "") for name in header) for m in new]
        content = [*curies.write_into(lines[:at]), "\t".join(header), *rows, *added]
        try:
            replace_file(path.resolve(), ("\n".join(content) + "\n").encode())
        except OSError as error:
            raise CuratedError(f"cannot be written ({error.strerror})", path=path) from error


def _cells(mapping: Mapping, curies: Curies) -> dict[str, str]:
    """Give the cells of a row by the names of their columns."""
    cells = {
        "subject_id": curies.shorten(mapping.subject),
        "predicate_id": curies.shorten(mapping.predicate),
        "predicate_modifier": NOT if mapping.negated else "",
        "object_id": curies.shorten(mapping.object),
        "mapping_justification": curies.shorten(mapping.justification),
        "confidence": str(mapping.confidence),
        "mapping_date": mapping.mapping_date.isoformat(),
        "comment": mapping.comment or "",
        _REVIEWER: mapping.reviewer or "",
    }
    return {name: " ".join(cell.split()) for name, cell in cells.items()}
