"""Where a redirect is followed: the same host, or the same by TLS."""

import pytest

from igflod.federation.addresses import may_follow, without_secrets


@pytest.mark.parametrize(
    ("url", "target", "followed"),
    [
        ("http://example.org/sparql", "https://example.org/sparql", True),
        ("http://example.org:80/sparql", "https://EXAMPLE.org:443/", True),
        ("http://example.org/sparql", "http://example.org:80/other", True),
        ("https://example.org/sparql", "http://example.org/sparql", False),
        ("http://example.org/sparql", "https://example.org:8443/sparql", False),
        ("http://example.org:8080/sparql", "https://example.org/sparql", False),
        ("http://example.org/sparql", "https://www.example.org/sparql", False),
        ("http://example.org/sparql", "https://example.org@evil.example/sparql", False),
        ("http://example.org/sparql", "https://example.org:port/", False),
        ("http://example.org/sparql", "https://[::1", False),
        ("http://example.org/sparql", "gopher://example.org/", False),
    ],
)
def test_where_a_redirect_is_followed(url: str, target: str, followed: bool) -> None:  # noqa: FBT001
    assert may_follow(url, target) is followed


def test_what_may_be_shown() -> None:
    shown = without_secrets("https://ann:secret@example.org:8443/sparql?key=secret#secret")
    assert shown == "https://example.org:8443/sparql"
