"""The review file: all open proposals as a table, with a column for the verdict of a person."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import model_validator

from igflod.errors import CuratedError
from igflod.linking.curated import Curated
from igflod.linking.judgements import Id, Judgements, Verdict, load_rows
from igflod.linking.proposals.decisions import NO_ORGANIZATION, Curator, decide, judgement_of
from igflod.linking.proposals.proposal import Kind, Proposal
from igflod.linking.proposals.witnesses import Witness, short_places
from igflod.tables import Entry, replace_file
from igflod.uris import Identifier

__all__ = ["Row", "load_review", "review_text", "take_over", "write_review"]

_HEADER = (
    "# Pairs that may be one, the most likely first. Made by 'igflod link propose'.",
    "# Write same, different or unsure in the place of the '-' in the column verdict; you may say",
    "# why behind a colon ('same: one portrait on both pages'), or the reason is kept. The next",
    "# 'igflod link propose' or 'igflod link review' takes it over. Of the same, a stays.",
    "score\tkind\ta\tb\tlabel_a\tlabel_b\twhere_a\twhere_b\treason\tverdict",
)


_OPEN = "-"
"""What stands in the place of a verdict. An empty cell at the end is lost in many editors."""


class Row(Entry):
    """A row of the file. A verdict was written by a person, and so was why, if they said it."""

    score: float
    kind: Kind
    a: Id
    b: Id
    label_a: str = ""
    label_b: str = ""
    where_a: str = ""
    where_b: str = ""
    reason: str
    verdict: Verdict | Literal[""] = ""
    why: str = ""
    line: int = 0

    @model_validator(mode="before")
    @classmethod
    def _why_stands_behind_a_colon(cls, row: dict[str, Any]) -> dict[str, Any]:
        verdict, _, why = str(row.get("verdict", "")).partition(":")
        verdict = verdict.strip().casefold()
        return {**row, "verdict": "" if verdict == _OPEN else verdict, "why": why.strip()}

    @property
    def proposal(self) -> Proposal:
        """The proposal."""
        return Proposal(self.kind, self.a, self.b, self.score, self.reason)


def load_review(path: Path) -> tuple[Row, ...]:
    """Load a review file; one that is not there holds none.

    Raises:
        CuratedError: a row is broken, such as by a verdict that is none; with its line.

    """
    return load_rows(path, Row)


def review_text(
    proposals: Iterable[Proposal],
    known: Mapping[Identifier, tuple[Witness, ...]],
    labels: Mapping[Identifier, str],
) -> str:
    """Write proposals as a review file, with how and where each side is named.

    What has no label goes by the words that were printed first.
    """

    def label(one: Identifier) -> str:
        return labels.get(one) or (known[one][0].printed if one in known else "")

    rows = [
        (
            f"{each.score:.3f}",
            each.kind,
            str(each.a),
            str(each.b),
            *(label(one) for one in (each.a, each.b)),
            *(short_places(one, known) for one in (each.a, each.b)),
            each.reason,
            _OPEN,
        )
        for each in proposals
    ]
    lines = ["\t".join(" ".join(cell.split()) for cell in row) for row in rows]
    return "\n".join([*_HEADER, *lines]) + "\n"


def write_review(path: Path, text: str) -> None:
    """Write a review file, and its folder.

    Raises:
        CuratedError: it cannot be written.

    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text.encode())
    except OSError as error:
        raise CuratedError(f"cannot be written ({error.strerror})", path=path) from error


def take_over(
    path: Path,
    rows: Sequence[Row],
    curated: Curated,
    curator: Curator,
    known: Mapping[Identifier, tuple[Witness, ...]],
) -> int:
    """Append the verdicts in a review file to the curators' files; say how many were new.

    All or none: what contradicts a judgement, or is about an id that is not registered, is an error
    before anything is written.

    Raises:
        CuratedError: with the line in the review file.

    """
    judgements, fresh = curated.judgements, []
    for row in rows:
        if not row.verdict or judgements.verdict(row.a, row.b) == row.verdict:
            continue
        _check(row, curated, path)
        if curator.file_for(row.proposal, row.verdict) == curator.judgements:
            try:
                judgement = judgement_of(row.proposal, row.verdict, curator, row.why)
                judgements = Judgements.of([*judgements.rows, judgement])
            except CuratedError as error:
                raise CuratedError(str(error), path=path, line=row.line) from None
        fresh.append((row.proposal, row.verdict, row.why))
    for proposal, verdict, why in fresh:
        decide(proposal, verdict, curator, known, why)
    return len(fresh)


def _check(row: Row, curated: Curated, path: Path) -> None:
    if row.kind is Kind.NO_ORGANIZATION and row.verdict is Verdict.SAME:
        message = f"{row.b} is no organization: {NO_ORGANIZATION}"
        raise CuratedError(message, path=path, line=row.line)
    for one in (row.a, row.b):
        if not curated.is_registered(one):
            message = f"{one} is not registered: run 'igflod build' first"
            raise CuratedError(message, path=path, line=row.line)
