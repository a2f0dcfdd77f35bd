"""Documents made to do harm: each is refused in words, nothing is fetched, memory stays flat."""

import io
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from igflod.errors import SourceError
from igflod.reading import Source, open_document
from igflod.reading.containers.extract import Extract
from igflod.reading.containers.limits import MOST_BYTES_OF_MEMORY
from igflod.reading.containers.sandbox import Sandbox

MEBIBYTE = 1024**2
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """Give a sandbox of the test's own, with little time."""
    made = Sandbox(seconds=8)
    yield made
    made.close()


def docx(document: bytes, others: dict[str, bytes] | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, content in (others or {}).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def paragraph(words: str, before: str = "") -> bytes:
    body = f"<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body>"
    return f"{before}<w:document xmlns:w='{WORD}'>{body}</w:document>".encode()


def pdf(content: bytes, *, more: bytes = b"", filters: bytes = b"/FlateDecode") -> bytes:
    """Make a PDF of one page by hand. `content` is the packed stream of the page."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + more + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"""<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
        /Resources << /Font << /F1 5 0 R >> >> >>""",
        b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream" % (len(content), filters, content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + table)
    out.write(b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def packed(unit: bytes, megabytes: int) -> bytes:
    """Deflate many copies of a unit without holding them in memory."""
    packer = zlib.compressobj(9)
    block = unit * (MEBIBYTE // len(unit))
    parts = [packer.compress(block) for _ in range(megabytes)]
    return b"".join([*parts, packer.flush()])


ENTITIES = "<!DOCTYPE x [<!ENTITY a '{}'>{}]>".format(
    "ha" * 50,
    "".join(
        f"<!ENTITY {name} '{f'&{before};' * 20}'>"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ),
)
EXTERNAL = "<!DOCTYPE x [<!ENTITY i SYSTEM 'file:///etc/passwd'>]>"
TOWER = b"<w:document xmlns:w='" + WORD.encode() + b"'>" + b"<w:p>" * 200_000

BOMBS = {
    "zip-bomb.docx": lambda: docx(b"\x00" * (64 * MEBIBYTE)),
    "zip-bomb-of-text.docx": lambda: docx(paragraph("bomb " * (12 * MEBIBYTE))),
    "many-members.docx": lambda: docx(
        paragraph("x"), {f"word/media/{number}": b"" for number in range(3_000)}
    ),
    "entities.docx": lambda: docx(paragraph("&i;", ENTITIES)),
    "file-entity.docx": lambda: docx(paragraph("&i;", EXTERNAL)),
    "doctype.docx": lambda: docx(paragraph("x", "<!DOCTYPE html>")),
    "tower.docx": lambda: docx(TOWER),
    "tower.html": lambda: b"<div>" * 200_000 + b"words" + b"</div>" * 200_000,
    "tower-in-tables.html": lambda: b"<table><tr><td>" * 60_000 + b"words",
    "long.html": lambda: b"<p>words</p>" * 700_000,
    "bomb.txt.gz": lambda: b"\x1f\x8b\x08" + b"\x00" * 7 + packed(b"\x00", 200)[2:-4],
    "stream-bomb.pdf": lambda: pdf(packed(b"BT /F1 9 Tf (bomb) Tj ET\n", 120)),
    "double-stream-bomb.pdf": lambda: pdf(
        zlib.compress(packed(b" ", 1_100), 9), filters=b"/FlateDecode /FlateDecode"
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_words_and_costs_little(name: str, sandbox: Sandbox) -> None:
    source = Source(Path(name), BOMBS[name]())
    assert len(source.content) < 9 * MEBIBYTE
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(SourceError) as caught:
        sandbox.extract(source)
    assert str(caught.value).startswith(f"{name}: ")
    sandbox.close()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert own * 1024 < 100 * MEBIBYTE
    assert child * 1024 < MOST_BYTES_OF_MEMORY


def test_the_next_document_is_read_after_a_bomb(sandbox: Sandbox) -> None:
    good = Source(Path("good.html"), b"<p>words</p>")
    for name in ("stream-bomb.pdf", "tower.html", "zip-bomb.docx"):
        with pytest.raises(SourceError):
            sandbox.extract(Source(Path(name), BOMBS[name]()))
        assert sandbox.extract(good).text == "words"


def test_a_process_that_died_is_replaced(sandbox: Sandbox) -> None:
    good = Source(Path("good.html"), b"<p>words</p>")
    assert sandbox.extract(good).text == "words"
    helper = sandbox.process_id
    assert helper is not None
    os.kill(helper, signal.SIGKILL)
    with pytest.raises(SourceError, match="its reader broke down"):
        sandbox.extract(good)
    assert sandbox.extract(good).text == "words"
    assert sandbox.process_id != helper


@pytest.fixture
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """Give the address of a server on this machine, and what is asked of it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    caller, _ = server.accept()
                except TimeoutError:
                    continue
                with caller:
                    heard.append(caller.recv(1000))

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", heard
        done.set()
        thread.join()


def test_nothing_in_a_document_is_fetched(listener: tuple[str, list[bytes]]) -> None:
    url, heard = listener
    page = (
        f"<base href='{url}/'><link rel=stylesheet href='{url}/c'><script src='{url}/s'></script>"
        f"<meta http-equiv=refresh content='0; {url}/r'><img src='{url}/i'><object data='{url}/o'>"
        f"</object><iframe src='{url}/f'></iframe><p style='background: url({url}/b)'>words</p>"
    )
    links = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        f"<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
        f"relationships/attachedTemplate' Target='{url}/t' TargetMode='External'/></Relationships>"
    )
    word = docx(paragraph("words"), {"word/_rels/document.xml.rels": links.encode()})
    action = f"/OpenAction << /S /URI /URI ({url}/a) >>".encode()
    printed = pdf(zlib.compress(b"BT /F1 9 Tf 60 700 Td (words) Tj ET"), more=action)
    for name, content in {"p.html": page.encode(), "w.docx": word, "p.pdf": printed}.items():
        document = open_document(Source(Path(name), content))
        assert [block.text for block in document.blocks] == ["words"]
    assert heard == []


def test_a_doctype_with_an_external_part_is_not_fetched(
    listener: tuple[str, list[bytes]],
) -> None:
    url, heard = listener
    before = f"<!DOCTYPE x SYSTEM '{url}/x.dtd' [<!ENTITY % p SYSTEM '{url}/p'> %p;]>"
    with pytest.raises(SourceError, match="DOCTYPE"):
        open_document(Source(Path("x.docx"), docx(paragraph("x", before))))
    assert heard == []


def confined(code: str) -> str:
    """Run some code in a process that is as limited as the one that unpacks documents."""
    start = (
        "import socket, os, subprocess\n"
        "from igflod.confinement import confine\n"
        f"confine({MOST_BYTES_OF_MEMORY})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", start + code], capture_output=True, text=True, check=False
    )
    return done.stderr.strip().rpartition("\n")[2] or done.stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="the filter of system calls is Linux's")
@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("socket.socket()", "PermissionError"),
        ("socket.socketpair()", "PermissionError"),
        ("subprocess.run(['true'])", "PermissionError"),
        ("os.fork()", "PermissionError"),
        ("os.kill(os.getppid(), 0)", "PermissionError"),
        ("os.unlink('/tmp/igflod-no-such-file')", "PermissionError"),
        ("bytearray(2 * 1024**3)", "MemoryError"),
        ("print(len(open('/proc/self/status').read()) > 0)", "True"),
    ],
)
def test_the_process_that_unpacks_can_do_little(code: str, answer: str) -> None:
    assert confined(code).startswith(answer)


def test_the_process_that_unpacks_writes_no_file(tmp_path: Path) -> None:
    target = tmp_path / "file"
    confined(f"open({str(target)!r}, 'w').write('x' * 100_000)")
    assert not target.exists() or target.stat().st_size == 0


@pytest.mark.parametrize(
    "answer",
    [
        {"text": "abc", "pieces": [[0, 9, "line", "/p", 0, False]], "notes": []},
        {"text": "abc", "pieces": [[2, 3, "line", "/", 0, False]] * 2, "notes": []},
        {"text": "abc", "pieces": [[0, 1, "unknown", "/p", 0, False]], "notes": []},
        {"text": "abc", "pieces": [["x"]], "notes": []},
        {"text": "abc"},
    ],
)
def test_an_answer_that_is_nonsense_is_not_believed(answer: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        Extract.from_json(answer)
