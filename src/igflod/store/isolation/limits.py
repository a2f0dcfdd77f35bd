"""What one public query may use."""

import os
from dataclasses import dataclass

__all__ = ["Limits"]

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` from a query's arrival to its answer; `memory` and `answer` in bytes.

    `processes` answer queries at a time, and at most `waiting` queries wait for one of them.
    """

    seconds: float = 20.0
    memory: int = 1024 * _MIB
    answer: int = 64 * _MIB
    processes: int = max(2, os.cpu_count() or 1)
    waiting: int = 32

    @property
    def no_more_time(self) -> str:
        """What to say of a query that took too long."""
        return f"the query took longer than {self.seconds:g} s and was stopped; ask for less of it"

    @property
    def no_more_memory(self) -> str:
        """What to say of a query that needed too much."""
        return f"the query needs more memory than the {self.memory // _MIB:,} MiB that one may use"
