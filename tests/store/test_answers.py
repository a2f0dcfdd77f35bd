"""Answers are kept in memory, within a budget, and never mixed up."""

import threading
from collections.abc import Callable

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from igflod.errors import BusyError, DeadlineError, StoreError
from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, GraphFormat, ResultsFormat
from igflod.store import Answer, EmbeddedStore, RememberingStore, SparqlRequest

JSON, XML, CSV, TSV = RESULTS_FORMATS
TURTLE = GRAPH_FORMATS[0]
QUADS = [
    Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(n), NamedNode(f"urn:g{n}"))
    for n in range(3)
]
ALL = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"


class Counting(EmbeddedStore):
    """A store that counts what it is asked, and may do something at each."""

    asked: list[SparqlRequest]
    act: Callable[[], None] | None = None

    def answer(
        self,
        request: SparqlRequest,
        results: ResultsFormat,
        graphs: GraphFormat,
        largest: int | None = None,
    ) -> Answer:
        self.asked.append(request)
        if self.act:
            self.act()
        return super().answer(request, results, graphs, largest)


@pytest.fixture
def counting() -> Counting:
    store = Counting.of(QUADS)
    assert isinstance(store, Counting)
    store.asked = []
    return store


def ask(store: RememberingStore, query: str, form: ResultsFormat = CSV, **more: object) -> str:
    return store.answer(SparqlRequest(query, **more), form, TURTLE).body.decode()  # type: ignore[arg-type]


def test_the_same_question_is_asked_once(counting: Counting) -> None:
    store = RememberingStore(counting)
    first = ask(store, ALL)
    assert ask(store, ALL.replace(" ", "  ")) == first == "o\r\n0\r\n1\r\n2\r\n"
    assert ask(store, ALL, client="somebody else", seconds=5) == first
    assert len(counting.asked) == 1


def test_other_questions_have_other_answers(counting: Counting) -> None:
    store = RememberingStore(counting)
    seen = {
        ask(store, ALL),
        ask(store, ALL, JSON),
        ask(store, ALL, XML),
        ask(store, ALL, default_graphs=("urn:g1",)),
        ask(store, ALL, default_graphs=("urn:g2",)),
        ask(store, ALL, default_graphs=("urn:g1", "urn:g2")),
        ask(store, ALL, named_graphs=("urn:g1",)),
    }
    assert len(seen) == len(counting.asked) == 7
    assert ask(store, "ASK { <s> ?p ?o }", base="urn:") != ask(
        store, "ASK { <s> ?p ?o }", base="x:"
    )


def test_what_changes_by_itself_is_asked_each_time(counting: Counting) -> None:
    store = RememberingStore(counting)
    assert ask(store, "SELECT (RAND() AS ?x) {}") != ask(store, "SELECT (RAND() AS ?x) {}")


def test_the_budget_is_kept_and_what_was_used_last_stays(counting: Counting) -> None:
    store = RememberingStore(counting, kept=8_000)
    queries = [f"SELECT ?o {{ ?s ?p ?o }} LIMIT 1 OFFSET {n}" for n in range(30)]
    for query in queries:
        ask(store, query)
        ask(store, queries[0])
    assert store._size <= 8_000  # noqa: SLF001 - what is promised
    counting.asked.clear()
    ask(store, queries[0])
    ask(store, queries[-1])
    assert not counting.asked
    ask(store, queries[1])
    assert len(counting.asked) == 1


def test_an_answer_that_would_fill_the_budget_is_not_kept(counting: Counting) -> None:
    store = RememberingStore(counting, kept=2_000)
    assert ask(store, ALL) == ask(store, ALL)
    assert len(counting.asked) == 2
    assert store._size == 0  # noqa: SLF001 - what is promised


def together(store: RememberingStore, count: int) -> list[object]:
    outcomes: list[object] = []

    def one() -> None:
        try:
            outcomes.append(ask(store, ALL))
        except StoreError as error:
            outcomes.append(error)

    threads = [threading.Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def after_all_wait(store: RememberingStore, count: int) -> Callable[[], None]:
    """Go on when so many threads ask, so that they wait for the first one."""
    others = threading.Semaphore(0)
    real = store._turn  # noqa: SLF001 - to see them come

    class Turn:
        def __enter__(self) -> None:
            real.acquire()

        def __exit__(self, *_: object) -> None:
            real.release()
            others.release()

    store._turn = Turn()  # type: ignore[assignment]  # noqa: SLF001

    def act() -> None:
        for _ in range(count):
            assert others.acquire(timeout=30)

    return act


def test_who_asks_the_same_meanwhile_waits_for_that_answer(counting: Counting) -> None:
    store = RememberingStore(counting)
    counting.act = after_all_wait(store, 8)
    assert together(store, 8) == ["o\r\n0\r\n1\r\n2\r\n"] * 8
    assert len(counting.asked) == 1


def test_what_befalls_everybody_is_told_to_all(counting: Counting) -> None:
    store = RememberingStore(counting)
    wait = after_all_wait(store, 4)

    def fail() -> None:
        wait()
        raise DeadlineError("too long")

    counting.act = fail
    outcomes = together(store, 4)
    assert [type(outcome) for outcome in outcomes] == [DeadlineError] * 4
    assert len(set(map(id, outcomes))) == 4
    assert len(counting.asked) == 1


def test_who_was_turned_away_turns_nobody_else_away(counting: Counting) -> None:
    store = RememberingStore(counting)
    wait = after_all_wait(store, 4)

    def fail() -> None:
        if len(counting.asked) == 1:
            wait()
            raise BusyError("too many")

    counting.act = fail
    outcomes = together(store, 4)
    assert sorted(str(outcome)[:1] for outcome in outcomes) == ["o", "o", "o", "t"]


def test_our_own_questions_about_everything_are_asked_once(counting: Counting) -> None:
    store = RememberingStore(counting)
    first = store.rows(ALL)
    first.clear()
    counting.rows = None  # type: ignore[assignment, method-assign]
    assert [str(row["o"]) for row in store.rows(ALL)] == [str(Literal(n)) for n in range(3)]
    with pytest.raises(TypeError):
        store.rows(ALL, {"s": NamedNode("urn:s")})
