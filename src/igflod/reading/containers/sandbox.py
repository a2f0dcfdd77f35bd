"""Hands documents to a limited process, so that a hostile one harms nobody but itself.

Each process of ours keeps one such helper, started when the first document comes, used for one
after another, and replaced when it has died, grown or overrun its time.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from functools import cache
from typing import IO, Any

from igflod.errors import SourceError
from igflod.reading.containers.extract import Extract
from igflod.reading.containers.limits import LARGEST_ANSWER, MOST_SECONDS
from igflod.reading.source import Source, suffix_of

__all__ = ["Sandbox", "extract"]

_COMMAND = (sys.executable, "-P", "-m", "igflod.reading.containers.worker")
_ENVIRONMENT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH")
_LONGEST_HEAD = 100


class Sandbox:
    """A limited process that unpacks documents. One at a time; safe to share between threads."""

    def __init__(self, seconds: float = 1.5 * MOST_SECONDS) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    @property
    def process_id(self) -> int | None:
        """The id of the process, if there is one now."""
        return None if self._process is None else self._process.pid

    def extract(self, source: Source) -> Extract:
        """Unpack a document.

        Raises:
            SourceError: it cannot be unpacked, within the limits.

        """
        with self._turn:
            answer = self._ask(source)
        if "error" in answer:
            raise SourceError(str(answer["error"]), path=source.path)
        try:
            return Extract.from_json(answer)
        except (ValueError, TypeError, KeyError):
            raise SourceError("was unpacked to nonsense", path=source.path) from None

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _ask(self, source: Source) -> dict[str, Any]:
        process = self._process = self._process or _start()
        overrun = threading.Event()

        def end() -> None:
            overrun.set()
            process.kill()

        clock = threading.Timer(self.seconds, end)
        clock.start()
        try:
            head, body = _exchange(process, source)
            answer = json.loads(body)
        except (OSError, EOFError, ValueError):
            self.close()
            raise SourceError(_why(process, overrun), path=source.path) from None
        finally:
            clock.cancel()
        if head["last"]:
            self.close()
        return dict(answer)


def _start() -> subprocess.Popen[bytes]:
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return subprocess.Popen(  # noqa: S603 - our own module in our own interpreter
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd="/",
        start_new_session=True,  # Ctrl-C is for us
    )


def _exchange(process: subprocess.Popen[bytes], source: Source) -> tuple[dict[str, Any], bytes]:
    """Send a document, and give the two parts of the answer."""
    requests, answers = _pipes(process)
    request = {"suffix": suffix_of(source.path), "size": len(source.content)}
    requests.write(json.dumps(request).encode("ascii") + b"\n" + source.content)
    requests.flush()
    line = answers.readline(_LONGEST_HEAD)
    if not line:
        raise EOFError
    head = json.loads(line)
    size = int(head["size"])
    if not 0 <= size <= LARGEST_ANSWER:
        raise ValueError("an answer of this size is none")
    body = answers.read(size)
    return head, body


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    return process.stdin, process.stdout


def _why(process: subprocess.Popen[bytes], overrun: threading.Event) -> str:
    """Say in words why there was no answer."""
    if overrun.is_set() or process.returncode == -signal.SIGXCPU:
        return "takes longer to unpack than a report may"
    return "cannot be unpacked: its reader broke down (damaged, or made to do harm)"


@cache
def _own(_pid: int) -> Sandbox:
    """Give the sandbox of this process: one that was forked must not share its parent's."""
    sandbox = Sandbox()
    atexit.register(sandbox.close)
    return sandbox


def extract(source: Source) -> Extract:
    """Unpack a document in the limited process of this process. Raises as `Sandbox.extract`."""
    return _own(os.getpid()).extract(source)
