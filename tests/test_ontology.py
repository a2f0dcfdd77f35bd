"""The ontology and its code lists keep their own rules, and agree with the shapes."""

import re
from collections import Counter
from pathlib import Path

import owlrl  # type: ignore[import-untyped]
import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH, SKOS, XSD
from rdflib.term import Node

from igflod.vocabulary import PREFIXES

ROOT = Path(__file__).parents[1]
IGF = rdflib.Namespace(PREFIXES["igf"])
IGFC = rdflib.Namespace(PREFIXES["igfc"])
QB = rdflib.Namespace(PREFIXES["qb"])
SCHEMA = rdflib.Namespace(PREFIXES["schema"])
VANN = rdflib.Namespace(PREFIXES["vann"])
LANGUAGES = (str(RDF), str(RDFS), str(OWL), str(XSD))
OURS = "https://w3id.org/igflod/"


def read(pattern: str) -> rdflib.Graph:
    graph = rdflib.Graph(bind_namespaces="none")
    for path in sorted(ROOT.glob(pattern)):
        graph.parse(path)
    return graph


ONTOLOGY = read("ontology/*.ttl")
SHAPES = read("shapes/*.ttl")
DEF = rdflib.URIRef("https://w3id.org/igflod/def")
CLASSES = sorted(
    (c for c in ONTOLOGY.subjects(RDF.type, OWL.Class) if str(c).startswith(IGF)), key=str
)
PROPERTIES = sorted(
    {
        p
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for p in ONTOLOGY.subjects(RDF.type, kind)
        if str(p).startswith(IGF)
    },
    key=str,
)
CONCEPTS = sorted(set(ONTOLOGY.subjects(SKOS.inScheme)), key=str)
SCHEMES = sorted(ONTOLOGY.subjects(RDF.type, SKOS.ConceptScheme), key=str)


def local(term: object) -> str:
    return re.split(r"[/#]", str(term))[-1]


@pytest.mark.parametrize(
    "predicate",
    [
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.license,
        DCTERMS.creator,
        DCTERMS.issued,
        DCTERMS.bibliographicCitation,
        OWL.versionIRI,
        OWL.versionInfo,
        VANN.preferredNamespacePrefix,
        VANN.preferredNamespaceUri,
        rdflib.URIRef(PREFIXES["bibo"] + "status"),
    ],
    ids=local,
)
def test_the_header_says_what_a_user_needs(predicate: rdflib.URIRef) -> None:
    assert len(list(ONTOLOGY.objects(DEF, predicate))) == 1


def test_the_version_is_one() -> None:
    version = ONTOLOGY.value(DEF, OWL.versionInfo)
    assert ONTOLOGY.value(DEF, OWL.versionIRI) == rdflib.URIRef(f"{DEF}/{version}")
    assert f"version {version}" in str(ONTOLOGY.value(DEF, DCTERMS.bibliographicCitation))


def test_it_stays_small() -> None:
    assert len(CLASSES) <= 15
    assert len(PROPERTIES) <= 55


@pytest.mark.parametrize("term", [*CLASSES, *PROPERTIES], ids=local)
def test_a_term_of_ours_is_documented(term: Node) -> None:
    for predicate in (RDFS.label, RDFS.comment):
        (text,) = ONTOLOGY.objects(term, predicate)
        assert isinstance(text, rdflib.Literal)
        assert text.language == "en"
    assert str(ONTOLOGY.value(term, RDFS.comment)).endswith(".")
    assert list(ONTOLOGY.objects(term, RDFS.isDefinedBy)) == [DEF]


@pytest.mark.parametrize("term", PROPERTIES, ids=local)
def test_a_property_of_ours_has_a_domain_or_a_range(term: Node) -> None:
    assert ONTOLOGY.value(term, RDFS.domain) or ONTOLOGY.value(term, RDFS.range)


def test_no_term_is_defined_twice_or_in_passing() -> None:
    terms = {subject for subject in ONTOLOGY.subjects() if str(subject).startswith(IGF)}
    assert terms == {*CLASSES, *PROPERTIES}


def test_no_functional_property_and_no_import() -> None:
    for kind in (OWL.FunctionalProperty, OWL.InverseFunctionalProperty):
        assert (None, RDF.type, kind) not in ONTOLOGY
    assert (None, OWL.imports, None) not in ONTOLOGY


def test_nothing_is_blank() -> None:
    assert not [term for triple in ONTOLOGY for term in triple if isinstance(term, rdflib.BNode)]


def foreign(term: object) -> bool:
    return isinstance(term, rdflib.URIRef) and not str(term).startswith((*LANGUAGES, OURS))


def test_foreign_terms_are_declared() -> None:
    using = (RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range)
    used = {p for p in ONTOLOGY.predicates() if foreign(p)}
    used |= {o for _, p, o in ONTOLOGY if p in using and foreign(o)}
    used |= {o for p in (SH.path, SH.targetClass, SH["class"]) for o in SHAPES.objects(None, p)}
    undeclared = {term for term in used if foreign(term)} - set(ONTOLOGY.subjects(RDF.type))
    assert not undeclared


def test_declared_foreign_terms_are_used() -> None:
    bare = {s for s in ONTOLOGY.subjects(RDF.type) if foreign(s)}
    used = {term for s, p, o in ONTOLOGY for term in (p, o)}
    used |= {term for triple in SHAPES for term in triple}
    code = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    emitted = set(re.findall(r"\b[A-Z_]{2,}\.(\w+)", code.replace("NamedNode(", "")))
    unused = {term for term in bare - used if local(term).replace("-", "_") not in emitted}
    assert not unused


def test_every_class_of_ours_has_a_shape() -> None:
    targets = set(SHAPES.objects(None, SH.targetClass))
    assert set(CLASSES) <= targets


def test_every_property_of_ours_has_a_shape() -> None:
    assert set(PROPERTIES) <= set(SHAPES.objects(None, SH.path))


def test_shapes_use_only_terms_that_exist() -> None:
    used = {term for triple in SHAPES for term in triple if str(term).startswith((IGF, IGFC))}
    for query in SHAPES.objects(None, SH.select):
        used |= {IGF[name] for name in re.findall(r"\bigf:(\w+)", str(query))}
        used |= {IGFC[name] for name in re.findall(r"\bigfc:([\w-]+)", str(query))}
    assert used - {rdflib.Literal(str(IGF)), rdflib.Literal(str(IGFC))} - set(
        ONTOLOGY.subjects()
    ) <= {rdflib.Literal(str(ns), datatype=XSD.anyURI) for ns in (IGF, IGFC)}


@pytest.mark.parametrize("concept", CONCEPTS, ids=local)
def test_a_code_is_in_one_list_with_one_label_and_one_notation(concept: Node) -> None:
    (scheme,) = ONTOLOGY.objects(concept, SKOS.inScheme)
    assert scheme in SCHEMES
    assert len(list(ONTOLOGY.objects(concept, SKOS.notation))) == 1
    assert len(list(ONTOLOGY.objects(concept, SKOS.prefLabel))) == 1
    assert (concept, RDF.type, SKOS.Concept) in ONTOLOGY


@pytest.mark.parametrize("scheme", SCHEMES, ids=local)
def test_no_two_codes_of_a_list_share_a_spelling(scheme: Node) -> None:
    spellings = Counter(
        spelling
        for concept in ONTOLOGY.subjects(SKOS.inScheme, scheme)
        for spelling in {
            str(label).casefold()
            for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.notation)
            for label in ONTOLOGY.objects(concept, predicate)
        }
    )
    assert spellings
    assert not [spelling for spelling, times in spellings.items() if times > 1]
    assert ONTOLOGY.value(scheme, DCTERMS.title)


def test_bands_have_limits_between_nothing_and_all() -> None:
    bands = list(ONTOLOGY.subjects(SKOS.inScheme, IGFC.band))
    assert bands
    for band in bands:
        low, high = (ONTOLOGY.value(band, SCHEMA[f"{end}Value"]) for end in ("min", "max"))
        assert isinstance(low, rdflib.Literal)
        assert isinstance(high, rdflib.Literal)
        assert 0 <= low.value <= high.value <= 1


def test_the_cube_has_the_components_that_its_properties_claim() -> None:
    for kind, predicate in (("Dimension", QB.dimension), ("Measure", QB.measure)):
        claimed = {
            term
            for term in ONTOLOGY.subjects(RDF.type, QB[f"{kind}Property"])
            if str(term).startswith(IGF)
        }
        components = {o for o in ONTOLOGY.objects(None, predicate) if str(o).startswith(IGF)}
        assert claimed == components


def test_reasoning_over_the_example_finds_no_contradiction() -> None:
    graph = ONTOLOGY + read("tests/shapes/valid.ttl")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    errors = [str(o) for p, o in graph.predicate_objects() if local(p) == "error"]
    assert not errors
    assert not list(graph.subjects(RDF.type, OWL.Nothing))
    speaker = rdflib.URIRef("https://w3id.org/igflod/id/participation/workshop/2099/1/speaker-1")
    assert (speaker, RDF.type, IGF.Reading) in graph
