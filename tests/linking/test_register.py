"""Registers: ids are minted once, found again, and never depend on the order of reading."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igflod.errors import CuratedError
from igflod.linking.names import Name
from igflod.linking.register import Organizations, People

HERE = "workshop/2013/324"


def test_the_same_name_in_one_session_is_one_person() -> None:
    people = People()
    one = people.register(Name("Xiaodong Lee"), (), HERE, "moderator-1")
    assert people.register(Name("Xiaodong LEE"), ("cnnic",), HERE, "speaker-5") == one


def test_a_full_name_with_the_same_affiliation_is_the_same_person_elsewhere() -> None:
    people = People()
    one = people.register(Name("Jane Roe"), ("itu",), HERE, "speaker-1")
    assert people.register(Name("Jane Roe"), ("itu",), "workshop/2014/1", "speaker-9") == one


@pytest.mark.parametrize(
    ("name", "affiliations"), [("Jane Roe", ()), ("Jane Roe", ("icann",)), ("Nigel", ("itu",))]
)
def test_otherwise_a_name_elsewhere_is_somebody_new(
    name: str, affiliations: tuple[str, ...]
) -> None:
    people = People()
    one = people.register(Name(name), ("itu",), HERE, "speaker-1")
    assert people.register(Name(name), affiliations, "workshop/2014/1", "speaker-1") != one


@given(st.permutations([f"Person {letter}" for letter in "ABCDEF"]))
def test_ids_of_one_session_do_not_depend_on_the_order_of_its_names(names: list[str]) -> None:
    people = People()
    ids = {name: people.register(Name(name), (), HERE, f"speaker-{name[-1]}") for name in names}
    again = People()
    for name in sorted(names):
        assert again.register(Name(name), (), HERE, f"speaker-{name[-1]}") == ids[name]


def test_a_written_register_gives_the_same_ids_again(tmp_path: Path) -> None:
    people = People()
    made = people.register(Name("Jane Roe"), ("itu",), HERE, "speaker-1")
    file = tmp_path / "people.tsv"
    file.write_text(people.text([made]), encoding="utf-8")
    again = People.load(file)
    assert again.entries == people.entries
    assert again.register(Name("Jane Roe"), (), HERE, "organizer-7") == made


def test_an_id_says_nothing_of_the_name() -> None:
    one, other = People(), People()
    jane = one.register(Name("Jane Roe"), (), HERE, "speaker-1")
    john = other.register(Name("John Doe"), (), HERE, "speaker-1")
    assert jane == john, "the id depends on the place of first mention alone"


def test_two_people_never_share_an_id() -> None:
    people = People()
    ids = {
        people.register(Name(f"Person {number}"), (), f"workshop/2013/{number}", "speaker-1")
        for number in range(2000)
    }
    assert len(ids) == 2000


def test_an_organization_is_found_by_each_of_its_names(root: Path) -> None:
    organizations = Organizations.load(root / "data" / "curated" / "organizations.tsv")
    assert organizations.register("cnnic") == "cnnic"
    assert organizations.register("China Internet Network Information  Center") == "cnnic"


def test_a_new_organization_gets_a_readable_id_of_its_own() -> None:
    organizations = Organizations()
    assert organizations.register("Conseil de l'Europe") == "conseil-de-l-europe"
    assert organizations.register("Conseil de l’Europe!") == "conseil-de-l-europe"
    assert organizations.register("Conseil de L Europe Org") == "conseil-de-l-europe-org"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("itu\tAnother\t", "stands twice"),
        ("other\tITU\t", "already a name of 'itu'"),
        ("Not A Slug\tX\t", "id:"),
        ("one\ttwo", "2 cells"),
    ],
)
def test_a_broken_register_is_refused_with_its_line(
    curated_folder: Path, row: str, message: str
) -> None:
    file = curated_folder / "organizations.tsv"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([*lines, row]) + "\n", encoding="utf-8")
    with pytest.raises(CuratedError, match=message) as caught:
        Organizations.load(file)
    assert caught.value.line == len(lines) + 1
