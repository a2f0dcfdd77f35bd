"""Tables in PDFs that a program for layout set: whatever the widths, cells are read as they are."""

import io
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle
from tests.reading.containers.conftest import pdf_counts

from igflod.reading import Reader, Source, open_document

STYLE = getSampleStyleSheet()["BodyText"]
DRAWN = st.sampled_from(["drawn", "not drawn"])
SETTING = st.sampled_from(["TOP", "MIDDLE", "BOTTOM"])
PEOPLE = [
    ["Name", "Organization", "Stakeholder group", "Role in the session"],
    ["Ada Example", "University of the Northern Example Islands", "Academic", "Speaker"],
    ["Ben Probe", "Example Foundation", "Civil society and others", "Moderator, rapporteur"],
    ["Cleo Sample", "Ministry of Communications of Exampleland", "Government", ""],
    ["Dan Trial", "Probe Networks", "Private sector", "Speaker"],
]
FIELDS = [
    ["Title", "A session on examples and on how they are given"],
    ["Organizer", "Example Foundation for the giving of good examples in all of the regions"],
    ["Date", "24 October 2013"],
]


def blocks(rows: list[list[str]], widths: list[int], style: TableStyle) -> list[str]:
    prose = "The people of this report are named in a table, with where they come from. " * 4
    cells = [[Paragraph(cell, STYLE) if cell else "" for cell in row] for row in rows]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build(
        [Paragraph(prose, STYLE), Table(cells, widths, style=style), Paragraph(prose, STYLE)]
    )
    document = open_document(Source(Path("table.pdf"), buffer.getvalue()))
    return [block.text for block in document.blocks[1:-1]]


def texts(rows: list[list[str]]) -> list[str]:
    return [cell for row in rows for cell in row if cell]


def style(place: str, drawn: str) -> TableStyle:
    commands = [("VALIGN", (0, 0), (-1, -1), place)]
    grid = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    return TableStyle([*commands, grid] if drawn == "drawn" else commands)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(75, 110), min_size=4, max_size=4), SETTING, DRAWN)
def test_people_in_a_table_are_read_row_by_row(widths: list[int], place: str, drawn: str) -> None:
    assert blocks(PEOPLE, widths, style(place, drawn)) == texts(PEOPLE)


@settings(max_examples=15, deadline=None)
@given(st.integers(75, 140), st.integers(200, 320), DRAWN)
def test_a_label_stands_before_its_value(label: int, value: int, drawn: str) -> None:
    assert blocks(FIELDS, [label, value], style("TOP", drawn)) == texts(FIELDS)


@settings(max_examples=15, deadline=None)
@given(st.integers(48, 100), SETTING, DRAWN)
def test_counts_are_read_however_narrow_their_columns(width: int, place: str, drawn: str) -> None:
    path = Path(__file__).parents[3] / "data/reports/2013/ws324.txt"
    content = pdf_counts(path.read_text("utf-8"), drawn=drawn == "drawn", place=place, width=width)
    record = Reader().explain(Source(Path("report.pdf"), content)).record
    assert [count.value for count in record.attendance] == [22, 35, 5, 35, 10, 12, 57]
    assert not record.problems
