"""Many names: by batches and halves, nothing lost, nothing asked without need."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igflod.errors import EndpointError
from igflod.federation import Patience
from igflod.federation.batches import ask_in_batches

NAMES = [f"name {number:02}" for number in range(10)]
STILL = Patience(tries=1, pause=0)


def answering(
    asked: list[list[str]], poisonous: set[str], error: BaseException
) -> Callable[[Sequence[str]], list[str]]:
    """Give a question that fails when it holds one of some names."""

    def ask(names: Sequence[str]) -> list[str]:
        asked.append(list(names))
        if poisonous & set(names):
            raise error
        return [name.upper() for name in names]

    return ask


def test_all_names_are_asked_once_in_batches(patience: Patience, waits: list[float]) -> None:
    asked: list[list[str]] = []
    told: list[tuple[int, int]] = []
    ask = answering(asked, set(), EndpointError(""))
    answers = ask_in_batches(NAMES, 4, ask, patience, lambda *done: told.append(done))
    assert asked == [NAMES[:4], NAMES[4:8], NAMES[8:]]
    assert answers.found == tuple(name.upper() for name in NAMES)
    assert answers.missing == {}
    assert told == [(4, 10), (8, 10), (10, 10)]
    assert waits == [1, 1]


def test_one_name_that_is_too_much_costs_only_itself() -> None:
    asked: list[list[str]] = []
    ask = answering(asked, {NAMES[2]}, EndpointError("too late", smaller=True))
    answers = ask_in_batches(NAMES, 8, ask, STILL)
    assert answers.missing == {NAMES[2]: "too late"}
    assert answers.found == tuple(name.upper() for name in NAMES if name != NAMES[2])
    assert [len(batch) for batch in asked] == [8, 4, 2, 2, 1, 1, 4, 2]


def test_an_endpoint_that_does_not_want_us_is_left_in_peace() -> None:
    asked: list[list[str]] = []
    ask = answering(asked, {NAMES[5]}, EndpointError("no such page"))
    answers = ask_in_batches(NAMES, 4, ask, STILL)
    assert len(asked) == 2
    assert answers.found == tuple(name.upper() for name in NAMES[:4])
    assert answers.missing == {
        **dict.fromkeys(NAMES[4:8], "no such page"),
        **dict.fromkeys(NAMES[8:], "not asked any more: no such page"),
    }


def test_failures_count_only_one_after_the_other() -> None:
    names = [f"name {number:02}" for number in range(80)]
    asked: list[list[str]] = []
    ask = answering(asked, set(names[::8]), EndpointError("too late", smaller=True))
    answers = ask_in_batches(names, 8, ask, STILL)
    assert answers.missing == dict.fromkeys(names[::8], "too late")
    assert len(answers.found) == 70


def test_an_endpoint_that_fails_always_is_left_in_peace() -> None:
    names = [f"name {number}" for number in range(1000)]
    asked: list[list[str]] = []
    ask = answering(asked, set(names), EndpointError("too late", smaller=True))
    answers = ask_in_batches(names, 20, ask, STILL)
    assert len(asked) == 10
    assert answers.missing.keys() == set(names)


def test_what_was_found_before_ctrl_c_is_given() -> None:
    asked: list[list[str]] = []
    ask = answering(asked, {NAMES[5]}, KeyboardInterrupt())
    answers = ask_in_batches(NAMES, 4, ask, STILL)
    assert len(asked) == 2
    assert answers.found == tuple(name.upper() for name in NAMES[:4])
    assert answers.missing == dict.fromkeys(NAMES[4:], "stopped before it was answered")


@given(
    st.lists(st.text(min_size=1), unique=True, max_size=40),
    st.integers(1, 50),
    st.booleans(),
    st.data(),
)
def test_every_name_is_answered_or_missing_and_never_both(
    names: list[str],
    size: int,
    smaller: bool,  # noqa: FBT001 (drawn like the others)
    data: st.DataObject,
) -> None:
    poisonous = data.draw(st.sets(st.sampled_from(names))) if names else set()
    ask = answering([], poisonous, EndpointError("no", smaller=smaller))
    answers = ask_in_batches(names, size, ask, STILL)
    answered = [name.upper() for name in names if name not in answers.missing]
    assert list(answers.found) == answered
    assert poisonous <= answers.missing.keys() <= set(names)


@pytest.mark.parametrize("size", [1, 3, 100])
def test_no_names(size: int) -> None:
    assert ask_in_batches([], size, answering([], set(), EndpointError("")), STILL).found == ()
