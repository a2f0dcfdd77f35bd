"""Writes src/igflod/vocabulary.py from ontology/*.ttl, so that the type checker knows every term.

python tools/generate_vocabulary.py           write it
python tools/generate_vocabulary.py --check   exit 1 if it is not what the ontology says
"""

# ruff: noqa: INP001 (a program, not a package)

import argparse
import keyword
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS
from rdflib.term import Node

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "igflod" / "vocabulary.py"
WIDTH = 100
CODES = "https://w3id.org/igflod/code/"


@dataclass(frozen=True)
class Namespace:
    """A prefix, its IRI, the Python class of its terms (none: prefix only) and what it is.

    `terms` are those of the languages that an ontology is written in, which it may not declare.
    """

    prefix: str
    iri: str
    name: str
    what: str
    terms: tuple[str, ...] = ()


_XSD = (
    *("boolean", "date", "dateTime", "decimal", "double", "gYear"),
    *("integer", "nonNegativeInteger", "string", "time"),
)
_OWL = ("Axiom", "Ontology", "annotatedProperty", "annotatedSource", "annotatedTarget")
_SDMX = "http://purl.org/linked-data/sdmx/2009/"

NAMESPACES = (
    Namespace("igf", "https://w3id.org/igflod/def#", "IGF", "The igflod ontology"),
    Namespace("igfc", CODES, "IGFC", "The igflod code lists"),
    Namespace("igfs", "https://w3id.org/igflod/shapes#", "", "The igflod shapes"),
    Namespace("schema", "https://schema.org/", "SCHEMA", "schema.org"),
    Namespace("foaf", "http://xmlns.com/foaf/0.1/", "FOAF", "Friend of a Friend"),
    Namespace("org", "http://www.w3.org/ns/org#", "ORG", "The Organization Ontology"),
    Namespace("skos", "http://www.w3.org/2004/02/skos/core#", "SKOS", "SKOS"),
    Namespace("dcterms", "http://purl.org/dc/terms/", "DCTERMS", "DCMI Metadata Terms"),
    Namespace("prov", "http://www.w3.org/ns/prov#", "PROV", "PROV-O"),
    Namespace("oa", "http://www.w3.org/ns/oa#", "OA", "Web Annotation"),
    Namespace("qb", "http://purl.org/linked-data/cube#", "QB", "RDF Data Cube"),
    Namespace("sdmx-d", f"{_SDMX}dimension#", "SDMX_DIMENSION", "SDMX dimensions"),
    Namespace("sdmx-m", f"{_SDMX}measure#", "SDMX_MEASURE", "SDMX measures"),
    Namespace("sdmx-a", f"{_SDMX}attribute#", "SDMX_ATTRIBUTE", "SDMX attributes"),
    Namespace("sdmx-c", f"{_SDMX}code#", "SDMX_CODE", "SDMX code lists"),
    Namespace(
        "fabio", "http://purl.org/spar/fabio/", "FABIO", "The FRBR-aligned Bibliographic Ontology"
    ),
    Namespace("sh", "http://www.w3.org/ns/shacl#", "SH", "SHACL"),
    Namespace("sssom", "https://w3id.org/sssom/", "SSSOM", "SSSOM mapping records"),
    Namespace("bibo", "http://purl.org/ontology/bibo/", "BIBO", "The Bibliographic Ontology"),
    Namespace("mod", "https://w3id.org/mod#", "MOD", "Metadata for ontology description"),
    Namespace("vann", "http://purl.org/vocab/vann/", "VANN", "Annotating vocabulary descriptions"),
    Namespace(
        "conf",
        "https://w3id.org/scholarlydata/ontology/conference-ontology.owl#",
        "",
        "The conference ontology",
    ),
    Namespace("ungeo", "http://metadata.un.org/sdg/codes/geoArea/", "", "UN M49 areas"),
    Namespace("wd", "http://www.wikidata.org/entity/", "", "Wikidata items"),
    Namespace("semapv", "https://w3id.org/semapv/vocab/", "", "Justifications of mappings"),
    Namespace(
        "owl", "http://www.w3.org/2002/07/owl#", "OWL", "OWL", (*_OWL, "deprecated", "sameAs")
    ),
    Namespace(
        "rdf",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "RDF",
        "RDF",
        ("object", "predicate", "subject", "type"),
    ),
    Namespace(
        "rdfs",
        "http://www.w3.org/2000/01/rdf-schema#",
        "RDFS",
        "RDF Schema",
        ("comment", "isDefinedBy", "label", "seeAlso", "subClassOf"),
    ),
    Namespace("xsd", "http://www.w3.org/2001/XMLSchema#", "XSD", "XML Schema datatypes", _XSD),
)
"""Every prefix of the project, our own first and the languages last: the order of `PREFIXES`."""

HEADER = '''"""The terms of the ontology and of the vocabularies it uses, one class a prefix.

Generated from ontology/ by tools/generate_vocabulary.py: change it there.
"""

# ruff: noqa: N801, N815 (the names are those of the terms)

from collections.abc import Mapping
from typing import Final

from pyoxigraph import NamedNode

'''


def main() -> int:
    """Write the module, or with `--check` say whether it is up to date."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if it is stale")
    check = parser.parse_args().check
    module = generate(read_ontology())
    if not check:
        TARGET.write_text(module, encoding="utf-8")
        return 0
    if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == module:
        return 0
    sys.stderr.write(f"{TARGET} is stale: run python tools/generate_vocabulary.py\n")
    return 1


def read_ontology() -> Graph:
    """Read ontology/*.ttl into one graph."""
    graph = Graph(bind_namespaces="none")
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


def generate(graph: Graph) -> str:
    """Make the module's text from the ontology's graph."""
    terms = _terms_by_namespace(graph)
    named = [space for space in NAMESPACES if space.name and terms[space.prefix]]
    lists = [f"{_constant(scheme)}_CODES" for scheme in _schemes(graph)]
    exported = sorted([*(space.name for space in named), *lists, "CODE_LABELS", "PREFIXES"])
    parts = ["__all__ = [\n", *(f'    "{name}",\n' for name in exported), "]\n\n"]
    parts += ["PREFIXES: Final[Mapping[str, str]] = {\n"]
    parts += [f'    "{space.prefix}": "{space.iri}",\n' for space in NAMESPACES]
    parts += ["}\n", '"""Prefix -> namespace IRI, in the order in which they are written."""\n']
    for space in named:
        parts += [f'\n\nclass {space.name}:\n    """{space.what} (`{space.prefix}:`)."""\n\n']
        for term in terms[space.prefix]:
            parts += _attribute(term, space, graph)
    parts += ["\n"]
    for scheme in _schemes(graph):
        parts += _code_list(graph, scheme)
    parts += _code_labels(graph)
    return HEADER + "".join(parts)


def _terms_by_namespace(graph: Graph) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {space.prefix: set(space.terms) for space in NAMESPACES}
    for subject in set(graph.subjects()):
        space = _space_of(str(subject))
        if space is not None:
            found[space.prefix].add(str(subject).removeprefix(space.iri))
        elif not str(subject).startswith("https://w3id.org/igflod/"):
            message = f"{subject} is in no namespace of tools/generate_vocabulary.py"
            raise SystemExit(message)
    return {prefix: sorted(names) for prefix, names in found.items()}


def _space_of(iri: str) -> Namespace | None:
    fitting = [space for space in NAMESPACES if iri.startswith(space.iri)]
    return max(fitting, key=lambda space: len(space.iri), default=None)


def _attribute(term: str, space: Namespace, graph: Graph) -> Iterator[str]:
    line = f'    {_python(term)}: Final = NamedNode("{space.iri}{term}")\n'
    if len(line) > WIDTH + 1:
        line = line.replace("NamedNode(", "NamedNode(\n        ").replace('")\n', '"\n    )\n')
    yield line
    comment = graph.value(URIRef(space.iri + term), RDFS.comment)
    if comment is not None:
        text = f'"""{comment}"""'.replace('"""', "\0").replace('"', "'").replace("\0", '"""')
        yield textwrap.indent(textwrap.fill(text, WIDTH - 4), "    ") + "\n"


def _schemes(graph: Graph) -> list[str]:
    schemes = graph.subjects(RDF.type, SKOS.ConceptScheme)
    return sorted(str(scheme).removeprefix(CODES) for scheme in schemes)


def _code_list(graph: Graph, scheme: str) -> Iterator[str]:
    node = URIRef(CODES + scheme)
    rows = []
    for concept in graph.subjects(SKOS.inScheme, node):
        notation = graph.value(concept, SKOS.notation)
        rows.append(f'    "{notation}": IGFC.{_python(str(concept).removeprefix(CODES))},\n')
    yield f"\n{_constant(scheme)}_CODES: Final[Mapping[str, NamedNode]] = {{\n"
    yield from sorted(rows)
    yield f'}}\n"""{graph.value(node, DCTERMS.title)}: notation -> concept (`igfc:{scheme}`)."""\n'


def _code_labels(graph: Graph) -> Iterator[str]:
    yield "\nCODE_LABELS: Final[Mapping[NamedNode, tuple[str, ...]]] = {\n"
    for concept in sorted(set(graph.subjects(SKOS.inScheme)), key=str):
        name = f"    IGFC.{_python(str(concept).removeprefix(CODES))}"
        labels = [
            f'"{label}"'
            for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
            for label in _texts(graph, concept, predicate)
        ]
        if len(labels) == 1:
            yield f"{name}: ({labels[0]},),\n"
        else:
            yield f"{name}: (\n" + "".join(f"        {label},\n" for label in labels) + "    ),\n"
    yield '}\n"""Concept -> its labels: the preferred one, then other spellings seen."""\n'


def _texts(graph: Graph, subject: Node, predicate: URIRef) -> list[str]:
    return sorted(
        str(text) for text in graph.objects(subject, predicate) if isinstance(text, Literal)
    )


def _python(term: str) -> str:
    name = term.replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name


def _constant(scheme: str) -> str:
    return _python(scheme).upper()


if __name__ == "__main__":
    sys.exit(main())
