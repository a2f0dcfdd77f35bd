"""Asks an endpoint for many names, in batches, and says which were not answered."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from igflod.errors import EndpointError
from igflod.federation.patience import Patience

__all__ = ["Answers", "Told", "ask_in_batches"]

T = TypeVar("T")

Told: TypeAlias = Callable[[int, int], None]
"""Is told how many names are done, of how many."""

_MOST_FAILURES = 10
"""Failures one after the other, halves included, after which we leave an endpoint in peace."""

_STOPPED = "stopped before it was answered"


@dataclass(frozen=True, slots=True)
class Answers(Generic[T]):
    """What was found, and the names that were not answered, each with the reason."""

    found: tuple[T, ...]
    missing: dict[str, str]


def ask_in_batches(
    names: Sequence[str],
    size: int,
    ask: Callable[[Sequence[str]], Sequence[T]],
    patience: Patience,
    tell: Told = lambda _done, _total: None,
) -> Answers[T]:
    """Ask for names, `size` at a time.

    A batch that fails is asked again by halves if a smaller question may be answered, else the
    endpoint is left in peace, as it is when too many questions fail one after the other. Whatever
    happens, Ctrl-C too, what was found until then is given, and each name that was not answered.
    """
    queue = deque(names[start : start + size] for start in range(0, len(names), size))
    found: list[T] = []
    missing: dict[str, str] = {}
    failures = done = 0
    while queue:
        batch = queue.popleft()
        try:
            found += ask(batch)
            failures = 0
        except KeyboardInterrupt:
            missing |= dict.fromkeys((*batch, *(name for rest in queue for name in rest)), _STOPPED)
            break
        except EndpointError as error:
            failures += 1
            over = not error.smaller or failures >= _MOST_FAILURES
            if len(batch) > 1 and not over:
                half = (len(batch) + 1) // 2
                queue.extendleft((batch[half:], batch[:half]))
                patience.rest()
                continue
            missing |= dict.fromkeys(batch, error.message)
            if over:
                reason = f"not asked any more: {error.message}"
                missing |= {name: reason for rest in queue for name in rest}
                break
        done += len(batch)
        tell(done, len(names))
        if queue:
            patience.rest()
    return Answers(tuple(found), missing)
