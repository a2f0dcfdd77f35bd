"""Errors in words: problems for programs, pages for people, no stack trace for anybody."""

import json
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from igflod.errors import (
    AnswerTooLargeError,
    BusyError,
    DeadlineError,
    IgflodError,
    QueryError,
    StoreError,
)
from igflod.store import Answer, EmbeddedStore, Row
from igflod.web.app import create_app
from igflod.web.problem_types import PROBLEM_TYPES, ProblemType
from igflod.web.site import Site

QUERY = "/sparql?query=ASK%7B%7D"


class FailingStore(EmbeddedStore):
    """A store whose engine gives up, as the real one does only when its files are lost."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def answer(self, *_: object, **__: object) -> Answer:
        raise self.error

    def rows(self, *_: object, **__: object) -> list[Row]:
        raise self.error


def failing(served: Site, error: Exception) -> Flask:
    return create_app(replace(served, store=FailingStore(error)))


@pytest.mark.parametrize(
    ("error", "status", "name", "retry_after"),
    [
        (QueryError("no", line=2, column=7), 400, "query-malformed", None),
        (DeadlineError("late"), 503, "query-timeout", "5"),
        (AnswerTooLargeError("much"), 422, "answer-too-large", "5"),
        (BusyError("busy", retry_after=9), 429, "too-many-queries", "9"),
        (StoreError("gone"), 503, "store-unavailable", "5"),
    ],
)
def test_each_error_has_its_status(
    served: Site, error: IgflodError, status: int, name: str, retry_after: str | None
) -> None:
    response = failing(served, error).test_client().get(QUERY)

    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert response.headers.get("Retry-After") == retry_after
    assert response.headers["Cache-Control"] == "no-store"
    problem = json.loads(response.data)
    assert problem["type"] == f"https://w3id.org/igflod/problem/{name}"
    assert problem["status"] == status
    assert problem["detail"] == str(error)
    if isinstance(error, QueryError):
        assert (problem["line"], problem["column"]) == (2, 7)


@pytest.mark.parametrize("path", ["/", "/id/meeting/2013", "/doc/meeting/2013", "/code/role"])
def test_a_store_that_is_down_is_never_taken_for_nothing_found(served: Site, path: str) -> None:
    response = failing(served, StoreError("gone")).test_client().get(path)

    assert response.status_code == 503
    assert response.headers["Retry-After"]


def test_an_error_of_ours_shows_nothing_of_the_inside(
    served: Site, caplog: pytest.LogCaptureFixture
) -> None:
    client = failing(served, RuntimeError("secret")).test_client()
    for accept in ("text/html", "application/json"):
        response = client.get(QUERY, headers={"Accept": accept})

        assert response.status_code == 500
        assert "secret" not in response.text
        assert "Traceback" not in response.text
        assert "Content-Security-Policy" in response.headers
    assert "secret" in caplog.text


@pytest.mark.parametrize("kind", PROBLEM_TYPES, ids=lambda kind: kind.name)
def test_each_type_of_problem_is_explained(client: FlaskClient, kind: ProblemType) -> None:
    page = client.get(f"/problem/{kind.name}").text

    assert kind.title in page
    assert kind.advice in page


def test_other_types_are_not_known(client: FlaskClient) -> None:
    assert client.get("/problem/none").status_code == 404


def test_a_format_that_cannot_hold_a_document_says_so(client: FlaskClient) -> None:
    response = client.get("/doc/person/phosti2.rdf")

    assert response.status_code == 406
    assert json.loads(response.data)["type"].endswith("/problem/format-unfit")
    assert client.get("/doc/person/phosti2.ttl").status_code == 200
