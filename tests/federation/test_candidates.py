"""Candidates from a real server: who is found, how sure that is, and why."""

from pathlib import Path

import pytest
from tests.federation.conftest import Front, Handler

from igflod.errors import InputError
from igflod.federation import (
    KINDS,
    Candidate,
    Endpoint,
    Found,
    Patience,
    Questions,
    find_candidates,
    subjects_of,
)
from igflod.federation.confidence import Match, judge
from igflod.federation.questions import spellings
from igflod.linking import Curated

WD = "http://www.wikidata.org/entity/"
EX = "http://example.org/thing/"
STILL = Patience(pause=0)


def ask(kind: str, endpoint: Endpoint, data: Path, *languages: str, batch: int = 5) -> Found:
    subjects = subjects_of(kind, Curated.load(data / "curated"))
    questions = Questions(languages or ("en",))
    return find_candidates(
        kind, subjects, endpoint, questions=questions, patience=STILL, batch=batch
    )


@pytest.fixture
def organizations(oxigraph: str, data: Path) -> dict[tuple[str, str], Candidate]:
    """Give the candidates for our organizations, by our slug and the end of the IRI there."""
    found = ask("organizations", Endpoint(oxigraph), data)
    assert found.missing == {}
    assert found.names == 12
    return {
        (c.subject.id.removeprefix("organization/"), c.object.rpartition("/")[2]): c
        for c in found.candidates
    }


def test_who_is_found(organizations: dict[tuple[str, str], Candidate]) -> None:
    assert organizations.keys() == {
        ("itu", "Q376150"),
        ("itu", "itu-airport"),
        ("isoc", "Q749257"),
        ("isoc", "choir"),
        ("unesco", "Q7809"),
        ("desa", "Q2671637"),
        ("desa", "desa"),
        ("un", "Q1065"),
        ("forum", "forum-a"),
        ("forum", "forum-b"),
        ("quoted", "quoted"),
    }


@pytest.mark.parametrize(
    ("pair", "confidence", "predicate", "why"),
    [
        (
            ("itu", "Q376150"),
            0.95,
            "owl:sameAs",
            "Same label 0.85; a second name fits +0.10; is an organization there +0.10; at most",
        ),
        (
            ("itu", "itu-airport"),
            0.05,
            "skos:closeMatch",
            "Same name besides the label 0.75; an acronym only -0.20; is a place there -0.35; an",
        ),
        (("desa", "Q2671637"), 0.95, "owl:sameAs", None),
        (("desa", "desa"), 0.95, "owl:sameAs", "Same label 0.85; is an organization there +0.10."),
        (("isoc", "Q749257"), 0.95, "owl:sameAs", None),
        (("isoc", "choir"), 0.6, "skos:closeMatch", "Same label 0.85; another"),
        (("unesco", "Q7809"), 0.95, "owl:sameAs", None),
        (
            ("un", "Q1065"),
            0.85,
            "skos:closeMatch",
            "Same label 0.85; other spelling -0.10; is an organization there +0.10.",
        ),
        (
            ("forum", "forum-a"),
            0.7,
            "skos:closeMatch",
            "Same label 0.85; is an organization there +0.10; another candidate fits",
        ),
        (("forum", "forum-b"), 0.7, "skos:closeMatch", None),
        (("quoted", "quoted"), 0.95, "owl:sameAs", None),
    ],
)
def test_how_sure_and_why(
    organizations: dict[tuple[str, str], Candidate],
    pair: tuple[str, str],
    confidence: float,
    predicate: str,
    why: str | None,
) -> None:
    verdict = organizations[pair].verdict
    assert (verdict.confidence, verdict.predicate) == (confidence, predicate)
    assert why is None or verdict.why.startswith(why)


def test_what_a_reviewer_sees(organizations: dict[tuple[str, str], Candidate]) -> None:
    itu = organizations["itu", "Q376150"]
    assert itu.label == "International Telecommunication Union"
    assert itu.description == "agency for telecommunication"
    assert organizations["unesco", "Q7809"].label == "UNESCO"


def test_a_name_alone_never_makes_a_person_sure(oxigraph: str, data: Path) -> None:
    found = ask("people", Endpoint(oxigraph), data)
    assert found.names == 2  # "Ann Example", "Example, Ann": nobody asks for "Nigel"
    assert {c.object for c in found.candidates} == {f"{EX}ann", f"{EX}ann-sculptor"}
    assert {c.subject.id for c in found.candidates} == {"person/p222222"}
    assert all(c.verdict.confidence <= 0.6 for c in found.candidates)
    assert {c.verdict.predicate for c in found.candidates} == {"skos:closeMatch"}


def test_themes_are_asked_for_at_their_topics(oxigraph: str, data: Path) -> None:
    found = ask("themes", Endpoint(oxigraph), data, batch=50)
    match = {c.subject.id: (c.object, c.verdict.predicate) for c in found.candidates}
    assert match == {"topic/enhanced-cooperation": (f"{EX}cooperation", "skos:exactMatch")}


def test_places(oxigraph: str, data: Path) -> None:
    found = ask("places", Endpoint(oxigraph), data, batch=50)
    assert [(c.subject.id, c.object) for c in found.candidates] == [("place/bali", f"{EX}bali")]


def test_other_languages(oxigraph: str, data: Path) -> None:
    with (data / "curated" / "organizations.tsv").open("a") as register:
        register.write("onu\tNations unies\t\n")
    assert not [
        c
        for c in ask("organizations", Endpoint(oxigraph), data).candidates
        if "onu" in c.subject.id
    ]
    found = ask("organizations", Endpoint(oxigraph), data, "fr")
    assert (f"{WD}Q1065", "Nations unies") in {(c.object, c.label) for c in found.candidates}


def test_the_size_of_batches_changes_nothing(oxigraph: str, data: Path) -> None:
    by_size = [ask("organizations", Endpoint(oxigraph), data, batch=n) for n in (1, 3, 100)]
    assert by_size[0] == by_size[1] == by_size[2]


def test_halves_find_what_a_whole_batch_does_not(front: Front, data: Path) -> None:
    whole = ask("organizations", Endpoint(front.behind), data)

    def refuse_long(handler: Handler) -> bool | None:
        return handler.reply(500) if handler.query.count("@en") > 8 else None

    front.always = refuse_long
    assert ask("organizations", front.endpoint(), data) == whole
    assert any(handler.query.count("@en") > 8 for handler in front.asked)


def test_a_question_about_things_that_fails_loses_no_name(front: Front, data: Path) -> None:
    def refuse(handler: Handler) -> bool | None:
        about = f"<{WD}Q1065>" in handler.query
        return handler.reply(500) if about else None

    front.always = refuse
    found = ask("organizations", front.endpoint(), data)
    assert found.missing.keys() == {"the united nations"}
    unanswered = [
        s.id
        for s in subjects_of("organizations", Curated.load(data / "curated"))
        if not found.answered(s)
    ]
    assert unanswered == ["organization/un"]
    assert f"{WD}Q1065" not in {c.object for c in found.candidates}
    assert len(found.candidates) == 10


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ITU", ("ITU",)),
        (
            "Enhanced Cooperation",
            ("Enhanced Cooperation", "enhanced cooperation", "Enhanced cooperation"),
        ),
        ("The Citizen Lab", ("The Citizen Lab", "Citizen Lab", "citizen lab", "Citizen lab")),
        ("the UN system", ("the UN system", "UN system", "UN System")),
    ],
)
def test_spellings(name: str, expected: tuple[str, ...]) -> None:
    assert spellings(name) == expected


def test_names_that_we_did_not_ask_for_are_not_taken(front: Front, data: Path) -> None:
    row = (
        '{"thing": {"type": "uri", "value": "http://example.org/x"},'
        ' "property": {"type": "uri", "value": "http://example.org/p"},'
        ' "name": {"type": "literal", "value": "Somebody Else"}}'
    )
    body = (
        f'{{"head": {{"vars": ["thing", "property", "name"]}}, "results": {{"bindings": [{row}]}}}}'
    )
    media_type = "application/sparql-results+json"
    front.always = lambda h: h.reply(200, body.encode(), Content_Type=media_type)
    found = ask("organizations", front.endpoint(), data)
    assert found.candidates == ()
    assert found.missing == {}


def test_what_is_merged_or_withdrawn_is_not_asked_for(data: Path) -> None:
    curated = data / "curated"
    (curated / "judgements.tsv").write_text(
        "a\tb\tverdict\tby\tdate\twhy\n"
        "organization/itu\torganization/un\tsame\tAnn\t2026-11-24\tfor the test\n"
    )
    (curated / "retired.tsv").write_text(
        "id\tfate\tsuccessors\tnames\tby\tdate\twhy\n"
        "organization/isoc\twithdrawn\t\t\tAnn\t2026-11-24\tfor the test\n"
    )
    left = {subject.id for subject in subjects_of("organizations", Curated.load(curated))}
    assert left == {
        f"organization/{slug}" for slug in "itu desa unesco forum quoted nowhere".split()
    }


def test_the_same_name_with_and_without_its_article_is_one_name() -> None:
    names = frozenset({"Internet Society", "The Internet Society"})
    nothing: frozenset[str] = frozenset()
    match = Match(names, names, nothing, nothing, frozenset())
    verdict = judge({f"{WD}Q749257": match}, KINDS["organizations"])[f"{WD}Q749257"]
    assert verdict.why == "Same label 0.85."


def test_a_language_is_asked_for_as_stores_keep_it() -> None:
    assert '"Ponto"@pt-br ' in Questions(("pt-BR",)).named(["Ponto"])
    assert '{ "pt-br" "mul" "" }' in Questions(("pt-BR",)).described([f"{WD}Q1"])


def test_a_language_or_property_that_is_none() -> None:
    with pytest.raises(InputError, match="no language tag"):
        Questions(("en us",))
    with pytest.raises(InputError, match="no IRI"):
        Questions(properties=("rdfs:label",))
