"""The register of organizations."""

from pathlib import Path

import pytest

from igflod.errors import CuratedError
from igflod.linking.organizations import Organization, Organizations


def test_an_organization_is_found_by_each_of_its_names(root: Path) -> None:
    organizations = Organizations.load(root / "data" / "curated" / "organizations.tsv")
    assert organizations.register("cnnic") == "cnnic"
    assert organizations.register("China Internet Network Information  Center") == "cnnic"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Conseil de l'Europe", "conseil-de-l-europe"),
        ("Uniwersytet Łódzki", "uniwersytet-lodzki"),
        ("Ведомство связи", "vedomstvo-svyazi"),
    ],
)
def test_a_new_organization_gets_a_readable_id(name: str, made: str) -> None:
    organizations = Organizations()
    assert organizations.register(name) == made
    assert organizations.register(name.upper()) == made


def test_articles_and_punctuation_make_no_other_organization() -> None:
    organizations = Organizations()
    one = organizations.register("The Citizen Lab")
    assert organizations.register("Citizen Lab!") == one
    assert organizations.register("the The citizen lab") == one


def test_two_names_that_read_alike_get_two_ids() -> None:
    organizations = Organizations()
    assert organizations.register("Лаб") != organizations.register("Lab")


def test_a_name_without_a_letter_gets_an_id_all_the_same() -> None:
    organizations = Organizations()
    assert organizations.register("!!!").startswith("x-")


def test_a_name_over_two_lines_keeps_the_register_whole(tmp_path: Path) -> None:
    organizations = Organizations()
    made = organizations.register("Example\tNetwork\u2028Council\n")
    file = tmp_path / "organizations.tsv"
    file.write_text(organizations.text([made]), encoding="utf-8")
    assert Organizations.load(file).entries[made].label == "Example Network Council"


def test_a_retired_id_is_not_given_again(tmp_path: Path) -> None:
    file = tmp_path / "organizations.tsv"
    file.write_text("id\tlabel\tnames\nexample-council\t\t\n", encoding="utf-8")
    organizations = Organizations.load(file)
    assert organizations.register("Example Council") == "example-council-2"
    assert organizations.entries["example-council"] == Organization(id="example-council")


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
