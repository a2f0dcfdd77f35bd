"""Content negotiation: what RFC 9110 says, what browsers and libraries send, what nobody should."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igflod.web.http.negotiation import best

TURTLE = "text/turtle;charset=utf-8"
JSONLD = "application/ld+json"
RDFXML = "application/rdf+xml"
NTRIPLES = "application/n-triples"
HTML = "text/html;charset=utf-8"
OFFERS = (TURTLE, JSONLD, RDFXML, NTRIPLES, HTML)

FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FIREFOX_LONG = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
    "image/png,image/svg+xml,*/*;q=0.8"
)
CHROME = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,"
    "*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"
)
SAFARI = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
OLD_JAVA = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"
RDFLIB = (
    "text/turtle, application/rdf+xml;q=0.9, application/n-triples;q=0.9, "
    "application/ld+json;q=0.8, */*;q=0.1"
)
JENA = (
    "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,"
    "application/rdf+xml;q=0.7,application/n-quads;q=0.9,application/trig;q=0.8,*/*;q=0.3"
)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        # nothing said, or everything liked: our order
        (None, TURTLE),
        ("", TURTLE),
        ("*/*", TURTLE),
        ("*", TURTLE),
        # one type
        ("text/turtle", TURTLE),
        ("TEXT/Turtle", TURTLE),
        ("application/n-triples", NTRIPLES),
        ("text/html", HTML),
        # weights
        ("text/turtle;q=0.5, application/ld+json", JSONLD),
        ("text/turtle;q=0.5, application/ld+json;q=0.500", TURTLE),
        ("text/turtle;q=0.4, application/ld+json;q=0.5", JSONLD),
        ("text/turtle;q=0.001, image/png", TURTLE),
        ("text/turtle ; q=0.2 , application/rdf+xml ; q=0.3", RDFXML),
        ("application/rdf+xml;q=1.0, text/turtle;q=1", TURTLE),
        # ties: our order, whatever theirs
        ("application/ld+json, text/turtle", TURTLE),
        ("text/html, application/ld+json", JSONLD),
        # a named type before one under a wildcard
        ("application/n-triples, */*", NTRIPLES),
        ("text/html, */*", HTML),
        # wildcards
        ("text/*", TURTLE),
        ("application/*", JSONLD),
        ("text/*;q=0.5, application/*", JSONLD),
        ("image/*, */*;q=0.1", TURTLE),
        # the most specific range decides (RFC 9110, section 12.5.1)
        ("text/*, text/turtle;q=0.1", HTML),
        ("*/*, text/turtle;q=0", JSONLD),
        ("text/turtle;q=0, text/*, application/*;q=0.5", HTML),
        ("text/*;q=0.3, text/html;q=0.7, text/html;level=1, text/html;level=2;q=0.4", HTML),
        ("text/html;level=1;q=1, text/html;q=0.2, text/turtle;q=0.3", TURTLE),
        # parameters that we have, and that we do not know
        ("text/turtle;charset=utf-8", TURTLE),
        ('text/turtle;charset="UTF-8"', TURTLE),
        ("text/html;level=1", HTML),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', JSONLD),
        ('application/ld+json; profile="http://www.w3.org/ns/json-ld#expanded, x"', JSONLD),
        ("text/turtle;version=1.2, text/html;q=0.9", TURTLE),
        # nothing of ours
        ("image/png", None),
        ("text/plain", None),
        ("application/json", None),
        ("text/turtle;q=0", None),
        ("*/*;q=0", None),
        ("text/turtle;q=0, */*;q=0", None),
        # malformed: the part is passed over, or the whole header if nothing is left
        ("text/turtle;q=x, application/ld+json", JSONLD),
        ("text/turtle;q=-1, application/ld+json", JSONLD),
        ("text/turtle;q=, application/ld+json", JSONLD),
        ("text/turtle;q=., application/ld+json", JSONLD),
        ("text/turtle;q=7, application/ld+json;q=0.9", TURTLE),
        ("te xt/html, application/ld+json", JSONLD),
        ("*/html, application/ld+json", JSONLD),
        ("html, application/ld+json", JSONLD),
        (",, ,application/ld+json,", JSONLD),
        ("text/turtle;;q=0.1, application/ld+json;q=0.2", JSONLD),
        ("nonsense", TURTLE),
        (";q=1", TURTLE),
        ('text/turtle;a="unclosed, application/ld+json', TURTLE),
        ("\x00\x7f", TURTLE),
        ("text/html" + "/" * 100_000, TURTLE),
        # what clients send
        (FIREFOX, HTML),
        (FIREFOX_LONG, HTML),
        (CHROME, HTML),
        (SAFARI, HTML),
        (OLD_JAVA, HTML),
        (RDFLIB, TURTLE),
        (JENA, TURTLE),
    ],
)
def test_the_table(accept: str | None, expected: str | None) -> None:
    assert best(OFFERS, accept) == expected


types = st.sampled_from(
    [*OFFERS, "text/*", "*/*", "application/*", "image/png", "text/html;level=1"]
)
weights = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
elements = st.tuples(types, weights)


def header(parts: list[tuple[str, float]]) -> str:
    return ", ".join(f"{media_type};q={weight:.3f}" for media_type, weight in parts)


@given(st.lists(elements, min_size=1), st.randoms())
def test_the_order_of_the_header_does_not_matter(
    parts: list[tuple[str, float]], chance: Random
) -> None:
    shuffled = list(parts)
    chance.shuffle(shuffled)

    assert best(OFFERS, header(parts)) == best(OFFERS, header(shuffled))


@given(st.sampled_from(OFFERS), st.lists(elements))
def test_what_is_refused_is_never_given(refused: str, parts: list[tuple[str, float]]) -> None:
    others = [(media_type, weight) for media_type, weight in parts if media_type != refused]

    assert best(OFFERS, header([(refused, 0.0), *others])) != refused


@given(st.sampled_from(OFFERS), st.lists(elements))
def test_what_is_named_with_the_highest_weight_is_given(
    wanted: str, parts: list[tuple[str, float]]
) -> None:
    others = [(name, weight / 2) for name, weight in parts if name != wanted]

    assert best(OFFERS, header([(wanted, 1.0), *others])) == wanted


@given(st.text())
def test_no_header_breaks_it(accept: str) -> None:
    assert best(OFFERS, accept) in {*OFFERS, None}


@given(st.text('abc/*;=q.,"\\ 01', max_size=60))
def test_no_header_that_looks_like_one_breaks_it(accept: str) -> None:
    assert best(OFFERS, accept) in {*OFFERS, None}


def test_without_offers_nothing_is_chosen() -> None:
    assert best((), "*/*") is None
