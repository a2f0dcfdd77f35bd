"""The review file, and what becomes of it: nothing is asked twice, nothing lost, nothing unsure."""

from datetime import date
from pathlib import Path

import pytest

from igflod.errors import CuratedError
from igflod.federation import (
    Candidate,
    Decided,
    Proposal,
    Subject,
    load_review,
    merge_reviews,
    propose,
    settle,
    write_review,
)
from igflod.federation.confidence import Verdict
from igflod.federation.review import Decision
from igflod.linking import Curated
from igflod.linking.links import append_mappings, load_mappings

DAY = date(2026, 11, 24)
WD = "http://www.wikidata.org/entity/"
THERE = "https://query.example.org/sparql"
ID = "https://w3id.org/igflod/id/"


def proposal(subject: str, item: str, confidence: float = 0.95, **changes: object) -> Proposal:
    predicate = "owl:sameAs" if confidence >= 0.9 else "skos:closeMatch"
    made = propose(
        Candidate(
            Subject(f"organization/{subject}", subject.upper(), ()),
            item if "://" in item else f"{WD}{item}",
            "a label",
            "what it is",
            Verdict(confidence, "Same label.", predicate),
        ),
        THERE,
        DAY,
    )
    return made.model_copy(update=changes)


ACCEPT, REJECT = Decision


def decided(data: Path) -> Decided:
    return Decided.of(Curated.load(data / "curated"))


def test_a_review_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "review" / "x.sssom.tsv"
    rows = [
        proposal("itu", "Q376150", review=ACCEPT),
        proposal("itu", "http://example.org/thing/itu", 0.4),
        proposal("un", "https://other.example.org/b#un", 0.5),
    ]
    write_review(path, reversed(rows))
    again = load_review(path)
    assert [row.model_copy(update={"line": 0}) for row in again] == rows
    assert path.read_text().splitlines()[again[1].line - 1].split("\t")[3] == "skos:closeMatch"


def test_the_file_is_sssom_with_a_column_to_fill_in(tmp_path: Path) -> None:
    path = tmp_path / "x.sssom.tsv"
    write_review(path, [proposal("itu", "Q376150")])
    lines = path.read_text().splitlines()
    assert "#  wd: http://www.wikidata.org/entity/" in lines
    header, row = (line.split("\t") for line in lines if not line.startswith("#"))
    cells = dict(zip(header, row, strict=True))
    assert header[0] == "review"
    assert cells == {
        "review": "",
        "subject_id": "igf-id:organization/itu",
        "subject_label": "ITU",
        "predicate_id": "owl:sameAs",
        "predicate_modifier": "",
        "object_id": "wd:Q376150",
        "object_label": "a label",
        "mapping_justification": "semapv:LexicalMatching",
        "author_label": "",
        "reviewer_label": "",
        "object_source": THERE,
        "mapping_tool": "igflod",
        "mapping_tool_version": cells["mapping_tool_version"],
        "mapping_date": "2026-11-24",
        "confidence": "0.95",
        "comment": "Same label.",
        "description": "what it is",
    }


@pytest.mark.parametrize("text", ["a\tb", "a\nb\r\nc", "a\x0bb\x85c\u2028d", "#a", '"', ""])
def test_labels_from_strangers_stay_in_their_cell(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.sssom.tsv"
    write_review(path, [proposal("itu", "Q376150", object_label=text, description=text)])
    (row,) = load_review(path)
    assert (row.object_label or "") == " ".join(text.split())
    assert row.object_id == f"{WD}Q376150"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\tigf-id:organization/itu", "maybe\tigf-id:organization/itu", "review"),
        ("\twd:Q376150", "\tnope:Q376150", "object_id: no IRI, or no prefix"),
        ("\t0.95\t", "\tsure\t", "confidence"),
    ],
)
def test_a_broken_review_is_an_error_with_its_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = tmp_path / "x.sssom.tsv"
    write_review(path, [proposal("itu", "Q376150")])
    (row,) = load_review(path)
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(CuratedError, match=message) as caught:
        load_review(path)
    assert caught.value.line == row.line


def test_marks_may_be_written_as_people_write_them(tmp_path: Path) -> None:
    path = tmp_path / "x.sssom.tsv"
    write_review(path, [proposal("itu", "Q376150")])
    path.write_text(
        path.read_text().replace("\tigf-id:organization", " Accept\tigf-id:organization")
    )
    (row,) = load_review(path)
    assert row.review is Decision.ACCEPT


def test_decisions_become_links(data: Path) -> None:
    review = [
        proposal("itu", "Q376150", review=ACCEPT),
        proposal("itu", "Q1", 0.3, review=REJECT),
        proposal("un", "Q1065", 0.85),
    ]
    settled = settle(review, decided(data), by="Ann Example", today=DAY, path=Path("x"))
    assert settled.left == (review[2],)
    links = data / "curated" / "links.sssom.tsv"
    append_mappings(links, settled.mappings)
    yes, no = load_mappings(links)
    assert (yes.subject, yes.object) == (f"{ID}organization/itu", f"{WD}Q376150")
    assert (yes.negated, yes.confidence, yes.mapping_date) == (False, 0.95, DAY)
    assert (yes.reviewer, no.reviewer) == ("Ann Example", "Ann Example")
    assert (no.object, no.negated) == (f"{WD}Q1", True)


def test_what_is_decided_is_not_open(data: Path) -> None:
    review = [proposal("itu", "Q376150", review=ACCEPT), proposal("un", "Q1", 0.3, review=REJECT)]
    settled = settle(review, decided(data), by="Ann", today=DAY, path=Path("x"))
    append_mappings(data / "curated" / "links.sssom.tsv", settled.mappings)
    after = decided(data)
    assert not after.is_open(proposal("itu", "Q376150"))
    assert not after.is_open(proposal("itu", "Q2"))  # the ITU has its item
    assert after.is_open(proposal("itu", "http://dbpedia.org/resource/ITU"))
    assert not after.is_open(proposal("un", "Q1"))
    assert after.is_open(proposal("un", "Q1065"))
    again = settle(review, after, by="Ann", today=DAY, path=Path("x"))
    assert (again.mappings, again.known) == ((), 2)


def test_what_was_said_of_a_merged_id_counts_for_the_one_that_stays(data: Path) -> None:
    curated = data / "curated"
    settled = settle(
        [proposal("un", "Q1065", review=REJECT)], decided(data), by="Ann", today=DAY, path=Path("x")
    )
    append_mappings(curated / "links.sssom.tsv", settled.mappings)
    (curated / "judgements.tsv").write_text(
        "a\tb\tverdict\tby\tdate\twhy\n"
        "organization/itu\torganization/un\tsame\tAnn\t2026-11-24\tfor the test\n"
    )
    assert not decided(data).is_open(proposal("itu", "Q1065"))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (proposal("nobody", "Q1", review=ACCEPT), "nothing is registered as 'organization/nobody'"),
        (
            proposal(
                "itu",
                "Q1",
                confidence=0.85,
                predicate_id="http://www.w3.org/2002/07/owl#sameAs",
                review=ACCEPT,
            ),
            "confidence of 0.9",
        ),
        (
            proposal(
                "itu",
                "Q1",
                predicate_id="http://www.w3.org/2002/07/owl#differentFrom",
                review=ACCEPT,
            ),
            "predicate_id",
        ),
        (proposal("isoc", "Q749257", review=REJECT), "the links say otherwise in line 7"),
        (proposal("isoc", "Q2", review=ACCEPT), "the same as another thing of that source"),
    ],
)
def test_a_decision_that_cannot_stand(data: Path, row: Proposal, message: str) -> None:
    before = [proposal("isoc", "Q749257", review=ACCEPT)]
    first = settle(before, decided(data), by="Ann", today=DAY, path=Path("x"))
    append_mappings(data / "curated" / "links.sssom.tsv", first.mappings)
    with pytest.raises(CuratedError, match=message) as caught:
        settle(
            [row.model_copy(update={"line": 17})],
            decided(data),
            by="Ann",
            today=DAY,
            path=Path("file"),
        )
    assert (caught.value.path, caught.value.line) == (Path("file"), 17)


def test_two_items_of_one_source_are_not_both_the_same(data: Path) -> None:
    rows = [proposal("itu", "Q1", review=ACCEPT), proposal("itu", "Q2", review=ACCEPT)]
    with pytest.raises(CuratedError, match="same as another thing"):
        settle(rows, decided(data), by="Ann", today=DAY, path=Path("x"))


def test_links_keep_what_stands_there_and_learn_prefixes(data: Path) -> None:
    links = data / "curated" / "links.sssom.tsv"
    row = "igf-id:organization/itu\towl:sameAs\t\tigf-id:x\tsemapv:Y\t0.95\t2026-01-01\tfirst\n"
    links.write_text(links.read_text() + "# a remark\n" + row)
    settled = settle(
        [
            proposal("un", "Q1065", review=ACCEPT),
            proposal("un", "http://example.org/a/1", 0.5, review=ACCEPT),
            proposal("un", "http://example.org/b/1", 0.5, review=REJECT),
        ],
        decided(data),
        by="Ann",
        today=DAY,
        path=Path("x"),
    )
    append_mappings(links, settled.mappings)
    text = links.read_text()
    assert "# a remark\n" + row.removesuffix("\n") + "\t\n" in text
    assert "\n#  wd: http://www.wikidata.org/entity/\n" in text
    assert (
        "\n#  example-org: http://example.org/a/\n#  example-org-2: http://example.org/b/\n" in text
    )
    assert [m.object for m in load_mappings(links)[1:]] == [
        f"{WD}Q1065",
        "http://example.org/a/1",
        "http://example.org/b/1",
    ]
    append_mappings(links, ())
    assert links.read_text() == text


def test_a_new_search_keeps_what_was_filled_in(data: Path) -> None:
    marked = proposal("itu", "Q376150", review=ACCEPT)
    gone, unasked = proposal("isoc", "Q1", 0.4), proposal("un", "Q1065", 0.85)
    elsewhere = proposal("isoc", "Q3", 0.4, object_source="http://other.example.org/")
    retired = proposal("nobody", "Q4", review=ACCEPT)
    found = [proposal("itu", "Q376150", 0.85), proposal("isoc", "Q2", 0.4)]
    merged = merge_reviews(
        [marked, gone, unasked, elsewhere, retired],
        found,
        decided=decided(data),
        answered={f"{ID}organization/itu", f"{ID}organization/isoc"},
        source=THERE,
    )
    assert set(merged) == {marked, unasked, elsewhere, found[1]}


def test_a_new_search_drops_what_was_decided_since(data: Path) -> None:
    settled = settle(
        [proposal("isoc", "Q749257", review=ACCEPT)],
        decided(data),
        by="Ann",
        today=DAY,
        path=Path("x"),
    )
    append_mappings(data / "curated" / "links.sssom.tsv", settled.mappings)
    rows = [proposal("isoc", "Q749257"), proposal("isoc", "Q2", 0.4)]
    cases: tuple[tuple[list[Proposal], list[Proposal]], ...] = ((rows, []), ([], rows))
    for before, new in cases:
        left = merge_reviews(before, new, decided=decided(data), answered=(), source=THERE)
        assert left == ()


def test_links_need_a_line_that_names_the_columns(data: Path) -> None:
    links = data / "curated" / "links.sssom.tsv"
    links.write_text("#curie_map:\n")
    with pytest.raises(CuratedError, match="names its columns"):
        append_mappings(links, ())
