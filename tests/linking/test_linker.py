"""Linking: who and what the printed names are."""

from dataclasses import replace
from pathlib import Path

import pytest

from igflod.errors import IdentityError
from igflod.linking import Curated, LinkedRecord, Linker, Provenance, session_key
from igflod.reading import Reader, Source
from igflod.record import Reading, Record, SessionType, Span
from igflod.uris import Identifier, SessionKey


@pytest.fixture
def record(report_324: Path) -> Record:
    return Reader().read(Source.load(report_324))


def link(record: Record, folder: Path) -> LinkedRecord:
    return Linker(Curated.load(folder)).link(record, Provenance())


def test_the_moderator_who_also_speaks_is_one_person(record: Record, curated_folder: Path) -> None:
    linked = link(record, curated_folder)
    lee = {
        p.agent
        for p in linked.participations
        if p.participation.name and p.participation.name.value == "Xiaodong Lee"
    }
    assert len(lee) == 1


def test_organizations_go_by_their_registered_ids(record: Record, curated_folder: Path) -> None:
    linked = link(record, curated_folder)
    by_slot = {p.slot: p for p in linked.participations}
    assert by_slot["organizer-2"].agent == Identifier("organization", "cnnic")
    assert by_slot["organizer-1"].affiliations == (Identifier("organization", "cnnic"),)
    representative = next(p for p in linked.participations if len(p.affiliations) > 1)
    assert representative.agent is None
    assert [a.path for a in representative.affiliations] == ["icann", "itu", "unesco"]


def test_theme_and_archive_topic_are_two_things(record: Record, curated_folder: Path) -> None:
    linked = link(record, curated_folder)
    assert linked.themes == (Identifier("theme", "2013/enhanced-cooperation"),)
    assert linked.topic == Identifier("theme", "foigf/enhanced-cooperation")


def test_linking_again_gives_the_same_ids(record: Record, curated_folder: Path) -> None:
    assert link(record, curated_folder) == link(record, curated_folder)


def test_a_session_is_known_by_type_year_and_number(record: Record) -> None:
    assert session_key(record) == SessionKey(SessionType.WORKSHOP, 2013, "324")


def test_the_date_gives_the_year_and_the_title_the_number_where_they_are_missing(
    record: Record,
) -> None:
    bare = replace(record, meeting_year=None, number=None)
    key = session_key(bare)
    assert (key.year, key.number) == (2013, "enhanced-cooperation-for-sustainable-development")


@pytest.mark.parametrize(
    ("without", "message"),
    [
        ({"meeting_year": None, "date": None}, "year"),
        ({"number": None, "title": None}, "number or a title"),
        ({"session_type": None}, "type of session"),
    ],
)
def test_a_report_that_names_no_session_is_refused_with_what_to_do(
    record: Record, without: dict[str, None], message: str
) -> None:
    bare = replace(record, **without)  # type: ignore[arg-type]
    with pytest.raises(IdentityError, match=message) as caught:
        session_key(bare)
    assert "sources.toml" in str(caught.value)


def test_what_a_curator_says_of_the_session_comes_first(record: Record) -> None:
    said = SessionKey(SessionType.OPEN_FORUM, 2020, "7")
    assert session_key(replace(record, session_type=None), Provenance(session=said)) == said


def test_a_year_that_the_form_does_not_print_is_a_curators_to_say(record: Record) -> None:
    bare = replace(record, meeting_year=None, date=None)
    assert session_key(bare, Provenance(year=2008)).year == 2008
    assert session_key(record, Provenance(year=2008)).year == 2013, "what is printed comes first"


def test_long_titles_that_begin_alike_are_two_sessions(record: Record) -> None:
    title = "A very long title about the governance of the Internet, as it was in the past, part "
    keys = {
        session_key(replace(record, number=None, title=Reading(title + part, (Span(0, 4),))))
        for part in ("one", "two")
    }
    assert len(keys) == 2


def test_a_printed_country_is_found(record: Record, curated_folder: Path) -> None:
    assert link(record, curated_folder).country == Identifier("place", "indonesia")
    assert link(record, curated_folder).place == Identifier("place", "bali")


def test_a_theme_that_nobody_listed_goes_by_its_words(record: Record, curated_folder: Path) -> None:
    theme = Reading("Slow Networks & You", (Span(0, 4),))
    linked = link(replace(record, themes=(theme,)), curated_folder)
    assert linked.themes == (Identifier("theme", "2013/slow-networks-you"),)


def test_adding_an_earlier_report_changes_no_registered_id(
    record: Record, curated_folder: Path
) -> None:
    first = Linker(Curated.load(curated_folder))
    alone = first.link(record, Provenance())
    people = first.curated.people
    (curated_folder / "people.tsv").write_text(people.text(people.entries), encoding="utf-8")
    later = Linker(Curated.load(curated_folder))
    earlier = replace(record, number=Reading("7", (Span(0, 1),)))
    later.link(earlier, Provenance())
    assert later.link(record, Provenance()) == alone
