"""igflod link: who may be whom, and what is elsewhere, proposed to people who decide."""

from collections import Counter
from pathlib import Path

import click
from rich.markup import escape

from igflod.cli.console import Output
from igflod.cli.external import accept, external
from igflod.cli.options import data_option
from igflod.cli.progress import progress_bar
from igflod.cli.review import review
from igflod.cli.reviewing import by_option, curator_of, least_option, review_file
from igflod.pipeline import Proposed, propose_all, write_proposals
from igflod.settings import Settings

__all__ = ["link"]


@click.group(
    epilog="""\b
Examples:
  igflod link propose
  igflod link review --kind person
  igflod link external --endpoint https://query.wikidata.org/sparql --for organizations
  igflod link accept data/review/external-organizations.sssom.tsv --by 'Ann Example'

\b
Exit codes:
  0  done
  1  external had no answer for some names
  2  review is not run in a terminal
  3  a curated file or the review file is broken
"""
)
def link() -> None:
    """Find out who is who, and what links where: proposals and decisions."""


@click.command(
    epilog="""\b
Examples:
  igflod link propose
  igflod link propose --min-score 0.6 --out likely.tsv

\b
Exit codes:
  0  done
  3  a curated file or the review file is broken
"""
)
@data_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The review file.  [default: DATA/review/proposals.tsv]",
)
@least_option
@by_option
def propose(data: Path | None, out: Path | None, min_score: float, by: str | None) -> None:
    """Propose pairs of ids that may be one, in a file to look through.

    Goes through all reports and records and compares people, organizations, sessions and themes.
    What is decided is not proposed again. Verdicts that were written into the column `verdict` of
    the file are taken over into DATA/curated first.
    """
    settings = Settings.choose(data=data)
    file = out or review_file(settings)
    with progress_bar() as told:
        proposed = propose_all(settings, file, curator_of(settings, by), min_score, told)
    write_proposals(proposed, file)
    _show(Output(), proposed, file)


def _show(output: Output, proposed: Proposed, file: Path) -> None:
    kinds = Counter(each.kind for each in proposed.proposals)
    if proposed.taken:
        output.print(f"{proposed.taken:,} verdicts taken over: commit the files in curated/.")
    output.print(
        f"{proposed.decided:,} decided, {len(proposed.proposals):,} open, "
        f"{proposed.new:,} new since the last time"
    )
    for kind, number in sorted(kinds.items()):
        output.print(f"  {kind:<16}{number:>7,}")
    if proposed.unregistered:
        output.print(
            f"{len(proposed.unregistered):,} of them are about ids that are not registered yet: "
            "run igflod build before you decide"
        )
    output.print(f"Look through them in {escape(str(file))}, or with igflod link review")


for _command in (propose, review, external, accept):
    link.add_command(_command)
