"""Retired ids over HTTP, from a real server: merged 303, split 300, withdrawn 410."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from itertools import product
from pathlib import Path

import httpx
import pytest

from igflod.pipeline import Decision, build, withdraw
from igflod.settings import Settings

JUDGEMENTS = """\
a	b	verdict	by	date	why
organization/cnnic	organization/one	same	jo	2026-03-01	the same society
organization/one	organization/two	same	jo	2026-03-01	the same society
organization/apart	organization/three	same	jo	2026-03-01	the same bureau
person/pstay22	person/paway22	same	jo	2026-03-01	the same person
"""
RETIRED = """\
id	fate	successors	names	by	date	why
organization/apart	split	organization/two | organization/icann		jo	2026-03-02	two bureaus
organization/gone	withdrawn			jo	2026-03-03	a slip
person/pstay22	withdrawn			jo	2026-03-03	asked for
"""
WITHDRAWAL = Decision("jo", "asked for", date(2026, 3, 1))
METHODS = ("GET", "HEAD")
ACCEPTS = ("text/turtle", "text/html", "*/*", "application/ld+json")


@pytest.fixture(scope="module")
def retired(
    root: Path,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[httpx.Client]:
    """A client of a server whose dataset has ids that were retired."""
    data = tmp_path_factory.mktemp("retired") / "data"
    shutil.copytree(root / "data" / "curated", data / "curated")
    shutil.copytree(root / "data" / "reports", data / "reports")
    curated = data / "curated"
    with (curated / "organizations.tsv").open("a") as register:
        for name in ("one", "two", "three", "apart", "gone"):
            register.write(f"{name}\tThe {name} bureau\t\n")
    with (curated / "people.tsv").open("a") as register:
        for name in ("pstay22", "paway22"):
            register.write(f"{name}\t\t-\tunknown\t\tworkshop/2013/1\n")
    for file, text in (("judgements.tsv", JUDGEMENTS), ("retired.tsv", RETIRED)):
        (curated / file).write_text(text)
    build(Settings.choose(data=data, environ={}))
    with serve(data / "release") as address, httpx.Client(base_url=address) as client:
        yield client


@pytest.mark.parametrize("merged", ["one", "two"])
def test_merged_leads_to_who_stayed_at_the_end_of_the_chain(
    retired: httpx.Client, merged: str
) -> None:
    for folder, method, accept in product(("id", "doc"), METHODS, ACCEPTS):
        answer = retired.request(
            method, f"/{folder}/organization/{merged}", headers={"Accept": accept}
        )
        assert answer.status_code == 303
        assert answer.headers["Location"] == f"/{folder}/organization/cnnic"
        assert "Accept" in answer.headers["Vary"]
        assert answer.content == b""


@pytest.mark.parametrize("suffix", ["ttl", "html", "jsonld", "nq"])
def test_a_form_of_what_was_merged_leads_to_that_form(retired: httpx.Client, suffix: str) -> None:
    place = f"/doc/organization/two.{suffix}"
    answer = retired.get(place)
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"/doc/organization/cnnic.{suffix}",
    )
    assert retired.get(place, follow_redirects=True).status_code == 200


@pytest.mark.parametrize("path", ["organization/apart", "organization/three"])
@pytest.mark.parametrize(("folder", "suffix"), [("id", ""), ("doc", ""), ("doc", ".ttl")])
def test_split_offers_who_stands_for_the_successors_now(
    retired: httpx.Client, path: str, folder: str, suffix: str
) -> None:
    """One successor was merged since; and what was merged into the one that was split is no one."""
    places = [f"/{folder}/organization/{one}{suffix}" for one in ("cnnic", "icann")]
    place = f"/{folder}/{path}{suffix}"
    answer = retired.get(place, headers={"Accept": "text/turtle, */*;q=0.1"})
    assert answer.status_code == 300
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "Accept" in answer.headers["Vary"]
    assert re.findall(r'<([^>]+)>; rel="alternate"', answer.headers["Link"]) == places
    body = answer.json()
    assert [choice["href"] for choice in body["choices"]] == places
    assert body["status"] == 300
    page = retired.get(place, headers={"Accept": "text/html"})
    assert page.status_code == 300
    assert "Accept" in page.headers["Vary"]
    assert all(f'<a href="{one}">' in page.text for one in places)
    head = retired.head(place)
    assert (head.status_code, head.content) == (300, b"")
    assert head.headers["Link"] == answer.headers["Link"]


@pytest.mark.parametrize("path", ["organization/gone", "person/pstay22", "person/paway22"])
@pytest.mark.parametrize(("folder", "suffix"), [("id", ""), ("doc", ""), ("doc", ".nt")])
def test_withdrawn_is_gone_and_so_is_whoever_was_merged_into_it(
    retired: httpx.Client, path: str, folder: str, suffix: str
) -> None:
    for method, accept in product(METHODS, ACCEPTS):
        answer = retired.request(method, f"/{folder}/{path}{suffix}", headers={"Accept": accept})
        assert answer.status_code == 410
        assert "Location" not in answer.headers
        assert "Accept" in answer.headers["Vary"]
        kind = "text/html; charset=utf-8" if accept == "text/html" else "application/problem+json"
        assert answer.headers["Content-Type"] == kind
        if method == "GET":
            assert "Withdrawn on 2026-03-03." in answer.text
            assert "asked for" not in answer.text


QUERY = "/sparql?query=SELECT*{?s+?p+?o+FILTER(CONTAINS(STR(?o),'Hongbin'))}"


def test_what_nobody_knows_is_not_found_and_who_stayed_is_there(retired: httpx.Client) -> None:
    assert retired.get("/id/person/pnobody").status_code == 404
    assert retired.get("/id/organization/one.ttl").status_code == 404
    assert retired.get("/doc/organization/cnnic").status_code == 200


@pytest.fixture
def settings(root: Path, tmp_path: Path) -> Settings:
    """A folder of data whose dataset is built."""
    for folder in ("curated", "reports"):
        shutil.copytree(root / "data" / folder, tmp_path / folder)
    made = Settings.choose(data=tmp_path, environ={})
    build(made)
    return made


def test_a_running_server_shows_nothing_of_what_is_withdrawn(
    settings: Settings, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    places = {"/": 200, "/doc/person/p4h2veg": 410, "/dump/dataset.nq": 200, QUERY: 200}
    with serve(settings.release) as at, httpx.Client(base_url=at, timeout=60) as client:
        assert {client.get(place).status_code for place in places} == {200}
        assert "Hongbin" in client.get(QUERY).text
        withdraw(settings, "person/p4h2veg", WITHDRAWAL)
        build(settings)
        for place, status in places.items():
            answer = client.get(place)
            assert answer.status_code == status, place
            assert "Hongbin" not in answer.text
        assert client.get("/id/person/p4h2veg").status_code == 410
        assert "Hongbin" not in client.get("/doc/workshop/2013/324.html").text


def test_what_is_withdrawn_is_not_shown_either_while_the_next_release_is_damaged(
    settings: Settings, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    with serve(settings.release) as at, httpx.Client(base_url=at, timeout=60) as client:
        assert client.get("/doc/person/p4h2veg").status_code == 200
        withdraw(settings, "person/p4h2veg", WITHDRAWAL)
        build(settings)
        (settings.release / "current" / "dataset.nq").write_bytes(b"")
        for place in ("/", "/doc/person/p4h2veg", QUERY):
            answer = client.get(place)
            assert answer.status_code == 503, place
            assert answer.headers["Retry-After"]
            assert "Hongbin" not in answer.text
