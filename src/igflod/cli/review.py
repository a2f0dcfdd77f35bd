"""igflod link review: walks through open proposals in the terminal, one key each."""

import sys
from dataclasses import dataclass, field
from pathlib import Path

import click
from rich.markup import escape

from igflod.cli.console import Output
from igflod.cli.options import data_option
from igflod.cli.progress import progress_bar
from igflod.cli.reviewing import by_option, curator_of, least_option, review_file
from igflod.cli.sides import show_proposal
from igflod.errors import CuratedError
from igflod.linking.judgements import Judgements, Verdict
from igflod.linking.proposals import Curator, Kind, Proposal, decide
from igflod.pipeline import Proposed, propose_all, write_proposals
from igflod.settings import Settings
from igflod.tables import alone_in, replace_file

__all__ = ["review"]

_USAGE = 2
_VERDICTS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}
_KEYS = "s same  d different  u unsure  k skip  b back  w why  q quit  ? help"
_HELP = """\
s  same: both are one. A stays, B is retired and leads to A
d  different: they are two, and never asked about again
u  unsure: looked at, the sources do not tell; not asked again
k  skip: leave it open
b  back: to the one before; a decision about it is taken back
w  why: write it in words of your own, then decide; without, the reason shown is kept
q  quit: what was decided is kept"""


@click.command(
    epilog="""\b
Examples:
  igflod link review
  igflod link review --kind person --min-score 0.7

\b
Exit codes:
  0  done
  2  the standard input or output is no terminal
  3  a curated file or the review file is broken
"""
)
@data_option
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([kind.value for kind in Kind]),
    multiple=True,
    help="Only this kind.",
)
@least_option
@by_option
def review(data: Path | None, kinds: tuple[str, ...], min_score: float, by: str | None) -> None:
    """Decide about open proposals, the most likely first, with one key each.

    Shows both sides with what the sources say. Each decision is appended at once to
    DATA/curated/judgements.tsv and is never asked again.

    \b
    Keys: s same, d different, u unsure, k skip, b back, w why, q quit, ? help
    """  # noqa: D301 (click looks for the character that \b stands for)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(
            "igflod: error: link review asks questions and needs a terminal; "
            "elsewhere, write verdicts into the file of igflod link propose",
            err=True,
        )
        raise SystemExit(_USAGE)
    settings = Settings.choose(data=data)
    file, curator = review_file(settings), curator_of(settings, by)
    with progress_bar() as told:
        proposed = propose_all(settings, file, curator, min_score, told)
    write_proposals(proposed, file)
    unregistered = set(proposed.unregistered)
    chosen = [
        each
        for each in proposed.proposals
        if (not kinds or each.kind in kinds) and each not in unregistered
    ]
    output = Output()
    if unregistered:
        output.print(f"{len(unregistered):,} are about ids that only igflod build registers.")
    walk = _Walk(chosen, proposed, curator, output)
    walk.run()
    output.print(f"\n{len(walk.decided):,} decided, {walk.open:,} open.")


@dataclass(slots=True)
class _Decided:
    """A decision of this walk: the file it went to, and its bytes before (None: none) and after."""

    path: Path
    before: bytes | None
    after: bytes


@dataclass(slots=True)
class _Walk:
    """A walk through proposals. Whatever a decision answers on the way is not asked."""

    proposals: list[Proposal]
    proposed: Proposed
    curator: Curator
    output: Output
    decided: dict[int, _Decided] = field(default_factory=dict)
    _why: str = ""
    _shown: list[int] = field(default_factory=list)
    _judgements: Judgements = field(default_factory=Judgements)

    def run(self) -> None:
        """Ask until all is answered or somebody quits."""
        self._judgements = self.proposed.curated.judgements
        at = 0
        while at < len(self.proposals):
            if at not in self.decided and self._answered(self.proposals[at]):
                at += 1
                continue
            proposal = self.proposals[at]
            known, labels = self.proposed.known, self.proposed.labels
            show_proposal(self.output, proposal, known, labels, at + 1, len(self.proposals))
            key = self._ask()
            if key == "q":
                return
            if key == "b":
                at = self._back(at)
            elif key == "k" or self._decide(at, _VERDICTS[key]):
                self._shown.append(at)
                at += 1

    @property
    def open(self) -> int:
        """How many are left open."""
        return sum(
            at not in self.decided and not self._answered(each)
            for at, each in enumerate(self.proposals)
        )

    def _answered(self, proposal: Proposal) -> bool:
        return self._judgements.verdict(proposal.a, proposal.b) is not None

    def _ask(self) -> str:
        self._why = ""
        while True:
            self.output.print(f"[dim]{_KEYS}[/]")
            key = click.getchar().lower()
            if key in _VERDICTS or key in {"k", "b", "q"}:
                return key
            if key in {"\x03", "\x04"}:
                raise KeyboardInterrupt
            if key == "w":
                self._why = " ".join(click.prompt("Why", default="", show_default=False).split())
                continue
            self.output.print(_HELP if key == "?" else "No such key.", markup=False)

    def _decide(self, at: int, verdict: Verdict) -> bool:
        proposal = self.proposals[at]
        try:
            path = self.curator.file_for(proposal, verdict)
            before = path.read_bytes() if path.exists() else None
            decide(proposal, verdict, self.curator, self.proposed.known, self._why)
        except CuratedError as error:
            self.output.print(str(error), style="red", markup=False, soft_wrap=True)
            return False
        self.decided[at] = _Decided(path, before, path.read_bytes())
        self._judgements = Judgements.load(self.curator.judgements)
        self.output.print(f"[bold]{verdict}[/]: written to {escape(str(path))}", soft_wrap=True)
        return True

    def _back(self, at: int) -> int:
        """Go to the proposal shown before; take a decision about it out of its file again."""
        if not self._shown:
            self.output.print("This is the first one.")
            return at
        before = self._shown.pop()
        taken = self.decided.get(before)
        if taken is None:
            return before
        with alone_in(taken.path.parent):
            if taken.path.read_bytes() != taken.after:
                self.output.print(
                    f"{taken.path} has changed meanwhile: mend it by hand.",
                    markup=False,
                    soft_wrap=True,
                )
                self._shown.append(before)
                return at
            if taken.before is None:
                taken.path.unlink()
            else:
                replace_file(taken.path.resolve(), taken.before)
        del self.decided[before]
        self._judgements = Judgements.load(self.curator.judgements)
        self.output.print("The decision was taken back.")
        return before
