"""Pages: what they show, and that nothing from a document can do anything in them."""

import re
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

HOSTILE = [
    "/doc/workshop/2099/666",
    "/doc/report/workshop/2099/666",
    "/doc/participation/workshop/2099/666/speaker-1",
    "/doc/evidence/0123456789abcdef/0-9",
    "/doc/point/workshop/2099/666/1",
    "/doc/attendance/workshop/2099/666/female",
    "/doc/person/phosti1",
    "/doc/meeting/2099",
    "/doc/finding/workshop/2099/666/evil",
    "/graph/report/workshop/2099/666",
    "/graph/identity",
    "/code/speaker",
    "/",
]
REAL = [
    "/",
    "/sparql",
    "/sparql/examples",
    "/def",
    "/code",
    "/code/role",
    "/shapes",
    "/doc/workshop/2013/324",
    "/doc/report/workshop/2013/324",
    "/doc/meeting/2013",
    "/doc/organization/icann",
    "/doc/theme/2013/enhanced-cooperation",
    "/doc/capture/9abc8f6410d4af02",
    "/graph/report/workshop/2013/324",
    "/graph/ontology",
]
ALLOWED_ELEMENTS = set(
    "a body button caption code dd details div dl dt em footer form h1 h2 h3 head header html i "
    "input label li link main mark meta nav ol optgroup option p pre q rect section select small "
    "span strong summary svg table tbody td textarea th thead time title tr ul".split()
)


class Page(HTMLParser):
    """Reads a page as a browser's parser would start to: elements, links and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    @property
    def links(self) -> list[str]:
        return [
            value
            for _, attributes in self.elements
            for name, value in attributes.items()
            if name in {"href", "src", "action"} and value is not None
        ]

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


def page_of(client: FlaskClient, path: str, status: int = 200) -> Page:
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code == status
    assert response.content_type == "text/html; charset=utf-8"
    return Page(response.get_data(as_text=True))


@pytest.mark.parametrize("path", HOSTILE)
def test_nothing_hostile_becomes_markup(client: FlaskClient, path: str) -> None:
    page = page_of(client, path)

    assert {tag for tag, _ in page.elements} <= ALLOWED_ELEMENTS
    names = {name for _, attributes in page.elements for name in attributes}
    assert not [name for name in names if name.startswith("on") or name in {"style", "srcdoc"}]


@pytest.mark.parametrize("path", HOSTILE + REAL)
def test_links_lead_to_this_site_or_to_the_web(client: FlaskClient, path: str) -> None:
    for link in page_of(client, path).links:
        assert re.match(r"(/[^/\\]|/\Z|#|https?://[^/])", link), link


def test_hostile_words_are_shown_as_words(client: FlaskClient) -> None:
    words = page_of(client, "/doc/workshop/2099/666").words

    assert "<script>alert('title')</script>" in words
    assert "{{ 7 * 7 }}" in words
    assert "<script>alert(19)</script>" in words


def test_a_query_with_markup_comes_back_as_words(client: FlaskClient) -> None:
    query = "SELECT ('</textarea><script>alert(1)</script>' AS ?x) {}"
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": "text/html"})

    page = Page(response.get_data(as_text=True))
    scripts = [attributes for tag, attributes in page.elements if tag == "script"]
    assert all((script["src"] or "").startswith("/static/editor/") for script in scripts)
    assert {tag for tag, _ in page.elements} - {"script"} <= ALLOWED_ELEMENTS
    assert query in page.words


def test_a_path_with_markup_comes_back_as_words(client: FlaskClient) -> None:
    page = page_of(client, "/doc/<script>alert(1)</script>", 404)

    assert {tag for tag, _ in page.elements} <= ALLOWED_ELEMENTS


@pytest.mark.parametrize("path", REAL)
def test_every_local_link_of_a_page_leads_somewhere(client: FlaskClient, path: str) -> None:
    local = {link.partition("#")[0] for link in page_of(client, path).links if link[0] == "/"}

    for link in sorted(local):
        with client.get(link) as response:
            assert response.status_code == 200, link


@pytest.mark.parametrize("path", REAL)
def test_a_page_is_whole(client: FlaskClient, path: str) -> None:
    page = page_of(client, path)

    tags = [tag for tag, _ in page.elements]
    assert tags.count("h1") == 1
    assert tags.count("main") == 1
    assert dict(page.elements)["html"] == {"lang": "en"}
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    labelled = {attributes.get("aria-labelledby") for _, attributes in page.elements} - {None}
    assert labelled <= set(ids)


def test_the_page_of_a_workshop_shows_its_report(client: FlaskClient) -> None:
    page = page_of(client, "/doc/workshop/2013/324")

    for expected in (
        "Enhanced Cooperation for Sustainable Development",
        "24 October 2013",
        "Bali, Indonesia",
        "Zhu Hongbin",
        "Remote moderator",
        "Speakers 12",
        "from a public page",
        "planned",
        "took part",
        "nobody is named",
        "About half of the participants were women",
        "38.6 %",
        "Overview of the current obstacles",
        "The multi-stakeholder model needs",
        "The report disagrees with itself",
        "Left empty: format",
    ):
        assert expected in page.words, expected
    assert "http://www.friendsoftheigf.org/report/827" in page.links
    assert "/doc/workshop/2013/324.ttl" in page.links
    assert "/doc/evidence/9abc8f6410d4af02/8507-8548" in page.links


def test_the_prose_of_a_report_is_not_on_its_page(client: FlaskClient) -> None:
    words = page_of(client, "/doc/workshop/2013/324").words

    assert "conduct cooperative projects and coordinate best practices" not in words


def test_the_front_page_says_what_to_try(client: FlaskClient) -> None:
    page = page_of(client, "/")

    assert "/doc/workshop/2013/324" in page.links
    assert "/dump/dataset.nq" in page.links
    query = next(a["value"] for tag, a in page.elements if tag == "input" and a["name"] == "query")
    answer = client.get("/sparql", query_string={"query": query, "format": "csv"})
    assert "Enhanced Cooperation for Sustainable Development,22,57,38.6" in answer.text
