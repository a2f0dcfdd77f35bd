"""Links to other datasets, kept as SSSOM TSV: reviewed rows, rejected ones among them."""

import re
from datetime import date
from pathlib import Path

from pydantic import Field, TypeAdapter, ValidationError

from igflod.errors import CuratedError
from igflod.tables import Entry, Iri, read_tsv

__all__ = ["Mapping", "load_mappings"]

_PREFIX = re.compile(r"^#\s\s+(?P<prefix>[\w-]+):\s+(?P<iri>\S+)\s*$")


class Mapping(Entry):
    """One row, with full IRIs. A `negated` row was looked at and refused.

    Field names and meanings: SSSOM 1.0, slots of the class Mapping.
    """

    subject: str
    predicate: str
    object: str
    negated: bool
    justification: str
    confidence: float
    mapping_date: date
    comment: str | None
    line: int


class _Row(Entry):
    subject_id: str
    predicate_id: str
    predicate_modifier: str | None = Field(default=None, pattern="^Not$")
    object_id: str
    mapping_justification: str
    confidence: float = Field(ge=0, le=1)
    mapping_date: date
    comment: str | None = None


def _iri(value: str, path: Path, line: int) -> str:
    try:
        return TypeAdapter(Iri).validate_python(value)
    except ValidationError:
        raise CuratedError(f"{value!r} is no IRI", path=path, line=line) from None


def load_mappings(path: Path) -> tuple[Mapping, ...]:
    """Load an SSSOM TSV with its `curie_map` in the comment lines at its head.

    Raises:
        CuratedError: the file is missing or a row is broken, or has a prefix that is not declared.

    """
    rows = list(read_tsv(path, _Row))
    lines = path.read_text("utf-8").splitlines()
    prefixes = {m["prefix"]: m["iri"] for line in lines if (m := _PREFIX.match(line))}

    def expand(curie: str, line: int) -> str:
        prefix, colon, local = curie.partition(":")
        if not colon or prefix not in prefixes:
            message = f"{curie!r} has no prefix of the curie_map"
            raise CuratedError(message, path=path, line=line)
        return _iri(prefixes[prefix] + local, path, line)

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
            line=line,
        )
        for line, row in rows
    )
