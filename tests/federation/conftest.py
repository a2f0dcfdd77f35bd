"""A second SPARQL server (Oxigraph's), and one in front of it that misbehaves on demand."""

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar, TypeAlias
from urllib.parse import parse_qs

import httpx
import pytest

from igflod.federation import Endpoint, Limits, Patience

SAMPLE = Path(__file__).with_name("sample.ttl")

ORGANIZATIONS = """\
id\tlabel\tnames
isoc\tInternet Society\tISOC
itu\tInternational Telecommunication Union\tITU
desa\tUnited Nations Department of Economic and Social Affairs\tUN DESA
un\tthe united nations\t
unesco\tUnited Nations Educational, Scientific and Cultural Organization\tUNESCO
forum\tExample Forum\t
quoted\tThe "Net" \\ Group } # UNION\t
nowhere\tNowhere Known\t
"""
PEOPLE = """\
id\tlabel\tprinted\torder\taffiliations\tsession
p222222\tAnn Example\tExample, Ann\tfamily-given\tisoc\tworkshop/2013/324
p333333\tNigel\tNigel\tunknown\t\tworkshop/2013/324
p444444\t\t-\tunknown\t\tworkshop/2013/324
"""
LINKS = """\
#curie_map:
#  igf-id: https://w3id.org/igflod/id/
#  owl: http://www.w3.org/2002/07/owl#
#  semapv: https://w3id.org/semapv/vocab/
subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\tconfidence\tmapping_date\tcomment
"""


@pytest.fixture
def data(root: Path, tmp_path: Path) -> Path:
    """Give a data folder with a few organizations and people, and no links."""
    curated = tmp_path / "data" / "curated"
    curated.mkdir(parents=True)
    for path in (root / "data" / "curated").glob("*.toml"):
        shutil.copy(path, curated)
    (curated / "organizations.tsv").write_text(ORGANIZATIONS)
    (curated / "people.tsv").write_text(PEOPLE)
    (curated / "links.sssom.tsv").write_text(LINKS)
    return tmp_path / "data"


@pytest.fixture(scope="session")
def oxigraph() -> Iterator[str]:
    """Give the address of the endpoint of an Oxigraph server with the sample."""
    program = Path(sys.executable).with_name("oxigraph")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen([program, "serve", "--bind", f"127.0.0.1:{port}"]) as process:
        try:
            _wait_for(port, process)
            turtle = {"Content-Type": "text/turtle"}
            store = f"{address}/store?default"
            httpx.put(store, content=SAMPLE.read_bytes(), headers=turtle).raise_for_status()
            yield f"{address}/query"
        finally:
            process.terminate()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the second server stopped before it answered")


class Handler(BaseHTTPRequestHandler):
    """Answers as the server that it belongs to is told to."""

    front: ClassVar["Front"]
    protocol_version = "HTTP/1.0"  # the end of an answer is the end of the connection

    def do_POST(self) -> None:
        """Answer a question that is a form."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(body.decode())

    def do_GET(self) -> None:
        """Answer a question that is in the address."""
        self.answer(self.path.partition("?")[2])

    def answer(self, form: str) -> None:
        """Answer in the way of the day."""
        self.query = parse_qs(form)["query"][0]
        self.front.asked.append(self)
        misbehave = self.front.behaviours.pop(0) if self.front.behaviours else self.front.always
        if misbehave is None or not misbehave(self):
            self.pass_on()

    def pass_on(self, **headers: str) -> None:
        """Give the answer of the real server, with other headers if need be."""
        body = self.real_answer()
        self.reply(200, body, **{"Content-Type": self.wanted, **headers})

    @property
    def wanted(self) -> str:
        """The media type that is asked for first."""
        return str(self.headers["Accept"].partition(",")[0])

    def real_answer(self) -> bytes:
        """Ask the real server."""
        accept = {"Accept": self.wanted}
        form = {"query": self.query}
        real = httpx.post(self.front.behind, data=form, headers=accept)
        return real.raise_for_status().content

    def reply(self, status: int, body: bytes = b"", **headers: str) -> bool:
        """Answer; `_` in the name of a header stands for `-`."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)
        return True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


Behaviour: TypeAlias = Callable[[Handler], bool | None]
"""Answers in its own way and gives True, or leaves it to the real server."""


@dataclass
class Front:
    """The server in front: its next answers in `behaviours`, then `always`, else the real ones."""

    behind: str
    url: str = ""
    behaviours: list[Behaviour] = field(default_factory=list)
    always: Behaviour | None = None
    asked: list[Handler] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def endpoint(self, **limits: float) -> Endpoint:
        """Give an endpoint that asks here."""
        return Endpoint(self.url, Limits(**{"timeout": 20, **limits}))  # type: ignore[arg-type]


@pytest.fixture
def front(oxigraph: str) -> Iterator[Front]:
    """Give a server in front of Oxigraph that misbehaves when it is told to."""
    made = Front(oxigraph)
    handler = type("Answering", (Handler,), {"front": made})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        made.url = f"http://127.0.0.1:{server.server_address[1]}/sparql"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield made
        made.closing.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def waits() -> list[float]:
    """Give the list of the seconds that `patience` waited."""
    return []


@pytest.fixture
def patience(waits: list[float]) -> Patience:
    """Give a patience that writes down how long it would wait, and goes on."""
    return Patience(sleep=waits.append)
