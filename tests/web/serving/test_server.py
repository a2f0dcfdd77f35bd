"""The server as people start it: it says what to open, ends cleanly, and explains itself."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest


def raw(server: str, request: bytes) -> bytes:
    """Send bytes that no client library would, and give the answer."""
    host, port = server.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_a_thing_is_found_by_following_the_redirect(server: str) -> None:
    with httpx.Client(follow_redirects=True) as client:
        answer = client.get(f"{server}/id/workshop/2013/324", headers={"Accept": "text/turtle"})

    assert answer.url == f"{server}/doc/workshop/2013/324"
    assert [step.status_code for step in answer.history] == [303]
    assert answer.text.startswith("@base <https://w3id.org/igflod/> .\n@prefix igf:")
    assert "<id/workshop/2013/324> a igf:Session , igf:Workshop ;" in answer.text


@pytest.mark.parametrize(
    "target",
    [
        b"//example.org/",
        b"//example.org/%2f..",
        b"/\\example.org/",
        b"/id/workshop/2013/324%0d%0aX-Evil:%20yes",
        b"/id/workshop/2013/324%00",
        b"/id/%ff",
        b"/" + b"a" * 20_000,
        b"/doc/../../../etc/passwd",
        b"http://example.org/id/meeting/2013",
    ],
)
@pytest.mark.parametrize("host", [b"site.example", b"evil.example:80@x", b'a" onload=x'])
def test_nothing_in_a_request_leads_away(server: str, target: bytes, host: bytes) -> None:
    answer = raw(
        server,
        b"GET " + target + b" HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n",
    )
    head = answer.partition(b"\r\n\r\n")[0]
    status = int(head.split()[1])

    assert status in {303, 400, 404, 414, 431}
    assert b"x-evil" not in head.lower()
    for location in re.findall(rb"(?im)^location: *(.*?)\r?$", head):
        assert re.match(rb"/(?![/\\])", location)


def start(release: Path, *options: str) -> "subprocess.Popen[str]":
    program = [sys.executable, "-c", "from igflod.cli import main; main()", "serve"]
    return subprocess.Popen(
        [*program, "--release", str(release), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_says_what_to_open_and_ends_when_told(
    release_folder: Path, ending: signal.Signals
) -> None:
    process = start(release_folder, "--port", "0")
    assert process.stdout is not None
    lines = iter(process.stdout.readline, "")
    address = next(found[0] for line in lines if (found := re.search(r"http://\S+/", line)))
    assert httpx.get(f"{address}health").json()["status"] == "ok"

    process.send_signal(ending)
    out, error = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in out + error
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{address}health")


def test_a_port_in_use_is_told_in_words(release_folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start(release_folder, "--port", str(port))
        out, error = process.communicate(timeout=30)

    assert process.returncode == 4
    assert f"port {port}" in error
    assert "in use" in error
    assert "Traceback" not in out + error


def test_without_a_release_it_says_what_to_do(tmp_path: Path) -> None:
    out, error = start(tmp_path / "none", "--port", "0").communicate(timeout=30)

    assert "igflod build" in error
    assert "Traceback" not in out + error
