"""How long to wait for an endpoint: more and more between tries, a little between questions."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from igflod.errors import EndpointError

__all__ = ["Patience"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """Asks again when that may help.

    `tries` in all for one question; before another try `first_wait` seconds, then twice as long
    each time, or as long as the endpoint asks for, if that is not more than `longest_wait`. `pause`
    are the seconds between two questions. `sleep` waits for some seconds.
    """

    tries: int = 4
    first_wait: float = 2.0
    longest_wait: float = 120.0
    pause: float = 1.0
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)

    def __call__(self, ask: Callable[[], T]) -> T:
        """Ask until there is an answer.

        Raises:
            EndpointError: the last error, or the first after which asking again is no use.

        """
        wait = self.first_wait
        for _ in range(self.tries - 1):
            try:
                return ask()
            except EndpointError as error:
                if not error.again:
                    raise
                asked_for = error.wait or 0.0
                if asked_for > self.longest_wait:
                    message = f"{error.message}; it asks to come back in {asked_for:,.0f} s"
                    raise EndpointError(message, again=True, wait=asked_for) from error
                self.sleep(min(self.longest_wait, max(wait, asked_for)))
                wait *= 2
        return ask()

    def rest(self) -> None:
        """Pause before the next question."""
        if self.pause:
            self.sleep(self.pause)
