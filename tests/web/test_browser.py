"""Pages in a real browser: they show what they should, and nothing is blocked, loaded or run."""

import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --enable-logging=stderr "
    "--timeout=20000"
).split()
ORDINARY = ("dbus", "DBus", "UPower", "gcm", "GCM")
"""Complaints about the machine that a browser without a desktop makes of itself."""

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")


class _Seen(HTMLParser):
    """The text that stands in a page, without its scripts and styles, and what it loads."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.loaded: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in {"script", "style"}
        given = dict(attrs)
        loads = tag in {"img", "script", "iframe"} or (
            tag == "link" and given.get("rel") in {"stylesheet", "icon"}
        )
        address = given.get("src") or given.get("href")
        if loads and address:
            self.loaded.append(address)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text += data


def visit(address: str, profile: Path) -> tuple[_Seen, list[str]]:
    """Open a page; give what is seen, and what the browser complains of in the page."""
    command = [str(BROWSER), *FLAGS, f"--user-data-dir={profile}", "--dump-dom", address]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    seen = _Seen()
    seen.feed(done.stdout)
    complaints = [
        line
        for line in done.stderr.splitlines()
        if "CONSOLE" in line and not any(word in line for word in ORDINARY)
    ]
    return seen, complaints


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", ["Three things to try", "dataset.nq"]),
        (
            "/id/workshop/2013/324",
            [
                "Enhanced Cooperation for Sustainable Development",
                "Zhu Hongbin",
                "About half of the participants were women",
                "22 women of 57 participants, 38.6 %",
            ],
        ),
        ("/id/organization/cnnic", ["China Internet Network Information Center"]),
        ("/sparql", ["SELECT"]),
        ("/def", ["attendance count"]),
        ("/id/workshop/2013/999999", ["404"]),
    ],
)
def test_a_page_shows_what_it_should_and_loads_only_from_its_own_site(
    server: str, tmp_path: Path, path: str, words: list[str]
) -> None:
    seen, complaints = visit(server + path, tmp_path)
    text = " ".join(seen.text.split())
    for expected in words:
        assert expected in text
    assert all(address.startswith("/") for address in seen.loaded), seen.loaded
    refused = [line for line in complaints if "Refused" in line or "Content Security" in line]
    assert refused == []
