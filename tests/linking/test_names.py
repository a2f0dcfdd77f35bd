"""Names: their normal form, and what counts as a full one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igflod.linking.names import Name, Variant, normal_form
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


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("LEE, Xiaodong", "Xiaodong Lee", Variant.COMMA),
        ("Zhu Hongbin", "Hongbin Zhu", Variant.OTHER_ORDER),
        ("Maria del Carmen Ruiz", "Ruiz, Maria del Carmen", Variant.OTHER_ORDER),
        ("Y.J Park", "YJ Park", Variant.JOINED_INITIALS),
        ("Xiaodong Lee", "X. Lee", Variant.INITIALS),
        ("Łukasz Żak", "Lukasz Zak", Variant.TRANSLITERATION),
        ("Анна Петрова", "Anna Petrova", Variant.TRANSLITERATION),
    ],
)
def test_a_variant_meets_the_other_name_and_says_why(one: str, other: str, why: Variant) -> None:
    assert Name(one).variants()[Name(other).normal] is why


def test_where_the_order_is_known_it_is_no_variant() -> None:
    assert Name("Zhu Hongbin", NameOrder.FAMILY_GIVEN).parts == ("hongbin", "zhu")
    given_first = Name("Hongbin Zhu", NameOrder.GIVEN_FAMILY)
    assert given_first.parts == ("hongbin", "zhu")
    assert given_first.variants()["h zhu"] is Variant.INITIALS


def test_a_single_name_has_no_variants() -> None:
    assert Name("Nigel").variants() == {}
    assert Name("Нигель").variants() == {}


@given(st.text(), st.sampled_from(NameOrder))
def test_variants_are_other_normal_forms(printed: str, order: NameOrder) -> None:
    name = Name(printed, order)
    for form in name.variants():
        assert form == normal_form(form) != name.normal
