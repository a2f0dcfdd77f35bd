"""Reading many files: in order, on all processors, whatever becomes of a worker."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from igflod.errors import SourceError, TemplateError
from igflod.reading import Outcome, Reader, Source, read_many


@pytest.fixture(scope="module")
def reports(report_324: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Write 100 reports that differ, and four that cannot be read."""
    folder = tmp_path_factory.mktemp("many")
    text = report_324.read_text("utf-8")
    paths = [folder / f"{number:03}.txt" for number in range(100)]
    for number, path in enumerate(paths):
        path.write_text(text.replace("# 324", f"# {number}"), "utf-8")
    paths[20].write_bytes(b"")
    paths[40].write_text("Nothing that looks like a form", "utf-8")
    paths[60].unlink()
    paths[80].write_bytes(b"%PDF-1.7")
    return paths


def check(outcomes: list[Outcome], paths: list[Path]) -> None:
    assert [outcome.path for outcome in outcomes] == paths
    broken = {20: "is empty", 40: "no template fits", 60: "no such file", 80: "is a PDF"}
    for number, outcome in enumerate(outcomes):
        if number in broken:
            assert outcome.records == ()
            assert isinstance(outcome.error, SourceError | TemplateError)
            assert outcome.error.path == paths[number]
            assert broken[number] in outcome.error.message
        else:
            [record] = outcome.records
            assert record.number is not None
            assert record.number.value == str(number)


@pytest.mark.parametrize("workers", [1, 2])
def test_each_file_has_its_outcome_in_order(reports: list[Path], workers: int) -> None:
    check(list(read_many(iter(reports), workers)), reports)


def test_a_worker_reads_as_the_reader_does(reports: list[Path]) -> None:
    first = next(read_many(reports, 2))
    explanation = Reader().explain(Source.load(reports[0]))
    assert first.records == (explanation.record,)
    title = first.records[0].title
    assert title is not None
    span = title.spans[0]
    assert first.document.quote(span) == explanation.document.quote(span)
    assert first.document.line(span.start) == 1


def children() -> set[int]:
    task = Path(f"/proc/{os.getpid()}/task")
    return {int(child) for file in task.glob("*/children") for child in file.read_text().split()}


@pytest.mark.skipif(sys.platform != "linux", reason="the workers are found in /proc")
def test_no_outcome_is_lost_with_a_worker(reports: list[Path]) -> None:
    before = children()
    outcomes: list[Outcome] = []
    for outcome in read_many(reports, 2):
        if not outcomes:
            for child in sorted(children() - before)[-1:]:
                os.kill(child, signal.SIGKILL)
        outcomes.append(outcome)
    check(outcomes, reports)


@pytest.mark.skipif(sys.platform != "linux", reason="the workers are found in /proc")
def test_the_workers_end_with_who_asked(reports: list[Path]) -> None:
    before = children()
    outcomes = read_many(reports, 2)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    left = {child for child in children() - before if b"spawn_main" in command(child)}
    assert left == set()


def command(process: int) -> bytes:
    return Path(f"/proc/{process}/cmdline").read_bytes()


def test_files_are_asked_for_only_a_few_chunks_ahead(reports: list[Path]) -> None:
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield reports[0]

    outcomes = read_many(endless(), 2)  # type: ignore[arg-type]
    for _ in range(300):
        next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert taken < 600


PROGRAM = """
import itertools, sys
from pathlib import Path
from igflod.reading import read_many
if __name__ == "__main__":
    for outcome in read_many(itertools.repeat(Path(sys.argv[1])), 2):
        print(bool(outcome.records), flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="sends Ctrl-C as a terminal does")
def test_ctrl_c_ends_the_program_and_its_workers(tmp_path: Path, report_324: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    with subprocess.Popen(
        [sys.executable, program, report_324],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"True\n"
        os.killpg(running.pid, signal.SIGINT)
        _, errors = running.communicate(timeout=60)
    assert errors.rstrip().endswith(b"KeyboardInterrupt")
    assert errors.count(b"Traceback") == 1
    for _ in range(100):
        try:
            os.killpg(running.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("a worker lives on")
