"""Connections to the dispatcher, which is started by whoever needs it first and finds none."""

import dataclasses
import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from igflod.errors import StoreError
from igflod.store.isolation.leases import Message, receive, send
from igflod.store.isolation.limits import Limits

__all__ = ["NO_PROCESS", "Connections", "Talk"]

NO_PROCESS = "no process can be started to answer queries"

_BACKLOG = 1024
_LEAVING = 5.0
"""Seconds that a dispatcher may take to end."""

_LEFT: list[subprocess.Popen[bytes]] = []
"""Dispatchers that we started and others still use: to be looked at when they may have ended."""

_SOCKET, _LOCK = "dispatcher", "lock"


class Talk:
    """One connection to the dispatcher."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection

    def ask(self, message: Message, seconds: float) -> tuple[Message, int | None]:
        """Say something and wait for the answer, and perhaps a descriptor, which is then ours.

        Raises:
            EOFError, OSError: the dispatcher is gone, or silent for more than `seconds`.

        """
        self._socket.settimeout(seconds)
        send(self._socket, message)
        return receive(self._socket)

    def tell(self, message: Message) -> None:
        """Say something that has no answer."""
        send(self._socket, message)

    def close(self) -> None:
        """Let go of it: what is at work for it is stopped."""
        self._socket.close()


class Connections:
    """The connections of this process to one dispatcher, which ends when nobody has any.

    Processes that are given the same `folder` share one dispatcher. Any thread may use it.
    """

    def __init__(self, limits: Limits, folder: Path | None) -> None:
        self._limits = limits
        self._given = folder
        self._folder: Path | None = None
        self._turn = threading.Lock()
        self._idle: list[Talk] = []
        self._started: list[subprocess.Popen[bytes]] = []
        held = (self._idle, self._started, self._turn, 0.0 if folder else _LEAVING)
        self._release = partial(_release, *held)
        self._at_end = weakref.finalize(self, self._release)

    @contextmanager
    def talk(self) -> Iterator[Talk]:
        """Give a connection for as long as one request takes. What goes wrong with it, closes it.

        Raises:
            StoreError: no dispatcher can be started.

        """
        talk = self._take()
        try:
            yield talk
        except BaseException:
            talk.close()
            raise
        with self._turn:
            self._idle.append(talk)

    def forget(self) -> None:
        """Close the connections that nobody uses: the dispatcher behind them is gone."""
        with self._turn:
            while self._idle:
                self._idle.pop().close()

    def close(self) -> None:
        """Close all connections, and wait for the dispatcher if it is ours alone."""
        self._release()
        if self._folder and not self._given:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _take(self) -> Talk:
        with self._turn:
            if self._idle:
                return self._idle.pop()
            try:
                return Talk(self._connect())
            except OSError:
                raise StoreError(NO_PROCESS) from None

    def _connect(self) -> socket.socket:
        """Connect to the dispatcher; where there is none, start one, unless another does it now."""
        self._folder = self._folder or self._given or _new_folder()
        with (self._folder / _LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            with suppress(OSError):
                return _open(self._folder)
            self._start(self._folder)
            return _open(self._folder)

    def _start(self, folder: Path) -> None:
        """Start a dispatcher that has its listening socket from us: it misses no connection."""
        (folder / _SOCKET).unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as listener, _address(folder) as address:
            listener.bind(address)
            listener.listen(_BACKLOG)
            number = listener.fileno()
            settings = json.dumps(dataclasses.asdict(self._limits))
            module = ("-P", "-m", "igflod.store.isolation.dispatcher")
            self._started[:] = [process for process in self._started if process.poll() is None]
            process = subprocess.Popen(  # noqa: S603 - a module of ours
                (sys.executable, *module, str(number), settings),
                pass_fds=(number,),
                stdin=subprocess.DEVNULL,
                process_group=0,  # Ctrl-C is for who started us
            )
            self._started.append(process)


def _open(folder: Path) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    try:
        with _address(folder) as address:
            connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection


@contextmanager
def _address(folder: Path) -> Iterator[str]:
    """Give the address of the socket in a folder; a short one, as it may have 107 bytes at most."""
    descriptor = os.open(folder, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{descriptor}/{_SOCKET}"
    finally:
        os.close(descriptor)


def _new_folder() -> Path:
    """Make a folder that only we may look into."""
    return Path(tempfile.mkdtemp(prefix="igflod-", dir=os.environ.get("XDG_RUNTIME_DIR")))


def _release(
    idle: list[Talk],
    started: list[subprocess.Popen[bytes]],
    turn: threading.Lock,
    seconds: float,
) -> None:
    """Close connections, and give the dispatcher so many seconds to end."""
    with turn:
        while idle:
            idle.pop().close()
        _LEFT[:] = [process for process in (*_LEFT, *started) if not _has_ended(process, seconds)]
        started.clear()


def _has_ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=seconds)
        return True
    return False
