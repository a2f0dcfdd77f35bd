"""Takes requests in whole before the application sees them, so that slow clients hold no thread.

A WSGI application waits for the body of a request in one of its few threads: as many clients that
send theirs slowly, or never, keep all others out. Here the event loop of the server waits for
bodies, up to a limit of seconds and of bytes, and the threads work on whole requests only.
"""

import asyncio
import io
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from http import HTTPStatus
from pathlib import Path
from typing import IO, Any, TypeAlias, cast
from wsgiref.types import WSGIApplication

from granian.rsgi import ProtocolClosed, Scope  # type: ignore[attr-defined]
from werkzeug.wsgi import FileWrapper

from igflod.web.app import MAX_BODY

__all__ = ["Gateway"]

_Headers: TypeAlias = list[tuple[str, str]]

_SECONDS = 10.0
"""How long the body of a request may take to arrive."""

_END = b""
_SLOW = (
    b'{"type": "about:blank", "title": "Request Timeout", "status": 408, '
    b'"detail": "The body of the request did not arrive in time."}\n'
)
_PROBLEM = [("content-type", "application/problem+json"), ("connection", "close")]


class Gateway:
    """An application of the server's own interface (RSGI) that hands whole requests to a WSGI one.

    `threads` of them are worked on at a time; the others wait.
    """

    def __init__(self, application: WSGIApplication, threads: int, seconds: float = _SECONDS):
        self._application = application
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="request")
        self._seconds = seconds

    async def __call__(self, scope: Scope, protocol: Any) -> None:
        """Answer one request."""
        try:
            body, size = await asyncio.wait_for(_read_body(scope, protocol), self._seconds)
        except TimeoutError:
            protocol.response_bytes(HTTPStatus.REQUEST_TIMEOUT, _PROBLEM, _SLOW)
            return
        except EOFError:
            protocol.response_empty(HTTPStatus.BAD_REQUEST, [])  # nobody reads it any more
            return
        environ = _environ(scope, body, size)
        loop = asyncio.get_running_loop()
        status, headers, answer = await loop.run_in_executor(self._threads, self._run, environ)
        if isinstance(answer, Path):
            _send_file(protocol, status, headers, answer)
            return
        with closing(answer), suppress(ProtocolClosed):  # who left hears no more of it
            await _send(protocol, status, headers, answer, self._next)

    def _next(self, chunks: Iterator[bytes]) -> Awaitable[bytes]:
        return asyncio.get_running_loop().run_in_executor(self._threads, next, chunks, _END)

    def _run(self, environ: dict[str, Any]) -> tuple[int, _Headers, "_Chunks | Path"]:
        """Run the application up to the first bytes of its answer, or to the file that it is."""
        started: list[tuple[str, _Headers]] = []
        files: list[FileWrapper] = []

        def wrap(file: IO[bytes], size: int = 8192) -> FileWrapper:
            files.append(FileWrapper(file, size))
            return files[-1]

        def start(status: str, headers: _Headers, _: object = None) -> Callable[[bytes], object]:
            started.append((status, headers))
            return io.BytesIO().write

        environ["wsgi.file_wrapper"] = wrap
        answer = self._application(environ, start)
        status, headers = int(started[-1][0].split()[0]), started[-1][1]
        if files and getattr(answer, "iterable", answer) is files[-1]:  # a part is wrapped again
            cast("Any", answer).close()
            return status, headers, Path(files[-1].file.name)
        return status, headers, _Chunks(answer)


class _Chunks:
    """The chunks of an answer that are not empty; the first and second are looked for at once."""

    def __init__(self, answer: Iterable[bytes]) -> None:
        self._answer = answer
        self._chunks = (chunk for chunk in answer if chunk)
        self.first = next(self._chunks, _END)
        self._second = next(self._chunks, _END) if self.first else _END
        self.is_whole = not self._second

    def __iter__(self) -> Iterator[bytes]:
        yield self.first
        yield self._second
        yield from self._chunks

    def close(self) -> None:
        close = getattr(self._answer, "close", None)
        if close is not None:
            close()


def _send_file(protocol: Any, status: int, headers: _Headers, file: Path) -> None:
    """Let the server send a file, or the part of it that the headers tell of.

    It reads on as the client does; what is handed to it in pieces, it would take in at once.
    """
    told = next((value for name, value in headers if name.lower() == "content-range"), "")
    if status == HTTPStatus.PARTIAL_CONTENT and told:
        first, _, last = told.removeprefix("bytes ").partition("/")[0].partition("-")
        protocol.response_file_range(status, headers, str(file), int(first), int(last) + 1)
    else:
        protocol.response_file(status, headers, str(file))


async def _send(
    protocol: Any,
    status: int,
    headers: _Headers,
    chunks: _Chunks,
    read: Callable[[Iterator[bytes]], Awaitable[bytes]],
) -> None:
    """Send an answer: at once if it is one piece, else piece by piece."""
    if chunks.is_whole:
        protocol.response_bytes(status, headers, chunks.first)
        return
    stream = protocol.response_stream(status, headers)
    rest = iter(chunks)
    while chunk := await read(rest):
        await stream.send_bytes(chunk)


async def _read_body(scope: Scope, protocol: Any) -> tuple[bytes, int]:
    """Read a body; give it, or nothing if it is too large, and the size that it has at least.

    Raises:
        EOFError: the client has left in the midst of it.

    """
    headers = scope.headers
    declared = headers.get("content-length", "")
    if not declared and "transfer-encoding" not in headers:
        return b"", 0
    size = int(declared) if declared.isdigit() else 0
    if size > MAX_BODY:
        return b"", size
    parts: list[bytes] = []
    arrived = 0
    async for part in protocol:
        arrived += len(part)
        if arrived > MAX_BODY:
            return b"", arrived
        parts.append(part)
    if arrived < size:
        raise EOFError
    return b"".join(parts), arrived


def _environ(scope: Scope, body: bytes, size: int) -> dict[str, Any]:
    """Describe a request as PEP 3333 has it."""
    host, _, port = scope.server.rpartition(":")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if scope.authority:
        environ["HTTP_HOST"] = scope.authority
    for name, value in scope.headers.items():
        if scope.authority and name == "host":
            continue  # the target of the request names the host itself
        key = name.upper().replace("-", "_")
        known = f"HTTP_{key}"
        environ[known] = f"{environ[known]},{value}" if known in environ else value
    environ["CONTENT_TYPE"] = environ.pop("HTTP_CONTENT_TYPE", "")
    environ.pop("HTTP_CONTENT_LENGTH", None)
    if size:
        environ["CONTENT_LENGTH"] = str(size)
    return environ
