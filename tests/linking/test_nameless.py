"""Withdrawn names are taken out of participations, whatever they were read as."""

import pytest

from igflod.linking import Withdrawn, digests_of
from igflod.linking.nameless import without_withdrawn_name
from igflod.linking.names import Name
from igflod.record import AgentKind, NameOrder, Participation, Reading, Role, Span, Status

WITHDRAWN = Withdrawn.by(digests_of([Name("Xiaodong Lee")]))


def named(name: str, *affiliations: str, kind: AgentKind = AgentKind.PERSON) -> Participation:
    return Participation(
        role=Role.SPEAKER,
        kind=kind,
        name=Reading(name, (Span(0, 3),)),
        status=Status.LISTED,
        title="Dr.",
        order=NameOrder.FAMILY_GIVEN,
        affiliations=tuple(Reading(one, (Span(5, 9),)) for one in affiliations),
    )


@pytest.mark.parametrize(
    ("name", "affiliations", "left"),
    [
        ("Xiaodong Lee", ["CNNIC", "ISOC"], ["CNNIC", "ISOC"]),
        ("Lee", ["Xiaodong", "ISOC"], ["ISOC"]),
        ("LEE", ["Xiaodong (CNNIC)", "ISOC"], ["CNNIC", "ISOC"]),
        ("Xiaodong", ["Lee, China, CNNIC"], ["China, CNNIC"]),
    ],
)
def test_a_name_is_taken_out(name: str, affiliations: list[str], left: list[str]) -> None:
    made = without_withdrawn_name(named(name, *affiliations), WITHDRAWN)
    assert made is not None
    assert (made.name, made.title, made.order) == (None, None, NameOrder.UNKNOWN)
    assert [one.value for one in made.affiliations] == left
    assert made.role is Role.SPEAKER


def test_what_is_left_of_an_affiliation_is_not_quoted() -> None:
    made = without_withdrawn_name(named("Lee", "Xiaodong (CNNIC)", "ISOC"), WITHDRAWN)
    assert made is not None
    assert [one.spans for one in made.affiliations] == [(), (Span(5, 9),)]


@pytest.mark.parametrize(
    "other",
    [
        named("Lee", "CNNIC"),
        named("Lee"),
        named("Nigel", "Xiaodong Lee Institute"),
        named("Lee", "CNNIC", "Xiaodong"),
        named("Xiaodong Lee", kind=AgentKind.UNNAMED),
    ],
)
def test_whoever_is_not_called_so_stays(other: Participation) -> None:
    assert without_withdrawn_name(other, WITHDRAWN) is None
