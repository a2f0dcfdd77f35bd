"""What a site puts around a report is told from the report."""

from pathlib import Path

import pytest

from igflod.reading import Document, Source, open_document
from igflod.reading.noise import server_messages


def left(text: str) -> list[str]:
    document = Document(text)
    noise = server_messages(document.blocks)
    return [block.text for block in document.blocks if block.index not in noise]


SHORT = """A PHP Error was encountered
Severity: Notice
Message: Undefined index: id
Filename: views/page.php
Line Number: 12"""
BROKEN = """A PHP Error was encountered

Severity:

Warning

Message:

Division by zero

Filename:

core/Common.php

Line Number:

257"""
LONG = """A PHP Error was encountered
Severity: 8192
Message: x is deprecated
Filename: a/b.php
Line Number: 1
Backtrace:
File: /srv/a.php
Line: 4
Function: show"""


@pytest.mark.parametrize(
    "noise",
    [
        SHORT,
        BROKEN,
        LONG,
        "A PHP Error was encountered\nSeverity:\nMessage:\nFilename:\nLine Number:",
        "Warning: mysql_connect(): Access denied in /var/www/db.php on line 3",
        "Notice: Undefined variable: title in show() (line 40 of /srv/site/node.module).",
        "Deprecated: Function split() is deprecated in C:\\www\\old.php on line 8",
    ],
)
def test_messages_of_the_server_are_recognised(noise: str) -> None:
    assert left(f"{noise}\n\nA Title\n\nMessage: to the reader") == [
        "A Title",
        "Message: to the reader",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Warning: the room was changed",
        "Notice: bring a badge; doors open on line 3 of the tram",
        "Severity: high",
        "Message: we will meet at noon",
        "Type: Workshop",
    ],
)
def test_words_of_a_report_are_no_noise(words: str) -> None:
    assert left(f"Title\n{words}") == ["Title", words]


def test_noise_is_furniture_and_said() -> None:
    text = "A PHP Error was encountered\nSeverity: Notice\n\nA Title\n"
    document = open_document(Source(Path("report.txt"), text.encode()))
    assert [block.text for block in document.blocks] == ["A Title"]
    assert document.blocks[0].index == 0
    assert [document.excerpt(span) for span in document.furniture] == [
        "A PHP Error was encountered",
        "Severity: Notice",
    ]
    assert [note.rule for note in document.notes] == ["server-messages"]
