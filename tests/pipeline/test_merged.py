"""What was merged, in a whole build: sessions, people, a second source of a session."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from igflod.linking import Basis
from igflod.pipeline import build, make_dataset
from igflod.pipeline.flow import Dataset
from igflod.settings import Settings
from igflod.vocabulary import DCTERMS, IGF, RDF, SCHEMA

ID = "https://w3id.org/igflod/id/"
FIRST, SECOND = (NamedNode(f"{ID}workshop/2013/{number}") for number in (1, 2))


def judge(settings: Settings, a: str, b: str) -> None:
    path = settings.data / "curated" / "judgements.tsv"
    before = path.read_text("utf-8") if path.exists() else "a\tb\tverdict\tby\tdate\twhy\n"
    path.write_text(f"{before}{a}\t{b}\tsame\tjo\t2026-03-01\tseen\n", encoding="utf-8")


def whoever_is_called(name: str, dataset: Dataset) -> list[tuple[str, str, Basis | None]]:
    return [
        (entry.linked.source, linked.agent.path, linked.basis)
        for entry in dataset.published
        for linked in entry.linked.participations
        if linked.participation.name and linked.participation.name.value == name and linked.agent
    ]


@pytest.fixture
def two(settings: Settings, put: Callable[..., Path], variant: Callable[..., bytes]) -> Settings:
    """Two workshops, of which each names somebody without an affiliation."""
    put("a.txt", variant(1, {"Xiantang Sun": "Ada Example"}))
    put("b.txt", variant(2, {"Xiantang Sun": "Ada Example"}))
    return settings


def test_two_sessions_that_are_one_are_one_node_with_two_reports(two: Settings) -> None:
    judge(two, "workshop/2013/1", "workshop/2013/2")
    dataset = make_dataset(two)
    assert not dataset.quarantined
    reports = {NamedNode(f"{ID}report/workshop/2013/{number}") for number in (1, 2)}
    quads = dataset.quads
    assert {
        q.object for q in quads if (q.subject, q.predicate) == (FIRST, IGF.hasReport)
    } == reports
    assert {q.object for q in quads if q.predicate == IGF.participationIn} == {FIRST}
    assert {q.object for q in quads if q.predicate == IGF.reportOn} == {FIRST}
    assert {q.subject for q in quads if q.object == IGF.Workshop} >= {FIRST}
    assert SECOND not in {q.subject for q in quads if q.predicate == RDF.type}
    assert SECOND not in {q.object for q in quads if q.predicate == SCHEMA.about}
    assert {q.predicate for q in quads if q.object == FIRST and q.subject == SECOND} == {
        DCTERMS.isReplacedBy
    }


def test_a_participation_keeps_what_the_report_said_when_its_person_is_merged(
    two: Settings,
) -> None:
    build(two)
    (_, one, _), (_, other, basis) = whoever_is_called("Ada Example", make_dataset(two))
    assert (one != other, basis) == (True, Basis.UNVERIFIED)
    judge(two, f"person/{one}", f"person/{other}")
    merged = make_dataset(two)
    assert [found[1:] for found in whoever_is_called("Ada Example", merged)] == [
        (one, Basis.UNVERIFIED),
        (one, Basis.DECIDED),
    ]
    names = [q for q in merged.quads if q.predicate == IGF.nameAsPrinted]
    assert [q.object for q in names].count(Literal("Ada Example")) == 2
    assert build(two).registers == (), "nothing new is registered"


def test_a_second_source_of_a_session_names_the_same_people(
    settings: Settings, put: Callable[..., Path], variant: Callable[..., bytes]
) -> None:
    put("a.txt", variant(1, {"Xiantang Sun": "Ada Example"}))
    put("b.txt", variant(1, {"Xiantang Sun": "Ada EXAMPLE"}))
    sources = settings.data / "reports" / "sources.toml"
    sources.write_text('["b.txt"]\nreport = "notes"\n', encoding="utf-8")
    dataset = make_dataset(settings)
    [(_, one, _)] = whoever_is_called("Ada Example", dataset)
    [(source, other, basis)] = whoever_is_called("Ada EXAMPLE", dataset)
    assert (source, basis) == ("workshop/2013/1/notes", Basis.SAME_REPORT)
    assert one == other
    assert not dataset.quarantined


def test_an_assigned_mention_is_who_the_curator_says(two: Settings) -> None:
    build(two)
    (_, one, _), _ = whoever_is_called("Ada Example", make_dataset(two))
    (two.data / "curated" / "assignments.tsv").write_text(
        "source\tprinted\tid\tby\tdate\twhy\n"
        f"workshop/2013/2\tAda Example\tperson/{one}\tjo\t2026-03-01\tseen\n"
        "workshop/2013/1\tAda Example\torganization/cnnic\tjo\t2026-03-01\ta society\n",
        encoding="utf-8",
    )
    dataset = make_dataset(two)
    assert whoever_is_called("Ada Example", dataset) == [
        ("workshop/2013/1", "cnnic", Basis.DECIDED),
        ("workshop/2013/2", one, Basis.DECIDED),
    ]
    assert not dataset.quarantined
