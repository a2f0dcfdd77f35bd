"""The prefixes that every format shortens with."""

__all__ = ["PREFIXES"]

PREFIXES: dict[str, str] = {
    "igf": "https://w3id.org/igflod/def#",
    "igfc": "https://w3id.org/igflod/code/",
    "igfs": "https://w3id.org/igflod/shapes#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "sh": "http://www.w3.org/ns/shacl#",
    "qb": "http://purl.org/linked-data/cube#",
    "sdmx-d": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-m": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sdmx-a": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-c": "http://purl.org/linked-data/sdmx/2009/code#",
    "fabio": "http://purl.org/spar/fabio/",
    "vann": "http://purl.org/vocab/vann/",
    "bibo": "http://purl.org/ontology/bibo/",
    "mod": "https://w3id.org/mod#",
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "formats": "http://www.w3.org/ns/formats/",
    "wd": "http://www.wikidata.org/entity/",
    "ungeo": "http://metadata.un.org/sdg/codes/geoArea/",
    "sdg": "http://metadata.un.org/sdg/",
}
"""Prefix -> namespace, in the order in which documents declare them: ours first."""
