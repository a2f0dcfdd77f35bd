"""Lines about somebody, in every syntax of the pages. All names are invented."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from igflod.reading.fields.affiliations import is_job
from igflod.reading.fields.entries import read_entry
from igflod.reading.fields.names import looks_like_organization, looks_like_person, strip_title
from igflod.record import Role

NAME = "Ada Example"


def said(line: str, *, inverted: bool = False) -> tuple[list[str], str | None, str | None]:
    entry = read_entry(line, inverted=inverted)
    organization, country = entry.says.organization, entry.says.country
    return (
        [person.words for person in entry.people],
        organization.words if organization else None,
        country.words if country else None,
    )


@pytest.mark.parametrize(
    ("line", "organization", "country"),
    [
        ("Ada Example, Example Network", "Example Network", None),
        ("Ada Example,Example Network", "Example Network", None),
        ("Ada Example , Example Network", "Example Network", None),
        ("- Ada Example, Example Network.", "Example Network", None),
        ("• Ada Example (Example Network)", "Example Network", None),
        ("1. Ada Example | Example Network", "Example Network", None),
        ("Ada Example - Example Network", "Example Network", None),
        ("Ada Example; Example Network", "Example Network", None),
        ("Ada Example from Example Network", "Example Network", None),
        ("Ada Example, Director, Example Network", "Example Network", None),
        ("Ada Example, Head of Storage at Example Network", "Example Network", None),
        ("Ada Example, Senior Advisor at Oslo-based Example Network", "Example Network", None),
        ("Ada Example, representing Example network based in Norway", "Example network", None),
        (
            "Ada Example, Vice president for Example Network’s public business",
            "Example Network",
            None,
        ),
        ("Ada Example (Example Working Group member)", "Example Working Group", None),
        ("Ada Example, MP Example Parliament", "Example Parliament", None),
        ("Ada Example, Example Network, Nairobi", "Example Network", None),
        ("Ada Example, Example Network, Nairobi, Kenya", "Example Network", "Kenya"),
        ("Ada Example, Kenya", None, "Kenya"),
        ("Ada Example (Denmark - an academic who studies telephones)", None, "Denmark"),
        (
            "Ada Example, Example Lab, University of Example",
            "Example Lab, University of Example",
            None,
        ),
        ("Ada Example, Coordinator, Broadband Commission, ITU", "ITU", None),
        (
            "Ada Example, Ministry of Roads, Ports and Trade",
            "Ministry of Roads, Ports and Trade",
            None,
        ),
        ("Ada Example, Example Office (EO)", "Example Office (EO)", None),
        ("Ada Example (Example Office (EO))", "Example Office (EO)", None),
        ("Ada Example, Example Office (Responsible for all that is new)", "Example Office", None),
        ("Ada Example, 🔒Example Office", "Example Office", None),
        ("Ada Example, 🔒", None, None),
        ("Ada Example,", None, None),
        ("Ada Example (organizer of the local hub in Norway)", None, None),
        ("Ada Example, independent", None, None),
        ("Ada Example , representing youth from", None, None),
        ("Ada Example\nVice President, Example Corporation", "Example Corporation", None),
        ("Example Network - Ada Example", "Example Network", None),
    ],
)
def test_a_name_and_what_is_said_of_it(
    line: str, organization: str | None, country: str | None
) -> None:
    assert said(line) == ([NAME], organization, country)


@pytest.mark.parametrize(
    ("line", "names", "organization"),
    [
        (
            "Example Jam Project - Ada Example, Bo Muster, Example Society",
            ["Ada Example", "Bo Muster"],
            "Example Society",
        ),
        (
            "Ada Example and Bo Muster, Example Society",
            ["Ada Example", "Bo Muster"],
            "Example Society",
        ),
        (
            "Ada Example, John Muster, Example Society",
            ["Ada Example", "John Muster"],
            "Example Society",
        ),
        ("Ada Example - Muster, Example Society", ["Ada Example - Muster"], "Example Society"),
        ("Mr,Ada,EXAMPLE,Academia,University of Example", ["Ada,EXAMPLE"], "University of Example"),
        ("Prof. Ada Example, PhD, Example Society", ["Ada Example"], "Example Society"),
        ("utoyo example, norway", ["utoyo example"], None),
        ("EXAMPLE Ada, Example Society", ["EXAMPLE Ada"], "Example Society"),
    ],
)
def test_other_orders_and_several_people(
    line: str, names: list[str], organization: str | None
) -> None:
    found, affiliation, _ = said(line)
    assert [strip_title(name).name for name in found] == names
    assert affiliation == organization


def test_family_first_with_a_comma_where_the_form_prints_it() -> None:
    assert said("Muster, Bo", inverted=True) == (["Muster, Bo"], None, None)
    assert said("Muster Example, Anna (Example Society)", inverted=True)[0] == [
        "Muster Example, Anna"
    ]
    assert said("Muster, Bo") == (["Muster"], "Bo", None)


@pytest.mark.parametrize(
    ("line", "group", "region"),
    [
        ("Ada Example, Civil Society, African Group", "Civil Society", "African Group"),
        ("Ada Example, African Group, civil society", "Civil Society", "African Group"),
        (
            "Ada Example - MAG member - Private Sector - LAC",
            "Private Sector",
            "Latin American and Caribbean Group",
        ),
        (
            "Ada Example, Inter-governmental Organisation, WEOG",
            "Intergovernmental Organization",
            "Western European and Others Group",
        ),
        (
            "Civil Society, Intergovernmental Organization",
            "Civil Society",
            "Intergovernmental Organization",
        ),
        ("Technical Community, Asia-Pacific Group", "Technical Community", "Asia-Pacific Group"),
        ("Ada Example, Example Union (civil society)", "Civil Society", None),
        ("Ada Example, Press, Eastern Europe", "Media", "Eastern European Group"),
    ],
)
def test_groups_and_regions_in_any_spelling(line: str, group: str, region: str | None) -> None:
    origin = read_entry(line).origin
    assert origin.group is not None
    assert origin.group[0] == group
    assert (origin.region[0] if origin.region else None) == region


@pytest.mark.parametrize(
    ("line", "organizations"),
    [
        ("Representative from Example Office/Example Union", ["Example Office", "Example Union"]),
        ("Reprensentative of the Example Ministry", ["Example Ministry"]),
        ("Exampleland government representative", ["Exampleland government"]),
    ],
)
def test_who_stands_for_an_organization(line: str, organizations: list[str]) -> None:
    entry = read_entry(line)
    assert entry.represented
    assert [organization.words for organization in entry.organizations] == organizations


@pytest.mark.parametrize(
    "line",
    [
        "Example Network",
        "ICT Example Indonesia, ICT Example - Indonesia",
        "NIC Chile",
        "Example Circle of Friends",
    ],
)
def test_an_organization_in_a_persons_place(line: str) -> None:
    entry = read_entry(line)
    assert not entry.people
    assert len(entry.organizations) == 1


def test_somebody_without_a_name() -> None:
    entry = read_entry("Youth representing the Example network;")
    assert entry.nobody
    assert entry.says.organization is not None
    assert entry.says.organization.words == "Example network"
    assert read_entry("Technical person responsible for the platform").nobody


@pytest.mark.parametrize("line", ["TBC", "to be confirmed", "N/A", "-", "", "🔒"])
def test_a_name_that_is_to_follow_is_nobody(line: str) -> None:
    assert read_entry(line).pending
    assert read_entry(line).is_empty


def test_a_role_in_the_line_itself() -> None:
    assert read_entry("Ada Example, moderator").role is Role.MODERATOR
    assert read_entry("Ada Example (Online Moderator)").role is Role.REMOTE_MODERATOR


@pytest.mark.parametrize(
    "text",
    [
        "EU Policy",
        "Senior Policy Manager",
        "Head of Global Standards",
        "Secretary-General",
        "Responsable de Redes",
    ],
)
def test_jobs(text: str) -> None:
    assert is_job(text)


@pytest.mark.parametrize(
    "text",
    [
        "Example International",
        "Public Example Foundation",
        "Office of the President of Exampleland",
        "Ministry of Trade",
    ],
)
def test_organizations_that_sound_like_jobs(text: str) -> None:
    assert not is_job(text)


@pytest.mark.parametrize(
    "text",
    [
        "Open Floor",
        "Wrap Up",
        "Library Circle",
        "Example",
        "Reporters Without Borders",
        "NIC Chile",
        "South Africa",
    ],
)
def test_words_that_are_no_names(text: str) -> None:
    assert not looks_like_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Example",
        "BO EXAMPLE",
        "Ada van der Example",
        "J. Example",
        "Ada M. Example-Muster",
        "Łukasz Przykład",
        "Ελένη Παράδειγμα",
        "Ada O’Example",
        "Kathleen Example - Muster",
    ],
)
def test_names_of_many_forms(text: str) -> None:
    assert looks_like_person(text)


def test_forms_of_organizations() -> None:
    assert all(map(looks_like_organization, ("DotExample", "EXAMPLE.br", "ITU", "AT&T")))
    assert not looks_like_organization("Ada Example")


words = st.lists(
    st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True),
    min_size=2,
    max_size=3,
).map(" ".join)


@given(
    words.filter(looks_like_person), st.sampled_from(["{}, {}", "{} ({})", "- {}, {}", "{} | {}"])
)
def test_the_name_is_kept_whatever_stands_behind(name: str, form: str) -> None:
    line = form.format(name, "Example Telecommunications Office")
    entry = read_entry(line)
    assert [person.words for person in entry.people] == [name]
    assert line[entry.people[0].start : entry.people[0].end] == name
    assert entry.says.organization is not None
    assert entry.says.organization.words == "Example Telecommunications Office"


@given(st.text(max_size=200))
@example("²\n\x1f")
def test_any_line_is_read_and_its_pieces_stand_in_it(line: str) -> None:
    entry = read_entry(line)
    for piece in (*entry.people, *entry.organizations):
        assert 0 <= piece.start <= piece.end <= len(line)
