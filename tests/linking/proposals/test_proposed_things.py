"""Which organizations, sessions and themes are proposed to be one; names in a wrong place."""

import datetime as dt
from typing import Any

import pytest

from igflod.linking.proposals import Kind, Proposal
from igflod.linking.proposals.proposal import pairs_in

DAY = dt.date(2013, 10, 23)


def organizations(sessions: Any, one: str, other: str) -> Proposal | None:
    sessions.add("workshop/2013/1", {"name": one, "kind": "organization"})
    sessions.add("workshop/2013/2", {"name": other, "kind": "organization"})
    found = [p for p in sessions.propose() if p.kind is Kind.ORGANIZATION]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("Google", "Google Inc.", 0.9),
        ("Internet Society", "Internet Society (ISOC)", 0.9),
        ("Access Now", "Accessnow", 0.9),
        ("ISOC", "Internet Society (ISOC)", 0.88),
        ("CNNIC", "China Internet Network Information Center", 0.6),
        ("APC", "Association for Progressive Communications", 0.8),
        ("Council of Europe", "CoE", 0.8),
        ("ISOC", "Internet Society", 0.6),
        ("Artículo 19", "Article 19", 0.5),
        ("Swiss Federal Office of Communication", "Swiss Federal Office of Communications", 0.6),
        ("Syracuse University", "Syracuse University, USA", 0.4),
        ("Global Partners", "Global Partners Digital", 0.3),
    ],
)
def test_two_names_of_one_organization(sessions: Any, one: str, other: str, least: float) -> None:
    found = organizations(sessions, one, other)
    assert found is not None
    assert found.score >= least


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IGF 2012", "IGF 2013"),
        ("Article 19", "Article 15"),
        ("APC", "ITU"),
        ("Internet Society", "Internet Governance Project"),
        ("ICANN", "International Telecommunication Union"),
    ],
)
def test_two_organizations(sessions: Any, one: str, other: str) -> None:
    assert organizations(sessions, one, other) is None


def test_an_organization_in_a_persons_slot(sessions: Any) -> None:
    sessions.add("workshop/2013/1", "Internet Society", "Jane Roe @ Internet Society")
    found = [p for p in sessions.propose() if p.kind is Kind.NO_PERSON]
    assert [p.a.path for p in found] == ["internet-society"]
    assert found[0].b.kind == "person"


def test_a_meeting_or_a_country_is_no_organization(sessions: Any) -> None:
    sessions.add("workshop/2013/1", "Jane Roe @ IGF 2013", "Ann Poe @ IGF Secretariat")
    sessions.add("workshop/2013/2", "Bo Doe @ Türkiye", "Jo Moe @ Government of Turkey")
    found = [p for p in sessions.propose() if p.kind is Kind.NO_ORGANIZATION]
    assert [(str(p.a), p.b.path) for p in found] == [
        ("meeting/2013", "igf-2013"),
        ("place/turkey", "turkiye"),
    ]


def proposed_sessions(sessions: Any) -> list[Proposal]:
    return [p for p in sessions.propose() if p.kind is Kind.SESSION]


def test_one_session_under_two_titles(sessions: Any) -> None:
    sessions.add("workshop/2013/1", title="WS 1: Access for the next billion", date=DAY)
    sessions.add("open-forum/2013/9", title="Access for the next billion users", date=DAY)
    sessions.add("workshop/2014/1", title="Access for the next billion")
    found = proposed_sessions(sessions)
    assert [(str(p.a), str(p.b)) for p in found] == [("open-forum/2013/9", "workshop/2013/1")]
    assert "subtitle" in found[0].reason


def test_one_session_under_two_hosts(sessions: Any) -> None:
    people = ("Jane Roe @ APC", "Ann Poe @ ITU")
    at = {"date": DAY, "start": dt.time(9)}
    sessions.add("workshop/2013/1", *people, title="Cables", **at)
    sessions.add("other/2013/lunch", *people, title="Meeting of islands", **at)
    found = proposed_sessions(sessions)
    assert len(found) == 1
    assert found[0].reason.startswith("same date and time, and the same people")


def test_the_people_of_two_sessions_are_compared_by_name(sessions: Any) -> None:
    """Without affiliations the same people have an id for each session."""
    at = {"date": DAY, "start": dt.time(9)}
    sessions.add("workshop/2013/1", "Jane Roe", "Ann Poe", "Nigel", title="Cables", **at)
    sessions.add("other/2013/lunch", "ROE, Jane", "Ann Poe", "Nigel", title="Islands", **at)
    found = proposed_sessions(sessions)
    assert [one.reason for one in found] == [
        "same date and time, and the same people or organizations; 2 named in both"
    ]


def test_the_same_number_alone_says_little(sessions: Any) -> None:
    sessions.add("workshop/2013/7", title="Cables", number="7")
    sessions.add("open-forum/2013/7", title="Children", number="7")
    found = proposed_sessions(sessions)
    assert len(found) == 1
    assert found[0].score < 0.3


def test_parts_of_a_series_are_not_one_session(sessions: Any) -> None:
    sessions.add("workshop/2013/1", title="Governance of names, part 1")
    sessions.add("workshop/2013/2", title="Governance of names, part 2")
    assert proposed_sessions(sessions) == []


def test_other_days_and_numbers_lower_the_score(sessions: Any) -> None:
    sessions.add("workshop/2013/1", title="Opening", number="1", date=DAY)
    sessions.add("workshop/2013/2", title="Opening", number="2", date=DAY + dt.timedelta(1))
    found = proposed_sessions(sessions)[0]
    assert found.score < 0.5
    assert found.reason == "same title; different dates; different numbers of one type"


def test_near_labels_of_one_scheme(sessions: Any) -> None:
    sessions.add("workshop/2013/1", themes=("Access and Diversity", "Security"))
    sessions.add("workshop/2013/2", themes=("Acces & Diversity", "Openness"))
    sessions.add("workshop/2014/2", themes=("Access and Diversity",))
    found = [p for p in sessions.propose() if p.kind is Kind.THEME]
    assert [(p.a.path, p.b.path) for p in found] == [
        ("2013/acces-diversity", "2013/access-and-diversity")
    ]


def test_a_very_large_block_is_not_paired_in_full() -> None:
    assert len(list(pairs_in(range(300)))) == 300 * 299 // 2
    assert len(list(pairs_in(range(10_000)))) < 10_000 * 31
