"""The register of people: who a mention means, and on what ground."""

from collections import Counter
from pathlib import Path

import pytest

from igflod.errors import CuratedError
from igflod.linking.names import Name
from igflod.linking.people import Basis, Mention, People
from igflod.record import NameOrder

HERE = "workshop/2013/324"
THERE = "workshop/2014/1"


def mention(
    name: str,
    *affiliations: str,
    session: str = HERE,
    slot: str = "speaker-1",
    order: NameOrder = NameOrder.UNKNOWN,
) -> Mention:
    return Mention(Name(name, order), affiliations, session, slot)


def who(people: People, *mentions: Mention) -> list[tuple[str, Basis]]:
    seen: Counter[str] = Counter()
    return [people.register(one, seen) for one in mentions]


def written(people: People, tmp_path: Path) -> People:
    file = tmp_path / "people.tsv"
    file.write_text(people.text(people.entries), encoding="utf-8")
    return People.load(file)


def test_the_same_full_name_in_one_session_is_one_person() -> None:
    (one, _), (other, basis) = who(
        People(),
        mention("Xiaodong Lee", slot="moderator-1"),
        mention("Xiaodong LEE", "cnnic", slot="speaker-5"),
    )
    assert one == other
    assert basis is Basis.SAME_REPORT


def test_a_family_first_name_and_its_repetition_are_one_person() -> None:
    (one, _), (other, _) = who(
        People(),
        mention("Zhu Hongbin", order=NameOrder.FAMILY_GIVEN, slot="organizer-1"),
        mention("Zhu Hongbin", slot="moderator-1"),
    )
    assert one == other


def test_a_full_name_with_a_shared_affiliation_is_the_same_person_elsewhere_by_inference() -> None:
    people = People()
    [(one, _)] = who(people, mention("Jane Roe", "itu", "isoc"))
    [(other, basis)] = who(people, mention("Jane Roe", "isoc", session=THERE))
    assert one == other
    assert basis is Basis.SAME_NAME_AND_AFFILIATION


@pytest.mark.parametrize(
    ("name", "affiliations"), [("Jane Roe", ()), ("Jane Roe", ("icann",)), ("Nigel", ("itu",))]
)
def test_otherwise_a_name_elsewhere_is_somebody_new(
    name: str, affiliations: tuple[str, ...]
) -> None:
    people = People()
    [(one, _)] = who(people, mention(name, "itu"))
    [(other, basis)] = who(people, mention(name, *affiliations, session=THERE))
    assert one != other
    assert basis is Basis.UNVERIFIED


def test_a_single_name_finds_nobody_but_itself_again(tmp_path: Path) -> None:
    people = People()
    two = (mention("Nigel", slot="speaker-1"), mention("Nigel", slot="speaker-2"))
    first = who(people, *two)
    assert first[0][0] != first[1][0]
    assert who(written(people, tmp_path), *two) == first


def test_a_corrected_label_keeps_the_id(tmp_path: Path) -> None:
    people = People()
    [(made, _)] = who(people, mention("Zhu Hongbin"))
    file = tmp_path / "people.tsv"
    text = people.text([made]).replace(f"{made}\tZhu Hongbin\t", f"{made}\tHongbin Zhu\t")
    file.write_text(text, encoding="utf-8")
    again = People.load(file)
    assert who(again, mention("Zhu Hongbin")) == [(made, Basis.UNVERIFIED)]
    assert again.entries[made].label == "Hongbin Zhu"


def test_a_retired_id_is_never_given_to_somebody_else(tmp_path: Path) -> None:
    people = People()
    [(made, _)] = who(people, mention("Jane Roe"))
    file = tmp_path / "people.tsv"
    text = people.text([made]).replace(f"{made}\tJane Roe\t", f"{made}\t\t")
    file.write_text(text, encoding="utf-8")
    [(other, _)] = who(People.load(file), mention("John Doe"))
    assert other != made


def test_a_written_register_gives_the_same_ids_again(tmp_path: Path) -> None:
    people = People()
    asked = [
        mention("Jane Roe", "itu"),
        mention("Nigel", slot="speaker-2"),
        mention("Jane Roe", "itu", session=THERE),
    ]
    assert who(written(people, tmp_path) if who(people, *asked) else people, *asked) == [
        (made, basis) for made, basis in who(people, *asked)
    ]


def test_the_order_of_affiliations_does_not_matter() -> None:
    people = People()
    who(people, mention("Jane Roe", "itu"), mention("Jane Roe", "isoc", session="workshop/2012/7"))
    one = who(people, mention("Jane Roe", "itu", "isoc", session=THERE))
    assert who(people, mention("Jane Roe", "isoc", "itu", session=THERE)) == one


def test_two_people_never_share_an_id() -> None:
    people = People()
    sessions = [f"workshop/2013/{number}" for number in range(2000)]
    ids = {who(people, mention("Jane Roe", session=session))[0][0] for session in sessions}
    assert len(ids) == 2000


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("p3izb46\tX\tX\tunknown\t\tworkshop/2013/1", "stands twice"),
        ("pabcdef\tX\tX\tfamily-first\t\tworkshop/2013/1", "order"),
    ],
)
def test_a_broken_register_is_refused_with_its_line(
    curated_folder: Path, row: str, message: str
) -> None:
    file = curated_folder / "people.tsv"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([*lines, row]) + "\n", encoding="utf-8")
    with pytest.raises(CuratedError, match=message) as caught:
        People.load(file)
    assert caught.value.line == len(lines) + 1
