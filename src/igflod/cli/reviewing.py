"""What `igflod link propose` and `igflod link review` share: the file, the curator, the score."""

from datetime import UTC, datetime
from pathlib import Path

import click

from igflod.cli.curator import user_name
from igflod.linking.proposals import Curator
from igflod.settings import Settings

__all__ = ["by_option", "curator_of", "least_option", "review_file"]

_LEAST = 0.3

least_option = click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    default=_LEAST,
    show_default=True,
    metavar="SCORE",
    help="Leave out what is less likely than this, from 0 to 1.",
)
by_option = click.option(
    "--by",
    metavar="NAME",
    help="Who decides.  [default: git config user.name, else the user of the system]",
)


def review_file(settings: Settings) -> Path:
    """Say where the review file is: derived, and not committed."""
    return settings.data / "review" / "proposals.tsv"


def curator_of(settings: Settings, by: str | None) -> Curator:
    """Say who decides today."""
    name = " ".join((by or user_name()).split())
    return Curator(settings.data / "curated", name, datetime.now(UTC).date())
