"""Who is served next, and who has to leave: fair between clients."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igflod.store.isolation.waiting import Line, Usage, Wish

CLIENTS = st.sampled_from(["ann", "ben", "eve"])


def line(*clients: str) -> Line[None]:
    made: Line[None] = Line()
    for client in clients:
        made.join(Wish(client, 0, 1, None))
    return made


def turn(waiting: Line[None], at_work: dict[str, int], usage: Usage | None = None) -> list[str]:
    order = waiting.in_turn(Counter(at_work), usage or Usage(), now=0)
    return [wish.client for wish in order]


def test_first_come_first_served_between_equals() -> None:
    assert turn(line("ann", "eve", "ben"), {}) == ["ann", "eve", "ben"]


def test_many_queries_of_one_keep_nobody_else_waiting() -> None:
    assert turn(line("eve", "eve", "eve", "ann"), {"eve": 1}) == ["ann", "eve"]


def test_who_used_much_lately_comes_later() -> None:
    usage = Usage()
    usage.charge("eve", 5, now=0)
    assert turn(line("eve", "ann"), {}, usage) == ["ann", "eve"]


def test_what_was_used_is_forgotten_by_halves() -> None:
    usage = Usage()
    usage.charge("eve", 8, now=0)
    assert usage.of("eve", 10) == pytest.approx(4)
    usage.charge("eve", 1, now=20)
    assert usage.of("eve", 20) == pytest.approx(3)
    assert usage.of("ann", 20) == 0


def test_usage_of_very_many_clients_is_bounded() -> None:
    usage = Usage()
    for number in range(30_000):
        usage.charge(f"client {number}", 0.01, now=number)
    assert len(usage._used) <= 10_001  # noqa: SLF001 - what must be bounded


def test_the_last_of_whom_most_wait_leaves_first() -> None:
    waiting = line("eve", "ann", "eve", "eve", "ann", "ben")
    left = []
    while waiting:
        going = waiting.first_to_go()
        waiting.leave(going)
        left.append(going.client)
    assert left[:3] == ["eve", "ann", "eve"]
    assert sorted(left) == ["ann", "ann", "ben", "eve", "eve", "eve"]


def test_leaving_twice_is_leaving_once() -> None:
    waiting = line("ann", "ann")
    (first, second) = waiting
    waiting.leave(first)
    waiting.leave(first)
    assert [*waiting] == [second]


@given(st.lists(CLIENTS, max_size=30), st.dictionaries(CLIENTS, st.integers(0, 3)))
def test_each_client_has_one_turn_and_no_wish_is_lost(
    clients: list[str], at_work: dict[str, int]
) -> None:
    waiting = line(*clients)
    served = []
    while waiting:
        order = waiting.in_turn(Counter(at_work), Usage(), now=0)
        assert len({wish.client for wish in order}) == len(order)
        assert sorted(at_work.get(wish.client, 0) for wish in order) == [
            at_work.get(wish.client, 0) for wish in order
        ]
        waiting.leave(order[0])
        served.append(order[0])
    assert Counter(wish.client for wish in served) == Counter(clients)
    for client in set(clients):  # each client's own queries are served in their order
        numbers = [wish.number for wish in served if wish.client == client]
        assert numbers == sorted(numbers)
