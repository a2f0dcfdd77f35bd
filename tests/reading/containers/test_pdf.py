"""A PDF gives lines, columns, tables and whole words, as a person reads the page."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from igflod.errors import SourceError
from igflod.reading import Document, Source, open_document

PATH = Path("report.pdf")
LEFT = [
    "The first column of this page tells how a vil-",
    "lage set up a network of its own, with poles",
    "made of bamboo and a mast on the roof of the",
    "school, and how the neighbours came to see it",
    "on the day when the first picture arrived. The",
    "village had waited for that day for two years.",
]
RIGHT = [
    "The second column says what it cost, who had",
    "paid for it, and why the bill was lower than",
    "the one that the company had sent. It ends by",
    "naming those who keep the mast upright, among",
    "them the teacher, the baker and their children",
    "who climb it when the wind has moved the dish.",
]


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def opened(content: bytes) -> Document:
    return open_document(Source(PATH, content))


def texts(draw: Callable[[Canvas], None]) -> list[str]:
    return [block.text for block in opened(drawn(draw)).blocks]


def test_columns_that_were_drawn_line_by_line_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(
            60, 760, "A heading over both columns of the page, quite a long one it is"
        )
        for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            canvas.drawString(60, 720 - 12 * row, left)
            canvas.drawString(310, 720 - 12 * row, right)
        canvas.drawString(
            60, 600, "A line below both columns, which is longer than either of them is"
        )

    heading, left, right, below = texts(draw)
    assert heading.startswith("A heading over")
    assert left == " ".join(LEFT).replace("vil- lage", "village")
    assert right == " ".join(RIGHT)
    assert below.startswith("A line below")


def test_a_table_is_read_row_by_row() -> None:
    rows = [
        ("Women who took part in the session", "22"),
        ("Men who took part in the session", "35"),
        ("Young people who took part", "5"),
        ("Developing countries, all regions", "35"),
        ("Developed countries, all regions", "10"),
        ("Everybody who was counted", "57"),
    ]

    def draw(canvas: Canvas) -> None:
        for row, (label, count) in enumerate(rows):
            canvas.drawString(60, 700 - 20 * row, label)
            canvas.drawString(310, 700 - 20 * row, count)

    assert texts(draw) == [cell for row in rows for cell in row]


def test_a_word_that_was_broken_at_the_end_of_a_line_is_whole_when_the_report_has_it_whole() -> (
    None
):
    def draw(canvas: Canvas) -> None:
        for row, line in enumerate(LEFT):
            canvas.drawString(60, 720 - 12 * row, line)

    assert "how a village set up" in texts(draw)[0]


def test_a_hyphen_that_may_be_the_words_own_is_kept() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 720, "The discussion was led by people from the multi-")
        canvas.drawString(60, 708, "stakeholder group, which has met for seven years.")

    assert "the multi-stakeholder group" in texts(draw)[0]


def test_lines_with_room_left_are_blocks_of_their_own() -> None:
    lines = ["Organizer Name", "Jane Example", "Organizer Entity", "Example Union of Examples"]

    def draw(canvas: Canvas) -> None:
        for row, line in enumerate(lines):
            canvas.drawString(60, 720 - 12 * row, line)

    assert texts(draw) == lines


def test_a_bullet_stands_with_its_words() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 720, "•")
        canvas.drawString(90, 720, "the first point")
        canvas.drawString(60, 708, "•")
        canvas.drawString(90, 708, "the second point")

    assert texts(draw) == ["• the first point", "• the second point"]


def test_headers_footers_and_page_numbers_are_furniture() -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(1, 4):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(60, 810, f"Session reports, part {page}")
            canvas.drawString(60, 700, f"Words of the page with the number {page}.")
            canvas.drawString(290, 30, f"- {page} -")
            canvas.showPage()

    document = opened(drawn(draw))
    assert [block.text for block in document.blocks] == [
        f"Words of the page with the number {page}." for page in range(1, 4)
    ]
    assert [block.path for block in document.blocks] == ["/page[1]", "/page[2]", "/page[3]"]
    assert len(document.furniture) == 6


def test_a_paragraph_goes_on_across_a_page() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 100, "A sentence that is long enough to fill its line goes on")
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "after the page is turned.")

    assert texts(draw) == [
        "A sentence that is long enough to fill its line goes on after the page is turned."
    ]


def picture_only() -> bytes:
    pixel = ImageReader(io.BytesIO(b"P6 2 2 255 " + b"\x80" * 12))
    return drawn(lambda canvas: canvas.drawImage(pixel, 0, 0, 595, 842))


def protected() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", ownerPassword="owner"))
    canvas.drawString(60, 700, "Words")
    canvas.save()
    return buffer.getvalue()


def words() -> bytes:
    return drawn(lambda canvas: canvas.drawString(60, 700, "Words"))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (picture_only, "without text, a scan perhaps"),
        (lambda: drawn(lambda canvas: canvas.showPage()), "without text"),
        (protected, "is protected by a password"),
        (lambda: b"%PDF-1.7 and nothing", "is no PDF that can be read"),
        (lambda: b"no PDF", "is no PDF that can be read"),
        (lambda: words()[:300], "is no PDF that can be read"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(make: Callable[[], bytes], message: str) -> None:
    with pytest.raises(SourceError, match=message):
        opened(make())
