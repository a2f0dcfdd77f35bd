"""Measures how long answers take and how many come in a second, and whether they are the same."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pyoxigraph as ox
from peers import ROWS, TRIPLES, Answered, Peer

__all__ = ["Question", "Times", "measure", "questions", "rows_of", "throughput"]

_REPOSITORY = Path(__file__).resolve().parents[1]
_ROUNDS = (3, 40)
_SERIAL = count(1)


@dataclass(frozen=True, slots=True)
class Question:
    """A query of the benchmark."""

    name: str
    text: str
    is_competency: bool

    @property
    def is_aggregate(self) -> bool:
        """Whether it counts or sums over groups."""
        return "GROUP BY" in self.text

    @property
    def accept(self) -> str:
        """The media type that is asked for."""
        return TRIPLES if re.search(r"^(CONSTRUCT|DESCRIBE)", self.text, re.MULTILINE) else ROWS

    def unique(self) -> str:
        """Give the query as nobody has asked it yet, so that no cache has an answer."""
        return f"# {next(_SERIAL)}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds: median and 95th percentile of whole answers, median of first bytes."""

    p50: float
    p95: float
    first: float
    asked: int

    @classmethod
    def of(cls, answers: list[Answered]) -> "Times":
        """Sum up."""
        whole = [1000 * answer.whole for answer in answers]
        p95 = quantiles(whole, n=20, method="inclusive")[-1] if len(whole) > 1 else whole[0]
        first = median(1000 * answer.first for answer in answers)
        return cls(median(whole), p95, first, len(whole))

    def as_json(self) -> dict[str, Any]:
        """Give what a program reads."""
        return asdict(self)


def questions() -> Iterator[Question]:
    """Give the competency questions and the other kinds of query."""
    for folder, is_competency in (("docs/queries", True), ("benchmarks/queries", False)):
        for file in sorted((_REPOSITORY / folder).glob("*.rq")):
            yield Question(file.stem, file.read_text("utf-8"), is_competency)


def measure(
    peers: Mapping[str, tuple[Peer, Callable[[], str]]], accept: str, seconds: float
) -> dict[str, list[Answered] | str]:
    """Ask all peers in turn, so that they share the noise; a peer that fails has its reason.

    Each peer comes with what gives the text of the query. The first round warms up and is not kept.
    Asks until `seconds` are over, at least 3 and at most 40 times.
    """
    found: dict[str, list[Answered] | str] = {name: [] for name in peers}
    until = time.perf_counter() + seconds
    for number in range(_ROUNDS[1] + 1):
        if number > _ROUNDS[0] and time.perf_counter() > until:
            break
        for name, (peer, text) in peers.items():
            kept = found[name]
            if isinstance(kept, str):
                continue
            try:
                answer = peer.ask(text(), accept)
            except OSError as error:
                found[name] = f"no answer: {error}"
                continue
            if answer.status != 200:  # noqa: PLR2004 - the status of what is whole
                found[name] = f"status {answer.status}: {answer.body[:200].decode()}"
            elif number:
                kept.append(answer)
    return found


def rows_of(body: bytes, accept: str) -> list[str]:
    """Give the rows or triples of an answer in an order of their own, to be compared."""
    if accept == TRIPLES:
        return sorted({str(quad.triple) for quad in ox.parse(body, format=ox.RdfFormat.TURTLE)})
    bindings = json.loads(body)["results"]["bindings"]
    return sorted(json.dumps(row, sort_keys=True) for row in bindings)


def throughput(
    clients: Callable[[], Peer], text: Callable[[], str], accept: str, number: int, seconds: float
) -> tuple[float, int]:
    """Let `number` clients ask at once; give whole answers a second, and how many failed."""
    done, failed = [0] * number, [0] * number
    until = time.perf_counter() + seconds

    def ask(place: int) -> None:
        client = clients()
        while time.perf_counter() < until:
            try:
                whole = client.ask(text(), accept).status == 200  # noqa: PLR2004
            except OSError:
                whole = False
            done[place] += whole
            failed[place] += not whole

    start = time.perf_counter()
    threads = [threading.Thread(target=ask, args=(place,)) for place in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.perf_counter() - start), sum(failed)
