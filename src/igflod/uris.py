"""Mints and parses every URI of the published data.

`https://w3id.org/igflod/` is the default base. Things live below `id/`, their descriptions below
`doc/`, named graphs below `graph/`. One table says which kinds of thing there are and how their
paths look; nothing else in the project puts a URI together.
"""

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from anyascii import anyascii
from pyoxigraph import NamedNode

from igflod.errors import UriError
from igflod.record import SessionType, Span

__all__ = ["DEFAULT_BASE", "KINDS", "Identifier", "SessionKey", "Uris", "slug"]

DEFAULT_BASE = "https://w3id.org/igflod/"

_SESSION_TYPES = "|".join(SessionType)
_SLUG = r"[0-9a-z]+(?:-[0-9a-z]+)*"
_DIGEST = 8
_SESSION = rf"(?:{_SESSION_TYPES})/\d{{4}}/{_SLUG}"
_DOCUMENT = rf"{_SESSION}(?:/{_SLUG})?"

KINDS: dict[str, str] = {
    "series": _SLUG,
    "meeting": r"\d{4}",
    **{str(kind): rf"\d{{4}}/{_SLUG}" for kind in SessionType},
    "report": _DOCUMENT,
    "participation": rf"{_DOCUMENT}/[a-z-]+-\d+",
    "agenda": rf"{_DOCUMENT}/\d+(?:\.\d+)*",
    "attendance": rf"{_DOCUMENT}/{_SLUG}",
    "estimate": rf"{_DOCUMENT}/{_SLUG}",
    "point": rf"{_DOCUMENT}/\d+",
    "reading": rf"{_DOCUMENT}/{_SLUG}",
    "finding": rf"{_DOCUMENT}/{_SLUG}",
    "capture": r"[0-9a-f]{16}",
    "evidence": r"[0-9a-f]{16}/\d+-\d+",
    "person": r"p[0-9a-z]{6}",
    "organization": _SLUG,
    "statistics": rf"\d{{4}}(?:/{_SLUG})?",
    "figure": rf"\d{{4}}/(?:{_SLUG}/)?{_SLUG}",
    "group": rf"\d{{4}}/(?:{_SLUG}/)?{_SLUG}/{_SLUG}",
    "place": _SLUG,
    "theme": rf"{_SLUG}/{_SLUG}",
    "topic": _SLUG,
    "scheme": _SLUG,
    "dataset": _SLUG,
    "software": _SLUG,
    "link": rf"{_SLUG}/{_SLUG}",
}
"""Kind of thing (first path segment below `id/`) and the pattern of the rest of its path."""

_PRINTABLE = re.compile(r"[!#-;=?-\[\]_a-z~]+")
"""Characters that a URI may hold (RFC 3986, section 2)."""

_PATTERNS = {kind: re.compile(pattern) for kind, pattern in KINDS.items()}


def slug(text: str, longest: int | None = None) -> str:
    """Make a readable path segment of Latin letters and digits: 'Łódź & Tromsø' -> 'lodz-tromso'.

    Other scripts are transliterated. Where nothing is left, or where the result would have more
    than `longest` characters, a few hexadecimal digits of a hash keep different texts apart.
    """
    made = "-".join(re.findall(r"[0-9a-z]+", anyascii(text).casefold()))
    if made and (longest is None or len(made) <= longest):
        return made
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    kept = made[: (longest or 0) - _DIGEST - 1].rstrip("-")
    return f"{kept}-{digest}" if kept else f"x-{digest}"


@dataclass(frozen=True, slots=True, order=True)
class SessionKey:
    """What makes a session itself: its type, its meeting's year, its number in that meeting."""

    type: SessionType
    year: int
    number: str

    @classmethod
    def parse(cls, text: str) -> "SessionKey":
        """Read 'workshop/2013/324'.

        Raises:
            ValueError: it is not written so, or names no type of session.

        """
        kind, _, rest = text.partition("/")
        year, _, number = rest.partition("/")
        if kind not in set(SessionType) or not year.isdecimal() or not number:
            raise ValueError("a session is written as 'workshop/2013/324': type, year, number")
        return cls(SessionType(kind), int(year), number)

    @property
    def path(self) -> str:
        """`workshop/2013/324`."""
        return f"{self.type}/{self.year:04}/{slug(self.number)}"

    @property
    def identifier(self) -> "Identifier":
        """The session as a thing among others."""
        return Identifier.parse(self.path)


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A kind of thing and its path: `Identifier('person', 'p3kx7ab')`.

    Raises:
        UriError: the kind is unknown, or the path does not have the form of its kind.

    """

    kind: str
    path: str

    def __post_init__(self) -> None:
        pattern = _PATTERNS.get(self.kind)
        if pattern is None:
            raise UriError(f"no kind of thing is called {self.kind!r}")
        if not pattern.fullmatch(self.path):
            raise UriError(f"{self.path!r} is no path of a {self.kind}")

    @classmethod
    def parse(cls, text: str) -> "Identifier":
        """Read 'person/p3kx7ab', as the curators' files write it.

        Raises:
            UriError: the kind is unknown, or the path does not have the form of its kind.

        """
        kind, _, path = text.partition("/")
        return cls(kind, path)

    def __str__(self) -> str:
        return f"{self.kind}/{self.path}"


class Uris:
    """Mints and parses URIs under one base.

    Raises:
        UriError: the base is not an absolute http(s) URI that ends in '/'.

    """

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        try:
            parts = urlsplit(base)
            absolute = NamedNode(base) and parts.scheme in {"http", "https"} and parts.hostname
        except ValueError:
            absolute = None
        if not absolute or not _PRINTABLE.fullmatch(base):
            raise UriError(f"the base URI {base!r} must begin with http:// or https:// and a host")
        if not base.endswith("/") or parts.query or parts.fragment:
            raise UriError(f"the base URI {base!r} must end in '/'")
        self.base = base

    def thing(self, kind: str, path: str) -> str:
        """Mint the URI of a thing: `…id/person/p3kx7ab`."""
        identifier = Identifier(kind, path)
        return f"{self.base}id/{identifier.kind}/{identifier.path}"

    def parse(self, uri: str) -> Identifier:
        """Take the URI of a thing apart; the inverse of `thing`.

        Raises:
            UriError: it is not the URI of a thing of ours.

        """
        prefix = f"{self.base}id/"
        kind, slash, path = uri.removeprefix(prefix).partition("/")
        if not uri.startswith(prefix) or not slash:
            raise UriError(f"{uri!r} is no URI of a thing under {self.base}")
        return Identifier(kind, path)

    def session(self, key: SessionKey) -> str:
        """Mint the URI of a session: `…id/workshop/2013/324`."""
        return self.thing(key.type, key.path.partition("/")[2])

    def part(self, kind: str, key: SessionKey, local: str = "", document: str = "") -> str:
        """Mint the URI of what hangs on a session: `…id/agenda/workshop/2013/324/3.1`.

        `document` names the report it is stated in, where a session has more than one.
        """
        return self.thing(kind, "/".join(part for part in (key.path, document, local) if part))

    def graph(self, name: str) -> str:
        """Mint the name of a graph: `…graph/report/workshop/2013/324`, `…graph/derived`."""
        if not re.fullmatch(rf"{_SLUG}(?:/{_SLUG})*", name):
            raise UriError(f"{name!r} is no name of a graph")
        return f"{self.base}graph/{name}"

    def capture(self, sha256: str) -> str:
        """Mint the URI of a capture from the SHA-256 (hex) of its bytes."""
        return self.thing("capture", sha256[:16])

    def evidence(self, sha256: str, span: Span) -> str:
        """Mint the URI of a passage of a capture, as evidence for a reading."""
        return self.thing("evidence", f"{sha256[:16]}/{span.start}-{span.end}")

    def selector(self, sha256: str, span: Span) -> str:
        """Mint the URI of a position in a capture, as RFC 5147 (section 2) writes it."""
        return f"{self.capture(sha256)}#char={span.start},{span.end}"

    def document(self, identifier: Identifier) -> str:
        """Mint the URI of the description of a thing: `…doc/person/p3kx7ab`."""
        return f"{self.base}doc/{identifier.kind}/{identifier.path}"
