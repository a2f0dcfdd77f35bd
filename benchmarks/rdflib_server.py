"""Serves the triples of a file by rdflib-endpoint: `python rdflib_server.py FILE PORT`."""

import sys

import uvicorn
from rdflib import Graph
from rdflib_endpoint import SparqlEndpoint


def main(file: str, port: int) -> None:
    """Load a file of N-Triples and serve it on loopback until somebody ends the process."""
    graph = Graph()
    graph.parse(file, format="nt")
    uvicorn.run(SparqlEndpoint(graph=graph), host="127.0.0.1", port=port, log_level="error")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
