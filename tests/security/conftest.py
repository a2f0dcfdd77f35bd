"""A real server with a short deadline, and a dataset of 12,000 triples to attack it with."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from igflod.store import write_release
from igflod.uris import DEFAULT_BASE

DEADLINE = 2
"""Seconds that a query may take."""

PATIENCE = 30
"""Seconds that a plain query may be put off, on a machine with much other work."""

PLAIN = "SELECT (COUNT(*) AS ?n) { ?s <urn:title> ?o }"
THINGS = 3_000
GRAPHS = [NamedNode(f"urn:graph:{n}") for n in range(3)]
TITLE, TEXT, SIZE, NEXT = (NamedNode(f"urn:{name}") for name in ("title", "text", "size", "next"))


@dataclass(frozen=True)
class Victim:
    """A server that is attacked: its address, and its process."""

    address: str
    process: int

    def ask(self, query: str, **more: str) -> httpx.Response:
        """Ask a query, for no longer than the deadline; fails where no answer comes in a minute."""
        asked = {"query": query, "timeout": str(DEADLINE), **more}
        return httpx.post(f"{self.address}/sparql", data=asked, timeout=60)

    def answers(self) -> bool:
        """Tell whether a plain query is answered, at the latest when others have had their turn."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            answer = self.ask(PLAIN, format="csv")
            if answer.status_code == 200:
                return answer.text.split() == ["n", str(THINGS)]
            time.sleep(0.2)
        return False


def quads() -> Iterator[Quad]:
    things = [NamedNode(f"urn:thing:{n}") for n in range(THINGS + 1)]
    for number, thing in enumerate(things[:-1]):
        graph = GRAPHS[number % len(GRAPHS)]
        yield Quad(thing, TITLE, Literal(f"title {number}"), graph)
        yield Quad(thing, TEXT, Literal("a text that goes on and on " * 8 + str(number)), graph)
        yield Quad(thing, SIZE, Literal(number), graph)
        yield Quad(thing, NEXT, things[number + 1], graph)


@pytest.fixture(scope="session")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Victim]:
    """A server, started as people start it."""
    if sys.platform != "linux":
        pytest.skip("queries have processes of their own on Linux only")
    folder = tmp_path_factory.mktemp("victim")
    write_release(folder, list(quads()), {"base": DEFAULT_BASE}, {})
    with serving(folder) as found:
        yield found


class serving:  # noqa: N801 - it is used as a function
    """A server of a folder of releases, ended when left; nothing of it may stay."""

    def __init__(self, folder: Path) -> None:
        program = [sys.executable, "-c", "from igflod.cli import main; main()", "serve"]
        self._server = subprocess.Popen(
            [*program, "--release", str(folder), "--port", "0"],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"IGFLOD_QUERY_MEMORY": "256"},
        )

    def __enter__(self) -> Victim:
        assert self._server.stdout is not None
        lines = iter(self._server.stdout.readline, "")
        address = next(found[1] for line in lines if (found := re.search(r"(http://\S+)/ ", line)))
        victim = Victim(address, self._server.pid)
        assert victim.answers()
        return victim

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.communicate(timeout=30)
