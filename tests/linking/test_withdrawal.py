"""Withdrawn names are found in any spelling, and nothing of them is kept but digests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igflod.linking.names import Name
from igflod.linking.withdrawal import MARK, Withdrawn, digests_of
from igflod.record import NameOrder


def withdrawn(*printed: str) -> Withdrawn:
    return Withdrawn.by(digests_of(Name(one) for one in printed))


@pytest.mark.parametrize(
    ("printed", "text", "struck"),
    [
        ("Li Xiaodong", "by Dr. LI, Xiaodong (CNNIC)", f"by Dr. {MARK} (CNNIC)"),
        ("Li Xiaodong", "Xiao-dong Li.", f"{MARK}."),
        ("Li Xiaodong", "xiaodong_li@example.org", f"{MARK}@example.org"),
        ("Li Xiaodong", "XiaodongLi", MARK),
        ("Li Xiaodong", "Xiao\u00addong\u200b Li", MARK),
        ("Y.J. Park", "YJ Park and Y. J.  PARK", f"{MARK} and {MARK}"),
        ("YJ Park", "Y.J. Park", MARK),
        ("José Núñez", "nunez, Jose\u0301", MARK),
        ("Lukasz Zuk", "Łukasz Żuk spoke", f"{MARK} spoke"),
        ("Łukasz Żuk", "LUKASZ ZUK spoke", f"{MARK} spoke"),
        ("William J. Drake", "William Drake; Drake William J", f"{MARK}; {MARK}"),
        ("Alice Day", "A. Day", MARK),
        ("Alice Day", "half a day", "half a day"),
        ("李晓东", "Li Xiaodong", MARK),
        ("Li Xiaodong", "X i a o d o n g  Li", MARK),
        ("Nigel", "Nigel: yes", f"{MARK}: yes"),
        ("Li Xiaodong", "Li Xiao spoke of Li", "Li Xiao spoke of Li"),
        ("Maria da Silva e Souza", "Souza, Maria da Silva e", MARK),
    ],
)
def test_a_name_is_struck_in_every_spelling(printed: str, text: str, struck: str) -> None:
    assert withdrawn(printed).strike(text) == struck


def test_nothing_is_struck_when_nothing_is_withdrawn() -> None:
    assert not Withdrawn()
    assert Withdrawn().strike("Li Xiaodong") == "Li Xiaodong"


def test_the_order_of_a_form_makes_no_difference() -> None:
    family_first = Name("Li Xiaodong", NameOrder.FAMILY_GIVEN)
    known = Withdrawn.by(digests_of([family_first]))
    assert known.stands_in("Xiaodong Li")
    assert known.stands_in("Li Xiaodong")


NAMES = st.lists(
    st.text(st.characters(categories=["L", "Mn"]), min_size=2, max_size=8).filter(
        lambda word: any(char.isalpha() for char in word)
    ),
    min_size=2,
    max_size=5,
).map(" ".join)
TEXTS = st.text(st.sampled_from("01 .,-()\n"), max_size=20)
"""Texts without letters, so that none is a name, nor the initials of one."""


@given(name=NAMES, before=TEXTS, after=TEXTS, change=st.sampled_from([str, str.upper, str.lower]))
def test_a_name_in_a_text_is_struck_and_striking_again_changes_nothing(
    name: str, before: str, after: str, change: type[str]
) -> None:
    known = withdrawn(name)
    struck = known.strike(f"{before} {change(name)} {after}")
    assert known.strike(struck) == struck
    assert not known.stands_in(struck.replace(MARK, "\n\n"))
    assert MARK in struck


@given(NAMES)
def test_the_digests_do_not_hold_the_name(name: str) -> None:
    assert all(
        word not in "".join(digests_of([Name(name)]))
        for word in name.split()
        if len(word) > 3 and not set(word) <= set("0123456789abcdef")
    )
