"""The editor of the query page in a real browser: it helps, and asks nobody but its own site."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.web.devtools import BROWSER, Browser, Tab, browse

BUILT = Path(__file__).parents[3] / "src/igflod/web/static/editor/manifest.json"

pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine"),
    pytest.mark.skipif(not BUILT.exists(), reason="the editor is not built: make setup builds it"),
]

EDITOR = "document.querySelector('.CodeMirror').CodeMirror"
ATTENDANCE = "SELECT ?count ?n { ?count igf:attendanceOf ?session ; igf:count ?n }"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser for all tests."""
    with browse(tmp_path_factory.mktemp("profile")) as made:
        yield made


@pytest.fixture
def tab(browser: Browser, server: str) -> Iterator[Tab]:
    """A tab; whatever a test does in it, nobody else is asked and nothing is refused."""
    made = browser.new_tab()
    made.look_like(1280, 1000)
    yield made
    assert [place for place in made.requested if not place.startswith(f"{server}/")] == []
    assert [said for said in made.complaints if "status of 4" not in said] == []


def open_editor(tab: Tab, address: str) -> None:
    tab.open(address)
    tab.wait_for(f"document.querySelector('button.quiet') && {EDITOR}")


def start_writing(tab: Tab, before: str) -> None:
    """Put a text into the editor, and the cursor behind it."""
    tab.run(f"{EDITOR}.setValue({before!r}); {EDITOR}.focus(); {EDITOR}.execCommand('goDocEnd')")
    loaded = "performance.getEntriesByType('resource').some(one => one.name.endsWith('terms.json'))"
    tab.wait_for(loaded)


def value(tab: Tab) -> str:
    return str(tab.run(f"{EDITOR}.getValue()"))


def test_a_query_is_run_where_it_is_written_and_has_an_address(tab: Tab, server: str) -> None:
    open_editor(tab, f"{server}/sparql")
    start_writing(tab, "PREFIX igf: <https://w3id.org/igflod/def#>\n" + ATTENDANCE)
    tab.press("Enter", "Control")

    tab.wait_for("document.querySelectorAll('table.results tbody tr').length > 2")
    assert tab.run("document.querySelector('.status').textContent") == "Answered below."
    place = tab.run("location.href")
    assert place.startswith(f"{server}/sparql?query=PREFIX+igf")
    assert tab.run("document.querySelector('.run a').href") == place
    links = tab.run("[...document.querySelectorAll('.take a')].map(link => link.textContent)")
    assert links == ["Link to this answer", "JSON", "XML", "CSV", "TSV"]

    open_editor(tab, place)
    assert ATTENDANCE in value(tab)
    assert tab.run("document.querySelectorAll('table.results tbody tr').length") > 2


def test_terms_and_their_prefixes_are_completed(tab: Tab, server: str) -> None:
    open_editor(tab, f"{server}/sparql")
    start_writing(tab, "SELECT * {\n  ?s ")
    tab.write("igf:att")

    offered = "[...document.querySelectorAll('.CodeMirror-hint')].map(hint => hint.textContent)"
    tab.wait_for(f"{EDITOR}.getValue().endsWith('igf:att')")
    tab.wait_for(f"{offered}[0]?.startsWith('igf:attendanceOf property attendance of · ')")
    # A list that is about to change takes no Enter; it changes with the next picture.
    tab.run("new Promise(done => { let left = 5; const next = () => "
            "left-- ? requestAnimationFrame(next) : done(0); next(); })")  # fmt: skip
    tab.press("Enter")
    assert value(tab) == (
        "PREFIX igf: <https://w3id.org/igflod/def#>\nSELECT * {\n  ?s igf:attendanceOf"
    )


def test_a_code_is_found_by_its_label(tab: Tab, server: str) -> None:
    open_editor(tab, f"{server}/sparql")
    start_writing(tab, "PREFIX igf: <https://w3id.org/igflod/def#>\nSELECT * { ?s igf:role ")
    tab.write("organiz")
    hints = "[...document.querySelectorAll('.CodeMirror-hint')].map(hint => hint.textContent)"
    tab.wait_for(f"{hints}.some(text => text.startsWith('igfc:organizer code'))")


def test_an_error_marks_its_line(tab: Tab, server: str) -> None:
    open_editor(tab, f"{server}/sparql")
    start_writing(tab, "SELECT *\nWHERE { ?s igf:role ?o }")
    tab.press("Enter", "Control")
    tab.wait_for("document.querySelector('#trouble')")
    tab.wait_for("document.querySelector('.faulty')")
    assert "line 2, column 12" in tab.run("document.querySelector('#trouble').textContent")
    assert "is not declared" in tab.run("document.querySelector('#trouble').textContent")
    assert "igf:role" in value(tab)
    tab.write(" ")
    tab.wait_for("!document.querySelector('.faulty')")


def test_hints_are_shown_beside_the_query(tab: Tab, server: str) -> None:
    open_editor(tab, f"{server}/sparql")
    start_writing(tab, "SELECT * { ?s <https://w3id.org/igflod/def#attendanceof> ?o }")
    tab.press("Enter", "Control")
    tab.wait_for("document.querySelector('.hints')")
    assert "igf:attendanceOf" in tab.run("document.querySelector('.hints').textContent")


def test_the_keyboard_gets_out_of_the_editor(tab: Tab, server: str) -> None:
    open_editor(tab, f"{server}/sparql")
    start_writing(tab, "SELECT * { ?s ?p ?o } LIMIT 1")
    tab.press("Tab")
    assert tab.run("document.activeElement.textContent") == "Run"
    tab.press("Tab", "Shift")
    assert tab.run("Boolean(document.activeElement.closest('.CodeMirror'))")
    assert value(tab) == "SELECT * { ?s ?p ?o } LIMIT 1"


def test_the_plain_form_is_there_for_whoever_likes_it_better(tab: Tab, server: str) -> None:
    open_editor(tab, f"{server}/sparql")
    start_writing(tab, "SELECT * { ?s ?p ?o } LIMIT 2")
    tab.run("document.querySelector('button.quiet').click()")
    assert tab.run("document.querySelector('textarea#query').value") == (
        "SELECT * { ?s ?p ?o } LIMIT 2"
    )
    tab.run("document.querySelector('textarea#query').value = 'ASK {}'")
    tab.run("document.querySelector('.run button').click()")
    tab.wait_for("document.querySelector('.boolean')")

    tab.open(f"{server}/sparql")
    tab.wait_for("document.querySelector('button.quiet')")
    assert tab.run("document.querySelector('.editor').hidden")
    tab.run("document.querySelector('button.quiet').click()")
    assert not tab.run("document.querySelector('.editor').hidden")


def test_rows_are_sorted_by_a_column_and_back(tab: Tab, server: str) -> None:
    query = "SELECT ?n { VALUES ?n { 10 9 100 } }"
    open_editor(tab, f"{server}/sparql")
    start_writing(tab, query)
    tab.press("Enter", "Control")
    tab.wait_for("document.querySelector('th button')")
    seen = "[...document.querySelectorAll('table.results td')].map(cell => cell.textContent)"
    orders = []
    for _ in range(3):
        tab.run("document.querySelector('th button').click()")
        orders.append(tab.run(seen))
    assert orders == [["9", "10", "100"], ["100", "10", "9"], ["10", "9", "100"]]


def test_rows_are_found_by_their_words(tab: Tab, server: str) -> None:
    open_editor(tab, f"{server}/sparql?query=SELECT * {{ VALUES ?n {{ 'one' 'Two' 'three' }} }}")
    tab.wait_for("document.querySelector('.filter input')")
    tab.run("document.querySelector('.filter input').focus()")
    tab.write("TW")
    seen = "[...document.querySelectorAll('table.results tbody tr:not([hidden])')]"
    tab.wait_for(f"{seen}.length === 1")
    assert tab.run(f"{seen}.map(row => row.textContent)") == ["Two"]
    assert "1 of 3" in tab.run("document.querySelector('.filter').textContent")


def test_nothing_hostile_does_anything(tab: Tab, server: str) -> None:
    open_editor(tab, f"{server}/sparql")
    hostile = "</textarea><script>document.title = 1</script><img src=x onerror=document.title=2>"
    conditions = "CONTAINS(STR(?o), '<script') || STRSTARTS(STR(?o), 'javascript:')"
    start_writing(tab, f"SELECT ('{hostile}' AS ?x) ?s ?o {{ ?s ?p ?o FILTER({conditions}) }}")
    tab.press("Enter", "Control")
    tab.wait_for("document.querySelectorAll('table.results tbody tr').length > 2")
    assert hostile in tab.run("document.querySelector('table.results td').textContent")
    assert tab.run("document.title") == "Query · igflod"
    assert tab.run("document.querySelectorAll('table.results :is(script, img)').length") == 0
    assert tab.run("document.querySelectorAll('a[href^=javascript]').length") == 0


def test_without_scripts_the_page_is_a_form_that_answers(tab: Tab, server: str) -> None:
    tab.allow_scripts(allowed=False)
    tab.open(f"{server}/sparql?query=ASK%20%7B%7D")
    tab.allow_scripts(allowed=True)
    assert tab.run("document.querySelector('textarea').value.trim()") == "ASK {}"
    assert tab.run("document.querySelector('.boolean').textContent") == "yes"
    assert not tab.run("Boolean(document.querySelector('.CodeMirror'))")


def test_its_files_are_kept_until_they_change(http: httpx.Client) -> None:
    page = http.get("/sparql", headers={"Accept": "text/html"}).text
    places = re.findall(r'"(/static/editor/[^"]+)"', page)
    assert [place.rpartition(".")[2] for place in places] == ["css", "js"]
    for place in places:
        assert "immutable" in http.get(place).headers["Cache-Control"]
    assert "immutable" not in http.get("/static/editor/licences.txt").headers["Cache-Control"]


def test_only_the_query_page_may_run_scripts(tab: Tab, server: str) -> None:
    refused = (
        "fetch('/health').then(() => 'asked', () => 'refused')"
        ".then(first => fetch('https://example.org/').then(() => first, () => first + ', refused'))"
    )
    tab.open(f"{server}/sparql")
    assert tab.run(refused) == "asked, refused"
    assert any("Content Security Policy" in said for said in tab.complaints)
    tab.complaints.clear()
    tab.requested.clear()
    tab.open(f"{server}/")
    assert tab.run("fetch('/health').then(() => 'asked', () => 'refused')") == "refused"
    tab.complaints.clear()
