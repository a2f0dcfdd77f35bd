"""Open in SPARQL: every table of every page leads to the query that gives it."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.web.test_pages import REAL

TABLES = {
    "/": ["these numbers", "meetings", "named graphs"],
    "/code": ["codes"],
    "/def": ["terms"],
    "/doc/meeting/2013": ["sessions"],
    "/doc/theme/2013/enhanced-cooperation": ["sessions"],
    "/doc/organization/icann": ["sessions"],
    "/doc/workshop/2013/324": [
        "facts", "themes", "people", "where it stands", "agenda", "key points",
        "attendance", "words", "findings", "sources", "empty fields",
    ],
}  # fmt: skip


class Tables(HTMLParser):
    """Reads a page: its tables with their number of rows, and what stands behind each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[int] = []
        self.openings: list[dict[str, str]] = []
        self.opened_after_table: list[int | None] = []
        self._in_body = False
        self._place: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "tbody":
            self.rows.append(0)
            self._in_body = True
        if tag == "tr" and self._in_body:
            self.rows[-1] += 1
        if tag == "p" and given.get("class") == "open":
            self.openings.append({})
            self.opened_after_table.append(len(self.rows) - 1 if self.rows else None)
        if tag == "a" and (given.get("href") or "").startswith("/sparql?query="):
            self._place = given["href"]

    def handle_data(self, data: str) -> None:
        if self._place is not None and self.openings:
            self.openings[-1].setdefault(data, self._place)
            self._place = None

    def handle_endtag(self, tag: str) -> None:
        self._in_body = self._in_body and tag != "tbody"


def page_of(client: FlaskClient, path: str) -> str:
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize("path", TABLES)
def test_every_list_can_be_opened_and_taken(client: FlaskClient, path: str) -> None:
    text = page_of(client, path)
    found = re.findall(r'Open in SPARQL<span class="hidden">: ([^<]+)<', text)
    assert [what for what in found if what != "this page"] == TABLES[path]

    for opening in Tables(text).openings:
        answer = client.get(opening["Open in SPARQL"], headers={"Accept": "text/html"})
        assert answer.status_code == 200
        assert 'id="answer"' in answer.text
        for label in set(opening) - {"Open in SPARQL"}:
            assert client.get(opening[label]).status_code == 200
        assert len(opening) in {1, 5}


@pytest.mark.parametrize("path", TABLES)
def test_a_query_has_as_many_rows_as_its_table(client: FlaskClient, path: str) -> None:
    page = Tables(page_of(client, path))
    behind = {
        at: opening
        for at, opening in reversed(list(zip(page.opened_after_table, page.openings, strict=True)))
        if at is not None
    }
    assert set(behind) >= set(range(len(page.rows)))
    for number, rows in enumerate(page.rows):
        answer = client.get(behind[number]["JSON"]).get_json(force=True)
        assert len(answer["results"]["bindings"]) == rows > 0


def test_the_query_is_the_one_of_the_page_with_the_thing_filled_in(client: FlaskClient) -> None:
    opening = Tables(page_of(client, "/doc/workshop/2013/324")).openings[4]["Open in SPARQL"]
    page = unescape(client.get(opening, headers={"Accept": "text/html"}).text)
    assert "# The agenda of a session in reading order.\nPREFIX dcterms:" in page
    assert "SELECT DISTINCT ?item ?name ?number" in page
    assert (
        "<https://w3id.org/igflod/id/workshop/2013/324> igf:hasReport/^igf:statedIn ?item" in page
    )


@pytest.mark.parametrize(
    ("path", "statements"),
    [("/doc/capture/9abc8f6410d4af02", 3), ("/graph/curated", 1000), ("/graph/links", 1)],
)
def test_what_has_no_table_is_opened_as_a_whole(
    client: FlaskClient, path: str, statements: int
) -> None:
    place = Tables(page_of(client, path)).openings[-1]["Open in SPARQL"]
    answer = client.get(place, headers={"Accept": "application/n-triples"})
    assert answer.text.count(" .\n") >= statements


def test_no_query_of_a_page_is_forgotten(root: Path) -> None:
    web = root / "src/igflod/web"
    asked = {path.stem for path in (web / "queries/page").glob("*.rq")}
    templates = "".join(path.read_text() for path in (web / "templates").glob("*.html"))
    opened = set(re.findall(r'open_table\("(\w+)"', templates))
    assert asked - opened == {"example_session"}  # one link, no list


@pytest.mark.parametrize("path", sorted(set(REAL) - set(TABLES)))
def test_other_pages_have_no_table(client: FlaskClient, path: str) -> None:
    assert "<table" not in page_of(client, path)
