"""Those who answer the queries of a benchmark: the engine in this process, servers over HTTP."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import pyoxigraph as ox

from igflod.store import EmbeddedStore

__all__ = ["Answered", "Bare", "Peer", "Server", "no_rdflib_endpoint", "serve_ours", "serve_rdflib"]

ROWS, TRIPLES = "application/sparql-results+json", "text/turtle"
_HERE = Path(__file__).resolve().parent
_STARTS_WITHIN = 600.0
_QUIET = 1.0
"""Seconds without work after which a server has settled."""

_IDLE_TICKS = 3


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer: its bytes, and the seconds until the first and the last of them."""

    body: bytes
    first: float
    whole: float
    status: int = 200


class Peer(Protocol):
    """Answers queries."""

    def ask(self, query: str, accept: str) -> Answered:
        """Answer a query in a media type. Raises `OSError` when no answer comes."""


class Bare:
    """The engine in this process, in memory, and nothing around it."""

    def __init__(self, dump: Path) -> None:
        self.engine = EmbeddedStore.load(dump)._engine  # noqa: SLF001 - bare is the point

    def ask(self, query: str, accept: str) -> Answered:  # noqa: ARG002 - it follows from the query
        """Evaluate and serialize."""
        start = time.perf_counter()
        found = self.engine.query(query)
        if isinstance(found, ox.QueryTriples):
            body = found.serialize(format=ox.RdfFormat.TURTLE)
        else:
            body = found.serialize(format=ox.QueryResultsFormat.JSON)
        took = time.perf_counter() - start
        return Answered(body or b"", took, took)

    def dump_union(self, to: Path) -> None:
        """Write the triples of all graphs, each once."""
        with to.open("wb") as file:
            self.engine.dump(file, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())


class Server:
    """A process that serves SPARQL on loopback; each thread asks it through a `client`."""

    def __init__(self, command: list[str], port: int, path: str) -> None:
        self._command, self._port, self._path = command, port, path
        self._process: subprocess.Popen[bytes] | None = None
        self.seconds_to_start = 0.0
        self.start()
        self._own = self.client()

    def start(self) -> None:
        """Start the process, and wait until it answers.

        Raises:
            RuntimeError: it ends, or does not answer.

        """
        self.end()
        start = time.perf_counter()
        self._process = subprocess.Popen(  # noqa: S603 - commands of ours
            self._command, stdout=subprocess.DEVNULL, start_new_session=True
        )
        while time.perf_counter() - start < _STARTS_WITHIN and self._process.poll() is None:
            with suppress(OSError):
                self.client().ask("ASK {}", ROWS)
                self.seconds_to_start = time.perf_counter() - start
                return
            time.sleep(0.05)
        self.end()
        raise RuntimeError(f"does not start: {' '.join(self._command)}")

    def settle(self) -> None:
        """Wait until the processes have nothing to do: a release may still be on its way in."""
        before = -_IDLE_TICKS - 1
        while abs((used := _ticks_of_session(self.process)) - before) > _IDLE_TICKS:
            before = used
            time.sleep(_QUIET)

    def client(self, patience: float = 60.0) -> "Client":
        """Make a client with a connection of its own."""
        return Client(f"http://127.0.0.1:{self._port}{self._path}", patience)

    def ask(self, query: str, accept: str) -> Answered:
        """Ask over the connection that is kept open for this."""
        return self._own.ask(query, accept)

    def be_patient(self, seconds: float) -> None:
        """Wait that long for an answer from now on."""
        self._own = self.client(seconds)

    def end(self) -> None:
        """End the process and those that it started."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._process = None

    @property
    def process(self) -> int:
        """The id of the process, and of the group and session that it leads."""
        return self._process.pid if self._process else 0


class Client:
    """A connection that is kept open, for one thread."""

    def __init__(self, url: str, patience: float) -> None:
        parts = urlsplit(url)
        self._path = parts.path
        self._connection = http.client.HTTPConnection(parts.netloc, timeout=patience)

    def ask(self, query: str, accept: str) -> Answered:
        """Post a query and read the answer. Raises `OSError` if none comes."""
        try:
            return self._ask(query, accept)
        except TimeoutError:
            self._connection.close()
            raise
        except (OSError, http.client.HTTPException):
            self._connection.close()  # servers end connections on which nothing was asked lately
        try:
            return self._ask(query, accept)
        except http.client.HTTPException as error:
            raise OSError(str(error)) from error

    def _ask(self, query: str, accept: str) -> Answered:
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        start = time.perf_counter()
        self._connection.request("POST", self._path, query.encode(), headers)
        response = self._connection.getresponse()
        first = time.perf_counter() - start
        body = response.read()
        return Answered(body, first, time.perf_counter() - start, response.status)


def _ticks_of_session(session: int) -> int:
    """Add up the time that the processes of a session have used, in clock ticks."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                ticks += int(fields[11]) + int(fields[12])
    return ticks


def serve_ours(release: Path) -> Server:
    """Serve a release as people do: `igflod serve`."""
    port = _free_port()
    options = ["--release", str(release), "--port", str(port)]
    command = [sys.executable, "-c", "from igflod.cli import main; main()", "serve", *options]
    return Server(command, port, "/sparql")


def serve_rdflib(triples: Path) -> Server:
    """Serve N-Triples by rdflib-endpoint."""
    port = _free_port()
    command = [sys.executable, str(_HERE / "rdflib_server.py"), str(triples), str(port)]
    return Server(command, port, "/")


def no_rdflib_endpoint() -> str | None:
    """Say why rdflib-endpoint cannot be asked; None if it can."""
    missing = [name for name in ("rdflib_endpoint", "uvicorn") if find_spec(name) is None]
    return f"{', '.join(missing)} not installed: pip install -e '.[bench]'" if missing else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
