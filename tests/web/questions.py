"""What the tests of the endpoint ask it."""

PREFIXES = """
PREFIX igf: <https://w3id.org/igflod/def#>
PREFIX igfc: <https://w3id.org/igflod/code/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
WORKSHOP = "https://w3id.org/igflod/id/workshop/2013/324"
WOMEN = f"""{PREFIXES}
SELECT ?women ?total WHERE {{
  ?f igf:attendanceOf <{WORKSHOP}> ; igf:category igfc:female ; igf:count ?women .
  ?t igf:attendanceOf <{WORKSHOP}> ; igf:category igfc:total ; igf:count ?total .
}}"""
ASK = f"ASK {{ <{WORKSHOP}> ?p ?o }}"
CONSTRUCT = f"{PREFIXES} CONSTRUCT WHERE {{ <{WORKSHOP}> igf:sessionNumber ?number }}"
DESCRIBE = f"DESCRIBE <{WORKSHOP}>"
