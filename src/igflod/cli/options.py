"""The options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

__all__ = ["base_option", "data_option", "release_option"]

C = TypeVar("C", bound=Callable[..., Any])


def data_option(command: C) -> C:
    """Add --data."""
    return click.option(
        "--data",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Folder with reports/ and curated/.  [default: data; environment: IGFLOD_DATA]",
    )(command)


def release_option(command: C) -> C:
    """Add --release."""
    return click.option(
        "--release",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Folder of built releases.  [default: DATA/release; environment: IGFLOD_RELEASE]",
    )(command)


def base_option(command: C) -> C:
    """Add --base."""
    return click.option(
        "--base",
        metavar="URI",
        help="URI that all published URIs begin with; ends in '/'.  "
        "[default: https://w3id.org/igflod/; environment: IGFLOD_BASE]",
    )(command)
