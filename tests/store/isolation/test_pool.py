"""Public queries in processes of their own: whatever one does, the next is answered."""

import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from igflod.errors import (
    AnswerTooLargeError,
    BusyError,
    DeadlineError,
    IgflodError,
    QueryError,
    QueryTooLongError,
    StoreError,
)
from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS
from igflod.store import IsolatedStore, Limits, SparqlRequest, isolate, open_release, write_release

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs fork and seccomp of Linux")

TITLE, NEXT, GRAPH = NamedNode("urn:title"), NamedNode("urn:next"), NamedNode("urn:graph")
PLAIN = "SELECT (COUNT(*) AS ?n) { ?s <urn:title> ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SMALL = Limits(seconds=2, memory=256 << 20, answer=1 << 20, processes=2, waiting=1)


def thing(number: int) -> NamedNode:
    return NamedNode(f"urn:thing:{number}")


def write(root: Path, size: int) -> None:
    titles = [Quad(thing(n), TITLE, Literal(f"title {n}"), GRAPH) for n in range(size)]
    chain = [Quad(thing(n), NEXT, thing(n + 1), GRAPH) for n in range(size)]
    write_release(root, titles + chain, {}, {})


def isolated(root: Path, limits: Limits) -> IsolatedStore:
    store = isolate(open_release(root).store(), limits)
    assert isinstance(store, IsolatedStore)
    return store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IsolatedStore]:
    folder = tmp_path_factory.mktemp("pool")
    write(folder, 1000)
    made = isolated(folder, SMALL)
    yield made
    made.close()


def ask(store: IsolatedStore, query: str) -> bytes:
    return store.answer(SparqlRequest(query), RESULTS_FORMATS[2], GRAPH_FORMATS[3]).body


def ask_until_stopped(store: IsolatedStore) -> None:
    with suppress(StoreError):
        ask(store, ENDLESS)


def children(process: int) -> set[int]:
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return {int(child) for task in tasks for child in task.read_text().split()}


def command(process: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_text()
    return ""


def dispatchers() -> set[int]:
    """Give the dispatchers of all pools of this process, and not the servers of other tests."""
    ours = children(os.getpid())
    return {one for one in ours if "igflod.store.isolation.dispatcher" in command(one)}


def zygotes() -> set[int]:
    """Give the zygotes: children of a dispatcher."""
    return {zygote for dispatcher in dispatchers() for zygote in children(dispatcher)}


def workers() -> set[int]:
    """Give the workers: children of a zygote."""
    return {worker for zygote in zygotes() for worker in children(zygote)}


def descendants(process: int) -> set[int]:
    below = children(process)
    return below.union(*map(descendants, below))


def is_zombie(process: int) -> bool:
    with suppress(OSError):
        return ") Z " in Path(f"/proc/{process}/stat").read_text()
    return False


def test_answers(store: IsolatedStore) -> None:
    assert ask(store, PLAIN).split() == [b"n", b"1000"]
    assert len(store) == 2000
    assert len(store.rows("SELECT ?s { ?s <urn:title> ?o }")) == 1000
    assert len(store.triples("CONSTRUCT WHERE { ?s <urn:title> ?o }")) == 1000
    assert len(store.graph(GRAPH)) == 2000


def test_errors_come_back_as_they_were(store: IsolatedStore) -> None:
    with pytest.raises(QueryError) as caught:
        ask(store, "SELECT * {\n ?s nope:p ?o }")
    assert (caught.value.line, caught.value.column) == (2, 5)
    assert "nope:" in caught.value.message


def test_a_query_without_end_is_stopped(store: IsolatedStore) -> None:
    with pytest.raises(DeadlineError, match="longer than 2 s"):
        ask(store, ENDLESS)
    assert ask(store, PLAIN)


def test_a_query_that_eats_memory_is_stopped(store: IsolatedStore) -> None:
    doubled = " ".join(f"BIND(CONCAT(?s{n}, ?s{n}) AS ?s{n + 1})" for n in range(32))
    with pytest.raises(AnswerTooLargeError, match="256 MiB"):
        ask(store, f"SELECT (STRLEN(?s32) AS ?n) {{ BIND('ab' AS ?s0) {doubled} }}")
    assert ask(store, PLAIN)


@pytest.mark.parametrize(
    "query", ["SELECT * { ?a ?b ?c . ?d ?e ?f }", "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }"]
)
def test_an_answer_that_is_too_large_is_none(store: IsolatedStore, query: str) -> None:
    with pytest.raises((AnswerTooLargeError, DeadlineError)):
        ask(store, query)
    assert ask(store, PLAIN)


def test_a_large_answer_is_whole(store: IsolatedStore) -> None:
    body = ask(store, "SELECT ?s ?t { ?s <urn:next> ?n . ?t <urn:title> ?o } LIMIT 25000")
    assert body.count(b"\n") == 25_001


def test_a_query_that_is_too_long(store: IsolatedStore) -> None:
    with pytest.raises(QueryTooLongError):
        ask(store, "ASK {}" + " " * 40_000)


def test_text_that_is_none(store: IsolatedStore) -> None:
    with pytest.raises(QueryError, match="no UTF-8"):
        ask(store, "ASK { ?s ?p '\ud800' }")


def test_no_process_is_left_over(store: IsolatedStore) -> None:
    assert ask(store, PLAIN)
    before = dispatchers()
    for _ in range(3):
        with pytest.raises(DeadlineError):
            ask(store, ENDLESS)
        assert ask(store, PLAIN)
    until = time.monotonic() + 30
    while len(workers()) > SMALL.processes or any(map(is_zombie, workers())):
        assert time.monotonic() < until
        time.sleep(0.05)
    assert dispatchers() == before


@pytest.mark.parametrize(
    ("sent", "error", "words"),
    [
        (signal.SIGSEGV, QueryError, "nested too deeply"),
        (signal.SIGBUS, QueryError, "nested too deeply"),
        (signal.SIGABRT, AnswerTooLargeError, "256 MiB"),
        (signal.SIGKILL, AnswerTooLargeError, "256 MiB"),
        (signal.SIGTERM, StoreError, "could not be answered"),
    ],
)
def test_a_process_that_dies_of_a_query(
    store: IsolatedStore, sent: signal.Signals, error: type[IgflodError], words: str
) -> None:
    """The kernel ends it in the midst of a query, for one of the reasons it has."""
    assert ask(store, PLAIN)
    stop = threading.Event()

    def strike() -> None:
        while not stop.wait(0.05):
            for worker in workers():
                os.kill(worker, sent)

    striker = threading.Thread(target=strike)
    striker.start()
    try:
        with pytest.raises(error, match=words):
            ask(store, ENDLESS)
    finally:
        stop.set()
        striker.join()
    assert ask(store, PLAIN)


def test_a_process_that_dies_between_queries_is_not_missed(store: IsolatedStore) -> None:
    assert ask(store, PLAIN)
    for worker in workers():
        os.kill(worker, signal.SIGKILL)
    for _ in range(SMALL.processes):
        assert ask(store, PLAIN)


def test_a_zygote_that_dies_is_not_missed(store: IsolatedStore) -> None:
    assert ask(store, PLAIN)
    for zygote in zygotes():
        os.kill(zygote, signal.SIGKILL)
    for _ in range(SMALL.processes):
        assert ask(store, PLAIN)


def test_a_dispatcher_that_dies_is_not_missed(store: IsolatedStore) -> None:
    assert ask(store, PLAIN)
    for dispatcher in dispatchers():
        os.kill(dispatcher, signal.SIGKILL)
        os.waitid(os.P_PID, dispatcher, os.WEXITED | os.WNOWAIT)
    for _ in range(SMALL.processes):
        assert ask(store, PLAIN)


def test_too_many_queries_at_a_time(tmp_path: Path) -> None:
    write(tmp_path, 1000)
    store = isolated(tmp_path, Limits(seconds=3, processes=1, waiting=0))
    outcomes: list[type[BaseException]] = []

    def ask_without_end() -> None:
        try:
            ask(store, ENDLESS)
        except StoreError as error:
            outcomes.append(type(error))

    threads = [threading.Thread(target=ask_without_end) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.close()
    assert sorted(kind.__name__ for kind in outcomes) == [*["BusyError"] * 3, "DeadlineError"]


def test_queries_that_wait_in_vain(tmp_path: Path) -> None:
    write(tmp_path, 1000)
    store = isolated(tmp_path, Limits(seconds=1, processes=1, waiting=1))
    first = threading.Thread(target=ask_until_stopped, args=(store,))
    first.start()
    while not workers():
        os.sched_yield()
    with pytest.raises((BusyError, DeadlineError)):
        ask(store, ENDLESS)
    first.join()
    assert ask(store, PLAIN)
    store.close()


def test_many_threads_get_their_own_answers(store: IsolatedStore) -> None:
    answers: dict[int, bytes] = {}

    def ask_for(number: int) -> None:
        query = f"SELECT ?o {{ <urn:thing:{number}> <urn:title> ?o }}"
        while number not in answers:
            try:
                answers[number] = ask(store, query)
            except BusyError:
                os.sched_yield()

    threads = [threading.Thread(target=ask_for, args=(number,)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: b"o\r\ntitle %d\r\n" % number for number in range(50)}


def test_a_dataset_in_memory_is_shared_by_all_workers(tmp_path: Path) -> None:
    """As where the folder of the release cannot be written, and the store is damaged."""
    write(tmp_path, 10)
    cache = open_release(tmp_path).folder / "store"
    for file in cache.iterdir():
        file.unlink()
    cache.rmdir()
    cache.write_bytes(b"in the way")
    store = isolated(tmp_path, SMALL)
    assert ask(store, PLAIN).split() == [b"n", b"10"]
    store.close()


def test_closing_ends_all_processes(tmp_path: Path) -> None:
    write(tmp_path, 10)
    before = children(os.getpid())
    store = isolated(tmp_path, SMALL)
    assert ask(store, PLAIN)
    started = children(os.getpid()) - before
    ours = started.union(*map(descendants, started))
    assert len(ours) >= 3
    store.close()
    assert children(os.getpid()) <= before
    assert not any(Path(f"/proc/{process}").exists() for process in ours)
    assert ask(store, PLAIN)
    del store
    assert children(os.getpid()) <= before


def test_pools_of_one_folder_share_their_processes(tmp_path: Path) -> None:
    write(tmp_path / "release", 10)
    shared = tmp_path / ("a name longer than the address of a socket may be" * 4)
    shared.mkdir()
    before = descendants(os.getpid())
    release = open_release(tmp_path / "release")
    stores = [isolate(release.store(), SMALL, folder=shared) for _ in range(3)]
    for store in stores:
        assert isinstance(store, IsolatedStore)
        assert ask(store, PLAIN)
    started = descendants(os.getpid()) - before
    assert len(started) == 2 + SMALL.processes  # the dispatcher, the zygote, its workers
    for store in stores:
        assert isinstance(store, IsolatedStore)
        store.close()
    until = time.monotonic() + 30
    while any(not is_zombie(process) for process in started & descendants(os.getpid())):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_dataset_that_is_small_enough_is_held_in_memory(tmp_path: Path) -> None:
    write(tmp_path, 10)
    release = open_release(tmp_path)
    store = isolate(release.store(), SMALL, dump=release.dataset)
    assert isinstance(store, IsolatedStore)
    store.prepare()
    until = time.monotonic() + 30
    loaded = f"igflod.store.isolation.zygote\0{release.dataset}\0"
    while not any(loaded in command(process) for process in zygotes()):
        assert time.monotonic() < until
    assert ask(store, PLAIN).split() == [b"n", b"10"]
    store.close()


def test_the_next_source_is_asked_where_the_first_is_damaged(tmp_path: Path) -> None:
    write(tmp_path, 10)
    release = open_release(tmp_path)
    store = release.store()
    damaged = tmp_path / "damaged.nq"
    damaged.write_text("no quads")
    made = isolate(store, SMALL, dump=damaged)
    assert isinstance(made, IsolatedStore)
    for _ in range(3):
        assert ask(made, PLAIN).split() == [b"n", b"10"]
    made.close()


def test_where_no_source_can_be_opened_it_is_said(tmp_path: Path) -> None:
    write(tmp_path, 10)
    store = isolated(tmp_path, SMALL)
    for file in (open_release(tmp_path).folder / "store").iterdir():
        if file.name == "CURRENT":
            file.unlink()
    with pytest.raises(StoreError, match=r"no process|could not"):
        ask(store, PLAIN)
    store.close()


def ask_as(store: IsolatedStore, client: str, query: str, seconds: float | None = None) -> bytes:
    request = SparqlRequest(query, client=client, seconds=seconds)
    return store.answer(request, RESULTS_FORMATS[2], GRAPH_FORMATS[3]).body


def test_slow_queries_of_one_client_keep_nobody_waiting(tmp_path: Path) -> None:
    """All processes are at work for somebody; he who asks little is answered all the same."""
    write(tmp_path, 1000)
    limits = Limits(seconds=8, processes=2, slow=4, patience=0.1, waiting=20)
    store = isolated(tmp_path, limits)
    ended: list[str] = []

    def ask_without_end() -> None:
        with suppress(StoreError):
            ask_as(store, "eve", ENDLESS)
        ended.append("eve")

    threads = [threading.Thread(target=ask_without_end) for _ in range(10)]
    for thread in threads:
        thread.start()
    until = time.monotonic() + 15
    while len(workers()) < 5:
        assert time.monotonic() < until
        time.sleep(0.01)
    for _ in range(5):
        assert ask_as(store, "ann", PLAIN).split() == [b"n", b"1000"]
    assert not ended
    store.close()  # what is at work goes on until its time is over
    for dispatcher in dispatchers():
        os.kill(dispatcher, signal.SIGKILL)
    for thread in threads:
        thread.join()


def test_a_client_may_ask_for_less_time_and_not_for_more(store: IsolatedStore) -> None:
    assert ask(store, PLAIN)
    with pytest.raises(DeadlineError, match=r"longer than 0\.5 s"):
        ask_as(store, "", ENDLESS, seconds=0.5)
    with pytest.raises(DeadlineError, match="longer than 2 s"):
        ask_as(store, "", ENDLESS, seconds=60)


SERVER = """
import os, signal, sys
from pathlib import Path
from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS
from igflod.store import Limits, SparqlRequest, isolate, open_release
store = isolate(open_release(Path(sys.argv[1])).store(), Limits())
store.answer(SparqlRequest("ASK {}"), RESULTS_FORMATS[0], GRAPH_FORMATS[0])
sys.stdout.write("ready\\n")
sys.stdout.flush()
signal.pause()
"""


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM])
def test_a_server_that_is_killed_takes_its_processes_along(
    tmp_path: Path, sent: signal.Signals
) -> None:
    write(tmp_path, 10)
    command = [sys.executable, "-c", SERVER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == "ready\n"
        below = descendants(server.pid)
        assert len(below) >= 3
        watched = [os.pidfd_open(process) for process in below]
        server.send_signal(sent)
        server.wait()
        for descriptor in watched:  # it can be read from when the process has ended
            assert select.select([descriptor], [], [], 30)[0]
            os.close(descriptor)


UNGUARDED = """
import os, socket, sys, time
from pathlib import Path
import igflod.store.embedded
from igflod.store import EmbeddedStore, Limits, SparqlRequest
from igflod.store.isolation.frames import await_begin, read_frame, write_frame
from igflod.store.isolation.worker import work
igflod.store.embedded.admit = lambda query: None
ours, theirs = socket.socketpair()
if os.fork() == 0:
    ours.close()
    work(lambda: EmbeddedStore.of([]), theirs.detach(), Limits())
theirs.close()
names = {"results": "json", "graphs": "turtle", "default": [], "named": [], "base": None}
write_frame(ours.fileno(), {"query": sys.argv[1], **names})
await_begin(ours.fileno(), time.monotonic() + 60)
sys.stdout.write(str(read_frame(ours.fileno())))
"""


@pytest.mark.parametrize("silent", ["", "SILENT"])
def test_a_worker_has_no_network_even_for_a_query_that_slips_through(silent: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        query = f"SELECT * {{ SERVICE {silent} <{url}> {{ ?s ?p ?o }} }}"
        command = [sys.executable, "-c", UNGUARDED, query]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert "StoreError" in said or "bindings" in said
        with pytest.raises(BlockingIOError):
            listener.accept()
