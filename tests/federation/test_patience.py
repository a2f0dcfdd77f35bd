"""Asking again: only where it helps, later and later, and as late as the endpoint wants."""

from collections.abc import Callable

import pytest

from igflod.errors import EndpointError
from igflod.federation import Patience


def failing(*errors: EndpointError) -> Callable[[], str]:
    """Give a question that fails so many times before it is answered."""
    left = list(errors)

    def ask() -> str:
        if left:
            raise left.pop(0)
        return "answer"

    return ask


BUSY = EndpointError("busy", again=True)


def test_an_answer_needs_no_patience(patience: Patience, waits: list[float]) -> None:
    assert patience(failing()) == "answer"
    assert waits == []


def test_the_waits_double(patience: Patience, waits: list[float]) -> None:
    assert patience(failing(BUSY, BUSY, BUSY)) == "answer"
    assert waits == [2, 4, 8]


def test_it_ends(patience: Patience, waits: list[float]) -> None:
    with pytest.raises(EndpointError, match="busy"):
        patience(failing(BUSY, BUSY, BUSY, BUSY))
    assert waits == [2, 4, 8]


def test_what_the_endpoint_asks_for_counts_if_it_is_longer(
    patience: Patience, waits: list[float]
) -> None:
    long, short = (EndpointError("busy", again=True, wait=wait) for wait in (30.0, 1.0))
    assert patience(failing(long, short)) == "answer"
    assert waits == [30, 4]


def test_nobody_waits_for_an_hour(patience: Patience, waits: list[float]) -> None:
    with pytest.raises(EndpointError, match="busy; it asks to come back in 3,600 s"):
        patience(failing(EndpointError("busy", again=True, wait=3600)))
    assert waits == []


def test_the_wait_does_not_grow_without_end(waits: list[float]) -> None:
    patience = Patience(tries=5, first_wait=50, longest_wait=120, sleep=waits.append)
    patience(failing(BUSY, BUSY, BUSY))
    assert waits == [50, 100, 120]


def test_what_does_not_help_is_not_done(patience: Patience, waits: list[float]) -> None:
    with pytest.raises(EndpointError, match="no such page"):
        patience(failing(EndpointError("no such page")))
    assert waits == []
