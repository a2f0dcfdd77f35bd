"""Findings: in a fixed order, on what was handed over alone, in exact words, and as data."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from igflod.record import SessionType
from igflod.uris import DEFAULT_BASE, SessionKey, Uris
from igflod.validation import Background, Finding, Severity, Validator, describe
from igflod.validation.terms import to_graph, to_rdflib
from igflod.vocabulary import FOAF, IGF, IGFC, PREFIXES, RDF, RDFS, SCHEMA, XSD

ROOT = Path(__file__).parents[1]
ID = f"{DEFAULT_BASE}id/"
KEY = SessionKey(SessionType.WORKSHOP, 2099, "1")
SESSION = NamedNode(f"{ID}workshop/2099/1")
REPORT = NamedNode(f"{ID}report/workshop/2099/1")
PERSON = NamedNode(f"{ID}person/paaaaaa")
SPEAKER = NamedNode(f"{ID}participation/workshop/2099/1/speaker-1")


@pytest.fixture(scope="module")
def validator() -> Validator:
    return Validator()


@pytest.fixture(scope="module")
def valid() -> list[Quad]:
    path = ROOT / "tests" / "shapes" / "valid.ttl"
    return list(parse(path.read_bytes(), format=RdfFormat.TURTLE))


def shape(name: str) -> NamedNode:
    return NamedNode(PREFIXES["igfs"] + name)


def replaced(
    quads: Iterable[Quad], subject: NamedNode, predicate: NamedNode, *values: NamedNode | Literal
) -> list[Quad]:
    kept = [q for q in quads if (q.subject, q.predicate) != (subject, predicate)]
    return kept + [Quad(subject, predicate, value) for value in values]


def counted(quads: Iterable[Quad], **counts: int) -> list[Quad]:
    changed = list(quads)
    for category, number in counts.items():
        node = NamedNode(f"{ID}attendance/workshop/2099/1/{category}")
        changed = replaced(changed, node, IGF.count, Literal(number))
    return changed


def test_women_counted_against_the_estimate(validator: Validator, valid: list[Quad]) -> None:
    counts = counted(valid, female=22, male=35, developing=47, total=57)
    assert validator.validate(counts) == (
        Finding(
            severity=Severity.WARNING,
            shape=shape("WomenShare"),
            component=NamedNode(PREFIXES["sh"] + "SPARQLConstraintComponent"),
            focus=REPORT,
            path=None,
            value=NamedNode(f"{ID}estimate/workshop/2099/1/women"),
            message='The estimate of the women\'s share is "about half", read as 40 % to 60 %; '
            "the report counts 22 women of 57 participants, 38.6 %.",
        ),
    )


@pytest.mark.parametrize(
    ("band", "women", "agrees"),
    [
        (IGFC.band_about_half, 40, True),
        (IGFC.band_about_half, 39, False),
        (IGFC.band_about_half, 60, True),
        (IGFC.band_about_half, 61, False),
        (IGFC.band_majority, 50, True),
        (IGFC.band_majority, 49, False),
        (IGFC.band_majority, 100, True),
        (IGFC.band_none, 0, True),
        (IGFC.band_none, 1, False),
    ],
)
def test_the_limits_of_every_band(
    validator: Validator, valid: list[Quad], band: NamedNode, women: int, *, agrees: bool
) -> None:
    estimate = NamedNode(f"{ID}estimate/workshop/2099/1/women")
    counts = counted(valid, female=women, male=100 - women, developing=90, total=100)
    findings = validator.validate(replaced(counts, estimate, IGF.shareBand, band))
    expected = [] if agrees else [shape("WomenShare")]
    assert [finding.shape for finding in findings] == expected


def test_least_developed_counted_apart(validator: Validator, valid: list[Quad]) -> None:
    (finding,) = validator.validate(counted(valid, developing=20, developed=10, ldc=10))
    assert finding.severity is Severity.INFO
    assert finding.message == (
        "The 10 from least developed countries are counted apart from the 20 from developing "
        "countries: add the two before comparing with figures of the United Nations."
    )


def test_approximate_figures_are_not_compared(validator: Validator, valid: list[Quad]) -> None:
    male = NamedNode(f"{ID}attendance/workshop/2099/1/male")
    estimated = NamedNode(PREFIXES["sdmx-c"] + "obsStatus-E")
    status = NamedNode(PREFIXES["sdmx-a"] + "obsStatus")
    changed = replaced(counted(valid, male=30), male, status, estimated)
    changed = replaced(changed, male, IGF.asPrinted, Literal("about 30"))
    assert validator.validate(changed) == ()


def test_worst_first_whatever_the_order_of_the_quads(
    validator: Validator, valid: list[Quad]
) -> None:
    changed = replaced(counted(valid, male=19), SESSION, IGF.theme)
    changed = replaced(changed, SESSION, IGF.room, Literal(""))
    findings = validator.validate(changed)
    assert [finding.severity for finding in findings] == list(Severity)
    assert [finding.blocking for finding in findings] == [True, False, False]
    assert validator.validate(changed[::-1]) == findings


def test_only_what_was_handed_over_is_judged(validator: Validator, valid: list[Quad]) -> None:
    participation = [quad for quad in valid if quad.subject == SPEAKER]
    others = [quad for quad in valid if quad.subject != SPEAKER]
    nameless = replaced(others, PERSON, RDFS.label)
    assert validator.validate(participation, Background(nameless)) == ()


def test_what_is_pointed_to_must_be_described_somewhere(
    validator: Validator, valid: list[Quad]
) -> None:
    quads = [quad for quad in valid if quad.subject != PERSON]
    findings = validator.validate(quads)
    assert {finding.shape for finding in findings} == {
        shape("Participation-participant"),
        shape("Shortcut-performer"),
    }
    assert validator.validate(quads, Background(valid)) == ()


def test_what_others_say_of_the_judged_is_not_looked_at(validator: Validator) -> None:
    shortcut = [Quad(SESSION, SCHEMA.organizer, PERSON)]
    person = [Quad(PERSON, RDF.type, FOAF.Person), Quad(SESSION, RDF.type, IGF.Session)]
    assert validator.validate(shortcut, Background(person)) == ()


def test_graph_names_do_not_matter(validator: Validator, valid: list[Quad]) -> None:
    named = [Quad(q.subject, q.predicate, q.object, SESSION) for q in valid]
    assert validator.validate(named) == ()


def test_any_base_will_do(validator: Validator, valid: list[Quad]) -> None:
    def rebased(term: NamedNode | BlankNode | Literal | Triple) -> NamedNode | Literal:
        assert isinstance(term, NamedNode | Literal)
        moved = term.value.replace(ID, "http://localhost:8080/id/")
        return NamedNode(moved) if isinstance(term, NamedNode) else term

    quads = []
    for quad in valid:
        subject = rebased(quad.subject)
        assert isinstance(subject, NamedNode)
        quads.append(Quad(subject, quad.predicate, rebased(quad.object)))
    assert validator.validate(quads) == ()


def test_a_value_is_shown_as_it_was_written(validator: Validator, valid: list[Quad]) -> None:
    written = Literal("-07", datatype=XSD.integer)
    (finding,) = validator.validate(replaced(valid, SESSION, IGF.plannedMinutes, written))
    assert finding.value == written
    assert finding.path == IGF.plannedMinutes


def test_a_path_that_is_no_property_is_not_given(validator: Validator, valid: list[Quad]) -> None:
    report = NamedNode(f"{ID}report/workshop/2099/1")
    (finding,) = validator.validate(replaced(valid, report, IGF.keyPoint))
    assert (finding.shape, finding.path) == (shape("KeyPoint-report"), None)


def test_quoted_triples_have_no_place(validator: Validator) -> None:
    quoted = Triple(SESSION, IGF.room, Literal("Room"))
    with pytest.raises(TypeError, match="no place in the data"):
        validator.validate([Quad(SESSION, RDFS.seeAlso, quoted)])


def test_nothing_is_fetched(
    validator: Validator, valid: list[Quad], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert validator.validate(valid) == ()


def test_a_broken_shape_file_is_named(tmp_path: Path) -> None:
    for folder in ("src", "shapes", "ontology"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "shapes" / "theme.ttl").write_text("igfs:Theme a", encoding="utf-8")
    code = (
        "from igflod.errors import DeclarationError\n"
        "from igflod.validation import Validator\n"
        "try:\n    Validator()\nexcept DeclarationError as error:\n    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(tmp_path / "src")},
    )
    assert done.stdout.startswith("theme.ttl: no Turtle: ")


def test_findings_as_data_conform(validator: Validator, valid: list[Quad]) -> None:
    changed = replaced(counted(valid, male=19), SESSION, IGF.theme)
    quads = describe(validator.validate(changed), KEY, Uris())
    assert len({quad.subject for quad in quads}) == 3
    assert validator.validate(quads) == ()


def test_a_graph_that_remembers_answers_as_one_that_does_not(valid: list[Quad]) -> None:
    plain, remembering = to_graph(valid), to_graph(valid, remembering=True)
    things = {to_rdflib(quad.subject) for quad in valid}
    for _ in ("asked", "remembered"):
        for thing in things:
            assert set(remembering.predicate_objects(thing)) == set(plain.predicate_objects(thing))
            for predicate in plain.predicates(thing):
                objects = list(remembering.objects(thing, predicate))
                assert len(objects) == len(set(objects))
                assert set(objects) == set(plain.objects(thing, predicate))


def test_a_graph_that_remembers_knows_what_is_added_and_taken_away(valid: list[Quad]) -> None:
    graph = to_graph(valid, remembering=True)
    speaker, name = to_rdflib(SPEAKER), to_rdflib(IGF.titleAsPrinted)
    before = set(graph.objects(speaker, name))
    added = (speaker, name, to_rdflib(Literal("added")))
    assert added[2] not in before
    graph.add(added)
    assert set(graph.objects(speaker, name)) == {*before, added[2]}
    graph.remove(added)
    assert set(graph.objects(speaker, name)) == before
