"""How processes talk: a head in JSON and a body of bytes, each with its length before it.

And how the dispatcher talks with a zygote: the id of a worker to be ended goes out, the id of a
new one comes back.
"""

import json
import os
import select
import struct
import time
from collections.abc import Mapping
from typing import Any, TypeAlias

__all__ = [
    "ASKED",
    "READY",
    "REPLACED",
    "Head",
    "await_begin",
    "read_frame",
    "say_begin",
    "write_frame",
]

Head: TypeAlias = Mapping[str, Any]

READY = b"!"
"""What a zygote says when it can fork."""

ASKED = struct.Struct("!i?")
"""The id of a worker to be ended, 0 for none; and whether a new one is wanted."""

REPLACED = struct.Struct("!ii")
"""The id of a new worker, and the status with which the old one ended (as `os.waitpid` has it)."""

_LENGTHS = struct.Struct("!II")
_CHUNK = 1 << 20
_BEGIN = b"+"


def write_frame(descriptor: int, head: Head, body: bytes = b"") -> None:
    """Write a head and a body. Raises `OSError` when nobody reads any more."""
    text = json.dumps(head).encode()
    left = memoryview(b"".join((_LENGTHS.pack(len(text), len(body)), text, body)))
    while left:
        left = left[os.write(descriptor, left) :]


def read_frame(descriptor: int, until: float | None = None) -> tuple[Head, bytes]:
    """Read a head and a body; wait for them until a moment of `time.monotonic`.

    Raises:
        TimeoutError: the moment has come.
        EOFError: the other side ended, perhaps in the midst of it.

    """
    head_size, body_size = _LENGTHS.unpack(_read(descriptor, _LENGTHS.size, until))
    head: Head = json.loads(_read(descriptor, head_size, until))
    return head, _read(descriptor, body_size, until)


def say_begin(descriptor: int) -> None:
    """Tell the other side that what it wrote has been read, and that we begin with it."""
    os.write(descriptor, _BEGIN)


def await_begin(descriptor: int, until: float) -> None:
    """Wait until the other side begins; raises as `read_frame` does."""
    _read(descriptor, len(_BEGIN), until)


def _read(descriptor: int, size: int, until: float | None) -> bytes:
    parts: list[bytes] = []
    while size:
        _wait(descriptor, until)
        part = os.read(descriptor, min(size, _CHUNK))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _wait(descriptor: int, until: float | None) -> None:
    if until is None:
        return
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    if not poll.poll(max(0.0, until - time.monotonic()) * 1000):
        raise TimeoutError
