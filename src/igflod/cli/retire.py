"""igflod merge, split and withdraw: the recorded ways to retire an id."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click
from rich.markup import escape

from igflod.cli.console import Output
from igflod.cli.curator import user_name
from igflod.cli.options import data_option
from igflod.pipeline import Decision
from igflod.pipeline import merge as record_merge
from igflod.pipeline import split as record_split
from igflod.pipeline import withdraw as record_withdrawal
from igflod.settings import Settings

__all__ = ["merge", "split", "withdraw"]


def decision_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add --by and --why; the command gets both as `decision`, made today."""

    @wraps(command)
    def decided(*given: Any, by: str | None, why: str, **named: Any) -> None:
        command(*given, decision=_decision(by, why), **named)

    asked_by = click.option(
        "--by", metavar="NAME", help="Who decided.  [default: user.name of git, or the user]"
    )
    asked_why = click.option("--why", metavar="TEXT", required=True, help="Why, in a sentence.")
    return asked_by(asked_why(decided))


def _decision(by: str | None, why: str) -> Decision:
    if not why.strip():
        raise click.BadParameter("say why, in a sentence", param_hint="--why")
    today = datetime.now().astimezone().date()
    return Decision((by or "").strip() or user_name(), why, today)


@click.command(
    epilog="""\b
Examples:
  igflod merge person/p3kx7ab person/pq5w2zc --why 'same affiliation, same page'
  igflod merge workshop/2013/59a workshop/2013/134 --why 'one session under two numbers'

\b
Exit codes:
  0  recorded
  2  a word is missing
  3  an id is unknown or retired, or both cannot be one
"""
)
@click.argument("stays", metavar="A")
@click.argument("goes", metavar="B")
@decision_options
@data_option
def merge(stays: str, goes: str, decision: Decision, data: Path | None) -> None:
    """Record that A and B are one. A stays; B is retired and leads to A from then on.

    An id is written as 'person/p3kx7ab', or as its whole URI. People, organizations, places,
    sessions of one meeting and themes of one scheme can be merged. What reports said is not
    touched: each participation keeps the name as printed. The decision is a row in
    DATA/curated/judgements.tsv; run `igflod build` to publish it.
    """
    settings = Settings.choose(data=data)
    a, b = record_merge(settings, stays, goes, decision)
    output = Output()
    output.print(escape(f"{b} is retired: its address will lead to {a} (303)."), soft_wrap=True)
    _recorded_in(output, settings, "judgements.tsv")


@click.command(
    epilog="""\b
Examples:
  igflod split person/p3kx7ab --group workshop/2013/324 \\
    --group workshop/2014/12,workshop/2015/7 --why 'two people of that name'
  igflod split organization/igf --into organization/a --into organization/b --why '…'

\b
Exit codes:
  0  recorded
  2  a word is missing
  3  an id is unknown or retired, or a mention is in no group or in two
"""
)
@click.argument("retired", metavar="A")
@click.option("--into", multiple=True, metavar="ID", help="A successor that is registered already.")
@click.option(
    "--group",
    "groups",
    multiple=True,
    metavar="SESSIONS",
    help="Sessions, cut at commas, whose mentions mean one and the same; it gets a new id.",
)
@decision_options
@data_option
def split(
    retired: str,
    into: tuple[str, ...],
    groups: tuple[str, ...],
    decision: Decision,
    data: Path | None,
) -> None:
    """Record that A, a person or an organization, was several. A is retired.

    With --group, two times or more, a new id is registered for each group of sessions, and each
    mention of A in them is assigned to it: every mention has to be in one group. With --into, two
    times or more, the successors are ids that are there already; who is meant in the sessions that
    named A is then left to be assigned in DATA/curated/assignments.tsv.
    """
    settings = Settings.choose(data=data)
    if bool(into) == bool(groups):
        raise click.UsageError("say either --group or --into, two times or more")
    made = record_split(settings, retired, into, groups, decision)
    output = Output()
    output.print(escape(f"{retired} is retired: its address will offer the choice (300)."))
    for one in made.successors:
        count = made.mentions.get(one)
        output.print(escape(f"  {one}" + ("" if count is None else f": {_mentions(count)}")))
    if made.left:
        verb = "is" if made.left == 1 else "are"
        message = f"{_mentions(made.left)} {verb} assigned to nobody; the build makes new ids."
        output.print(f"[yellow]{message}[/]", soft_wrap=True)
    _recorded_in(output, settings, "retired.tsv")


@click.command(
    epilog="""\b
Example:
  igflod withdraw person/p3kx7ab --why 'asked for by letter' && igflod build
  igflod withdraw person/p3kx7ab --why 'a nickname was left' --also 'Sandy Lee'

\b
Exit codes:
  0  recorded
  2  a word is missing
  3  the id is unknown or retired, or the reason holds the name
"""
)
@click.argument("withdrawn", metavar="A")
@click.option(
    "--also",
    multiple=True,
    metavar="NAME",
    help="A name that no source prints as that of A: a nickname, a misspelling; at any time.",
)
@decision_options
@data_option
def withdraw(withdrawn: str, also: tuple[str, ...], decision: Decision, data: Path | None) -> None:
    """Take the name of A, a person, out of everything that is published from now on.

    Digests of all spellings of the name go to DATA/curated/retired.tsv, and the registers lose
    the name. The next build strikes it out of every text, whoever else bears it too; keeps the
    participations without it; and deletes the older releases. The address answers 410. Files of
    DATA that still hold the name are listed: what becomes of them is yours to decide. This cannot
    be taken back: the name is not kept.
    """
    settings = Settings.choose(data=data)
    made = record_withdrawal(settings, withdrawn, decision, also)
    output = Output()
    ids = ", ".join(str(one) for one in made.ids)
    output.print(escape(f"{ids}: withdrawn; the address will answer 410."), soft_wrap=True)
    count = made.participations
    lose = "1 participation loses" if count == 1 else f"{count} participations lose"
    output.print(f"{lose} the name; what else they say is kept.")
    for other in made.namesakes:
        told = "has the name, too, and loses it; withdraw it if it is the same person"
        output.print(escape(f"  {other} {told}"), soft_wrap=True)
    for left in made.left:
        lines = ", ".join(str(line) for line in left.lines)
        word = "line" if len(left.lines) == 1 else "lines"
        told = f": {word} {lines}" if lines else ": in the name of the file"
        told = told if left.is_searched else ": cannot be searched; look yourself"
        output.print(escape(f"  {left.path}{told}"), soft_wrap=True)
    if made.left:
        output.print("These files may still hold the name, as does the history of git.")
    _recorded_in(output, settings, "retired.tsv")
    output.print("Then start the servers anew: they serve the release that they were started with.")


def _mentions(count: int) -> str:
    return "1 mention" if count == 1 else f"{count} mentions"


def _recorded_in(output: Output, settings: Settings, name: str) -> None:
    folder = escape(str(settings.data / "curated"))
    output.print(
        f"Recorded in {folder}/{name}: run `igflod build`, commit the folder.", soft_wrap=True
    )
