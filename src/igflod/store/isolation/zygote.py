"""The process that forks workers: small, of one thread, and never near a query.

    python -m igflod.store.isolation.zygote SOURCE DESCRIPTOR LIMITS

SOURCE is a store on disk, or N-Quads that are held in memory and shared by all workers. Over the
socket DESCRIPTOR come the ids of workers to be ended (0: none), and whether new ones are wanted;
the answer is the id of a new one (0: none), how the old one ended, and a socket to the new one.
"""

import gc
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from igflod.confinement import die_with_parent
from igflod.errors import IgflodError
from igflod.store.embedded import EmbeddedStore
from igflod.store.isolation.frames import ASKED, READY, REPLACED
from igflod.store.isolation.limits import Limits
from igflod.store.isolation.worker import work

__all__ = ["run"]

_PAUSE = 0.1


def run(source: Path, control: socket.socket, limits: Limits) -> None:
    """Fork workers until the other end of `control` is closed."""
    die_with_parent()
    if source.is_dir():
        open_store = partial(EmbeddedStore.open, source)  # by each worker: it may have threads
    else:
        shared = EmbeddedStore.load(source)
        open_store = partial(_give, shared)
    gc.freeze()
    children: set[int] = set()
    with suppress(ConnectionError):  # nobody wants workers any more
        control.sendall(READY)
        _fork_when_asked(open_store, control, limits, children)
    for child in tuple(children):
        _end(child, children)


def _fork_when_asked(
    open_store: Callable[[], EmbeddedStore],
    control: socket.socket,
    limits: Limits,
    children: set[int],
) -> None:
    while asked := control.recv(ASKED.size):
        old, wants_new = ASKED.unpack(asked)
        status = _end(old, children)
        if not wants_new:
            control.sendall(REPLACED.pack(0, status))
            continue
        try:
            ours, theirs = socket.socketpair()
            child = os.fork()
        except OSError:  # there is no room for another process now
            time.sleep(_PAUSE)
            control.sendall(REPLACED.pack(0, status))
            continue
        if child == 0:
            control.close()
            ours.close()
            work(open_store, theirs.detach(), limits)
        theirs.close()
        children.add(child)
        socket.send_fds(control, [REPLACED.pack(child, status)], [ours.fileno()])
        ours.close()


def _give(store: EmbeddedStore) -> EmbeddedStore:
    return store


def _end(child: int, children: set[int]) -> int:
    """End a child of ours and give its status; 0 for what is no child of ours."""
    if child not in children:
        return 0
    children.remove(child)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


if __name__ == "__main__":
    place, descriptor, settings = sys.argv[1:]
    try:
        run(Path(place), socket.socket(fileno=int(descriptor)), Limits(**json.loads(settings)))
    except IgflodError as error:
        sys.exit(f"no process can answer queries: {error}")
