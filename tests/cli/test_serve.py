"""igflod serve: how it starts, what keeps it from starting, how it stops."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from click.testing import Result

Run = Callable[..., Result]
PROGRAM = [sys.executable, "-c", "from igflod.cli import main; main(prog_name='igflod')", "serve"]


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_stops_when_told(built: Path, sent: signal.Signals) -> None:
    command = [*PROGRAM, "--data", str(built), "--port", "0"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    lines = iter(process.stdout.readline, "")
    address = next(found[0] for line in lines if (found := re.search(r"http://\S+/", line)))
    assert httpx.get(address, timeout=60).status_code == 200
    process.send_signal(sent)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0
    assert errors == ""
    with pytest.raises(httpx.ConnectError):
        httpx.get(address)


def test_a_port_in_use(run: Run, built: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--data", built, "--port", port)
    assert result.exit_code == 4
    assert f"cannot listen on 127.0.0.1, port {port}: Address already in use" in result.stderr


def test_a_host_that_is_not_ours(run: Run, built: Path) -> None:
    result = run("serve", "--data", built, "--host", "192.0.2.1", "--port", 0)
    assert result.exit_code == 4
    assert "cannot listen on 192.0.2.1" in result.stderr


def test_nothing_is_built_yet(run: Run, tmp_path: Path) -> None:
    result = run("serve", "--data", tmp_path, "--port", 0)
    assert result.exit_code == 4
    assert "run `igflod build` first" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_damaged_release(run: Run, data: Path) -> None:
    run("build", "--data", data)
    dataset = data / "release" / "current" / "dataset.nq"
    dataset.write_bytes(dataset.read_bytes()[:-100])
    result = run("serve", "--data", data, "--port", 0)
    assert result.exit_code == 4
    assert "is not as it was built" in result.stderr
