"""Templates: labels in any spelling, forms that fit, several reports, pages of no known form."""

from collections.abc import Callable
from pathlib import Path

import pytest

from igflod.errors import DeclarationError, TemplateError
from igflod.reading import Document, Reader, Source
from igflod.reading.labels import find_labels, possible_heads
from igflod.reading.reader import load_templates
from igflod.reading.spellings import Spellings
from igflod.reading.template import Template, load_template
from igflod.reading.wrapping import spaced, unquoted, unwrapped
from igflod.record import AgentKind, Record, SessionType

FORM = """
name = "example"
title = "Example"
years = [2000]

[fits]
some = ["title", "speakers"]

[[slots]]
name = "title"
labels = ["Session Title"]
parser = "title-labelled"
takes = "lines"

[[slots]]
name = "speakers"
labels = ["Speaker", "List of Speakers and their institutional affiliations"]
parser = "people"
takes = "list"
options = { role = "speaker" }

[[slots]]
name = "questions"
labels = ["1. Key Questions"]
parser = "questions"

[[slots]]
name = "summary"
labels = ["Brief substantive summary of the workshop and of the main issues"]
parser = "section"

[[slots]]
name = "time"
labels = ["Time"]
parser = "when"
takes = "line"

[[slots]]
name = "organiser"
labels = ["Workshop Organiser"]
parser = "people"
takes = "list"
options = { role = "organizer" }
"""


def source(text: str, name: str = "page.txt") -> Source:
    return Source(Path(name), text.encode())


@pytest.fixture
def form(tmp_path: Path) -> Template:
    file = tmp_path / "example.toml"
    file.write_text(FORM, encoding="utf-8")
    return load_template(file)


@pytest.fixture
def slots(form: Template) -> Callable[[str], list[tuple[str, str]]]:
    """Give a function that names the slots of a text's labels, with the values beside them."""

    def find(text: str) -> list[tuple[str, str]]:
        document = Document(text)
        hits = find_labels(document, form)
        heads = possible_heads(document, form.spellings)
        assert {hit.block.index for hit in hits} <= set(heads.positions)
        return [(hit.slot.name, document.excerpt(hit.inline)) for hit in hits]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Session Title: Nets", [("title", "Nets")]),
        ("SESSION TITLE :\nNets", [("title", "")]),
        ("session title | Nets", [("title", "Nets")]),
        ("Session Title: | Nets", [("title", "Nets")]),
        ("Session-Title - Nets", [("title", "Nets")]),
        ("• Session Title: Nets", [("title", "Nets")]),
        ("Sesion Title: Nets", [("title", "Nets")]),
        ("Session\n\nTitle\n\nNets", [("title", "")]),
        ("Speaker 2: Ada Example", [("speakers", "Ada Example")]),
        ("Speakers", [("speakers", "")]),
        ("Time: Workshop Organizer: |", [("time", ""), ("organiser", "")]),
        ("Time: 9:00 Workshop Organiser: Ada", [("time", "9:00"), ("organiser", "Ada")]),
        ("2. Key Questions", [("questions", "")]),
        ("Key Questions: Who pays?", [("questions", "Who pays?")]),
        (
            "Brief substantive summary of the workshop and of\nthe main issues: Nets",
            [("summary", "Nets")],
        ),
        ("Brief substantive summary of the workshop\n\nNets", [("summary", "")]),
        (
            "Breif substantive summary of workshop and of the main issues Nets",
            [("summary", "Nets")],
        ),
        (
            "List of speakers and their institutional affiliations (max. 5 words): |",
            [("speakers", "")],
        ),
        ("The session title is long: it says all", []),
        ("Room 2", []),
    ],
)
def test_labels_in_many_spellings(
    slots: Callable[[str], list[tuple[str, str]]], text: str, expected: list[tuple[str, str]]
) -> None:
    assert slots(text) == expected


def test_a_short_label_may_not_be_misspelt() -> None:
    spellings = Spellings([("Time", "time"), ("Session Title", "title")])
    assert spellings.guess("Tine") is None
    assert spellings.guess("Sesion Title") == "title"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "time"', 'name = "title"', "two rules are called"),
        ('some = ["title"', 'some = ["nothing"', "no slot or line is called"),
        ('parser = "when"', 'parser = "when"\nsurprise = 1', "surprise"),
        ("[fits]", "[fits", "is no TOML"),
        ("[fits]", 'shares = ["nothing"]\n[fits]', "shares"),
    ],
)
def test_broken_declarations_say_what_is_wrong(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(FORM.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DeclarationError, match=message):
        load_template(file, tmp_path)


def test_all_templates_load_and_have_names_of_their_own() -> None:
    templates = load_templates()
    assert len({template.name for template in templates}) == len(templates) > 10


def test_two_templates_that_fit_equally_are_an_answer_of_their_own(form: Template) -> None:
    twin = form.model_copy(update={"name": "twin"})
    page = source("Session Title: Nets\nSpeakers\nAda Example")
    with pytest.raises(TemplateError, match="fit equally") as error:
        Reader([form, twin]).read(page)
    assert set(error.value.candidates) == {"example", "twin"}


def test_a_page_of_no_form_names_the_nearest_and_what_was_found_anyway() -> None:
    page = source(
        "EXAMPLE DAYS 2018\n\nTrack A: Nets\nMasts on Hills\nRoom: Hall 2\n"
        "When: 14 June 2018, 2.00 pm to 3.15 pm\n\nHosted by Ada Example, Example Lab\n\n"
        "About the talk\nMasts stand on hills. The talk says why."
    )
    with pytest.raises(TemplateError, match="no template fits; nearest") as error:
        Reader().read(page)
    found = error.value.found
    assert isinstance(found, Record)
    assert error.value.candidates
    assert found.title is not None
    assert found.title.value == "Masts on Hills"
    assert found.session_type is not None
    assert found.session_type.value is SessionType.OTHER
    assert found.meeting_year is None
    assert [who.name.value for who in found.participations if who.name] == ["Ada Example"]


def test_two_reports_in_one_file_are_two_records(root: Path) -> None:
    text = (root / "data/reports/2013/ws324.txt").read_text("utf-8")
    other = text.replace("# 324", "# 325").replace("24 October", "25 October")
    one = Reader().read(source(text))
    both = Reader().read_all(source(f"{text}\n{other}"))
    assert [record.number.value for record in both if record.number] == ["324", "325"]
    assert both[0].participations == one.participations
    assert both[1].coverage.total == one.coverage.total
    with pytest.raises(TemplateError, match="holds 2 reports"):
        Reader().read(source(f"{text}\n{other}"))


def test_a_report_that_is_printed_twice_is_one(root: Path) -> None:
    text = (root / "data/reports/2013/ws324.txt").read_text("utf-8")
    assert len(Reader().read_all(source(f"{text}\n{text}"))) == 1


def test_a_name_that_others_are_affiliated_with_is_an_organization() -> None:
    page = source(
        "Nets and Masts\n\n3 September 2014 - A Workshop in Istanbul, Turkey\n\n\n"
        "Masts stand on hills. The workshop says why they do.\n\nBoğaz Örnek\n\n\n"
        "- Ada Example, Boğaz Örnek\n- Bo Muster, Example Office"
    )
    record = Reader().read(page)
    assert [who.kind for who in record.participations] == [
        AgentKind.ORGANIZATION,
        AgentKind.PERSON,
        AgentKind.PERSON,
    ]


def test_a_quoted_mail_is_read_without_its_marks() -> None:
    text = "> Session Title: Nets\n>\n> Speakers\n> Ada Example\n> Bo Muster\n> Cy Example"
    document = unquoted(Document(text))
    assert document.blocks[0].text == "Session Title: Nets"
    assert len(document.furniture) == 6


def test_lines_broken_at_a_width_become_paragraphs_again() -> None:
    words = "word " * 200
    lines = [words[at : at + 70].strip() for at in range(0, 980, 70)]
    document = unwrapped(Document("\n".join([*lines, "", "Ada Example, Example Lab"])))
    assert len(document.blocks) == 2
    assert document.blocks[1].text == "Ada Example, Example Lab"


def test_a_text_without_blank_lines_has_gaps_that_tell_nothing() -> None:
    text = "\n".join(f"line {number}" for number in range(20))
    assert {block.gap for block in spaced(Document(text)).blocks} == {1}
    short = Document("one\ntwo")
    assert spaced(short) is short


def test_a_template_is_frozen(form: Template) -> None:
    with pytest.raises(ValueError, match="frozen"):
        form.name = "other"  # type: ignore[misc]
