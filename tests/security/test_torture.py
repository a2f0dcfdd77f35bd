"""Whatever is asked, the server lives, answers in time, whole or not at all, and goes on."""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from tests.security.conftest import DEADLINE, PLAIN, THINGS, Victim
from tests.security.hostile import HOSTILE
from tests.security.processes import below, is_there, memory_of

AT_A_TIME = 4
"""Hostile queries that are asked at the same time."""

LATE = DEADLINE + 1
"""Seconds after which an answer comes too late."""

SLACK = 1.0
"""Seconds that nearly all plain queries may take while others are hostile, on a machine that may
have other work to do; alone they take less than a tenth of that."""

REFUSALS = {400, 403, 413, 422, 503}
MOST_MEMORY = 1 << 30


@dataclass(frozen=True)
class Outcome:
    """What became of a query: its status, its seconds, and what is wrong with the answer."""

    name: str
    status: int
    seconds: float
    fault: str
    plain: float


def timed(ask: Callable[[], httpx.Response]) -> tuple[httpx.Response, float]:
    begun = time.monotonic()
    return ask(), time.monotonic() - begun


def fault_of(answer: httpx.Response, seconds: float) -> str:
    """Tell what is wrong with an answer; nothing if it is whole, or an honest refusal, in time."""
    kind = answer.headers.get("Content-Type", "")
    if seconds > LATE:
        return f"came after {seconds:.1f} s"
    if answer.status_code in REFUSALS:
        problem = json.loads(answer.content)
        honest = kind == "application/problem+json" and problem["status"] == answer.status_code
        return "" if honest and problem["detail"] else f"is no problem: {answer.text[:200]}"
    if answer.status_code != 200:
        return f"has the status {answer.status_code}: {answer.text[:200]}"
    if kind.startswith("application/sparql-results+json"):
        json.loads(answer.content)
    return ""


@pytest.fixture(scope="module")
def outcomes(victim: Victim) -> list[Outcome]:
    """Ask all hostile queries, some at a time, and after each a plain one."""

    def torture(name: str) -> Outcome:
        answer, seconds = timed(lambda: victim.ask(HOSTILE[name]))
        plain, took = timed(lambda: victim.ask(PLAIN, format="csv"))
        fault = fault_of(answer, seconds)
        if plain.text.split() != ["n", str(THINGS)]:
            fault += f" the next plain query got {plain.status_code} {plain.text[:100]}"
        return Outcome(name, answer.status_code, seconds, fault, took)

    victim.ask(PLAIN)
    with ThreadPoolExecutor(AT_A_TIME) as threads:
        return list(threads.map(torture, HOSTILE))


def test_each_is_answered_in_time_whole_or_not_at_all(outcomes: list[Outcome]) -> None:
    assert {outcome.name: outcome.fault for outcome in outcomes if outcome.fault} == {}


def test_the_next_plain_query_is_answered_at_once(
    outcomes: list[Outcome], record_testsuite_property: Callable[[str, object], None]
) -> None:
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    waited = max(outcomes, key=lambda outcome: outcome.plain)
    record_testsuite_property("hostile queries", len(outcomes))
    record_testsuite_property("slowest hostile query", slowest.seconds)
    record_testsuite_property("slowest plain query", waited.plain)
    plain = sorted(outcome.plain for outcome in outcomes)
    assert plain[int(len(plain) * 0.95)] < SLACK
    assert waited.plain < LATE, waited


def test_each_kind_of_refusal_is_met(outcomes: list[Outcome]) -> None:
    """Else the corpus would be tame."""
    assert {outcome.status for outcome in outcomes} >= {200, *REFUSALS}


@pytest.mark.usefixtures("outcomes")
def test_no_process_is_left_and_memory_is_given_back(victim: Victim) -> None:
    victim.ask(PLAIN)
    until = time.monotonic() + 10
    while memory_of(below(victim.process)) > MOST_MEMORY and time.monotonic() < until:
        time.sleep(0.1)
    processes = below(victim.process)
    assert memory_of(processes) < MOST_MEMORY
    zombies = [process for process in processes if is_there(process) and state(process) == "Z"]
    assert zombies == []
    assert len(processes) < 24


def state(process: int) -> str:
    with Path(f"/proc/{process}/stat").open() as file:
        return file.read().rpartition(")")[2].split()[0]
