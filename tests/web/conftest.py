"""Fixtures: the published dataset, an application that serves it, a real server for it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import Quad, RdfFormat, parse

from igflod.pipeline import make_dataset
from igflod.settings import Settings
from igflod.store import open_release, write_release
from igflod.uris import DEFAULT_BASE, Uris
from igflod.web.app import create_app
from igflod.web.site import Site

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def dataset(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Quad]:
    """What is published of 2013, with what no report should hold, and some day one will."""
    data = tmp_path_factory.mktemp("data")
    for folder in ("reports/2013", "curated"):
        shutil.copytree(root / "data" / folder, data / folder)
    (data / "records").mkdir()
    shutil.copy(root / "data" / "records" / "2013.toml", data / "records")
    settings = Settings.choose(data=data, environ={})
    hostile = parse((HERE / "data" / "hostile.trig").read_bytes(), format=RdfFormat.TRIG)
    return [*make_dataset(settings).quads, *hostile]


@pytest.fixture(scope="session")
def release_folder(dataset: list[Quad], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with that dataset as its current release."""
    folder = tmp_path_factory.mktemp("release")
    write_release(folder, dataset, {"base": DEFAULT_BASE}, {})
    return folder


@pytest.fixture(scope="session")
def served(release_folder: Path) -> Site:
    """A site of that release."""
    release = open_release(release_folder)
    return Site(
        uris=Uris(),
        store=release.store(),
        digest=release.digest,
        issued=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        dumps={"dataset.nq": release.dataset},
    )


@pytest.fixture(scope="session")
def app(served: Site) -> Flask:
    """The application of that site; errors of ours fail the test."""
    made = create_app(served)
    made.testing = True
    return made


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    """A client that follows no redirect."""
    with app.test_client() as made:
        yield made


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """A way to start a real server, as people start it, for a folder of releases."""

    @contextmanager
    def started(folder: Path) -> Iterator[str]:
        program = [sys.executable, "-c", "from igflod.cli import main; main()", "serve"]
        options = ["--release", str(folder), "--port", "0"]
        process = subprocess.Popen([*program, *options], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        yield next(found[1] for line in lines if (found := re.search(r"(http://\S+)/ ", line)))
        process.terminate()
        process.communicate(timeout=30)

    return started


@pytest.fixture(scope="session")
def server(
    release_folder: Path, serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    """The address of a real server that serves the release."""
    with serve(release_folder) as address:
        yield address


@pytest.fixture
def http(server: str) -> Iterator[httpx.Client]:
    """A client of that server."""
    with httpx.Client(base_url=server) as made:
        yield made
