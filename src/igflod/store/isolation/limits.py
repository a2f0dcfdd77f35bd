"""What one public query may use, and how many are answered at a time."""

import os
from dataclasses import dataclass

__all__ = ["WAIT_FOR_ANSWERS", "Limits"]

_MIB = 1 << 20
_OTHERS = 8

WAIT_FOR_ANSWERS = 16
"""Requests of a web process that may wait for an answer that is being worked out for another."""


def _part_of_memory(most: int, part: int) -> int:
    """Give so many bytes, or a part of the memory of this machine where that is less."""
    try:
        whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):  # the system does not tell
        return most
    return min(most, whole // part)


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of public queries; `memory`, `answer` and `in_memory` in bytes.

    `seconds` from a query's arrival to its answer; `memory` beside what the dataset itself takes.
    `processes` work on fresh queries. One that goes on for longer than `patience` (seconds, or an
    eighth of its time) is slow: it gives way to others, and keeps none of them waiting until there
    are `slow` of its kind. At most `waiting` queries wait. A dataset whose N-Quads are no larger
    than `in_memory` is held in memory.
    """

    seconds: float = 20.0
    memory: int = _part_of_memory(1024 * _MIB, 16)
    answer: int = 64 * _MIB
    processes: int = max(2, os.cpu_count() or 1)
    slow: int = 6
    patience: float = 0.25
    waiting: int = 32
    in_memory: int = _part_of_memory(512 * _MIB, 48)

    @property
    def no_more_memory(self) -> str:
        """What to say of a query that needed too much."""
        return f"the query needs more memory than the {self.memory // _MIB:,} MiB that one may use"

    @property
    def threads(self) -> int:
        """Requests that a web process should answer at a time, so that queries block no page."""
        return self.processes + self.slow + self.waiting + WAIT_FOR_ANSWERS + _OTHERS

    def seconds_for(self, asked: float | None) -> float:
        """Give the seconds for a query whose client would wait so long: never more than ours."""
        return self.seconds if asked is None else min(asked, self.seconds)
