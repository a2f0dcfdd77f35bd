"""Judgements: what follows from decisions about two ids, and what contradicts what."""

from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igflod.errors import CuratedError
from igflod.linking import Curated, Judgement, Judgements, Verdict
from igflod.linking.judgements import append_judgement
from igflod.uris import Identifier

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
HEADER = "a\tb\tverdict\tby\tdate\twhy\n"


def person(letter: str) -> Identifier:
    return Identifier("person", f"p{letter * 6}")


def row(a: str, b: str, verdict: Verdict = SAME, line: int = 0) -> Judgement:
    return judgement(person(a), person(b), verdict, line)


def judgement(a: Identifier, b: Identifier, verdict: Verdict = SAME, line: int = 0) -> Judgement:
    day = date(2026, 3, 1)
    return Judgement(a=a, b=b, verdict=verdict, by="jo", date=day, why="seen", line=line)


def test_of_two_that_are_the_same_the_first_stays() -> None:
    made = Judgements.of([row("a", "b")])
    assert made.root(person("b")) == person("a") == made.root(person("a"))
    assert made.root(person("c")) == person("c")


def test_merges_chain_whichever_comes_first() -> None:
    for rows in ([row("b", "c"), row("a", "b")], [row("a", "b"), row("b", "c")]):
        made = Judgements.of(rows)
        assert {made.root(person(one)) for one in "abc"} == {person("a")}
        assert made.absorbed(person("a")) == (person("b"), person("c"))


def test_who_stayed_may_go_later_with_all_that_came_to_it() -> None:
    made = Judgements.of([row("a", "b"), row("c", "b")])
    assert {made.root(person(one)) for one in "abc"} == {person("c")}
    assert made.merged.keys() == {person("a"), person("b")}


def test_a_question_answered_by_consequence_is_answered() -> None:
    made = Judgements.of([row("a", "b"), row("c", "d"), row("b", "d", DIFFERENT)])
    assert made.verdict(person("a"), person("c")) is DIFFERENT
    assert made.verdict(person("b"), person("a")) is SAME
    assert made.verdict(person("a"), person("e")) is None


def test_a_doubt_may_be_decided_later_and_is_no_decision_against_anything() -> None:
    assert Judgements.of([row("a", "b", UNSURE)]).verdict(person("b"), person("a")) is UNSURE
    later = Judgements.of([row("a", "b", UNSURE), row("a", "b")])
    assert later.verdict(person("a"), person("b")) is SAME
    later = Judgements.of([row("a", "b", UNSURE), row("b", "a", DIFFERENT)])
    assert later.verdict(person("a"), person("b")) is DIFFERENT


def write(folder: Path, *rows: str) -> Path:
    path = folder / "judgements.tsv"
    path.write_text("# decisions\n" + HEADER + "".join(f"{r}\n" for r in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("verdicts", "line", "message"),
    [
        (("a b same", "b c same", "a c different"), 5, "the same by line 3, 4"),
        (("a c different", "d e same", "a b same", "b c same"), 3, "the same by line 5, 6"),
        (("a b same", "b a different"), 4, "the same by line 3"),
        (("a a same",), 3, "compared with itself"),
        (("a b maybe",), 3, "verdict"),
    ],
)
def test_contradictions_are_refused_with_the_lines(
    tmp_path: Path, verdicts: tuple[str, ...], line: int, message: str
) -> None:
    rows = []
    for one in verdicts:
        a, b, verdict = one.split()
        rows.append(f"{person(a)}\t{person(b)}\t{verdict}\tjo\t2026-03-01\tseen")
    path = write(tmp_path, *rows)
    with pytest.raises(CuratedError, match=message) as caught:
        Judgements.load(path)
    assert (caught.value.path, caught.value.line) == (path, line)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("person/paaaaaa", "organization/itu"),
        ("theme/2013/access", "theme/2014/access"),
        ("workshop/2013/1", "workshop/2014/1"),
        ("meeting/2013", "meeting/2014"),
    ],
)
def test_things_of_two_kinds_are_never_one(a: str, b: str) -> None:
    with pytest.raises(CuratedError, match="two kinds"):
        Judgements.of([judgement(Identifier.parse(a), Identifier.parse(b))])


def test_sessions_of_two_types_in_one_meeting_may_be_one() -> None:
    workshop, forum = Identifier.parse("workshop/2013/1"), Identifier.parse("open-forum/2013/x")
    assert Judgements.of([judgement(workshop, forum)]).root(forum) == workshop


def test_an_id_that_nothing_bears_is_refused_with_its_line(curated_folder: Path) -> None:
    write(curated_folder, "organization/itu\torganization/nobody\tsame\tjo\t2026-03-01\tseen")
    with pytest.raises(CuratedError, match="organization/nobody") as caught:
        Curated.load(curated_folder)
    assert caught.value.line == 3


def test_what_is_added_stands_behind_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    append_judgement(path, row("a", "b"))
    path.write_bytes(path.read_bytes() + b"# a remark without an end")
    before = path.read_bytes()
    append_judgement(path, row("c", "d", DIFFERENT).model_copy(update={"why": "two\tlines\nof it"}))
    assert path.read_bytes().startswith(before)
    first, second = Judgements.load(path).rows
    assert (first.a, first.verdict, first.why) == (person("a"), SAME, "seen")
    assert (second.b, second.verdict, second.why) == (person("d"), DIFFERENT, "two lines of it")
    assert Judgements.load(tmp_path / "nothing.tsv").rows == ()


PAIRS = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=12)


@given(PAIRS)
def test_a_root_is_its_own_root(pairs: list[tuple[str, str]]) -> None:
    made = Judgements.of([row(a, b) for a, b in pairs if a != b])
    for letter in "abcdefg":
        root = made.root(person(letter))
        assert made.root(root) == root
    for a, b in pairs:
        assert made.root(person(a)) == made.root(person(b))


@given(PAIRS, PAIRS, st.randoms(use_true_random=False))
def test_rows_about_others_may_stand_anywhere(
    ones: list[tuple[str, str]], others: list[tuple[str, str]], random: Random
) -> None:
    mine = [row(a, b) for a, b in ones if a != b]
    left, right = list(mine), [row(f"{ord(a) % 9}", f"{ord(b) % 9}") for a, b in others if a != b]
    mixed: list[Judgement] = []
    while left or right:
        source = left if left and (not right or random.random() < 0.5) else right
        mixed.append(source.pop(0))
    alone, together = Judgements.of(mine), Judgements.of(mixed)
    for letter in "abcdefg":
        assert alone.root(person(letter)) == together.root(person(letter))


@pytest.mark.parametrize(
    ("a", "b"), [("organization/apc", "person/p3kx7ab"), ("meeting/2013", "organization/igf-2013")]
)
def test_what_was_confused_may_be_told_apart_but_is_not_merged(a: str, b: str) -> None:
    one, other = Identifier.parse(a), Identifier.parse(b)
    rows = {
        verdict: Judgement(
            a=one, b=other, verdict=verdict, by="jo", date=date(2026, 3, 1), why="seen"
        )
        for verdict in Verdict
    }
    told = Judgements.of([rows[Verdict.DIFFERENT]])
    assert told.verdict(other, one) is Verdict.DIFFERENT
    with pytest.raises(CuratedError, match="two kinds"):
        Judgements.of([rows[Verdict.SAME]])
