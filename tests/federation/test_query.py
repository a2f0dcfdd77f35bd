"""igflod query --endpoint: answers of other servers in every format, and honest errors."""

import csv
import io
import json
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Literal, RdfFormat, parse
from tests.federation.conftest import Front, Handler
from tests.federation.test_endpoint import FAILURES, JSON, hang, status

from igflod.cli import main
from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, GraphFormat

LABELS = (
    'SELECT ?thing ?label { ?thing rdfs:label ?label FILTER(LANG(?label) = "en" && ISIRI(?thing)) '
    "} ORDER BY ?thing ?label"
)
LABELS = f"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> {LABELS}"
CHOIR = "http://www.wikidata.org/entity/choir"
DESCRIBE = f"DESCRIBE <{CHOIR}>"


def ask(*words: object, url: str = "", text: str | None = None) -> Result:
    address = ["--endpoint", url] if url else []
    command = ["query", *(str(word) for word in words), *address]
    return CliRunner().invoke(main, command, text, catch_exceptions=False, prog_name="igflod")


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Give the seconds that the command would have waited."""
    waited: list[float] = []
    monkeypatch.setattr("igflod.cli.asking.time.sleep", waited.append)
    return waited


def test_a_table(oxigraph: str) -> None:
    result = ask(LABELS, url=oxigraph)
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["thing", "label"]
    assert any(CHOIR in line for line in lines)
    assert lines[-1] == f"{len(lines) - 2} rows"
    assert result.stderr == ""


def test_yes_and_no(oxigraph: str) -> None:
    assert ask("ASK { ?s ?p ?o }", url=oxigraph).stdout == "yes\n"
    assert ask("ASK { ?s <urn:no> ?o }", "--format", "json", url=oxigraph).stdout.strip() == (
        '{"head":{},"boolean":false}'
    )


@pytest.mark.parametrize("name", [form.name for form in RESULTS_FORMATS])
def test_every_format_of_results(oxigraph: str, name: str) -> None:
    result = ask(LABELS, "--format", name, url=oxigraph)
    assert result.exit_code == 0
    assert CHOIR in result.stdout


@pytest.mark.parametrize("form", GRAPH_FORMATS, ids=lambda form: form.name)
def test_every_format_of_graphs(oxigraph: str, form: GraphFormat) -> None:
    result = ask(DESCRIBE, "--format", form.name, url=oxigraph)
    assert result.exit_code == 0
    quads = list(parse(result.stdout, format=RdfFormat.from_media_type(form.media_type)))
    assert Literal('choir\tof "three"\nvoices', language="en") in {quad.object for quad in quads}


def test_a_format_that_does_not_fit_is_told_before_anybody_is_asked(front: Front) -> None:
    result = ask(LABELS, "--format", "turtle", url=front.url)
    assert result.exit_code == 3
    assert "not as turtle" in result.stderr
    assert front.asked == []


def test_our_own_server_gives_the_same_as_the_release(server: str, project: Path) -> None:
    words = ["--example", "05", "--format", "csv"]
    there = ask(*words, url=f"{server}/sparql")
    here = ask(*words, "--data", project / "data")
    assert there.exit_code == here.exit_code == 0
    assert sorted(csv.reader(io.StringIO(there.stdout))) == sorted(
        csv.reader(io.StringIO(here.stdout))
    )
    assert there.stdout.count("\n") > 2


def test_a_short_query_goes_by_get_and_a_long_one_by_post(front: Front) -> None:
    assert ask(LABELS, url=front.url).exit_code == 0
    assert ask(f"{LABELS} #{'x' * 3000}", url=front.url).exit_code == 0
    assert [asked.command for asked in front.asked] == ["GET", "POST"]
    assert front.asked[0].query == LABELS


def test_a_key_in_the_address_is_kept(front: Front) -> None:
    assert ask(LABELS, url=f"{front.url}?key=secret").exit_code == 0
    assert front.asked[0].path == "/sparql?key=secret"


def test_it_says_who_asks(front: Front) -> None:
    assert ask(LABELS, "--contact", "ann@example.org", url=front.url).exit_code == 0
    assert "ann@example.org" in front.asked[0].headers["User-Agent"]


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_is_told_and_nothing_is_printed(front: Front, name: str) -> None:
    front.always = FAILURES[name][0]
    result = ask(LABELS, url=front.url)
    assert result.exit_code == (3 if name in {"400", "413"} else 4)
    assert "igflod: error: " in result.stderr
    assert result.stdout == ""


def test_a_busy_endpoint_is_asked_again_after_the_time_that_it_wants(
    front: Front, waits: list[float]
) -> None:
    front.behaviours += [status(429, Retry_After="7"), status(503)]
    result = ask(LABELS, url=front.url)
    assert result.exit_code == 0
    assert waits == [7.0, 4.0]
    assert "asking again in 7 s" in result.stderr


def test_it_does_not_ask_for_ever(front: Front, waits: list[float]) -> None:
    front.always = status(429)
    assert ask(LABELS, url=front.url).exit_code == 4
    assert len(front.asked) == 3
    assert len(waits) == 2


def test_it_does_not_wait_for_ever(front: Front, waits: list[float]) -> None:
    front.always = status(429, Retry_After="3600")
    result = ask(LABELS, url=front.url)
    assert "it asks to come back in 3,600 s" in result.stderr
    assert waits == []


def problem(number: int, kind: str, detail: str) -> bytes:
    told = {"type": f"https://example.org/problem/{kind}", "status": number, "detail": detail}
    return json.dumps(told).encode()


@pytest.mark.parametrize(
    ("number", "kind", "detail", "code"),
    [
        (400, "query-malformed", "line 2, column 6: the prefix nope: is not declared", 3),
        (403, "query-refused", "SERVICE is refused", 3),
        (413, "query-too-long", "the query has 40,000 bytes", 3),
        (422, "answer-too-large", "the answer has more than 10 bytes", 4),
        (503, "query-timeout", "the query took more than 10 s", 4),
    ],
)
def test_the_reason_of_a_problem_is_told_once(
    front: Front, number: int, kind: str, detail: str, code: int
) -> None:
    body = problem(number, kind, detail)
    headers = {"Content_Type": "application/problem+json", "Retry_After": "5"}
    front.always = lambda handler: handler.reply(number, body, **headers)
    result = ask(LABELS, url=front.url)
    assert result.exit_code == code
    assert f"{number}): {detail}" in result.stderr or f"{number}: {detail}" in result.stderr
    assert len(front.asked) == 1


@pytest.mark.parametrize(
    ("kind", "body", "words"),
    [
        ("text/html", b"<title>502 from a proxy</title>", "a page for people"),
        ("text/plain", b"\n  first line\nsecond", "first line second\n"),
        ("text/plain", b"x" * 5000, f"{'x' * 300}…\n"),
        ("text/plain", b"\x1b[2Jhello\x00", "\ufffd[2Jhello\ufffd\n"),
        ("application/json", b'{"message": "no such repository"}', "no such repository\n"),
        ("application/json", b"[1", "status 418\n"),
        ("application/json", b'"text"', "status 418\n"),
        ("image/png", b"\x89PNG", "status 418\n"),
    ],
)
def test_what_an_error_says_is_shown_harmlessly(
    front: Front, kind: str, body: bytes, words: str
) -> None:
    front.always = lambda handler: handler.reply(418, body, Content_Type=kind)
    result = ask(LABELS, url=front.url)
    assert result.exit_code == 4
    assert words in result.stderr


def test_the_place_of_an_error_as_our_own_server_tells_it(server: str) -> None:
    result = ask("SELECT *\n{ ?s nope:p ?o }", url=f"{server}/sparql")
    assert result.exit_code == 3
    assert "line 2, column 6: the prefix nope: is not declared" in result.stderr


def test_an_error_of_another_server_is_passed_on(oxigraph: str) -> None:
    result = ask("SELECT *\n{ ?s nope:p ?o }", url=oxigraph)
    assert result.exit_code == 3
    assert "answers with the status 400: error at 2:12" in result.stderr


def test_an_update_is_not_sent(front: Front) -> None:
    result = ask("DROP ALL", url=front.url)
    assert result.exit_code == 3
    assert "this is no query" in result.stderr
    assert front.asked == []


def test_an_update_that_holds_a_query_goes_as_a_query(oxigraph: str) -> None:
    result = ask("INSERT { <urn:a> <urn:b> ?x } WHERE { SELECT ?x { ?x ?p ?o } }", url=oxigraph)
    assert result.exit_code == 3
    assert "status 400" in result.stderr


def test_hints_are_shown_beside_the_answer(front: Front) -> None:
    hint = '"igf:organiser is no term; did you mean igf:organizer?";line=2;column=7'
    front.behaviours.append(
        lambda handler: handler.reply(200, handler.real_answer(), **JSON, Query_Hint=hint)
    )
    result = ask("ASK { ?s ?p ?o }", url=front.url)
    assert (result.exit_code, result.stdout) == (0, "yes\n")
    wanted = "line 2, column 7: igf:organiser is no term; did you mean igf:organizer?"
    assert result.stderr == f"igflod: hint: {wanted}\n"


def test_hints_of_our_own(server: str, project: Path) -> None:
    asked = "PREFIX igf: <https://w3id.org/igflod/def#>\nASK { ?s igf:participationn ?o }"
    there = ask(asked, url=f"{server}/sparql")
    here = ask(asked, "--data", project / "data")
    assert there.stdout == here.stdout == "no\n"
    assert there.stderr == here.stderr
    assert "hint: line 2, column 10: igf:participationn is no term" in here.stderr


def cut_rows(handler: Handler) -> bool:
    body = handler.real_answer()
    return handler.reply(200, body[: len(body) // 2], Content_Type=handler.wanted)


@pytest.mark.parametrize("query", [LABELS, DESCRIBE])
def test_half_an_answer_is_none(front: Front, query: str, tmp_path: Path) -> None:
    front.always = cut_rows
    target = tmp_path / "answer.txt"
    target.write_text("before")
    result = ask(query, "--output", target, url=front.url)
    assert result.exit_code == 4
    assert "broken answer" in result.stderr
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_an_answer_of_more_than_we_take(front: Front) -> None:
    rows = b'{"head":{"vars":[]},"results":{"bindings":[' + b" " * 1_000_001 + b"]}}"
    front.always = lambda handler: handler.reply(200, rows, **JSON)
    result = ask(LABELS, "--largest", 1, url=front.url)
    assert result.exit_code == 4
    assert "more than 1,000,000 bytes" in result.stderr


def test_an_endpoint_that_takes_too_long(front: Front) -> None:
    front.always = hang
    result = ask(LABELS, "--timeout", 0.2, url=front.url)
    assert result.exit_code == 4
    assert "no whole answer in 0.2 s" in result.stderr


def test_nobody_there(waits: list[float]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    result = ask(LABELS, url=f"http://127.0.0.1:{port}/sparql")
    assert result.exit_code == 4
    assert "cannot be reached" in result.stderr
    assert waits == []


def test_an_address_that_is_none() -> None:
    result = ask(LABELS, url="example.org/sparql")
    assert result.exit_code == 3
    assert "begins with http:// or https://" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["--timeout", "5"],
        ["--largest", "5"],
        ["--contact", "ann"],
        ["--endpoint", "http://127.0.0.1/", "--data", "data"],
    ],
)
def test_options_that_do_not_go_together(words: list[str]) -> None:
    assert ask(LABELS, *words).exit_code == 2


@pytest.mark.parametrize(
    ("query", "name", "begins"),
    [
        (LABELS, "answer.csv", "thing,label\n"),
        (LABELS, "answer.tsv", "?thing\t?label\n"),
        (LABELS, "answer.json", '{"head"'),
        (LABELS, "answer.txt", "thing"),
        (DESCRIBE, "answer.nt", f"<{CHOIR}>"),
        (DESCRIBE, "answer.ttl", "@prefix"),
        (DESCRIBE, "answer", "@prefix"),
    ],
)
def test_an_answer_goes_into_a_file_in_the_format_of_its_name(
    oxigraph: str, tmp_path: Path, query: str, name: str, begins: str
) -> None:
    result = ask(query, "--output", tmp_path / name, url=oxigraph)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    written = (tmp_path / name).read_text()
    assert written.startswith(begins)
    assert written.endswith("\n")


def test_a_file_that_cannot_be_written(oxigraph: str, tmp_path: Path) -> None:
    result = ask(LABELS, "--output", tmp_path / "none" / "answer.csv", url=oxigraph)
    assert result.exit_code == 3
    assert "cannot be written" in result.stderr
