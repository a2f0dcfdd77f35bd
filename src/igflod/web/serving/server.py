"""Serves a site: granian in front, processes of many threads, a clean end."""

import errno
import logging
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import Semaphore
from threading import Thread
from typing import TYPE_CHECKING

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from igflod.confinement import die_with_parent
from igflod.errors import IgflodError, ServiceError, StoreError
from igflod.web.app import create_app
from igflod.web.serving.gateway import Gateway
from igflod.web.serving.live import Live
from igflod.web.site import Site

if TYPE_CHECKING:
    from multiprocessing.synchronize import Semaphore as SemaphoreType

__all__ = ["Serving", "free_port", "in_url", "serve"]

_OTHER_PORT = "--port takes another one (make run PORT=8081)"

_OFTEN = 2.0
"""Seconds between two looks for a new release."""

_PAUSE = 0.02
"""Seconds between two looks whether the server is there."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served and where: `load` opens the site, `version` tells which one is current.

    `processes` of `threads` each answer requests at `host` and `port`, which is free.
    """

    load: Callable[[], Site]
    version: Callable[[], object]
    host: str
    port: int
    processes: int = 1
    threads: int = 8


def serve(serving: Serving, started: Callable[[str], None] = print) -> None:
    """Serve a site until SIGINT or SIGTERM.

    It is opened once here, to fail early, and once in each process. `started` is told what to open,
    once the server takes connections.

    Raises:
        ReleaseError: there is nothing to serve.

    """
    serving.load()
    logging.getLogger("_granian").setLevel(logging.ERROR)
    server = Granian(
        "igflod",
        address=serving.host,
        port=serving.port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,  # in HTTP/2 one connection may hold any number of requests
        workers=serving.processes,
        respawn_failed_workers=True,
        websockets=False,
        log_level=LogLevels.error,
        workers_kill_timeout=5,
    )
    first = Semaphore(1)
    loader = partial(_application, serving, started, first)
    server.serve(target_loader=loader, wrap_loader=False)


def _application(
    serving: Serving, started: Callable[[str], None], first: "SemaphoreType"
) -> Gateway:
    """Make the application, in the web process: a thread before the fork would be lost here."""
    die_with_parent()
    live = Live(serving.load, serving.version)
    application = create_app(live).wsgi_app
    Thread(target=_look_after, args=(live,), daemon=True).start()
    if first.acquire(block=False):
        tell = partial(_tell_when_open, serving.host, serving.port, started)
        Thread(target=tell, daemon=True).start()
    return Gateway(application, serving.threads)


def _look_after(live: Live) -> None:
    """Start the processes for queries, and look for a new release also while nobody asks."""
    with suppress(StoreError):  # a fault is told to those who ask
        live.prepare()
    while True:
        time.sleep(_OFTEN)
        with suppress(IgflodError):
            live.current()


def free_port(host: str, port: int) -> int:
    """Find out whether we may listen; with port 0 also where.

    Raises:
        ServiceError: the port is in use, or not ours to listen on.

    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or error
            taken = error.errno in {errno.EADDRINUSE, errno.EACCES}
            hint = _OTHER_PORT if taken else "--host takes an address of this machine"
            message = f"cannot listen on {host}, port {port}: {reason}; {hint}"
            raise ServiceError(message) from error
        bound: int = probe.getsockname()[1]
        return bound


def _tell_when_open(host: str, port: int, started: Callable[[str], None]) -> None:
    """Wait until the server takes connections (granian has no hook for that), then say where."""
    while True:
        with suppress(OSError), socket.create_connection((host, port), timeout=1):
            break
        time.sleep(_PAUSE)
    started(f"http://{in_url(host)}:{port}/")


def in_url(host: str) -> str:
    """Write a host as URLs have it."""
    return f"[{host}]" if ":" in host else host
