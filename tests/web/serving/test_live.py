"""A new release takes the place of the old one while people ask."""

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import httpx
from pyoxigraph import Literal, NamedNode, Quad

from igflod.errors import StoreError
from igflod.store import EmbeddedStore, write_release
from igflod.uris import Uris
from igflod.web.serving.live import Live
from igflod.web.site import Site

QUERY = {"query": "SELECT ?o { <urn:a> <urn:b> ?o }", "format": "csv"}
BASE = {"base": "https://site.example/"}


def quads(value: str) -> list[Quad]:
    return [Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal(value), NamedNode("urn:g"))]


def site(value: str, *, is_revoked: bool = False) -> Site:
    return Site(
        uris=Uris(),
        store=EmbeddedStore.of(quads(value)),
        digest=value,
        issued=datetime(2026, 1, 2, tzinfo=UTC),
        dumps={},
        is_revoked=lambda: is_revoked,
    )


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_the_site_stays_while_the_version_does() -> None:
    opened: list[Site] = []

    def load() -> Site:
        opened.append(site("old"))
        return opened[-1]

    live = Live(load, version=lambda: 1)
    assert live.current() is live.current() is opened[0]
    assert len(opened) == 1


def test_the_old_site_is_shown_until_the_new_one_is_open() -> None:
    version, may_open = ["old"], threading.Event()

    def load() -> Site:
        if version[0] == "new":
            may_open.wait(60)
        return site(version[0])

    live = Live(load, version=lambda: version[0])
    version[0] = "new"
    assert live.current().digest == "old"
    may_open.set()
    wait_until(lambda: live.current().digest == "new")


def test_a_site_that_may_not_be_shown_is_waited_out() -> None:
    version = ["old"]
    live = Live(lambda: site(version[0], is_revoked=version[0] == "old"), lambda: version[0])
    version[0] = "new"
    assert live.current().digest == "new"


def test_a_release_that_cannot_be_opened_is_not_tried_at_each_request() -> None:
    version, tries = ["old"], []

    def load() -> Site:
        if version[0] == "broken":
            tries.append(1)
            raise StoreError("it is broken")
        return site(version[0])

    live = Live(load, version=lambda: version[0])
    version[0] = "broken"
    wait_until(lambda: live.current() is not None and bool(tries))
    for _ in range(100):
        assert live.current().digest == "old"
    assert len(tries) == 1
    version[0] = "mended"
    wait_until(lambda: live.current().digest == "mended")


def shows(seen: list[tuple[int, str, str]], value: str, digest: str) -> bool:
    return (200, value, digest) in seen[-20:]


def test_a_release_that_is_published_meanwhile_is_shown_without_a_break(
    tmp_path: Path, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    write_release(tmp_path, quads("old"), BASE, {})
    seen: list[tuple[int, str, str]] = []
    with serve(tmp_path) as address:
        stop = threading.Event()

        def ask() -> None:
            with httpx.Client(base_url=address, timeout=60) as client:
                while not stop.is_set():
                    answer = client.get("/sparql", params=QUERY)
                    release = client.get("/health").json()["release"]
                    seen.append((answer.status_code, answer.text.split()[1], release))

        askers = [threading.Thread(target=ask) for _ in range(3)]
        for asker in askers:
            asker.start()
        try:
            for value in ("new", "newest"):
                digest = write_release(tmp_path, quads(value), BASE, {}).digest
                wait_until(partial(shows, seen, value, digest))
        finally:
            stop.set()
            for asker in askers:
                asker.join()
    assert {status for status, _, _ in seen} == {200}
    assert {value for _, value, _ in seen} == {"old", "new", "newest"}
