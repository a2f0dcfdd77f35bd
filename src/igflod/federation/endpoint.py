"""One question to a SPARQL endpoint of anybody, and a whole answer or an error."""

import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from typing import Any, Final
from urllib.error import URLError
from urllib.parse import quote_plus, urljoin
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler

from SPARQLWrapper import GET, POST, SELECT, SPARQLWrapper

from igflod import __version__
from igflod.errors import EndpointError, InputError
from igflod.federation.addresses import check_address, is_printable, may_follow, without_secrets
from igflod.federation.refusals import read_refusal
from igflod.federation.wholeness import JSON_RESULTS, Rows, check_head, read_rows

__all__ = ["Answered", "Endpoint", "Limits"]

_AGENT = f"igflod/{__version__} (linked open data of Internet Governance Forum sessions)"
_PIECE = 65_536
_MOST_REDIRECTS = 3
_LONGEST_REFUSAL = 16_384
_LONGEST_ADDRESS: Final = 2000
"""Characters of an address that everything between us and an endpoint passes on."""
_WHOLE = 200
_REDIRECTS = frozenset({301, 302, 307, 308})
"""Answers after which we ask again elsewhere. Not 303: what stands there is no answer to a POST."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take: `timeout` in seconds, `size` in bytes of the answer."""

    timeout: float = 60.0
    size: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Answered:
    """The bytes of a whole answer, their media type, and headers `Query-Hint` as they came."""

    media_type: str
    body: bytes = field(repr=False)
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL endpoint, asked through SPARQLWrapper.

    `contact` is an address that the operators find in the header User-Agent. `clock` gives seconds.

    Raises:
        UriError: the address is none of http or https, or holds a user's name.
        InputError: the contact cannot stand in a header.

    """

    url: str
    limits: Limits = Limits()
    contact: str | None = None
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)

    def __post_init__(self) -> None:
        check_address(self.url)
        if self.contact is not None and not is_printable(self.contact):
            raise InputError("the contact must be plain ASCII in one line")

    @property
    def name(self) -> str:
        """The address without its query, which may hold a key: fit to be shown."""
        return without_secrets(self.url)

    @property
    def agent(self) -> str:
        """What we say of ourselves."""
        return f"{_AGENT[:-1]}; {self.contact})" if self.contact else _AGENT

    def select(self, query: str) -> Rows:
        """Ask a SELECT query and give its rows, without blank nodes.

        Raises:
            EndpointError: no answer within the limits, or one that is not whole.

        """
        return read_rows(self._ask(query, JSON_RESULTS, POST).body, self.name)

    def ask(self, query: str, accept: Sequence[str]) -> Answered:
        """Ask a query of any kind for one of some media types, the best first.

        It goes by GET, which caches can answer, unless the address would become too long for that.
        Whether the body is well-formed is not looked at.

        Raises:
            EndpointError: no answer within the limits, or one that is seen not to be whole.

        """
        length = len(self.url) + len(quote_plus(query))
        by_get = length < _LONGEST_ADDRESS and "?" not in self.url
        return self._ask(query, accept, GET if by_get else POST)

    def _ask(self, query: str, accept: Sequence[str], method: str) -> Answered:
        try:
            with self._open(query, accept, method) as response:
                if response.status == _WHOLE:
                    kind = check_head(response.headers, self.name, accept)
                    hints = tuple(response.headers.get_all("Query-Hint", ()))
                    return Answered(kind, self._read(response), hints)
                body = response.read1(_LONGEST_REFUSAL)
                raise read_refusal(response.status, response.headers, body, self.name)
        except TimeoutError as error:
            raise self._too_late() from error
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._too_late() from error
            lasting = isinstance(error.reason, ssl.SSLError)
            message = f"{self.name} cannot be reached: {error.reason}"
            raise EndpointError(message, again=not lasting) from error
        except (HTTPException, OSError) as error:
            message = f"{self.name} broke the connection off ({error or type(error).__name__})"
            raise EndpointError(message, again=True, smaller=True) from error

    def _too_late(self) -> EndpointError:
        message = f"{self.name} gave no whole answer in {self.limits.timeout:g} s"
        return EndpointError(message, smaller=True)

    def _open(self, query: str, accept: Sequence[str], method: str) -> HTTPResponse:
        """Send the query; where the answer is a redirect that we follow, send it there."""
        url = self.url
        for _ in range(_MOST_REDIRECTS + 1):
            client = _Client(url, self.agent, self.limits.timeout, accept)
            response = client.ask(query, method)
            if response.status not in _REDIRECTS:
                return response
            with response:
                target = urljoin(url, response.headers.get("Location", ""))
            if not may_follow(url, target):
                message = f"{self.name} sends us elsewhere; if that is right, ask there"
                raise EndpointError(f"{message}: {without_secrets(target)}")
            url = target
        raise EndpointError(f"{self.name} sends us around in a circle")

    def _read(self, response: HTTPResponse) -> bytes:
        """Read the body by pieces, to stop when it is too late or too much."""
        start, body = self.clock(), bytearray()
        while piece := response.read1(_PIECE):
            body += piece
            if len(body) > self.limits.size:
                message = f"{self.name} answers with more than {self.limits.size:,} bytes"
                raise EndpointError(message, smaller=True)
            if self.clock() - start > self.limits.timeout:
                raise self._too_late()
        announced = response.headers.get("Content-Length", "")
        if announced.isdecimal() and len(body) < int(announced):
            raise HTTPException(f"{len(body):,} of {int(announced):,} bytes came")
        return bytes(body)


class _Client(SPARQLWrapper):
    """SPARQLWrapper that gives every status to us, and follows no redirect by itself."""

    def __init__(self, url: str, agent: str, timeout: float, accept: Sequence[str]):
        super().__init__(url, agent=agent)
        self.setOnlyConneg(True)
        self.seconds = timeout
        self.accept = accept

    def ask(self, query: str, method: str) -> HTTPResponse:
        """Send a query by GET or POST and give the response, of whatever status."""
        self.setMethod(method)
        self.queryString = query
        self.queryType = SELECT  # whatever it is, it goes as a query, never as an update
        response: HTTPResponse = self.query().response
        return response

    def _getAcceptHeader(self) -> str:  # noqa: N802 - a method of SPARQLWrapper
        first, *others = self.accept
        return ", ".join([first, *(f"{other};q=0.5" for other in others)])

    def _query(self) -> tuple[Any, str]:
        opener = OpenerDirector()  # knows http and https, and nothing else
        for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler()):
            opener.add_handler(handler)
        return opener.open(self._createRequest(), timeout=self.seconds), self.returnFormat
