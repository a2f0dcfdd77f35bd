"""Which addresses we ask, where we follow a redirect, and what of an address may be shown."""

from urllib.parse import urlsplit

from igflod.errors import UriError

__all__ = ["check_address", "is_printable", "may_follow", "without_secrets"]

_PORTS = {"http": 80, "https": 443}


def is_printable(text: str) -> bool:
    """Whether a text is ASCII that can stand in one line of a header."""
    return text.isascii() and text.isprintable()


def check_address(url: str) -> None:
    """Refuse the address of an endpoint that we would not ask; it is not repeated in the message.

    Raises:
        UriError: it is none of http or https, or holds a user's name or password.

    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise UriError("the endpoint has no address that we can read") from None
    if parts.username is not None or parts.password is not None:
        raise UriError("the address of an endpoint may not hold a user's name or password")
    readable = parts.hostname and is_printable(url) and " " not in url and port != 0
    if parts.scheme not in _PORTS or not readable:
        raise UriError("the address of an endpoint begins with http:// or https://")


def may_follow(url: str, target: str) -> bool:
    """Whether a redirect stays at the same host and port, or only changes from http to https."""
    try:
        check_address(target)
    except UriError:
        return False
    old, new = urlsplit(url), urlsplit(target)
    if old.hostname != new.hostname:
        return False
    ports = (old.port or _PORTS[old.scheme], new.port or _PORTS[new.scheme])
    if old.scheme == new.scheme:
        return ports[0] == ports[1]
    return (old.scheme, new.scheme) == ("http", "https") and ports == (80, 443)


def without_secrets(url: str) -> str:
    """Give an address without its query, which may hold a key, and without a user's name."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=host, query="", fragment="").geturl()
