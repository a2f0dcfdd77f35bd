"""URIs: what is minted can be parsed, and nothing else can be minted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igflod.errors import UriError
from igflod.record import SessionType, Span
from igflod.uris import KINDS, Identifier, SessionKey, Uris, slug

URIS = Uris()

identifiers = st.sampled_from(sorted(KINDS)).flatmap(
    lambda kind: st.builds(Identifier, st.just(kind), st.from_regex(KINDS[kind], fullmatch=True))
)
keys = st.builds(
    SessionKey,
    st.sampled_from(SessionType),
    st.integers(2006, 2100),
    st.from_regex(r"[0-9]{1,4}[a-z]?", fullmatch=True),
)


@given(identifiers)
def test_parsing_undoes_minting(identifier: Identifier) -> None:
    assert URIS.parse(URIS.thing(identifier.kind, identifier.path)) == identifier


@given(keys)
def test_a_session_is_found_again_by_its_uri(key: SessionKey) -> None:
    parsed = URIS.parse(URIS.session(key))
    assert f"{parsed.kind}/{parsed.path}" == key.path


@given(st.text())
def test_whatever_is_asked_for_a_uri_stays_below_the_base_or_is_refused(path: str) -> None:
    try:
        uri = URIS.thing("organization", path)
    except UriError:
        return
    assert uri == f"https://w3id.org/igflod/id/organization/{path}"
    assert path.isascii()
    assert ".." not in path


@given(st.text())
def test_a_slug_is_made_once_and_for_all(text: str) -> None:
    made = slug(text)
    assert slug(made) == made
    assert Identifier("place", made).path == made


@given(st.text(), st.integers(20, 80))
def test_a_slug_is_as_short_as_asked_for(text: str, longest: int) -> None:
    assert len(slug(text, longest)) <= longest


def test_other_scripts_are_transliterated() -> None:
    assert slug("Łódź & Tromsø") == "lodz-tromso"
    assert slug("Київ") == "kiiv"


def test_uris_read_as_the_documentation_says() -> None:
    key = SessionKey(SessionType.WORKSHOP, 2013, "324")
    assert URIS.session(key) == "https://w3id.org/igflod/id/workshop/2013/324"
    assert URIS.part("agenda", key, "3.1").endswith("/id/agenda/workshop/2013/324/3.1")
    sha256 = "9abc8f6410d4af0259ebc27fcf8ce7d2ca8176e91779147b9fc4eb21f51b2f91"
    assert URIS.selector(sha256, Span(245, 256)).endswith("/9abc8f6410d4af02#char=245,256")


@pytest.mark.parametrize(
    "base",
    [
        "https://example.org/igf",
        "example.org/",
        "ftp://example.org/",
        "https:///x/",
        "https://example.org/?a/",
        "https://example.org/#/",
        "http://exa mple/",
        "http://[x/",
        "https://example.org/<b>/",
        "https://example.org:port/",
        "https://example.org/%zz/",
    ],
)
def test_a_base_that_cannot_carry_uris_is_refused_in_words(base: str) -> None:
    with pytest.raises(UriError, match="base URI"):
        Uris(base)


@pytest.mark.parametrize("kind", ["", "people", "person/p3kx7ab"])
def test_a_kind_that_is_not_in_the_table_is_refused(kind: str) -> None:
    with pytest.raises(UriError, match="no kind"):
        Identifier(kind, "p3kx7ab")


@pytest.mark.parametrize(
    "uri",
    [
        "https://w3id.org/igflod/id/person",
        "https://example.org/id/person/p3kx7ab",
        "https://w3id.org/igflod/id/person/p3kx7ab\n",
        "https://w3id.org/igflod/id/person/../x",
    ],
)
def test_foreign_and_malformed_uris_are_not_taken_for_ours(uri: str) -> None:
    with pytest.raises(UriError):
        URIS.parse(uri)
