"""Names: their normal form, and what counts as a full one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igflod.linking.names import Name, normal_form
from igflod.record import NameOrder


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élisson Diones Cazumbá", "elisson  diones CAZUMBA"),
        ("Y.J. Park", "Y J Park"),
        ("Kathleen Spencer - Chapman", "Kathleen Spencer-Chapman"),
    ],
)
def test_the_same_name_in_other_letters_has_the_same_normal_form(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)


def test_a_family_first_name_meets_its_given_first_form() -> None:
    family_first = Name("Zhu Hongbin", NameOrder.FAMILY_GIVEN)
    assert family_first.normal == Name("Hongbin Zhu").normal
    assert Name("Zhu Hongbin").normal != Name("Hongbin Zhu").normal


def test_a_vietnamese_name_that_looks_like_an_article_is_kept() -> None:
    assert Name("Thế Anh Nguyễn").normal != Name("Anh Nguyen").normal


def test_a_single_given_name_is_no_full_name() -> None:
    assert not Name("Nigel").is_full
    assert Name("YJ Park").is_full
