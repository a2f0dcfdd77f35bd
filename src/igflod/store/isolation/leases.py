"""How web processes and the dispatcher talk: one line of JSON each way, sometimes with a socket.

A web process asks `{"want": "lease", …}` and gets `{"granted": true}` with a socket to a worker, or
`{"busy": …}`, or `{"error": …}`. It hands the query to the worker itself, and then says
`{"done": true}`, or `{"failed": true}`, upon which it is told how the worker ended. With
`{"want": "ready", …}` it waits until there are workers.
"""

import array
import json
import socket
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

__all__ = ["LONGEST", "Message", "receive", "send", "split"]

Message: TypeAlias = Mapping[str, Any]

LONGEST = 1 << 16
"""Bytes of a message at most."""

_END = b"\n"


def send(connection: socket.socket, message: Message, descriptors: Sequence[int] = ()) -> None:
    """Send a message. Raises `OSError` when nobody is there."""
    line = json.dumps(message).encode() + _END
    if descriptors:
        rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))
        sent = connection.sendmsg([line], [rights])
        line = line[sent:]
    if line:
        connection.sendall(line)


def receive(connection: socket.socket) -> tuple[Message, int | None]:
    """Wait for a message; with it may come a descriptor, which is then ours to close.

    Raises:
        EOFError: the other side is gone.
        OSError: the connection is broken, or the time that it was given is over.

    """
    line, found = b"", None
    while not line.endswith(_END):
        part, descriptors, *_ = socket.recv_fds(connection, LONGEST, 1)
        if not part:
            raise EOFError
        line += part
        found = descriptors[0] if descriptors else found
    message: Message = json.loads(line)
    return message, found


def split(received: bytes) -> tuple[list[Message], bytes]:
    """Cut what was received into messages, and what is left: the beginning of another one.

    Raises:
        ValueError: it is none of our messages.

    """
    *lines, rest = received.split(_END)
    if len(rest) > LONGEST:
        raise ValueError("too long")
    return [json.loads(line) for line in lines], rest
