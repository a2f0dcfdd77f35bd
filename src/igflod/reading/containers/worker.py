"""The limited process: unpacks the documents that it is handed on standard input, one by one.

Each request is a line of JSON (`suffix`, `size`) and so many bytes. Each answer is a line of JSON
(`size`, `last`: whether this process ends after it) and so many bytes of JSON: an extract, or an
`error` in words.
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from igflod.confinement import allow_seconds, confine
from igflod.errors import SourceError
from igflod.reading.containers.extract import Extract
from igflod.reading.containers.limits import MOST_BYTES_OF_MEMORY, MOST_SECONDS

__all__ = ["main"]

_UNNAMED = Path("-")
_GROWN = 256 * 1024  # KiB of memory more than at the start: this process has done enough


def _reader(suffix: str) -> Callable[[bytes, Path], Extract]:
    """Give who reads the files of a suffix. Each is imported when it is first needed."""
    if suffix in {".html", ".htm"}:
        from igflod.reading.containers.html import read_html  # noqa: PLC0415

        return read_html
    if suffix == ".pdf":
        from igflod.reading.containers.pdf import read_pdf  # noqa: PLC0415

        return read_pdf
    if suffix == ".docx":
        from igflod.reading.containers.docx import read_docx  # noqa: PLC0415

        return read_docx
    from igflod.reading.containers.gzip import read_gzip_text  # noqa: PLC0415

    return read_gzip_text


def _answer(suffix: str, content: bytes) -> tuple[dict[str, object], bool]:
    """Unpack a document; also say whether memory ran out."""
    try:
        return _reader(suffix)(content, _UNNAMED).to_json(), False
    except SourceError as error:
        return {"error": error.message}, False
    except MemoryError:
        return {"error": "needs more memory to unpack than a report may"}, True


def _peak() -> int:
    """Give the most memory used so far, in KiB; Linux counts in what our parent used."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    at_start = _peak()
    while line := requests.readline():
        request = json.loads(line)
        content = requests.read(request["size"])
        allow_seconds(MOST_SECONDS)
        answer, exhausted = _answer(request["suffix"], content)
        body = json.dumps(answer).encode("ascii")
        head = {"size": len(body), "last": exhausted or _peak() - at_start > _GROWN}
        answers.write(json.dumps(head).encode("ascii") + b"\n" + body)
        answers.flush()
        if head["last"]:
            return


def main() -> None:
    """Serve until standard input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    confine(MOST_BYTES_OF_MEMORY)
    _serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
