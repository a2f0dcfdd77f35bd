"""Asks a server many thousand queries, a part of which never end, and looks whether it wears out.

    python benchmarks/soak.py [--queries 10000] [--kills 1000] [--clients 8] [--release FOLDER]

It serves the release with a deadline of a fraction of a second, has plain queries answered and
endless ones stopped by several clients at a time, and counts all the while: processes, zombies,
open files and memory of the server. It ends with 1 if an answer was wrong, or if anything grew.
"""

import argparse
import collections
import contextlib
import itertools
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

_SECONDS = 0.5
_PLAIN = "SELECT ?s ?o {{ ?s a ?o }} LIMIT 100 # {}"
_ENDLESS = "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }} # {}"
_HONEST = frozenset(
    f"{kind} {status}" for kind in ("plain", "endless") for status in (429, 503)
) | {"plain 200"}
"""What may come of a query; where all processes are busy, it is said so."""

_TOLERATED_MIB = 64
"""MiB that a server may have more at the end than after the first tenth."""


@dataclass(frozen=True, slots=True)
class State:
    """What a server and all processes below it have."""

    processes: int
    zombies: int
    files: int
    mib: float


def look(process: int) -> State:
    """Look at a process and all below it."""
    below = [process, *_descendants(process)]
    states = [_read(f"/proc/{one}/stat").rpartition(")")[2].split()[:1] for one in below]
    return State(
        processes=len(below),
        zombies=sum(state == ["Z"] for state in states),
        files=sum(_files(one) for one in below),
        mib=sum(_own_memory(one) for one in below) / 1024,
    )


def _descendants(process: int) -> Iterator[int]:
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _read(str(tasks)).split():
            yield int(child)
            yield from _descendants(int(child))


def _files(process: int) -> int:
    with contextlib.suppress(OSError):
        return sum(1 for _ in Path(f"/proc/{process}/fd").iterdir())
    return 0


def _own_memory(process: int) -> int:
    """Give the KiB that a process has to itself; what forks share counts once, by its parts."""
    found = re.search(r"^Pss: +(\d+)", _read(f"/proc/{process}/smaps_rollup"), re.MULTILINE)
    return int(found[1]) if found else 0


def _read(path: str) -> str:
    with contextlib.suppress(OSError):
        return Path(path).read_text("ascii")
    return ""


@contextlib.contextmanager
def served(release: Path) -> Iterator[tuple[str, int]]:
    """Serve a release with a short deadline; give its address and the id of the process."""
    command = [sys.executable, "-c", "from igflod.cli import main; main()", "serve"]
    options = ["--release", str(release), "--port", "0", "--query-seconds", str(_SECONDS)]
    with subprocess.Popen(  # noqa: S603 - our own program
        [*command, *options, "--query-slow", "8"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None  # noqa: S101 - for the type checker
        lines = iter(process.stdout.readline, "")
        yield (
            next(found[1] for line in lines if (found := re.search(r"(http\S+)/ ", line))),
            process.pid,
        )
        process.terminate()


class Soak:
    """Clients that ask, and what they were answered."""

    def __init__(self, address: str, queries: int, kills: int) -> None:
        self.address = address
        self.answers: collections.Counter[str] = collections.Counter()
        self.slowest = 0.0
        self._kills = kills / queries if queries else 0.0
        self._numbers = iter(range(queries))
        self._turn = threading.Lock()

    def ask(self, progress: Progress) -> None:
        """Ask until enough was asked."""
        task = progress.task_ids[0]
        with httpx.Client(base_url=self.address, timeout=60) as client:
            while (number := self._next()) is not None:
                is_endless = int((number + 1) * self._kills) > int(number * self._kills)
                text = (_ENDLESS if is_endless else _PLAIN).format(number)
                begun = time.monotonic()
                answer = client.get("/sparql", params={"query": text, "format": "csv"})
                taken = time.monotonic() - begun
                with self._turn:
                    kind = "endless" if is_endless else "plain"
                    self.answers[f"{kind} {answer.status_code}"] += 1
                    self.slowest = max(self.slowest, taken)
                progress.advance(task)

    def _next(self) -> int | None:
        with self._turn:
            return next(self._numbers, None)


def run(options: argparse.Namespace, console: Console) -> int:
    """Soak, say what was seen, and give the exit code."""
    with served(options.release) as (address, process):
        soak = Soak(address, options.queries, options.kills)
        states: list[State] = []
        with Progress(console=console, transient=True) as progress:
            progress.add_task("queries", total=options.queries)
            threads = [
                threading.Thread(target=soak.ask, args=(progress,)) for _ in range(options.clients)
            ]
            for thread in threads:
                thread.start()
            marks = itertools.count(1)
            mark = next(marks)
            while any(thread.is_alive() for thread in threads):
                time.sleep(0.05)
                if sum(soak.answers.values()) >= options.queries * mark / 10:
                    states.append(look(process))
                    mark = next(marks)
        time.sleep(2)  # what is let go ends
        states.append(look(process))
    _tell(soak, states, console)
    return _verdict(soak, states)


def _tell(soak: Soak, states: list[State], console: Console) -> None:
    table = Table("", "processes", "zombies", "open files", "MiB", box=None)
    for number, state in enumerate(states, 1):
        when = "at rest" if number == len(states) else f"{number * 10} %"
        row = (when, state.processes, state.zombies, state.files, f"{state.mib:,.0f}")
        table.add_row(*map(str, row))
    console.print(table)
    for kind, count in sorted(soak.answers.items()):
        console.print(f"{kind}: {count:,}")
    console.print(f"slowest answer: {soak.slowest:.2f} s (deadline {_SECONDS:g} s)")


def _verdict(soak: Soak, states: list[State]) -> int:
    """Give 0 if all was answered as it should be, and nothing is left over."""
    wrong = set(soak.answers) - _HONEST
    rest = states[-1]
    grew = rest.mib > states[0].mib + _TOLERATED_MIB or rest.files > states[0].files + 50
    return int(bool(wrong) or rest.zombies > 0 or grew)


def main() -> None:
    """Read the command line and soak."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--queries", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--release", type=Path, default=Path("data/release"))
    sys.exit(run(parser.parse_args(), Console()))


if __name__ == "__main__":
    main()
