"""What a reviewer is shown of each side: where it is named, as what, and what it is called."""

from typing import Any

from igflod.linking.proposals import review_text, witnesses
from igflod.uris import Identifier

FILES = {"workshop/2013/1": "2013/one.txt"}


def test_each_mention_is_shown_once_with_its_file(sessions: Any) -> None:
    sessions.add("workshop/2013/2", "Jane Roe @ APC", title="Later")
    sessions.add("workshop/2013/1", "Jane Roe @ APC", "Jane Roe @ APC", title="Cables")
    known = witnesses(sessions.linked([1, 0]), FILES)
    found = known[Identifier("organization", "apc")]
    assert [(str(one.session), one.title, one.page) for one in found] == [
        ("workshop/2013/1", "Cables", "2013/one.txt"),
        ("workshop/2013/2", "Later", ""),
    ]
    assert (found[0].printed, found[0].what) == ("APC", "affiliation of Jane Roe")


def test_the_review_file_calls_things_as_curators_do(sessions: Any) -> None:
    sessions.add("workshop/2013/1", "Ann Poe @ Some words and APC")
    sessions.add("workshop/2013/2", "Jane Roe @ Some words & APC")
    linked = sessions.linked()
    found = [p for p in sessions.propose() if p.kind == "organization"]
    text = review_text(found, witnesses(linked, FILES), {found[0].a: "Example Union"})
    row = text.splitlines()[-1].split("\t")
    assert row[4:8] == ["Example Union", "Some words & APC", "workshop/2013/1", "workshop/2013/2"]
