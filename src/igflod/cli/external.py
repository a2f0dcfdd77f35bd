"""igflod link external and accept: ask another endpoint for candidates, and take over a review."""

from datetime import UTC, datetime
from pathlib import Path

import click
from rich.markup import escape

from igflod.cli.console import Output, counted
from igflod.cli.options import data_option
from igflod.cli.progress import progress_bar
from igflod.errors import InputError
from igflod.federation import (
    KINDS,
    Decided,
    Endpoint,
    Found,
    Limits,
    Patience,
    Questions,
    find_candidates,
    load_review,
    merge_reviews,
    propose,
    settle,
    subjects_of,
    write_review,
)
from igflod.federation.questions import LABELLING, OTHER_NAMES
from igflod.linking import Curated
from igflod.linking.links import append_mappings
from igflod.settings import Settings

__all__ = ["accept", "external"]

_NOT_ANSWERED = 1
_SHOWN = 5
_MEGABYTE = 1_000_000


@click.command(
    epilog="""\b
Examples:
  igflod link external --endpoint https://query.wikidata.org/sparql --for organizations
  igflod link external --endpoint http://127.0.0.1:7878/query --for places --limit 20

\b
Exit codes:
  0  every name was answered
  1  some were not: they are named, and the candidates of the others are written
  3  the address, a language or a curated file cannot be used
"""
)
@click.option("--endpoint", required=True, metavar="URL", help="The SPARQL endpoint to ask.")
@click.option(
    "--for", "kind", required=True, type=click.Choice(list(KINDS)), help="What to ask about."
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    default=("en",),
    show_default=True,
    help="Language of names there; may be repeated. Names without a language always count.",
)
@click.option(
    "--label-property",
    "properties",
    multiple=True,
    metavar="IRI",
    help="Another property that gives names there; may be repeated.",
)
@click.option(
    "--batch", type=click.IntRange(1, 500), default=20, show_default=True, help="Names at a time."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="Seconds for one answer.",
)
@click.option(
    "--pause",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    help="Seconds between two questions.",
)
@click.option(
    "--largest",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="Megabytes of the largest answer to take.",
)
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.1,
    show_default=True,
    help="Least confidence of a candidate to review.",
)
@click.option("--limit", type=click.IntRange(min=1), help="Ask about the first so many things.")
@click.option(
    "--contact", metavar="TEXT", help="Your address, for the operators to see (User-Agent)."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The review file.  [default: DATA/review/external-KIND.sssom.tsv]",
)
@data_option
@click.pass_context
def external(  # noqa: PLR0913, PLR0917 (one for each option)
    ctx: click.Context,
    endpoint: str,
    kind: str,
    languages: tuple[str, ...],
    properties: tuple[str, ...],
    batch: int,
    timeout: float,
    pause: float,
    largest: int,
    least: float,
    limit: int | None,
    contact: str | None,
    out: Path | None,
    data: Path | None,
) -> None:
    """Ask a SPARQL endpoint for candidates by name, and write them to a file for review.

    Nothing is published by that: fill in the column `review` of the file, then run
    `igflod link accept`. What was decided once is not proposed again.
    """
    folder = Settings.choose(data=data).data
    there = Endpoint(endpoint, Limits(timeout, largest * _MEGABYTE), contact)
    questions = Questions(languages, (*LABELLING, *properties, *OTHER_NAMES))
    curated = Curated.load(folder / "curated")
    file = out or folder / "review" / f"external-{kind}.sssom.tsv"
    before = load_review(file) if file.exists() else ()
    subjects = subjects_of(kind, curated)[:limit]
    with progress_bar() as told:
        found = find_candidates(
            kind,
            subjects,
            there,
            questions=questions,
            patience=Patience(pause=pause),
            batch=batch,
            tell=lambda done, total: told("asking", done, total),
        )
    today = datetime.now(UTC).date()
    decided = Decided.of(curated)
    proposals = [
        propose(candidate, there.name, today)
        for candidate in found.candidates
        if candidate.verdict.confidence >= least
    ]
    known = sum(not decided.is_open(proposal) for proposal in proposals)
    answered = {Decided.iri(subject.id) for subject in subjects if found.answered(subject)}
    merged = merge_reviews(before, proposals, decided=decided, answered=answered, source=there.name)
    if merged or file.exists():
        write_review(file, merged)
    _tell_asked(found, len(subjects))
    output = Output()
    unsure = len(found.candidates) - len(proposals)
    output.print(
        f"{counted(len(found.candidates), 'candidate')} found: {known:,} decided already, "
        f"{unsure:,} less sure than {least:g}"
    )
    if merged:
        where = escape(str(file))
        output.print(f"{counted(len(merged), 'candidate')} to review in {where}", soft_wrap=True)
    ctx.exit(_NOT_ANSWERED if found.missing else 0)


def _tell_asked(found: Found, things: int) -> None:
    """Say how many names were asked, and which were not answered and why."""
    output = Output()
    end = f", {len(found.missing):,} not answered:" if found.missing else ""
    output.print(f"{counted(found.names, 'name')} of {counted(things, 'thing')} asked{end}")
    by_reason: dict[str, list[str]] = {}
    for name, reason in found.missing.items():
        by_reason.setdefault(reason, []).append(name)
    for reason, names in by_reason.items():
        more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
        listed = escape(" | ".join(names[:_SHOWN]))
        output.print(f"  {listed}{more}: {escape(reason)}", soft_wrap=True)


@click.command(
    epilog="""\b
Example:
  igflod link accept data/review/external-organizations.sssom.tsv --by 'Ann Example'

\b
Exit codes:
  0  done
  3  a row cannot be taken over: its line is named, and nothing was written
"""
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", required=True, metavar="NAME", help="Who decided.")
@data_option
def accept(file: Path, by: str, data: Path | None) -> None:
    """Take the decisions of a review FILE over into the curated links.

    Rows with `accept` in the column `review` become links, those with `reject` are recorded as
    refused, both with your name and today's date. Rows left empty stay in the file.
    """
    name = " ".join(by.split())
    if not name:
        raise InputError("say who decided: --by NAME")
    folder = Settings.choose(data=data).data / "curated"
    decided = Decided.of(Curated.load(folder))
    settled = settle(load_review(file), decided, by=name, today=datetime.now(UTC).date(), path=file)
    links = folder / "links.sssom.tsv"
    if settled.mappings:
        append_mappings(links, settled.mappings)
    if settled.mappings or settled.known:
        write_review(file, settled.left)
    refused = sum(mapping.negated for mapping in settled.mappings)
    output = Output()
    output.print(f"{len(settled.mappings) - refused:,} accepted, {refused:,} rejected")
    if settled.known:
        output.print(f"{settled.known:,} had been recorded before")
    output.print(f"{len(settled.left):,} left to review in {escape(str(file))}", soft_wrap=True)
    if settled.mappings:
        output.print(f"Written to {escape(str(links))}: commit it.", soft_wrap=True)
