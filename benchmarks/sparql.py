"""Measures the SPARQL endpoint beside the bare engine and rdflib-endpoint, on invented sessions.

    python benchmarks/sparql.py [--sizes 100,1000,10000] [--json results.json]

For each size a release of invented sessions is built (and kept: see `generated.py`) and served by
`igflod serve`. The competency questions of `docs/queries` and the kinds of query in
`benchmarks/queries` are asked over HTTP with a kept-alive connection, in turn with the same engine
in this process, in memory, with nothing around it ('bare'), and with rdflib-endpoint. A number in a
comment makes each query a new one, so that no cache answers it; the same text again is 'cached'.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generated import release_of
from latency import Question, Times, measure, questions, rows_of, throughput
from peers import Bare, Peer, Server, no_rdflib_endpoint, serve_ours, serve_rdflib
from results import BARE, CACHED, CLIENTS, OURS, RDFLIB, Row, Size, aims, as_json, put_into, tables
from rich.console import Console

_UNION = "union.nt"
_LOADS = ("a-session", "c-types", "e-co-organizers")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for; `seconds` for each query and each load."""

    sizes: tuple[int, ...]
    seconds: float
    patience: float
    rdflib_up_to: int
    folder: Path | None


def run(options: Options, say: Callable[[str], None]) -> Iterator[Size]:
    """Measure size after size."""
    for sessions in options.sizes:
        say(f"{sessions:,} sessions: building or finding the release")
        release = release_of(sessions, options.folder)
        say(f"{sessions:,} sessions: loading")
        dataset = release / "current" / "dataset.nq"
        bare = Bare(dataset)
        servers = {OURS: serve_ours(release)}
        try:
            if sessions <= options.rdflib_up_to and no_rdflib_endpoint() is None:
                bare.dump_union(release / _UNION)
                servers[RDFLIB] = serve_rdflib(release / _UNION)
                servers[RDFLIB].be_patient(options.patience)
            size = Size(sessions, dataset.read_bytes().count(b"\n"))
            for server in servers.values():
                server.settle()
            size.seconds_to_start = {name: one.seconds_to_start for name, one in servers.items()}
            _measure(size, bare, servers, options, say)
        finally:
            for server in servers.values():
                server.end()
        yield size


def _measure(
    size: Size, bare: Bare, servers: dict[str, Server], options: Options, say: Callable[[str], None]
) -> None:
    asked = list(questions())
    for number, question in enumerate(asked, 1):
        say(f"{size.sessions:,} sessions: {number}/{len(asked)} {question.name}")
        size.rows.append(_row(question, bare, servers, options))
    for name in _LOADS:
        question = next(one for one in asked if one.name == name)
        for number in CLIENTS:
            say(f"{size.sessions:,} sessions: {number} clients ask {name}")
            for peer, clients, text in _throughputs(question, bare, servers):
                measured = throughput(clients, text, question.accept, number, options.seconds)
                size.loads[name, peer, number] = measured


def _throughputs(
    question: Question, bare: Bare, servers: dict[str, Server]
) -> Iterator[tuple[str, Callable[[], Peer], Callable[[], str]]]:
    yield BARE, lambda: bare, question.unique
    yield OURS, servers[OURS].client, question.unique
    yield CACHED, servers[OURS].client, lambda: question.text
    if RDFLIB in servers:
        yield RDFLIB, servers[RDFLIB].client, question.unique


def _row(question: Question, bare: Bare, servers: dict[str, Server], options: Options) -> Row:
    peers: dict[str, tuple[Peer, Callable[[], str]]] = {
        BARE: (bare, question.unique),
        OURS: (servers[OURS], question.unique),
        CACHED: (servers[OURS], lambda: question.text),
    }
    answers = measure(peers, question.accept, options.seconds)
    if RDFLIB in servers:
        slow: dict[str, tuple[Peer, Callable[[], str]]]
        slow = {RDFLIB: (servers[RDFLIB], question.unique)}
        answers |= measure(slow, question.accept, options.seconds)
    expected = answers[BARE]
    if isinstance(expected, str):
        raise SystemExit(f"{question.name}: the engine gives no answer: {expected}")
    rows = rows_of(expected[0].body, question.accept)
    row = Row(question, len(rows))
    for name, found in answers.items():
        if isinstance(found, str):
            row.failures[name] = found
            if name == RDFLIB:
                servers[RDFLIB].start()  # it still works on what nobody waits for
            continue
        row.times[name] = Times.of(found)
        try:
            _compare(row, name, rows, rows_of(found[0].body, question.accept))
        except (SyntaxError, ValueError) as error:
            row.failures[name] = f"an answer that is no {question.accept}: {error}"
    return row


def _compare(row: Row, name: str, expected: list[str], given: list[str]) -> None:
    """Hold an answer against the engine's; of rdflib, which writes numbers otherwise, the size."""
    cut = "LIMIT" in row.question.text
    same = expected == given or ((name == RDFLIB or cut) and len(expected) == len(given))
    if not same:
        row.failures[name] = f"another answer: {len(given):,} instead of {len(expected):,} rows"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="100,1000,10000", help="numbers of sessions")
    parser.add_argument("--seconds", type=float, default=3.0, help="for each query and each load")
    parser.add_argument("--patience", type=float, default=20.0, help="seconds for rdflib-endpoint")
    parser.add_argument(
        "--rdflib-up-to", type=int, default=1000, help="sessions; 0: without rdflib-endpoint"
    )
    parser.add_argument("--folder", type=Path, help="keeps the releases; a temporary one if absent")
    parser.add_argument("--json", type=Path, help="a file for the results")
    parser.add_argument("--page", type=Path, help="docs/benchmarks.md: put the figures into it")
    given = parser.parse_args()
    options = Options(
        tuple(int(size) for size in given.sizes.split(",")),
        given.seconds,
        given.patience,
        given.rdflib_up_to,
        given.folder,
    )
    console, errors = Console(), Console(stderr=True)
    if options.rdflib_up_to and (reason := no_rdflib_endpoint()):
        errors.print(f"Without rdflib-endpoint: {reason}")
    sizes = []
    for size in run(options, lambda text: errors.print(text, style="dim", highlight=False)):
        sizes.append(size)
        for table in tables(size):
            console.print(table.for_terminal())
        for line in aims(size):
            console.print(line, highlight=False)
        if given.json:
            given.json.write_text(json.dumps(as_json(sizes), indent=2) + "\n", "utf-8")
    if given.page:
        put_into(given.page, sizes)


if __name__ == "__main__":
    sys.exit(main())
