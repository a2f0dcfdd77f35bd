"""Words that mean several organizations, or none."""

from dataclasses import replace
from pathlib import Path

import pytest

from igflod.errors import CuratedError
from igflod.linking import Curated, LinkedParticipation, Linker, Provenance
from igflod.linking.affiliations import Affiliations
from igflod.linking.organizations import Organizations
from igflod.reading import Reader, Source
from igflod.record import AgentKind, Participation, Reading, Record, Role, Status

HEADER = "printed\torganizations\twhy\n"


def said(words: str) -> Reading[str]:
    return Reading(words, ())


@pytest.fixture
def record(report_324: Path) -> Record:
    return Reader().read(Source.load(report_324))


@pytest.fixture
def folder(curated_folder: Path) -> Path:
    """Curated files where one row stands for two organizations, and one for none."""
    rows = "ITU and Unesco\titu | unesco\ttwo\nRuritania\t\ta country\n"
    (curated_folder / "affiliations.tsv").write_text(HEADER + rows, encoding="utf-8")
    return curated_folder


def link(record: Record, folder: Path, *named: Participation) -> tuple[LinkedParticipation, ...]:
    linker = Linker(Curated.load(folder))
    linked = linker.link(replace(record, participations=named, agenda=()), Provenance())
    assert "ruritania" not in linker.curated.organizations.entries
    return linked.participations


def paths(linked: LinkedParticipation) -> list[str]:
    return [affiliation.path for affiliation in linked.affiliations]


def test_somebody_of_two_organizations_has_both_and_of_no_organization_none(
    record: Record, folder: Path
) -> None:
    both, none = link(
        record,
        folder,
        *(
            Participation(
                Role.SPEAKER,
                AgentKind.PERSON,
                said("Person Example"),
                Status.LISTED,
                affiliations=(said(words),),
            )
            for words in ("ITU and UNESCO", "Ruritania")
        ),
    )
    assert paths(both) == ["itu", "unesco"]
    assert paths(none) == []
    assert {words for words, _ in both.affiliated} == {"ITU and UNESCO"}, "the words stay"


def test_in_an_organizations_place_nobody_is_made_up(record: Record, folder: Path) -> None:
    both, none, one = link(
        record,
        folder,
        *(
            Participation(Role.ORGANIZER, AgentKind.ORGANIZATION, said(words), Status.LISTED)
            for words in ("ITU and UNESCO", "Ruritania", "UNESCO")
        ),
    )
    assert (both.agent, paths(both)) == (None, ["itu", "unesco"])
    assert (none.agent, paths(none)) == (None, [])
    assert one.agent is not None
    assert one.agent.path == "unesco"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("ITU and others\titu | nobody\ttwo", "no organization is 'nobody'"),
        ("Ruritania\t\ta country\nRURITANIA\t\ta country", "stands twice"),
        ("UNESCO\t\tno", "is the name of 'unesco'"),
        ("Ruritania\t\t", "why"),
        ("Ruritania\ta country", "cells"),
    ],
)
def test_a_broken_row_is_refused_with_file_and_line(
    curated_folder: Path, row: str, message: str
) -> None:
    path = curated_folder / "affiliations.tsv"
    path.write_text(f"{HEADER}{row}\n", encoding="utf-8")
    with pytest.raises(CuratedError, match=message) as caught:
        Curated.load(curated_folder)
    assert (caught.value.path, caught.value.line) == (path, 2 + row.count("\n"))


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert Affiliations.load(tmp_path / "affiliations.tsv", Organizations()).find("ITU") is None
