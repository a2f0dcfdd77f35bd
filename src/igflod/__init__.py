"""Publishes the reports of Internet Governance Forum sessions as linked open data."""

from importlib.metadata import version

__all__ = ["__version__"]

__version__ = version("igflod")
