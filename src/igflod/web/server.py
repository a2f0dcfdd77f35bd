"""Serves a site: granian in front, one process, threads for requests, a clean end."""

import errno
import logging
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from wsgiref.types import WSGIApplication

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from igflod.errors import ServiceError
from igflod.web.app import create_app
from igflod.web.site import Site

__all__ = ["free_port", "in_url", "serve"]

THREADS = 8
"""Requests that one process answers at a time; the engine lets go of Python's lock as it works."""

_OTHER_PORT = "--port takes another one (make run PORT=8081)"

_PAUSE = 0.02
"""Seconds between two looks whether the server is there."""


def serve(
    load: Callable[[], Site], host: str, port: int, started: Callable[[str], None] = print
) -> None:
    """Serve a site on a host and a port (0: any free one) until SIGINT or SIGTERM.

    `load` opens the site; it is called once here, to fail early, and once in each worker process.
    `started` is told what to open, once the server takes connections.

    Raises:
        ServiceError: the port is in use, or not ours to listen on.
        ReleaseError: there is nothing to serve.

    """
    load()
    port = free_port(host, port)
    logging.getLogger("_granian").setLevel(logging.ERROR)
    server = Granian(
        "igflod",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.error,
        workers_kill_timeout=5,
    )
    tell = partial(_tell_when_open, host, port, started)
    server.serve(target_loader=partial(_application, load, tell), wrap_loader=False)


def _application(load: Callable[[], Site], tell: Callable[[], None]) -> WSGIApplication:
    """Make the application, in the worker process: a thread before the fork would be lost here."""
    application = create_app(load()).wsgi_app
    Thread(target=tell, daemon=True).start()
    return application


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
