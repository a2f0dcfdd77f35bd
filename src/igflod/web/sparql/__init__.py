"""The SPARQL endpoint: its requests, its answers, its description, and its examples."""
