"""The file in which a curator reviews candidates: SSSOM TSV with a column `review` to fill in."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path

from pydantic import Field, field_validator

from igflod import __version__
from igflod.errors import CuratedError
from igflod.federation.candidates import Candidate
from igflod.linking.curies import Curies
from igflod.tables import Entry, read_text, read_tsv, replace_file
from igflod.uris import DEFAULT_BASE

__all__ = ["Decision", "Proposal", "load_review", "propose", "write_review"]

_LEXICAL = "https://w3id.org/semapv/vocab/LexicalMatching"
_PREFIXES = {
    "igf-id": f"{DEFAULT_BASE}id/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_CURIE_COLUMNS = ("subject_id", "predicate_id", "object_id", "mapping_justification")


class Decision(StrEnum):
    """What a curator writes in the column `review`."""

    ACCEPT = "accept"
    REJECT = "reject"


class Proposal(Entry):
    """One row. The ids are IRIs here and CURIEs in the file; `line` is where it stands there.

    Names and order of the fields are those of the columns: slots of SSSOM, with `review` before
    and `description` (what the endpoint says the object is) behind them.
    """

    review: Decision | None = None
    subject_id: str
    subject_label: str | None = None
    predicate_id: str
    predicate_modifier: str | None = Field(default=None, pattern="^$")
    object_id: str
    object_label: str | None = None
    mapping_justification: str
    author_label: str | None = None
    reviewer_label: str | None = None
    object_source: str | None = None
    mapping_tool: str | None = None
    mapping_tool_version: str | None = None
    mapping_date: date
    confidence: float = Field(ge=0, le=1)
    comment: str | None = None
    description: str | None = None
    line: int = Field(default=0, exclude=True)

    @field_validator("review", mode="before")
    @classmethod
    def _in_any_case(cls, value: object) -> object:
        return value.strip().lower() if isinstance(value, str) else value

    @property
    def pair(self) -> tuple[str, str]:
        """What is mapped to what."""
        return self.subject_id, self.object_id


_COLUMNS = tuple(name for name in Proposal.model_fields if name != "line")


def propose(candidate: Candidate, source: str, today: date) -> Proposal:
    """Make a proposal of a candidate that was found today at an endpoint."""
    prefix, _, local = candidate.verdict.predicate.partition(":")
    return Proposal(
        subject_id=f"{DEFAULT_BASE}id/{candidate.subject.id}",
        subject_label=candidate.subject.label,
        predicate_id=f"{_PREFIXES[prefix]}{local}",
        object_id=candidate.object,
        object_label=candidate.label or None,
        mapping_justification=_LEXICAL,
        object_source=source,
        mapping_tool="igflod",
        mapping_tool_version=__version__,
        mapping_date=today,
        confidence=candidate.verdict.confidence,
        comment=candidate.verdict.why,
        description=candidate.description or None,
    )


def load_review(path: Path) -> tuple[Proposal, ...]:
    """Load a review file.

    Raises:
        CuratedError: it is missing, or a row is broken, or has a prefix that is not declared.

    """
    curies = Curies.of_lines(read_text(path).splitlines())

    def expand(row: Proposal, line: int) -> Proposal:
        iris: dict[str, str] = {}
        for column in _CURIE_COLUMNS:
            iri = curies.expand(getattr(row, column))
            if iri is None:
                message = f"{column}: no IRI, or no prefix of the curie_map"
                raise CuratedError(message, path=path, line=line)
            iris[column] = iri
        return row.model_copy(update={**iris, "line": line})

    return tuple(expand(row, line) for line, row in read_tsv(path, Proposal))


def write_review(path: Path, proposals: Iterable[Proposal]) -> None:
    """Write a review file anew: by subject, the surest first. Make its folder if need be.

    Raises:
        CuratedError: it cannot be written.

    """
    rows = sorted(proposals, key=lambda row: (row.subject_id, -row.confidence, row.object_id))
    iris = [str(getattr(row, column)) for row in rows for column in _CURIE_COLUMNS]
    curies = Curies(_PREFIXES).knowing(iris)
    lines = [
        f"#mapping_set_id: {DEFAULT_BASE}id/dataset/links",
        "#license: https://creativecommons.org/publicdomain/zero/1.0/",
        "#comment: Candidates, not published. Write accept or reject in the column review; then",
        f"#  run `igflod link accept {path} --by YOUR-NAME`. Rows left empty stay open.",
        "#extension_definitions:",
        "#- slot_name: review",
        "#- slot_name: description",
        *curies.lines(),
        "\t".join(_COLUMNS),
        *("\t".join(_cells(row, curies)) for row in rows),
    ]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, ("\n".join(lines) + "\n").encode())
    except OSError as error:
        raise CuratedError(f"cannot be written ({error.strerror})", path=path) from error


def _cells(row: Proposal, curies: Curies) -> list[str]:
    """Write a row. Texts come from strangers: whatever ends a line or a cell becomes a blank."""
    values = row.model_dump(mode="json")
    values |= {column: curies.shorten(values[column]) for column in _CURIE_COLUMNS}
    texts = ("" if values[name] is None else str(values[name]) for name in _COLUMNS)
    return [" ".join(text.split()) for text in texts]
