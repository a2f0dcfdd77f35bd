"""Everything igflod raises on purpose.

IgflodError                     something a person can mend; the message says what and where
├── InputError                  a file or value given to us cannot be used            (exit 3)
│   ├── SourceError             a report that cannot be read as text
│   ├── TemplateError           no template fits a report, or more than one does
│   ├── IdentityError           a report does not say which session it is about
│   ├── CuratedError            a file of data/curated/ is broken
│   ├── DatasetError            a file of RDF that cannot be served
│   ├── DecisionError           a decision about an id that cannot be: unknown, retired
│   ├── DeclarationError        a template, the ontology or a shape is broken
│   ├── UriError                a URI that we would not mint
│   ├── QueryError              a query that is not SPARQL
│   │   ├── QueryRefusedError   a query that we do not run: an update, SERVICE
│   │   └── QueryTooLongError   a query of more bytes than we read
│   └── FormatError             a graph that an RDF format cannot write
└── ServiceError                we cannot serve or publish                            (exit 4)
    ├── EndpointError           somebody else's SPARQL endpoint does not answer, or not whole
    ├── ReleaseError            nothing is built yet, or what is there is damaged
    └── StoreError              the store does not answer
        ├── DeadlineError       a query took longer than it may
        ├── AnswerTooLargeError an answer needs more bytes or memory than we give
        └── BusyError           too many queries wait already
"""

from pathlib import Path

__all__ = [
    "AnswerTooLargeError",
    "BusyError",
    "CuratedError",
    "DatasetError",
    "DeadlineError",
    "DecisionError",
    "DeclarationError",
    "EndpointError",
    "FormatError",
    "IdentityError",
    "IgflodError",
    "InputError",
    "QueryError",
    "QueryRefusedError",
    "QueryTooLongError",
    "ReleaseError",
    "ServiceError",
    "SourceError",
    "StoreError",
    "TemplateError",
    "UriError",
]


class IgflodError(Exception):
    """Something a person can mend: `message`, and where it is (`path`, 1-based `line`)."""

    def __init__(self, message: str, *, path: Path | str | None = None, line: int | None = None):
        self.message = message
        self.path = path
        self.line = line
        super().__init__(str(self))

    def __str__(self) -> str:
        where = [str(part) for part in (self.path, self.line) if part is not None]
        return f"{':'.join(where)}: {self.message}" if where else self.message


class InputError(IgflodError):
    """A file or a value given to us cannot be used."""


class SourceError(InputError):
    """A report cannot be read as text: missing, a folder, binary, empty, in no known encoding."""


class TemplateError(InputError):
    """No template fits a report, or more than one does.

    `candidates` names the nearest templates, or those that fit equally. `found` is what could be
    read all the same: a `Record` by general rules, or None.
    """

    def __init__(
        self,
        message: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        candidates: tuple[str, ...] = (),
        found: object | None = None,
    ):
        self.candidates = candidates
        self.found = found
        super().__init__(message, path=path, line=line)


class IdentityError(InputError):
    """A report does not say which session it is about."""


class CuratedError(InputError):
    """A file of `data/curated/` or a `sources.toml` is broken."""


class DatasetError(InputError):
    """A file of RDF that cannot be served: missing, in no format that we read, broken."""


class DecisionError(InputError):
    """A decision about an id that cannot be: it is unknown, retired, or of another kind."""


class DeclarationError(InputError):
    """A template, the ontology or a shape is broken: the program's own declarations."""


class UriError(InputError):
    """A URI, or a part of one, that we would not mint."""


class QueryError(InputError):
    """A query that is not SPARQL: `line` and `column` count from 1, where they are known."""

    def __init__(
        self,
        message: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        column: int | None = None,
    ):
        self.column = column
        super().__init__(message, path=path, line=line)

    def __str__(self) -> str:
        if self.line is None:
            return super().__str__()
        place = [str(number) for number in (self.line, self.column) if number is not None]
        if self.path is not None:
            return f"{':'.join([str(self.path), *place])}: {self.message}"
        return f"line {', column '.join(place)}: {self.message}"


class QueryRefusedError(QueryError):
    """A query that we do not run: an update, or one that asks another service."""


class QueryTooLongError(QueryError):
    """A query of more bytes than we read."""


class FormatError(InputError):
    """A graph that an RDF format cannot write; another one can."""


class ServiceError(IgflodError):
    """We cannot serve or publish."""


class EndpointError(ServiceError):
    """Somebody else's SPARQL endpoint does not answer, or not whole.

    `again`: the same question may be answered in a while, after `wait` seconds if the endpoint said
    so. `smaller`: a smaller question may be answered. `refused`: the error of the
    query itself, if the endpoint says that the query is at fault.
    """

    def __init__(
        self,
        message: str,
        *,
        again: bool = False,
        wait: float | None = None,
        smaller: bool = False,
        refused: type[QueryError] | None = None,
    ):
        self.again = again
        self.wait = wait
        self.smaller = smaller
        self.refused = refused
        super().__init__(message)


class ReleaseError(ServiceError):
    """Nothing is built yet, or what is there is damaged."""


class StoreError(ServiceError):
    """The store does not answer."""


class DeadlineError(StoreError):
    """A query took longer than it may."""


class AnswerTooLargeError(StoreError):
    """An answer has more bytes than we give, or needs more memory than there is for one query."""


class BusyError(StoreError):
    """Too many queries wait already; `retry_after` is a fair time to wait, in seconds."""

    def __init__(self, message: str, *, retry_after: int = 1):
        self.retry_after = retry_after
        super().__init__(message)
