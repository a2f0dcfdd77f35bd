"""One invented page of each form, and all that is read from it, as a golden file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Golden

from igflod.reading import Explanation, Reader, Source
from igflod.reading.reader import load_templates
from igflod.record import Participation, Reading

PAGES = Path(__file__).with_name("pages")
NAMES = sorted(page.stem for page in PAGES.glob("*.txt"))


def test_every_template_has_a_page() -> None:
    assert {template.name for template in load_templates()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_read_completely(name: str, golden: Golden) -> None:
    explanations = Reader().explain_all(Source.load(PAGES / f"{name}.txt"))
    assert {explanation.template.name for explanation in explanations} == {name}
    made = "\n".join(line for one in explanations for line in (*_lines(one), ""))
    golden(made, f"reading/{name}.txt")


def _lines(explanation: Explanation) -> Iterator[str]:
    record = explanation.record
    singles = (
        "meeting_year session_type number title date start end city country room topic format "
        "duration_minutes women_estimate gender_discussion attendance_prose"
    )
    for name in singles.split():
        reading = getattr(record, name)
        if reading is not None:
            yield f"{name}: {_told(reading)}"
    lists = {"theme": record.themes, "sdg": record.sdgs, "question": record.policy_questions}
    for name, readings in lists.items():
        yield from (f"{name}: {_told(reading)}" for reading in readings)
    yield from map(_who, record.participations)
    for item in record.agenda:
        within = f", part of {item.parent}" if item.parent else ""
        yield f"agenda: {item.minutes or '-'} min, {item.text.value!r}{within}"
    for count in record.attendance:
        yield f"attendance: {count.category} {count.printed!r} = {count.value}"
    for section in record.sections:
        if section.text:
            yield f"section: {section.name}, {len(section.text)} blocks"
    yield from (f"problem: {problem.message}" for problem in record.problems)
    for span in record.coverage.unread:
        yield f"unread: {explanation.document.quote(span)!r}"


def _told(reading: Reading[object]) -> str:
    return f"{reading.value} ({reading.certainty}, {reading.rule})"


def _who(who: Participation) -> str:
    said = {
        "title": who.title,
        "affiliation": who.affiliations[0].value if who.affiliations else None,
        "group": who.group.value if who.group else None,
        "region": who.region.value if who.region else None,
        "country": who.country.value if who.country else None,
        "order": None if who.order == "unknown" else who.order,
    }
    told = "".join(f"; {key} {value}" for key, value in said.items() if value)
    name = who.name.value if who.name else "-"
    return f"{who.role}: {name} ({who.kind}, {who.status}, {who.certainty}){told}"
