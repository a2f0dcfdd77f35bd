"""A withdrawn name is in no file of a release: whoever is withdrawn, whatever comes in later."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from anyascii import anyascii
from pyoxigraph import Literal, NamedNode

from igflod.errors import DecisionError
from igflod.linking import Curated
from igflod.pipeline import Dataset, Decision, Withdrawal, build, make_dataset, merge, withdraw
from igflod.settings import Settings
from igflod.uris import Identifier
from igflod.vocabulary import FOAF, IGF, OA, RDF

DECISION = Decision("jo", "asked for by letter", date(2026, 3, 1))
SOME = {"p4h2veg": "Zhu Hongbin", "pemb2fe": "Nigel", "pp5euiz": "YJ Park"}


@pytest.fixture
def settings(settings: Settings, put: Callable[..., Path], report_324: Path) -> Settings:
    """Give the settings for a folder with the report of workshop 324."""
    put("ws324.txt", report_324.read_bytes())
    return settings


def withdraw_all(settings: Settings, person: str) -> Withdrawal:
    """Withdraw somebody, and whoever else has the name: the register has them of other sources."""
    made = withdraw(settings, f"person/{person}", DECISION)
    for other in made.namesakes:
        withdraw(settings, str(other), DECISION)
    return made


def plain(text: str) -> str:
    """Write a text in small Latin letters and nothing else: an independent way to compare."""
    joined = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^0-9a-z\s]", "", anyascii(joined).casefold())


def files_with(name: str, folder: Path) -> list[str]:
    """Find the files below a folder, and their names, that hold all words of a name together."""
    words = plain(re.sub(r"[._-]", " ", name)).split()
    orders = {" ".join(words), " ".join([*words[1:], words[0]]), " ".join([words[-1], *words[:-1]])}
    patterns = [r"\W*".join(re.escape(word) for word in order.split()) for order in orders]
    pattern = re.compile("|".join(rf"\b(?:{one})\b" for one in patterns))
    found = []
    for path in folder.rglob("*"):
        text = f"{path.name}\n"
        if path.is_file():
            text += path.read_bytes().decode("utf-8", "replace")
        if pattern.search(plain(re.sub(r"[._-]", " ", text))):
            found.append(str(path.relative_to(folder)))
    return found


def participations(dataset: Dataset) -> Counter[tuple[str, str]]:
    """Count the participations by role and session."""
    roles = {q.subject: q.object for q in dataset.quads if q.predicate == IGF.role}
    return Counter(
        (str(q.object), str(roles[q.subject]))
        for q in dataset.quads
        if q.predicate == IGF.participationIn
    )


@pytest.mark.parametrize(("person", "name"), SOME.items(), ids=SOME.values())
def test_nothing_of_a_release_holds_a_withdrawn_name(
    settings: Settings,
    put: Callable[..., Path],
    variant: Callable[..., bytes],
    person: str,
    name: str,
) -> None:
    before = build(settings).dataset
    assert files_with(name, settings.release)
    withdraw_all(settings, person)
    given, _, family = name.rpartition(" ")
    put(f"{name}.txt", variant(1, {"Zhu Hongbin": f"{family.upper()}, {given}"}))
    put("b.txt", variant(2, {"Zhu Hongbin": name.upper()}))
    put("c.txt", variant(1, {"Zhu Hongbin": name}))  # quarantined: there is one of that session
    put("d.pdf", f"%PDF-1.4 {name}".encode())
    again = build(settings)
    assert {entry.path.name for entry in again.dataset.quarantined} >= {"d.pdf"}
    assert len(again.dataset.quarantined) >= 2
    assert files_with(name, settings.release) == []
    assert files_with(name, settings.data / "curated") == []
    assert participations(again.dataset) >= participations(before)
    assert f"person/{person}" in again.release.manifest["withdrawn"]


def test_everybody_can_be_withdrawn(settings: Settings) -> None:
    before = build(settings).dataset
    people = {
        entry.id: entry.printed
        for entry in before.curated.people.entries.values()
        if entry.session == "workshop/2013/324"
    }
    assert len(people) > 8
    assert all(files_with(name, settings.release) for name in people.values())
    for person in people:
        withdraw_all(settings, person)
    after = build(settings)
    for folder in (settings.release, settings.data / "curated"):
        assert [name for name in people.values() if files_with(name, folder)] == []
    assert participations(after.dataset) == participations(before)
    assert not after.dataset.quarantined
    assert after.release.manifest["people"] == 0
    assert build(settings).release.digest == after.release.digest


def test_a_participation_keeps_what_is_not_the_name(settings: Settings) -> None:
    def said(dataset: Dataset) -> set[tuple[NamedNode, object]]:
        node = NamedNode("https://w3id.org/igflod/id/participation/workshop/2013/324/organizer-1")
        return {(q.predicate, q.object) for q in dataset.quads if q.subject == node}

    before = said(make_dataset(settings))
    (person,) = (value for predicate, value in before if predicate == IGF.participant)
    assert isinstance(person, NamedNode)
    withdraw(settings, person.value, DECISION)
    dataset = make_dataset(settings)
    lost = {predicate for predicate, _ in before - said(dataset)}
    named = {IGF.participant, IGF.nameAsPrinted, IGF.identityBasis}
    assert named <= lost <= {*named, IGF.titleAsPrinted, IGF.nameOrder}
    assert said(dataset) - before == {(IGF.asPrinted, Literal("[withdrawn]", language="en"))} or (
        said(dataset) - before == {(IGF.asPrinted, Literal("[withdrawn]"))}
    )
    about = {q.predicate for q in dataset.quads if q.subject == person}
    assert FOAF.name not in about
    assert RDF.type not in about


def test_a_quotation_is_dropped_and_its_position_stays(settings: Settings) -> None:
    before = make_dataset(settings)
    quoted = {
        q.subject
        for q in before.quads
        if q.predicate == OA.exact and "Norbert Bollow" in q.object.value  # type: ignore[union-attr]
    }
    assert quoted
    withdraw(settings, "person/pbdc73a", DECISION)
    quads = make_dataset(settings).quads
    left = {(q.subject, q.predicate) for q in quads if q.subject in quoted}
    assert {subject for subject, _ in left} == quoted
    assert {predicate for _, predicate in left} == {RDF.type, OA.start, OA.end}
    assert all(q.object != OA.TextQuoteSelector for q in quads if q.subject in quoted)


def test_whoever_was_merged_is_withdrawn_too(
    settings: Settings, put: Callable[..., Path], variant: Callable[..., bytes]
) -> None:
    put("a.txt", variant(1, {"Zhu Hongbin": "Ada Quillfeather"}))
    build(settings)
    text = (settings.data / "curated" / "people.tsv").read_text()
    (other,) = re.findall(r"^(p\w{6})\tAda Quillfeather", text, re.MULTILINE)
    merge(settings, "person/p4h2veg", f"person/{other}", DECISION)
    build(settings)
    with pytest.raises(DecisionError, match="merged into person/p4h2veg"):
        withdraw(settings, f"person/{other}", DECISION)
    made = withdraw_all(settings, "p4h2veg")
    assert {one.path for one in made.ids} >= {"p4h2veg", other}
    assert {left.path.name for left in made.left} >= {"ws324.txt", "a.txt"}
    built = build(settings)
    for name in ("Zhu Hongbin", "Ada Quillfeather"):
        assert files_with(name, settings.release) == []
        assert files_with(name, settings.data / "curated") == []
    assert {"person/p4h2veg", f"person/{other}"} <= {*built.release.manifest["withdrawn"]}


def test_older_releases_are_deleted_by_the_next_build(settings: Settings) -> None:
    old = build(settings).release.folder
    withdraw(settings, "person/p4h2veg", DECISION)
    assert old.exists()
    new = build(settings).release.folder
    assert [path.name for path in (settings.release / "versions").iterdir()] == [new.name]


def test_what_is_left_of_the_decision_is_a_digest(settings: Settings) -> None:
    made = withdraw(settings, "person/pluiihr", DECISION)
    (left,) = (left for left in made.left if left.path.name == "ws324.txt")
    lines = left.path.read_text().splitlines()
    assert left.lines
    assert all("Lee" in lines[number - 1] for number in left.lines)
    curated = Curated.load(settings.data / "curated")
    person = curated.people.entries["pluiihr"]
    assert (person.label, person.printed, person.affiliations) == (None, "-", None)
    row = curated.retired.get(Identifier("person", "pluiihr"))
    assert row is not None
    assert all(re.fullmatch(r"=?\d+:[0-9a-f]{20}", digest) for digest in row.names)
    with pytest.raises(DecisionError, match="retired already: it was withdrawn on 2026-03-01"):
        withdraw(settings, "person/pluiihr", DECISION)


def test_a_reason_that_holds_the_name_is_refused(settings: Settings) -> None:
    before = (settings.data / "curated" / "people.tsv").read_bytes()
    with pytest.raises(DecisionError, match="holds the name"):
        withdraw(settings, "person/pluiihr", Decision("jo", "LEE, Xiaodong asked", DECISION.date))
    assert (settings.data / "curated" / "people.tsv").read_bytes() == before
    assert not (settings.data / "curated" / "retired.tsv").exists()


def test_the_reasons_of_a_quarantine_and_the_names_of_files_are_struck(
    settings: Settings, put: Callable[..., Path], variant: Callable[..., bytes]
) -> None:
    withdraw(settings, "person/pluiihr", DECISION)
    put("lee-xiaodong.txt", variant(1, {}))
    put("xiaodong lee.txt", variant(1, {"Enhanced": "Xiaodong Lee"}))
    built = build(settings)
    (held,) = built.dataset.quarantined
    assert held.content is None
    assert held.reasons[-1].rule == "withdrawn"
    (name,) = (name for name in built.release.manifest["files"] if name.startswith("quarantine/"))
    told = json.loads((built.release.folder / name).read_text())
    assert name == "quarantine/withdrawn.txt.reasons.json"
    assert told["file"] == "withdrawn.txt"
    assert files_with("Xiaodong Lee", settings.release) == []


RECORDS = """\
meeting = 2014

[[sessions]]
session = "workshop/2014/quillfeather-ada-speaks"
title = "Ada Quillfeather speaks"
source = "https://example.org/ada-quillfeather"
also = ["https://example.org/programme"]
themes = ["With ada quillfeather"]
people = [
  { name = "Ada Quillfeather", title = "Prof.", role = "speaker", organization = "CNNIC" },
  { name = "QUILLFEATHER Áda", role = "moderator", organization = "Office of A. Quillfeather" },
  { name = "Bob Other", role = "speaker", organization = "Ada Quillfeather, ITU" },
]
organizations = [{ name = "Ada Quillfeather Foundation", role = "organizer" }]
"""


def test_a_record_keeps_what_is_not_the_name(settings: Settings) -> None:
    (settings.data / "records").mkdir()
    (settings.data / "records" / "2014.toml").write_text(RECORDS, encoding="utf-8")
    before = build(settings).dataset
    (person,) = {
        str(linked.agent)
        for entry in before.records
        for linked in entry.linked.participations
        if linked.participation.title
    }
    made = withdraw(settings, person, DECISION)
    (left,) = [left for left in made.left if left.path.name == "2014.toml"]
    assert left.lines == (4, 5, 6, 8, 10, 11, 12, 14)
    registers = [left.path.name for left in made.left if left.path.parent.name == "curated"]
    assert registers == ["organizations.tsv", "people.tsv"], "slugs, and a homonym's row"
    after = build(settings)
    assert files_with("Ada Quillfeather", settings.release) == []
    assert sum(participations(after.dataset).values()) == sum(participations(before).values())
    titles = {q.object.value for q in after.dataset.quads if isinstance(q.object, Literal)}
    assert {"[withdrawn] speaks", "With [withdrawn]", "[withdrawn], ITU", "Bob Other"} <= titles
    iris = {q.object.value for q in after.dataset.quads if isinstance(q.object, NamedNode)}
    assert "https://example.org/programme" in iris
    assert "https://w3id.org/igflod/id/workshop/2014/withdrawn-speaks" in iris
    affiliated = {q.object for q in after.dataset.quads if q.predicate == IGF.affiliation}
    assert NamedNode("https://w3id.org/igflod/id/organization/itu") in affiliated
    again = build(settings)
    assert again.release.digest == after.release.digest
    assert again.registers == ()
