"""Processes below another one, as /proc tells of them."""

from pathlib import Path

__all__ = ["below", "is_there", "memory_of"]


def below(process: int) -> set[int]:
    """Give the processes that a process started, and those that they started."""
    found: set[int] = set()
    waiting = [process]
    while waiting:
        for task in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            try:
                children = {int(child) for child in task.read_text().split()}
            except OSError:  # it has just ended
                continue
            waiting += children - found
            found |= children
    return found


def is_there(process: int) -> bool:
    """Tell whether a process is there, be it as a zombie."""
    return Path(f"/proc/{process}").exists()


def memory_of(processes: set[int]) -> int:
    """Add up the memory that processes have to themselves, in bytes."""
    return sum(_memory(process) for process in processes)


def _memory(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    sizes = dict(line.split(":", 1) for line in lines)
    return int(sizes.get("RssAnon", "0 kB").split()[0]) << 10
