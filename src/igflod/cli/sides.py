"""Shows both sides of a proposal with what the sources say of each."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from igflod.linking.proposals import Kind, Proposal, Witness
from igflod.uris import Identifier

__all__ = ["show_proposal"]

_MOST_WITNESSES = 6


def show_proposal(  # noqa: PLR0913, PLR0917 (two sides and the place in the walk)
    console: Console,
    proposal: Proposal,
    known: Mapping[Identifier, Sequence[Witness]],
    labels: Mapping[Identifier, str],
    number: int,
    total: int,
) -> None:
    """Print a proposal: why it is one, and each side's mentions with their sources."""
    console.print()
    console.rule(f"{number:,} of {total:,}: {proposal.kind}, score {proposal.score:.2f}")
    console.print(escape(proposal.reason), style="bold")
    notes = {
        Kind.NO_PERSON: ("the organization", "in a person's slot; same: it is the organization"),
        Kind.NO_ORGANIZATION: ("what it names", "in an organization's place"),
    }
    stays, goes = notes.get(proposal.kind, ("stays, if both are one", "retired, if both are one"))
    for letter, one, note in (("A", proposal.a, stays), ("B", proposal.b, goes)):
        label = escape(labels.get(one, ""))
        console.print(
            f"\n[bold]{letter}  {label}[/]  {escape(str(one))}  [dim]{note}[/]", soft_wrap=True
        )
        _show_side(console, known.get(one, ()))
    console.print()


def _show_side(console: Console, listed: Sequence[Witness]) -> None:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=2)
    table.add_column(overflow="fold")
    for witness in listed[:_MOST_WITNESSES]:
        what = f" [dim]({escape(witness.what)})[/]" if witness.what else ""
        table.add_row("", f"[cyan]{escape(witness.printed)}[/]{what}")
        title = f": {witness.title}" if witness.title and witness.title != witness.printed else ""
        table.add_row("", f"  {witness.session}, {witness.year}{escape(title)}")
        if witness.page:
            table.add_row("", f"  [dim]{escape(witness.page)}[/]")
    if len(listed) > _MOST_WITNESSES:
        table.add_row("", f"and {len(listed) - _MOST_WITNESSES} more")
    if not listed:
        table.add_row("", "[dim]no record names it[/]")
    console.print(table)
