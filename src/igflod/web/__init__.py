"""The Web service: entity pages, content negotiation, the SPARQL endpoint."""
