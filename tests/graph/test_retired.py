"""Retired ids: what is said of them, and that nothing else is."""

from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from igflod.graph import describe_curated, describe_identities, describe_links
from igflod.linking import Curated
from igflod.uris import Identifier, Uris
from igflod.validation import Validator
from igflod.vocabulary import DCTERMS, IGF, OWL, RDF, SCHEMA, SKOS

ID = "https://w3id.org/igflod/id/"
DAY = date(2026, 3, 1)


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    for path in (root / "data" / "curated").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def judge(folder: Path, *pairs: str) -> None:
    rows = [f"{pair.replace(' ', chr(9))}\tsame\tjo\t{DAY}\tone and the same" for pair in pairs]
    text = "\n".join(["a\tb\tverdict\tby\tdate\twhy", *rows])
    (folder / "judgements.tsv").write_text(text + "\n", encoding="utf-8")


def retire(folder: Path, *rows: str) -> None:
    text = "\n".join(["id\tfate\tsuccessors\tnames\tby\tdate\twhy", *rows])
    (folder / "retired.tsv").write_text(text + "\n", encoding="utf-8")


def said(quads: list[Quad], path: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for quad in quads:
        if quad.subject == NamedNode(ID + path):
            value = quad.object.value if isinstance(quad.object, (NamedNode, Literal)) else ""
            found.setdefault(quad.predicate.value, set()).add(value.removeprefix(ID))
    return found


def test_what_was_merged_leads_to_what_stayed_at_the_end_of_the_chain(folder: Path) -> None:
    judge(
        folder,
        "organization/unesco organization/icann",
        "organization/itu organization/unesco",
        "workshop/2013/1 workshop/2013/2",
        "theme/2013/access theme/2013/accessibility",
    )
    curated = Curated.load(folder)
    quads = describe_identities(curated, [Identifier("organization", "itu")], Uris())
    for path, root in (
        ("organization/icann", "organization/itu"),
        ("organization/unesco", "organization/itu"),
        ("workshop/2013/2", "workshop/2013/1"),
        ("theme/2013/accessibility", "theme/2013/access"),
    ):
        assert said(quads, path) == {
            OWL.deprecated.value: {"true"},
            DCTERMS.isReplacedBy.value: {root},
            SKOS.historyNote.value: {"Merged: one and the same"},
        }
    assert {"ICANN", "UNESCO"} <= said(quads, "organization/itu")[SKOS.altLabel.value]
    assert Validator().validate(quads) == ()


def test_links_of_what_was_merged_are_those_of_what_stayed(folder: Path) -> None:
    judge(folder, "organization/itu organization/unesco")
    curated = Curated.load(folder)
    published = [NamedNode(f"{ID}organization/{name}") for name in ("itu", "unesco")]
    links = describe_links(curated, published, Uris())
    assert said(links, "organization/unesco") == {}
    assert (
        "http://www.wikidata.org/entity/Q7809" in said(links, "organization/itu")[OWL.sameAs.value]
    )


def test_a_merged_theme_gives_its_names_to_the_one_that_stays(folder: Path) -> None:
    first, second = Curated.load(folder).schemes[0].themes[:2]
    scheme = Curated.load(folder).schemes[0].slug
    stays, goes = (f"theme/{scheme}/{theme.slug}" for theme in (first, second))
    judge(folder, f"{stays} {goes}")
    quads = describe_curated(Curated.load(folder), [], Uris())
    assert said(quads, goes) == {}
    assert {second.label, *second.names} <= said(quads, stays)[SKOS.altLabel.value]


def test_what_was_split_names_its_successors(folder: Path) -> None:
    row = "organization/itu\tsplit\torganization/icann | organization/unesco\t\tjo\t2026-03-01\ttwo"
    retire(folder, row)
    quads = describe_identities(Curated.load(folder), [], Uris())
    assert said(quads, "organization/itu") == {
        OWL.deprecated.value: {"true"},
        DCTERMS.isReplacedBy.value: {"organization/icann", "organization/unesco"},
        SKOS.historyNote.value: {"Split: two"},
    }
    assert Validator().validate(quads) == ()


def test_what_was_withdrawn_says_when_and_nothing_else_and_nothing_leads_there(
    folder: Path,
) -> None:
    judge(folder, "organization/itu organization/unesco")
    retire(folder, "organization/itu\twithdrawn\t\t\tjo\t2026-03-01\tasked for")
    curated = Curated.load(folder)
    quads = describe_identities(curated, [], Uris())
    for path in ("organization/itu", "organization/unesco"):
        assert said(quads, path) == {
            OWL.deprecated.value: {"true"},
            SKOS.historyNote.value: {"Withdrawn on 2026-03-01."},
        }
    published = [NamedNode(f"{ID}organization/{name}") for name in ("itu", "unesco")]
    assert not said(describe_links(curated, published, Uris()), "organization/itu")
    assert not [quad for quad in quads if quad.predicate == RDF.type]
    assert Validator().validate(quads) == ()


def test_nothing_points_at_a_theme_or_a_place_that_was_merged(folder: Path) -> None:
    judge(
        folder,
        "theme/2006/security theme/2006/openness",
        "place/geneva place/athens",
        "place/switzerland place/greece",
    )
    curated = Curated.load(folder)
    quads = describe_curated(curated, [], Uris())
    for gone in ("theme/2006/openness", "place/athens", "place/greece"):
        node = NamedNode(ID + gone)
        assert [quad for quad in quads if node in (quad.subject, quad.object)] == []
    meeting = said(quads, "meeting/2006")
    assert "theme/2006/security" in meeting[IGF.subTheme.value]
    assert meeting[SCHEMA.location.value] == {"place/geneva"}
    assert Validator().validate([*quads, *describe_identities(curated, [], Uris())]) == ()
