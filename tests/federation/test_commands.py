"""igflod link external and accept: from an endpoint to a published link, as a curator goes."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import NamedNode, RdfFormat, parse
from tests.federation.conftest import Front

from igflod.cli import main
from igflod.federation import load_review
from igflod.linking.links import load_mappings

WD = "http://www.wikidata.org/entity/"
SAME = NamedNode("http://www.w3.org/2002/07/owl#sameAs")


def run(*arguments: object) -> Result:
    words = [str(argument) for argument in arguments]
    names = ("IGFLOD_BASE", "IGFLOD_DATA", "IGFLOD_RELEASE")
    result = CliRunner().invoke(
        main, words, env=dict.fromkeys(names), catch_exceptions=False, prog_name="igflod"
    )
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def ask(data: Path) -> Callable[..., Result]:
    """Give a function that asks an endpoint for organizations."""

    def asked(endpoint: str, *more: object) -> Result:
        what = ("--for", "organizations", "--data", data, "--pause", 0)
        return run("link", "external", "--endpoint", endpoint, *what, *more)

    return asked


def fill_in(review: Path, **marks: str) -> None:
    """Fill in the column `review` for items of Wikidata, as a curator would."""
    text = review.read_text()
    for item, mark in marks.items():
        text, number = re.subn(rf"^(?=\t.*\twd:{item}\t)", mark, text, flags=re.MULTILINE)
        assert number == 1
    review.write_text(text)


def test_from_an_endpoint_to_a_published_link(
    root: Path, oxigraph: str, data: Path, ask: Callable[..., Result]
) -> None:
    links = data / "curated" / "links.sssom.tsv"
    before = links.read_bytes()
    first = ask(oxigraph)
    assert first.exit_code == 0
    assert (
        "12 names of 8 things asked\n11 candidates found: 0 decided already, 1 less sure than 0.1\n"
        in first.stdout
    )
    review = data / "review" / "external-organizations.sssom.tsv"
    assert f"10 candidates to review in {review}" in first.stdout
    assert links.read_bytes() == before

    fill_in(review, Q376150="accept", Q749257="reject")
    taken = run("link", "accept", review, "--by", "Ann  Example", "--data", data)
    assert taken.exit_code == 0
    assert taken.stdout.startswith("1 accepted, 1 rejected\n8 left to review in ")
    assert {(m.object, m.negated, m.reviewer) for m in load_mappings(links)} == {
        (f"{WD}Q376150", False, "Ann Example"),
        (f"{WD}Q749257", True, "Ann Example"),
    }

    again = ask(oxigraph)
    assert "11 candidates found: 2 decided already" in again.stdout
    assert {row.object_id for row in load_review(review)}.isdisjoint(
        {f"{WD}Q376150", f"{WD}Q749257"}
    )

    (data / "reports" / "2013").mkdir(parents=True)
    shutil.copy(root / "data" / "reports" / "2013" / "ws324.txt", data / "reports" / "2013")
    built = run("build", "--data", data)
    assert built.exit_code == 0
    dump = (data / "release" / "current" / "dataset.nq").read_bytes()
    assert "Ann Example" not in dump.decode()
    same = [q for q in parse(dump, format=RdfFormat.N_QUADS) if q.predicate == SAME]
    assert {str(quad.object) for quad in same} == {f"<{WD}Q376150>"}


def test_a_second_search_keeps_what_was_filled_in(
    oxigraph: str, data: Path, ask: Callable[..., Result]
) -> None:
    ask(oxigraph)
    review = data / "review" / "external-organizations.sssom.tsv"
    untouched = review.read_bytes()
    ask(oxigraph)
    assert review.read_bytes() == untouched
    fill_in(review, Q1065="accept")
    filled = review.read_bytes()
    ask(oxigraph)
    assert review.read_bytes() == filled


def test_candidates_that_are_hardly_any_are_left_out(
    oxigraph: str, data: Path, ask: Callable[..., Result]
) -> None:
    review = data / "x.tsv"
    for least, number in ((0, 11), (0.1, 10), (0.9, 6), (1, 0)):
        assert ask(oxigraph, "--out", review, "--least", least).exit_code == 0
        assert len(load_review(review)) == number


def test_names_that_are_not_answered_are_named_and_the_others_written(
    front: Front, data: Path, ask: Callable[..., Result]
) -> None:
    front.always = lambda h: h.reply(500) if '"UNESCO"' in h.query else None
    result = ask(front.url, "--out", data / "x.tsv", "--batch", 4)
    assert result.exit_code == 1
    assert (
        "12 names of 8 things asked, 1 not answered:\n  UNESCO: http://127.0.0.1:" in result.stdout
    )
    assert "answers with the status 500" in result.stdout
    assert {row.object_id for row in load_review(data / "x.tsv")} >= {f"{WD}Q376150"}


def test_an_endpoint_without_an_answer(
    front: Front, data: Path, ask: Callable[..., Result]
) -> None:
    front.always = lambda h: h.reply(404)
    result = ask(f"{front.url}?key=secret", "--batch", 2)
    assert result.exit_code == 1
    assert "12 not answered:" in result.stdout
    assert "and 5 more: not asked any more: " in result.stdout
    assert "secret" not in result.output
    assert len(front.asked) == 1
    assert not (data / "review").exists()


def test_what_is_asked_can_be_chosen(front: Front, ask: Callable[..., Result]) -> None:
    prop = "http://example.org/called"
    result = ask(
        front.url,
        "--limit",
        1,
        "--language",
        "fr",
        "--contact",
        "ann@example.org",
        "--label-property",
        prop,
    )
    assert "2 names of 1 thing asked" in result.stdout
    (asked,) = front.asked
    assert '"UN DESA"@fr' in asked.query
    assert '"UN DESA"@en' not in asked.query
    assert f"<{prop}>" in asked.query
    assert "ann@example.org" in asked.headers["User-Agent"]


@pytest.mark.parametrize(
    ("endpoint", "more", "message"),
    [
        ("file:///etc/passwd", (), "begins with http:// or https://"),
        ("http://ann:secret@127.0.0.1/", (), "may not hold a user's name"),
        ("http://127.0.0.1/", ("--language", "en us"), "no language tag"),
        ("http://127.0.0.1/", ("--label-property", "rdfs:label"), "no IRI"),
        ("http://127.0.0.1/", ("--contact", "a\nb"), "plain ASCII"),
    ],
)
def test_what_cannot_be_asked(
    ask: Callable[..., Result], endpoint: str, more: tuple[str, ...], message: str
) -> None:
    result = ask(endpoint, *more)
    assert result.exit_code == 3
    assert message in result.stderr
    assert "secret" not in result.output


def test_a_decision_that_cannot_stand_changes_nothing(
    oxigraph: str, data: Path, ask: Callable[..., Result]
) -> None:
    ask(oxigraph)
    review = data / "review" / "external-organizations.sssom.tsv"
    review.write_text(
        review.read_text().replace("skos:closeMatch\t\twd:Q1065", "owl:sameAs\t\twd:Q1065")
    )
    fill_in(review, Q1065="accept", Q376150="accept")
    before = review.read_bytes(), (data / "curated" / "links.sssom.tsv").read_bytes()
    result = run("link", "accept", review, "--by", "Ann", "--data", data)
    assert result.exit_code == 3
    assert re.search(r"external-organizations\.sssom\.tsv:\d+: owl:sameAs needs", result.stderr)
    assert before == (review.read_bytes(), (data / "curated" / "links.sssom.tsv").read_bytes())


def test_a_review_without_decisions(oxigraph: str, data: Path, ask: Callable[..., Result]) -> None:
    ask(oxigraph)
    review = data / "review" / "external-organizations.sssom.tsv"
    before = review.read_bytes()
    result = run("link", "accept", review, "--by", "Ann", "--data", data)
    assert (result.exit_code, review.read_bytes()) == (0, before)
    assert result.stdout.startswith("0 accepted, 0 rejected\n10 left")


def test_who_decided_has_to_be_said(data: Path) -> None:
    assert run("link", "accept", data / "x.tsv", "--by", " ", "--data", data).exit_code == 3
    assert run("link", "accept", data / "x.tsv", "--data", data).exit_code == 2
    assert run("link", "accept", data / "x.tsv", "--by", "Ann", "--data", data).exit_code == 3
