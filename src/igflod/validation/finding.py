"""What a shape has to say of a thing, as a value and as data."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import Literal, NamedNode, Quad

from igflod.errors import UriError
from igflod.uris import Identifier, SessionKey, Uris, slug
from igflod.vocabulary import PREFIXES, RDF, SCHEMA, SH, XSD

__all__ = ["Finding", "Severity", "describe"]


class Severity(StrEnum):
    """What a finding means, worst first."""

    VIOLATION = "violation"
    """We broke something: the report is not published."""
    WARNING = "warning"
    """The source disagrees with itself: published as reported."""
    INFO = "info"
    """The source is silent, or its figures need a rule of reading."""


_NODES = {
    Severity.VIOLATION: SH.Violation,
    Severity.WARNING: SH.Warning,
    Severity.INFO: SH.Info,
}
_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a shape has to say of a thing.

    `shape` is the IRI of the node or property shape, `component` the kind of constraint, `focus`
    the thing, `path` the property (None where it is more than one step), `value` what is meant
    (None where it is the thing itself, or nothing), `message` the shape's words for a curator.
    """

    severity: Severity
    shape: NamedNode
    component: NamedNode
    focus: NamedNode
    path: NamedNode | None
    value: NamedNode | Literal | None
    message: str

    @property
    def blocking(self) -> bool:
        """Whether the finding keeps its report from being published."""
        return self.severity is Severity.VIOLATION

    @property
    def identity(self) -> str:
        """What makes it this finding, whatever its words."""
        return " ".join(str(term) for term in (self.shape, self.focus, self.path, self.value))

    @property
    def order(self) -> tuple[int | str, ...]:
        """The place of the finding among others: worst first, then by thing and shape."""
        texts = (self.focus, self.shape, self.component, self.path, self.value, self.message)
        return (_RANKS[self.severity], *(str(text or "") for text in texts))


def describe(
    findings: Iterable[Finding],
    key: SessionKey,
    uris: Uris,
    document: str = "",
    session: Identifier | None = None,
) -> list[Quad]:
    """Describe the findings on a session's data as a sh:ValidationReport in the graph `findings`.

    A finding is called by its shape, its thing and its value, so that it keeps its URI as long as
    the finding stays, also in other words. `document` names the report where its session has
    another one, `session` the session that is meant where two were merged.
    SHACL, sections 3.6.1 and 3.6.2.
    """
    graph = NamedNode(uris.graph("findings"))
    meant = session or key.identifier
    about_session = NamedNode(uris.thing(meant.kind, meant.path))
    report = NamedNode(uris.part("finding", key, "report", document))
    about = NamedNode(uris.part("report", key, document=document))
    named = _named(findings, key, uris)
    quads = [
        Quad(report, RDF.type, SH.ValidationReport, graph),
        Quad(
            report, SH.conforms, Literal("false" if named else "true", datatype=XSD.boolean), graph
        ),
        Quad(report, SCHEMA.about, about, graph),
    ]
    for name, finding in named.items():
        node = NamedNode(uris.part("finding", key, name, document))
        quads.append(Quad(report, SH.result, node, graph))
        for predicate, value in _statements(finding):
            quads.append(Quad(node, predicate, value, graph))
        quads.append(Quad(node, SCHEMA.about, about_session, graph))
    return quads


def _named(findings: Iterable[Finding], key: SessionKey, uris: Uris) -> dict[str, Finding]:
    """Give each finding a name: a hash tells those apart that would share one."""
    named = [(_name(finding, key, uris), finding) for finding in findings]
    times = Counter(name for name, _ in named)
    marked = [
        (name if times[name] == 1 else f"{name}-{_digest(finding.identity)}", finding)
        for name, finding in named
    ]
    times = Counter(name for name, _ in marked)
    return {
        name if times[name] == 1 else f"{name}-{_digest(repr(finding))}": finding
        for name, finding in marked
    }


def _statements(finding: Finding) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield RDF.type, SH.ValidationResult
    yield SH.resultSeverity, _NODES[finding.severity]
    yield SH.sourceShape, finding.shape
    yield SH.sourceConstraintComponent, finding.component
    yield SH.focusNode, finding.focus
    yield SH.resultMessage, Literal(finding.message, language="en")
    if finding.path is not None:
        yield SH.resultPath, finding.path
    if finding.value is not None:
        yield SH.value, finding.value


def _name(finding: Finding, key: SessionKey, uris: Uris) -> str:
    """Name a finding within its session: 'women-share-report-estimate-women'."""
    shape = finding.shape.value.removeprefix(PREFIXES["igfs"])
    parts = [slug(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", shape)), _local(finding.focus, key, uris)]
    if finding.value is not None:
        parts.append(_local(finding.value, key, uris))
    return "-".join(parts)


def _local(term: NamedNode | Literal, key: SessionKey, uris: Uris) -> str:
    """Name a thing of ours by its kind and its path within the session; anything else by a hash."""
    try:
        thing = uris.parse(term.value)
    except UriError:
        return _digest(str(term))
    if f"{thing.kind}/{thing.path}" == key.path:
        return thing.kind
    return slug(f"{thing.kind} {thing.path.removeprefix(key.path)}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
