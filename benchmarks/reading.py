"""Measures how fast reports are read, and in how much memory.

    python benchmarks/reading.py [--files 4000] [--containers 200]

Each row is measured in a process of its own, on files that are in the disk cache. 'Load only' reads
the bytes and hashes them; 'open' also decodes, mends and cuts the text; 'read' is all of reading.
The rows of containers only open the files: what is left is the same for all.
"""

import argparse
import gzip
import html
import io
import os
import platform
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from xml.sax.saxutils import escape

from invented import write_reports
from rich.console import Console
from rich.table import Table

from igflod.reading import Reader, Source, open_document, read_many

_MEBIBYTE = 1024**2


@dataclass(frozen=True, slots=True)
class Measured:
    """One row: seconds on the clock, peak memory of this process and its largest child."""

    files: int
    done: int
    seconds: float
    own_memory: int
    child_memory: int


Work = Callable[[Sequence[Path]], int]
"""Does something with files; gives how many it could use."""


def load_only(paths: Sequence[Path]) -> int:
    """Read and hash the bytes."""
    return sum(bool(Source.load(path).capture.sha256) for path in paths)


def open_only(paths: Sequence[Path]) -> int:
    """Make documents."""
    return sum(bool(open_document(Source.load(path)).blocks) for path in paths)


def read_in_one_process(paths: Sequence[Path]) -> int:
    """Read by the templates, in one process."""
    reader = Reader()
    reader.explain(Source.load(paths[0]))  # the templates are prepared now
    return sum(bool(outcome.records) for outcome in read_many(paths, 1))


def read_on_all_processors(paths: Sequence[Path]) -> int:
    """Read by the templates, with a process for each processor."""
    return sum(bool(outcome.records) for outcome in read_many(paths))


def measure(work: Work, paths: Sequence[Path]) -> Measured:
    """Run some work in a fresh process and measure it there."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_measure_here, work, paths).result()


def _measure_here(work: Work, paths: Sequence[Path]) -> Measured:
    before = time.perf_counter()
    done = work(paths)
    seconds = time.perf_counter() - before
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return Measured(len(paths), done, seconds, own, children)


def as_html(text: str) -> bytes:
    """Make a page of a report, with the furniture of a site around it."""
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.splitlines())
    site = "<nav><ul>" + "<li><a href='/'>An entry</a></li>" * 30 + "</ul></nav>"
    return f"<html><body>{site}<main>{body}</main><footer>The end</footer></body></html>".encode()


def as_docx(text: str) -> bytes:
    """Make a Word document of a report."""
    import docx  # noqa: PLC0415 - only this row needs it

    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_pdf(text: str) -> bytes:
    """Make a PDF of a report."""
    from reportlab.lib.styles import getSampleStyleSheet  # noqa: PLC0415 - only this row needs it
    from reportlab.platypus import Paragraph, SimpleDocTemplate  # noqa: PLC0415

    style = getSampleStyleSheet()["BodyText"]
    buffer = io.BytesIO()
    lines = [Paragraph(escape(line), style) for line in text.splitlines() if line.strip()]
    SimpleDocTemplate(buffer).build(lines)
    return buffer.getvalue()


CONTAINERS: dict[str, Callable[[str], bytes]] = {
    ".html": as_html,
    ".docx": as_docx,
    ".pdf": as_pdf,
    ".txt.gz": lambda text: gzip.compress(text.encode()),
}


def machine() -> str:
    """Say in one line what this is measured on."""
    name = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        models = [line for line in cpuinfo.read_text().splitlines() if "model name" in line]
        name = models[0].partition(":")[2].strip() if models else name
    python = f"Python {platform.python_version()}"
    return f"{name}, {os.cpu_count()} processors, {platform.system()}, {python}"


def main() -> None:
    """Write the files, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--files", type=int, default=4000, help="text reports to invent")
    parser.add_argument("--containers", type=int, default=200, help="files of each container")
    asked = parser.parse_args()
    table = Table("what", "files", "used", "files/s", "files/s per core", "MiB", "MiB of a child")
    with tempfile.TemporaryDirectory() as folder:
        paths = list(write_reports(Path(folder), asked.files))
        size = sum(path.stat().st_size for path in paths) / len(paths)
        _add(table, "load only", measure(load_only, paths), 1)
        _add(table, "open text", measure(open_only, paths), 1)
        _add(table, "read, 1 process", measure(read_in_one_process, paths), 1)
        cores = os.cpu_count() or 1
        for part in (paths[: len(paths) // 4], paths):
            _add(table, f"read, {cores} processes", measure(read_on_all_processors, part), cores)
        for suffix, make in CONTAINERS.items():
            made = [_convert(path, suffix, make) for path in paths[: asked.containers]]
            _add(table, f"open {suffix}", measure(open_only, made), 1)
    console = Console()
    console.print(table)
    console.print(f"{machine()}; igflod {version('igflod')}; {size:,.0f} bytes a report on average")


def _convert(path: Path, suffix: str, make: Callable[[str], bytes]) -> Path:
    made = path.with_suffix(suffix)
    made.write_bytes(make(path.read_text("utf-8")))
    return made


def _add(table: Table, what: str, found: Measured, cores: int) -> None:
    rate = found.files / found.seconds
    table.add_row(
        what,
        f"{found.files:,}",
        f"{found.done:,}",
        f"{rate:,.0f}",
        f"{rate / cores:,.0f}",
        f"{found.own_memory / _MEBIBYTE:,.0f}",
        f"{found.child_memory / _MEBIBYTE:,.0f}",
    )


if __name__ == "__main__":
    main()
