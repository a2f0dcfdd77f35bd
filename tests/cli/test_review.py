"""`igflod link review` in a terminal: what it shows, what each key does, what it writes."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from igflod.linking import Judgements, Verdict

RECORDS = """\
meeting = {year}

[[sessions]]
session = "workshop/{year}/1"
title = "Cables of {year}"
date = {year}-10-22
source = "https://example.org/{year}"
people = [
  {{ name = "{one}", role = "speaker", organization = "Example Society" }},
  {{ name = "{other}", role = "moderator" }},
]
"""
PROMPT = "? help"
PROGRAM = "import sys; from igflod.cli import main; main(sys.argv[1:])"


class Terminal:
    """A terminal in which the command runs."""

    def __init__(self, master: int) -> None:
        self._master = master

    def read_until(self, words: str) -> str:
        """Give what is shown until some words; without colours."""
        shown = ""
        while words not in shown:
            ready, _, _ = select.select([self._master], [], [], 20)
            assert ready, f"{words!r} does not come; shown so far:\n{shown}"
            try:
                got = os.read(self._master, 4096).decode(errors="replace")
            except OSError:  # Linux says so when the program has ended
                got = ""
            assert got, f"ended without {words!r}:\n{shown}"
            shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown + got)
        return shown

    def write(self, keys: str) -> None:
        """Press keys, once the program waits for them: what comes earlier is thrown away."""
        for _ in range(2000):
            if not termios.tcgetattr(self._master)[3] & termios.ICANON:
                break
            time.sleep(0.01)
        os.write(self._master, keys.encode())

    def type(self, line: str) -> None:
        """Write a line where the program asks for one."""
        os.write(self._master, line.encode())

    def press(self, key: str, until: str = PROMPT) -> str:
        """Press a key and give what is shown then."""
        self.write(key)
        return self.read_until(until)


@contextmanager
def reviewing(data: Path, *options: str) -> Iterator[tuple[Terminal, subprocess.Popen[bytes]]]:
    master, slave = pty.openpty()
    words = [sys.executable, "-c", PROGRAM, "link", "review", "--data", str(data), *options]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120", "LINES": "50"}
    program = subprocess.Popen(
        words, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    os.close(slave)
    try:
        yield Terminal(master), program
    finally:
        program.kill()
        program.wait()
        with suppress(OSError):
            os.close(master)


@pytest.fixture(scope="module")
def reviewable(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder with four people who are likely two; not to be written to."""
    folder = make_data(root, tmp_path_factory.mktemp("reviewable") / "data")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "build", "--data", str(folder)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def make_data(root: Path, folder: Path) -> Path:
    shutil.copytree(root / "data" / "curated", folder / "curated")
    (folder / "curated" / "judgements.tsv").unlink(missing_ok=True)
    (folder / "reports").mkdir()
    (folder / "records").mkdir()
    for year, one, other in ((2012, "Amrita Roe", "Olga Doe"), (2013, "Amita Roe", "DOE, Olga")):
        text = RECORDS.format(year=year, one=one, other=other)
        (folder / "records" / f"{year}.toml").write_text(text)
    return folder


@pytest.fixture
def own(reviewable: Path, tmp_path: Path) -> Path:
    """Give a copy of that folder."""
    return Path(shutil.copytree(reviewable, tmp_path / "data", symlinks=True))


def judgements(data: Path) -> Judgements:
    return Judgements.load(data / "curated" / "judgements.tsv")


def test_both_sides_are_shown_with_their_sources(own: Path) -> None:
    with reviewing(own) as (terminal, _):
        shown = terminal.read_until(PROMPT)
    assert "1 of 2: person, score 0." in shown
    assert "near spelling; same affiliation (example-society)" in shown
    for words in (
        "Amrita Roe",
        "Amita Roe",
        "speaker, Example Society",
        "https://example.org/2012",
    ):
        assert words in shown
    assert "workshop/2012/1, 2012: Cables of 2012" in shown
    assert re.search(
        r"A  Amrita Roe  person/\w+  stays.*B  Amita Roe  person/\w+  retired", shown, re.DOTALL
    )


def test_each_key_decides_and_is_written_at_once(own: Path) -> None:
    with reviewing(own, "--by", "Jo Curator") as (terminal, program):
        terminal.read_until(PROMPT)
        assert "different: they are two" in terminal.press("?")
        assert "No such key" in terminal.press("x")
        assert "2 of 2" in terminal.press("s")
        (row,) = judgements(own).rows
        assert (row.verdict, row.by) == (Verdict.SAME, "Jo Curator")
        assert row.why.startswith("near spelling")
        assert "2 decided, 0 open." in terminal.press("u", "open.")
        assert program.wait(20) == 0
    assert [row.verdict for row in judgements(own).rows] == [Verdict.SAME, Verdict.UNSURE]


def test_why_can_be_said_in_words(own: Path) -> None:
    with reviewing(own) as (terminal, _):
        terminal.read_until(PROMPT)
        terminal.press("w", "Why")
        terminal.type("one portrait  on both pages\r")
        terminal.read_until(PROMPT)
        terminal.press("s")
        terminal.press("d", "open.")
    first, second = judgements(own).rows
    assert first.why == "one portrait on both pages"
    assert second.why.startswith("family name first")


def test_the_id_of_the_earlier_meeting_stays(own: Path) -> None:
    with reviewing(own) as (terminal, _):
        terminal.read_until(PROMPT)
        terminal.press("s")
    (row,) = judgements(own).rows
    register = (own / "curated" / "people.tsv").read_text().splitlines()
    (entry,) = [line for line in register if line.startswith(f"{row.a.path}\t")]
    assert entry.endswith("workshop/2012/1/record")


def test_what_is_decided_is_not_asked_again_and_what_is_skipped_is(own: Path) -> None:
    with reviewing(own) as (terminal, program):
        terminal.read_until(PROMPT)
        terminal.press("d")
        assert "1 decided, 1 open." in terminal.press("k", "open.")
        assert program.wait(20) == 0
    with reviewing(own) as (terminal, program):
        shown = terminal.read_until(PROMPT)
        assert "1 of 1" in shown
        assert "DOE, Olga" in shown
        assert "0 decided, 1 open." in terminal.press("q", "open.")
        assert program.wait(20) == 0


def test_back_takes_a_decision_back(own: Path) -> None:
    before = (own / "curated" / "judgements.tsv").exists()
    with reviewing(own) as (terminal, _):
        terminal.read_until(PROMPT)
        assert "This is the first one" in terminal.press("b")
        terminal.press("s")
        assert "taken back" in terminal.press("b")
        assert judgements(own).rows == ()
        assert (own / "curated" / "judgements.tsv").exists() is before
        terminal.press("d")
        terminal.press("q", "open.")
    assert [row.verdict for row in judgements(own).rows] == [Verdict.DIFFERENT]


def test_a_file_that_somebody_else_changed_is_not_taken_back(own: Path) -> None:
    path = own / "curated" / "judgements.tsv"
    with reviewing(own) as (terminal, _):
        terminal.read_until(PROMPT)
        terminal.press("s")
        changed = path.read_bytes() + b"# by somebody else\n"
        path.write_bytes(changed)
        assert "has changed meanwhile" in terminal.press("b")
    assert path.read_bytes() == changed


def test_only_one_kind_and_a_least_score(own: Path) -> None:
    with reviewing(own, "--kind", "organization") as (terminal, program):
        assert "0 decided, 0 open." in terminal.read_until("open.")
        assert program.wait(20) == 0
    with reviewing(own, "--min-score", "0.99") as (terminal, program):
        assert "0 decided, 0 open." in terminal.read_until("open.")


def test_ctrl_c_ends_and_keeps_what_was_decided(own: Path) -> None:
    with reviewing(own) as (terminal, program):
        terminal.read_until(PROMPT)
        terminal.press("s")
        terminal.write("\x03")
        assert program.wait(20) == 130
    assert len(judgements(own).rows) == 1
