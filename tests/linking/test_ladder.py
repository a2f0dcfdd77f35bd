"""The ladder of identity: what makes a mention somebody, in which order, and what never does."""

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from igflod.linking import Basis, Judgement, Judgements, Verdict
from igflod.linking.inferences import Inference
from igflod.linking.names import Name
from igflod.linking.people import Mention, People
from igflod.uris import Identifier

ONE, TWO, THREE = "workshop/2013/1", "workshop/2013/2", "workshop/2013/3"
NOTHING = Judgements()


def mention(
    name: str, *affiliations: str, session: str = ONE, slot: str = "speaker-1", document: str = ""
) -> Mention:
    return Mention(Name(name), affiliations, session, slot, document)


def who(people: People, one: Mention, judgements: Judgements = NOTHING) -> tuple[str, Basis]:
    return people.register(one, Counter(), judgements)


def same(kind: str, stays: str, goes: str) -> Judgements:
    row = Judgement(
        a=Identifier(kind, stays),
        b=Identifier(kind, goes),
        verdict=Verdict.SAME,
        by="jo",
        date=date(2026, 3, 1),
        why="seen",
    )
    return Judgements.of([row])


def kept(people: People, folder: Path) -> People:
    """Give the register as the next build loads it."""
    path = folder / "people.tsv"
    path.write_text(people.text(people.entries), encoding="utf-8")
    inferences = [
        Inference(source=source, name=name, id=person)
        for (source, name), person in people.inferred.items()
    ]
    return People.load(path, inferences)


def test_two_who_fit_are_nobody_and_the_mention_is_somebody_new() -> None:
    people = People()
    first, _ = who(people, mention("Jane Roe", "itu"))
    second, _ = who(people, mention("Jane Roe", "isoc", session=TWO))
    third, basis = who(people, mention("Jane Roe", "itu", "isoc", session=THREE))
    assert len({first, second, third}) == 3
    assert basis is Basis.UNVERIFIED


def test_two_who_fit_and_are_one_by_decision_are_one() -> None:
    people = People()
    first, _ = who(people, mention("Jane Roe", "itu"))
    second, _ = who(people, mention("Jane Roe", "isoc", session=TWO))
    decided = same("person", second, first)
    found = who(people, mention("Jane Roe", "itu", "isoc", session=THREE), decided)
    assert found == (second, Basis.SAME_NAME_AND_AFFILIATION)


def test_an_own_row_that_was_merged_is_the_other_by_decision() -> None:
    people = People()
    first, _ = who(people, mention("Jane Roe", "itu"))
    second, _ = who(people, mention("Jane Roe", session=TWO))
    decided = same("person", first, second)
    assert who(people, mention("Jane Roe", session=TWO), decided) == (first, Basis.DECIDED)
    assert who(people, mention("Jane Roe", "itu"), decided) == (first, Basis.UNVERIFIED)


def test_organizations_that_are_one_make_affiliations_meet() -> None:
    people = People()
    first, _ = who(people, mention("Jane Roe", "internet-society"))
    elsewhere = mention("Jane Roe", "isoc", session=TWO)
    decided = same("organization", "isoc", "internet-society")
    assert who(people, elsewhere, decided) == (first, Basis.SAME_NAME_AND_AFFILIATION)


def test_sessions_that_are_one_make_full_names_meet_and_single_ones_not() -> None:
    people = People()
    first, _ = who(people, mention("Jane Roe"))
    nigel, _ = who(people, mention("Nigel", slot="speaker-2"))
    decided = same("workshop", "2013/1", "2013/2")
    assert who(people, mention("Jane ROE", session=TWO), decided) == (first, Basis.SAME_REPORT)
    assert who(people, mention("Nigel", session=TWO, slot="speaker-2"), decided)[0] != nigel


def test_a_second_source_of_a_session_means_the_same_people_by_full_names_alone() -> None:
    people = People()
    first, _ = who(people, mention("Jane Roe", "itu"))
    nigel, _ = who(people, mention("Nigel", slot="speaker-2"))
    second = mention("Jane Roe", document="notes")
    assert who(people, second) == (first, Basis.SAME_REPORT)
    other, basis = who(people, mention("Nigel", slot="speaker-2", document="notes"))
    assert (other != nigel, basis) == (True, Basis.UNVERIFIED)
    assert people.entries[other].session == f"{ONE}/notes"


def test_somebody_who_fits_later_does_not_change_an_inference(tmp_path: Path) -> None:
    people = People()
    first, _ = who(people, mention("Jane Roe", "itu"))
    both = mention("Jane Roe", "itu", "isoc", session=THREE)
    assert who(people, both) == (first, Basis.SAME_NAME_AND_AFFILIATION)
    people = kept(people, tmp_path)
    assert who(people, mention("Jane Roe", "isoc", session=TWO))[0] != first
    assert who(people, both) == (first, Basis.SAME_NAME_AND_AFFILIATION)


def test_a_retired_row_is_found_by_nothing(tmp_path: Path) -> None:
    people = People()
    first, _ = who(people, mention("Jane Roe", "itu"))
    path = tmp_path / "people.tsv"
    path.write_text(people.text(people.entries), encoding="utf-8")
    split = People.load(path, retired=frozenset({first}))
    for one in (mention("Jane Roe", "itu"), mention("Jane Roe", "itu", session=TWO)):
        assert who(split, one)[0] != first


def test_whoever_was_merged_into_somebody_retired_is_not_found_either(tmp_path: Path) -> None:
    people = People()
    first, _ = who(people, mention("Jane Roe", "itu"))
    second, _ = who(people, mention("Jane Roe", session=TWO))
    decided = same("person", first, second)
    path = tmp_path / "people.tsv"
    path.write_text(people.text(people.entries), encoding="utf-8")
    split = People.load(path, retired=frozenset({first}))
    new, basis = who(split, mention("Jane Roe", session=TWO), decided)
    assert (new in {first, second}, basis) == (False, Basis.UNVERIFIED)
    assert who(split, mention("Jane Roe", session=TWO), decided) == (new, Basis.UNVERIFIED)


MENTIONS = st.lists(
    st.builds(
        Mention,
        st.sampled_from(["Jane Roe", "jane ROE", "Nigel", "Ada Example"]).map(Name),
        st.lists(st.sampled_from(["itu", "isoc", "apc"]), max_size=2, unique=True).map(tuple),
        st.sampled_from([ONE, TWO, THREE]),
        st.sampled_from([f"speaker-{number}" for number in range(1, 5)]),
        st.sampled_from(["", "notes"]),
    ),
    max_size=12,
    unique_by=lambda one: (one.source, one.slot),
)


def link(people: People, mentions: list[Mention]) -> dict[tuple[str, str], str]:
    """Link mentions as a build does: report by report, in the order of sessions and names."""
    found: dict[tuple[str, str], str] = {}
    counters: dict[str, Counter[str]] = {}
    for one in sorted(mentions, key=lambda m: (m.session, m.document, m.slot)):
        seen = counters.setdefault(one.source, Counter())
        found[one.source, one.slot] = people.register(one, seen)[0]
    return found


def of_sources(mentions: list[Mention], sources: set[str]) -> list[Mention]:
    return [one for one in mentions if one.source in sources]


@given(MENTIONS, st.randoms(use_true_random=False))
def test_ids_do_not_depend_on_the_order_of_reports(mentions: list[Mention], random: Random) -> None:
    shuffled = random.sample(mentions, len(mentions))
    assert link(People(), mentions) == link(People(), shuffled)


@given(MENTIONS, st.sets(st.sampled_from([ONE, TWO, THREE, f"{ONE}/notes", f"{TWO}/notes"])))
def test_adding_and_removing_reports_changes_no_id(
    mentions: list[Mention], sources: set[str]
) -> None:
    first = of_sources(mentions, sources)
    people = People()
    before = link(people, first)
    with TemporaryDirectory() as folder:
        people = kept(people, Path(folder))
        added = link(people, mentions)
        assert {place: added[place] for place in before} == before
        people = kept(people, Path(folder))
        rest = of_sources(mentions, {one.source for one in mentions} - sources)
        removed = link(people, rest)
        assert {place: added[place] for place in removed} == removed
