"""The process that answers public queries, one after the other, and may die of one.

It has a large stack for deep queries, little memory, and no network (on Linux).
"""

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from igflod.confinement import confine, die_with_parent
from igflod.errors import AnswerTooLargeError, IgflodError
from igflod.store.embedded import EmbeddedStore
from igflod.store.isolation.frames import Head, read_frame, say_begin, write_frame
from igflod.store.isolation.limits import Limits
from igflod.store.isolation.messages import answer_frame, error_frame, read_request

__all__ = ["work"]

_STACK = 256 << 20


def work(open_store: Callable[[], EmbeddedStore], descriptor: int, limits: Limits) -> NoReturn:
    """Answer the queries that come over a socket until its other end is closed.

    Call it in a process just forked: it ends the process, and dies with its parent.
    """
    die_with_parent()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the engine complains when memory is short
    threading.stack_size(_STACK)
    thread = threading.Thread(target=_serve, args=(open_store, descriptor, limits))
    thread.start()
    thread.join()
    os._exit(0)


def _serve(open_store: Callable[[], EmbeddedStore], descriptor: int, limits: Limits) -> None:
    store = open_store()
    confine(_address_space() + limits.memory)
    while True:
        try:
            head, _ = read_frame(descriptor)
        except EOFError:
            return
        say_begin(descriptor)
        write_frame(descriptor, *_answer(store, head, limits))


def _answer(store: EmbeddedStore, head: Head, limits: Limits) -> tuple[Head, bytes]:
    try:
        return answer_frame(store.answer(*read_request(head), largest=limits.answer))
    except IgflodError as error:
        return error_frame(error)
    except MemoryError:
        return error_frame(AnswerTooLargeError(limits.no_more_memory))


def _address_space() -> int:
    """Bytes of address space that this process has now; 0 where that cannot be told."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
