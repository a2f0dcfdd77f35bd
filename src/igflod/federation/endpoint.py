"""One question to somebody else's SPARQL endpoint, and a whole answer or an error."""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler

from SPARQLWrapper import JSON, POST, SELECT, SPARQLWrapper

from igflod import __version__
from igflod.errors import EndpointError, InputError
from igflod.federation.addresses import check_address, is_printable, may_follow, without_secrets
from igflod.federation.wholeness import Rows, check_head, read_rows

__all__ = ["Endpoint", "Limits"]

_AGENT = f"igflod/{__version__} (linked open data of Internet Governance Forum sessions)"
_PIECE = 65_536
_MOST_REDIRECTS = 3
_REDIRECTS = frozenset({301, 302, 307, 308})
"""Answers after which we ask again elsewhere. Not 303: what stands there is no answer to a POST."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take: `timeout` in seconds, `size` in bytes of the answer."""

    timeout: float = 60.0
    size: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Somebody else's SPARQL endpoint, asked through SPARQLWrapper.

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
        try:
            with self._open(query) as response:
                check_head(response.status, response.headers, self.name)
                return read_rows(self._read(response), self.name)
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

    def _open(self, query: str) -> HTTPResponse:
        """Send the query; where the answer is a redirect that we follow, send it there."""
        url = self.url
        for _ in range(_MOST_REDIRECTS + 1):
            response = _Client(url, self.agent, self.limits.timeout).ask(query)
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

    def __init__(self, url: str, agent: str, timeout: float):
        super().__init__(url, agent=agent)
        self.setMethod(POST)
        self.setReturnFormat(JSON)
        self.setOnlyConneg(True)
        self.seconds = timeout

    def ask(self, query: str) -> HTTPResponse:
        """Send a query and give the response, of whatever status."""
        self.setQuery(query)
        if self.queryType != SELECT:
            raise EndpointError("the question was not understood to be a SELECT query")
        response: HTTPResponse = self.query().response
        return response

    def _query(self) -> tuple[Any, str]:
        opener = OpenerDirector()  # knows http and https, and nothing else
        for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler()):
            opener.add_handler(handler)
        return opener.open(self._createRequest(), timeout=self.seconds), self.returnFormat
