"""The command as a whole: help, version, usage, and readers that go away."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import Result

from igflod.cli import main

PROGRAM = [sys.executable, "-c", "from igflod.cli import main; main(prog_name='igflod')"]
COMMANDS = sorted(main.commands)
IN_GROUPS = [
    f"{name} {inner}"
    for name, command in sorted(main.commands.items())
    for inner in sorted(getattr(command, "commands", ()))
]


def test_version(run: Callable[..., Result]) -> None:
    assert run("--version").output == f"igflod {version('igflod')}\n"


def test_the_commands() -> None:
    assert COMMANDS == [
        "build",
        "check",
        "import",
        "link",
        "merge",
        "query",
        "read",
        "serve",
        "split",
        "withdraw",
    ]


def test_help_shows_where_to_start_and_how_commands_end(run: Callable[..., Result]) -> None:
    shown = run("--help").output
    for command in COMMANDS:
        assert f"\n  {command} " in shown
    for code in "01234":
        assert f"\n    {code}  " in shown or f"\n  {code}  " in shown


def test_the_commands_in_groups() -> None:
    assert IN_GROUPS == [
        "import csv",
        "link accept",
        "link external",
        "link propose",
        "link review",
    ]


@pytest.mark.parametrize(
    "command", [*(name for name in COMMANDS if name not in {"import", "link"}), *IN_GROUPS]
)
def test_help_of_a_command_has_an_example_and_exit_codes(
    run: Callable[..., Result], command: str
) -> None:
    shown = run(*command.split(), "--help").output
    assert "Example" in shown
    assert f"  igflod {command}" in shown
    assert "Exit codes:" in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["read"],
        ["read", "--nonsense"],
        ["read", "--json", "--explain", "file"],
        ["query"],
        ["query", "ASK {}", "--file", "file"],
        ["query", "ASK {}", "--format", "nonsense"],
        ["serve", "--port", "70000"],
        ["serve", "--port", "http"],
    ],
    ids=" ".join,
)
def test_wrong_usage(run: Callable[..., Result], arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "SELECT * { ?s ?p ?o }"],
        ["query", "SELECT * { ?s ?p ?o }", "--format", "json"],
        ["query", "CONSTRUCT WHERE { ?s ?p ?o }", "--format", "ntriples"],
    ],
    ids=["table", "json", "ntriples"],
)
def test_a_reader_that_goes_away_is_no_error(built: Path, arguments: list[str]) -> None:
    """As in `igflod query … | head -c 10`: the answer is larger than a pipe holds."""
    process = subprocess.Popen(
        [*PROGRAM, *arguments, "--data", str(built)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    os.read(process.stdout.fileno(), 10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_a_reader_that_was_never_there(report_324: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [*PROGRAM, "read", str(report_324)], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["read", "REPORT"], ["read", "REPORT", "--json"], ["query", "ASK {}"]],
    ids=" ".join,
)
def test_output_that_cannot_be_written_is_an_error(
    built: Path, report_324: Path, arguments: list[str]
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full, a device on which nothing can be written")
    words = [str(report_324) if word == "REPORT" else word for word in arguments]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*PROGRAM, *words],
            env={**os.environ, "IGFLOD_DATA": str(built)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    said = b"igflod: error: the output cannot be written: No space left on device\n"
    assert (ended.returncode, ended.stderr) == (4, said)


def test_ctrl_c_ends_a_command(tmp_path: Path) -> None:
    """The command waits for its query on standard input when the signal comes."""
    process = subprocess.Popen(
        [*PROGRAM, "query", "--file", "-", "--data", str(tmp_path)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    wait_for_reading(process.pid)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in said


def wait_for_reading(pid: int) -> None:
    """Wait until a process waits for its standard input."""
    waiting = Path(f"/proc/{pid}/wchan")
    if not waiting.exists():
        pytest.skip("needs /proc to see what a process waits for")
    while "pipe" not in waiting.read_text():
        os.sched_yield()


def test_colours_only_where_they_are_seen(run: Callable[..., Result], report_324: Path) -> None:
    assert "\x1b[" not in run("read", report_324).output


def test_a_terminal_that_knows_only_ascii(report_324: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    ended = subprocess.run(
        [*PROGRAM, "read", str(report_324)], env=environment, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"Moderator?s welcome" in ended.stdout
