"""Which people are proposed to be one, which never, and what raises and lowers the score."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from igflod.linking import Judgement, Judgements, Verdict
from igflod.linking.proposals import Kind, Proposal, propose

ONE, TWO, THREE = "workshop/2013/1", "workshop/2013/2", "workshop/2014/3"


def score(sessions: Any, one: str, other: str) -> Proposal | None:
    sessions.add(ONE, one).add(TWO, other)
    found = [p for p in sessions.propose() if p.kind is Kind.PERSON]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Jane Roe", "JANE ROE", "same name"),
        ("Jane Roe @ APC", "Jane Roe @ UNESCO", "same name; different affiliations"),
        ("Łukasz Żak", "Lukasz Zak", "same name in Latin letters"),
        ("Xiaodong Lee", "LEE, Xiaodong", "family name first, with a comma"),
        ("Zhu Hongbin", "Hongbin Zhu", "same words in another order"),
        ("Y.J Park", "YJ Park", "same letters, spaced otherwise"),
        ("YJ Park", "Yun Jung Park", "initials for given names"),
        ("Y.J. Park", "Yun Jung Park", "initials for given names"),
        ("Park Y.J.", "Yun Jung Park", "initials for given names, in another order"),
        ("Phyo Thiri L.", "Phyo Thiri Lwin", "an initial for the family name"),
        ("Xiaodong Li", "Xiaodong Lee", "spelt otherwise, sounds alike"),
        ("Andrew Puddephat", "Andrew Puddephatt", "spelt otherwise, sounds alike"),
        ("Wolfgang Kleinwächter", "Wolfgang Kleinwaechter", "near spelling"),
        ("Amrita Choudhury", "Amita Choudhury", "near spelling"),
        ("Edmon Chung", "Edmon Chun", "a short form of one word"),
        ("Walid Al-Saqaf", "Walid AI-Saqaf", "a letter apart in a short word"),
        ("William Drake", "William J. Drake", "one name holds the other"),
        ("Dr. Jane Roe", "Jane Roe", "same name in Latin letters"),
        ("Xiao Dong Lee", "Xiaodong Lee", "same letters, spaced otherwise"),
    ],
)
def test_a_pair_is_proposed_with_the_reason(
    sessions: Any, one: str, other: str, reason: str
) -> None:
    found = score(sessions, one, other)
    assert found is not None
    assert found.reason.startswith(reason)
    assert 0 < found.score < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nigel", "Nigel"),
        ("Nigel", "Nigel Hickson"),
        ("Nigel H.", "Nigel Hickson"),
        ("Wei Li", "Wei Liu"),
        ("Li Wei", "Lu Wei"),
        ("Jane Roe", "John Roe"),
        ("Christopher Yoo", "Christopher Odu"),
        ("Jane Roe", "Richard Doe"),
    ],
)
def test_what_tells_too_little_is_not_proposed(sessions: Any, one: str, other: str) -> None:
    assert score(sessions, one, other) is None


def test_same_affiliation_raises_and_another_one_lowers(sessions: Any) -> None:
    sessions.add(ONE, "Xiaodong Li @ CNNIC", "Amrita Roy @ A", "Olga Cavalli")
    sessions.add(TWO, "Xiaodong Lee @ CNNIC", "Amita Roy @ B", "Olgha Cavalli")
    pairs = sessions.pairs()
    same = pairs[frozenset(("Xiaodong Li", "Xiaodong Lee"))]
    other = pairs[frozenset(("Amrita Roy", "Amita Roy"))]
    unknown = pairs[frozenset(("Olga Cavalli", "Olgha Cavalli"))]
    assert "same affiliation (cnnic)" in same.reason
    assert same.score > unknown.score > other.score


def test_affiliations_that_are_proposed_to_be_one_raise_the_score(sessions: Any) -> None:
    sessions.add(ONE, "Jane Roe @ APC")
    sessions.add(TWO, "Jane Roe @ Association for Progressive Communications")
    found = sessions.pairs()[frozenset(("Jane Roe",))]
    assert found.score > 0.8
    assert "affiliations that may be one" in found.reason


def test_group_region_and_company_raise_the_score(sessions: Any) -> None:
    more = {"group": "Civil Society", "region": "Asia"}
    sessions.add(ONE, {"name": "Jane Roe", **more}, "Ann Poe @ X")
    sessions.add(TWO, {"name": "Jane Roe", **more}, "Ann Poe @ X")
    found = sessions.pairs()[frozenset(("Jane Roe",))]
    assert found.score > 0.7
    assert found.reason.endswith("same group; same region; 1 person named beside both")


def test_names_that_many_bear_lower_the_score(sessions: Any) -> None:
    sessions.add(ONE, "Jane Roe @ APC").add(TWO, "Jane Roe @ UNESCO")
    before = sessions.pairs()[frozenset(("Jane Roe",))]
    crowd = [f"Jane {name}" for name in ("Aho", "Bo", "Cho", "Do", "Eto", "Fo", "Gao")]
    sessions.add(THREE, *crowd)
    assert sessions.pairs()[frozenset(("Jane Roe",))] == before
    crowd = [f"{name} Roe" for name in ("Al", "Bea", "Cy", "Dee", "Eve", "Flo", "Guy")]
    sessions.add(THREE, *crowd)
    common = sessions.pairs()[frozenset(("Jane Roe",))]
    assert common.reason == "same name; different affiliations; common names"
    assert common.score < before.score


def test_two_side_by_side_in_one_session_are_likely_two(sessions: Any) -> None:
    sessions.add(ONE, "Amrita Roy", "Amita Roy")
    found = sessions.propose()[0]
    assert found.score < 0.3
    assert "side by side" in found.reason


def test_in_another_role_of_the_session_it_may_be_one_again(sessions: Any) -> None:
    sessions.add(ONE, "Y.J Park", {"name": "YJ Park", "role": "organizer"})
    assert sessions.propose()[0].score > 0.66


def test_the_one_named_at_the_earlier_meeting_stays(sessions: Any) -> None:
    sessions.add(THREE, "Jane Roe").add(ONE, "Jane Roe")
    found = sessions.propose()[0]
    entry = sessions.curated.people.entries[found.a.path]
    assert entry.session == ONE


def test_the_order_of_the_records_does_not_matter(sessions: Any) -> None:
    names = ["Xiaodong Li", "Xiaodong Lee", "LEE, Xiaodong", "X. Lee", "Jane Roe", "Roe Jane"]
    for number, name in enumerate(names):
        sessions.add(f"workshop/2013/{number}", name, "APC")
    linked = sessions.linked()
    expected = propose(linked, sessions.curated)
    assert len(expected) > 5
    for seed in range(5):
        shuffled = list(linked)
        Random(seed).shuffle(shuffled)  # noqa: S311 (an order, no secret)
        assert propose(shuffled, sessions.curated) == expected


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_decided_pair_is_not_proposed_again(sessions: Any, verdict: Verdict) -> None:
    sessions.add(ONE, "Jane Roe").add(TWO, "Jane Roe").add(THREE, "Jane  Roe @ APC")
    first = sessions.propose()
    assert len(first) == 3
    row = Judgement(
        a=first[0].a, b=first[0].b, verdict=verdict, by="jo", date=date(2026, 3, 1), why="seen"
    )
    sessions.curated = replace(sessions.curated, judgements=Judgements.of([row]))
    left = sessions.propose()
    assert len(left) == (1 if verdict is Verdict.SAME else 2)
    assert all({p.a, p.b} != {row.a, row.b} for p in left)


def test_a_consequence_of_decisions_is_not_asked(sessions: Any) -> None:
    sessions.add(ONE, "Jane Roe").add(TWO, "Jane Roe").add(THREE, "Jane Roe")
    one, two, three = (r.participations[0].agent for r in sessions.linked())
    day = date(2026, 3, 1)
    rows = [
        Judgement(a=one, b=two, verdict=Verdict.SAME, by="jo", date=day, why="seen"),
        Judgement(a=two, b=three, verdict=Verdict.DIFFERENT, by="jo", date=day, why="seen"),
    ]
    sessions.curated = replace(sessions.curated, judgements=Judgements.of(rows))
    assert sessions.propose() == ()
