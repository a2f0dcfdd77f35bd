"""Findings as data: each has a name of its own, which stays as long as the finding does."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from igflod.record import SessionType
from igflod.uris import DEFAULT_BASE, SessionKey, Uris
from igflod.validation import Finding, Severity, describe
from igflod.vocabulary import IGF, PREFIXES, RDF, SCHEMA, SH

ID = f"{DEFAULT_BASE}id/"
KEY = SessionKey(SessionType.WORKSHOP, 2099, "1")
COMPONENT = NamedNode(f"{PREFIXES['sh']}SPARQLConstraintComponent")
REPORT = NamedNode(f"{ID}report/workshop/2099/1")


def shape(name: str) -> NamedNode:
    return NamedNode(PREFIXES["igfs"] + name)


FOUND = Finding(
    severity=Severity.WARNING,
    shape=shape("WomenShare"),
    component=COMPONENT,
    focus=REPORT,
    path=IGF.shareBand,
    value=NamedNode(f"{ID}estimate/workshop/2099/1/women"),
    message="So it is.",
)


def test_a_finding_as_data() -> None:
    node = NamedNode(f"{ID}finding/workshop/2099/1/women-share-report-estimate-women")
    graph = NamedNode(f"{DEFAULT_BASE}graph/findings")
    said: list[tuple[NamedNode, NamedNode | Literal]] = [
        (RDF.type, SH.ValidationResult),
        (SH.resultSeverity, SH.Warning),
        (SH.sourceShape, shape("WomenShare")),
        (SH.sourceConstraintComponent, COMPONENT),
        (SH.focusNode, REPORT),
        (SH.resultPath, IGF.shareBand),
        (SH.value, NamedNode(f"{ID}estimate/workshop/2099/1/women")),
        (SH.resultMessage, Literal("So it is.", language="en")),
        (SCHEMA.about, NamedNode(f"{ID}workshop/2099/1")),
    ]
    expected = {Quad(node, predicate, value, graph) for predicate, value in said}
    report = NamedNode(f"{ID}finding/workshop/2099/1/report")
    expected |= {
        Quad(report, RDF.type, SH.ValidationReport, graph),
        Quad(report, SH.conforms, Literal(value=False), graph),
        Quad(report, SH.result, node, graph),
        Quad(report, SCHEMA.about, REPORT, graph),
    }
    assert set(describe([FOUND], KEY, Uris())) == expected


def test_nothing_found_is_said_too() -> None:
    said = {quad.predicate: quad.object for quad in describe([], KEY, Uris())}
    assert said[SH.conforms] == Literal(value=True)


def test_other_words_give_no_other_name() -> None:
    twins = [FOUND, replace(FOUND, path=None)]
    reworded = [replace(finding, message="In other words.") for finding in twins]
    assert subjects(describe(twins, KEY, Uris())) == subjects(describe(reworded, KEY, Uris()))


def subjects(quads: list[Quad]) -> set[object]:
    return {quad.subject for quad in quads}


LOCAL = st.sampled_from(
    [
        "report/workshop/2099/1",
        "workshop/2099/1",
        "agenda/workshop/2099/1/1",
        "agenda/workshop/2099/1/1.1",
        "reading/workshop/2099/1/a",
        "reading/workshop/2099/1/a-reading-b",
        "evidence/0123456789abcdef/1-2",
        "capture/0123456789abcdef#char=1,2",
    ]
)
NODES = st.builds(lambda local: NamedNode(ID + local), LOCAL)
FINDINGS = st.builds(
    Finding,
    severity=st.sampled_from(Severity),
    shape=st.sampled_from(["Reading", "Reading-report", "WomenShare"]).map(shape),
    component=st.just(COMPONENT),
    focus=NODES,
    path=st.none() | st.just(IGF.statedIn) | st.just(IGF.role),
    value=st.none() | NODES | st.builds(Literal, st.text("ab \\{}<>é", max_size=3)),
    message=st.sampled_from(["One.", "Two."]),
)


@settings(deadline=None)
@given(st.sets(FINDINGS, max_size=6))
def test_no_two_findings_share_a_name(findings: set[Finding]) -> None:
    quads = describe(findings, KEY, Uris())
    assert len({quad.subject for quad in quads}) == len(findings) + 1


@settings(deadline=None)
@given(st.sets(FINDINGS, max_size=6))
def test_names_do_not_depend_on_the_order(findings: set[Finding]) -> None:
    ordered = sorted(findings, key=repr)
    assert set(describe(ordered, KEY, Uris())) == set(describe(ordered[::-1], KEY, Uris()))
