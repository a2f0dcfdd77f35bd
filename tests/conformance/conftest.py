"""Servers of the suites' own data, started as people start one, and what the suites found."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

import pytest
from tests.conformance import manifest, outcomes
from tests.conformance.protocol import run_protocol
from tests.conformance.results import run_results
from tests.conformance.service import run_service

PROGRAM = [sys.executable, "-c", "from igflod.cli import main; main(prog_name='igflod')", "serve"]


@contextmanager
def serve(file: Path) -> Iterator[str]:
    """Serve a dataset and give the address of the server, without a slash at the end."""
    command = [*PROGRAM, "--dataset", str(file), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        try:
            yield next(found[1] for line in lines if (found := re.search(r"(http://\S+)/ ", line)))
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def server() -> Iterator[Callable[[Path], str]]:
    """Give a function from a dataset to the address of its server, which runs to the end."""
    with ExitStack() as running:
        yield cache(lambda file: running.enter_context(serve(file)))


@pytest.fixture(scope="session")
def suite_data(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one TriG file with all data of the protocol suite, each under the name it is given."""
    assert shared
    graphs = {graph for test in manifest.read_protocol() for graph in test.graphs}
    file = tmp_path_factory.mktemp("protocol") / "data.trig"
    parts = [f"GRAPH <{name}> {{ {data.read_text()} }}\n" for name, data in sorted(graphs)]
    file.write_text("".join(parts))
    return file


@pytest.fixture(scope="session")
def found(
    server: Callable[[Path], str], suite_data: Path
) -> dict[str, dict[str, outcomes.Outcome]]:
    """Run all suites; give what came out, by suite and by test."""
    protocol = server(suite_data)
    return {
        "protocol": run_protocol(protocol),
        "csv-tsv-res": run_results("csv-tsv-res", server),
        "json-res": run_results("json-res", server),
        "service-description": run_service(protocol),
    }
