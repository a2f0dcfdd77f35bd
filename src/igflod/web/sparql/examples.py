"""The example queries that travel with the program: each with a name, a title and its reason."""

import re
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

from igflod.errors import DeclarationError
from igflod.resources import resource_files

__all__ = ["EXAMPLES", "Example", "find_example"]

_HEADER = re.compile(r"# ([a-z]+): (.+)\n")


@dataclass(frozen=True, slots=True)
class Example:
    """A query to learn from.

    `name` is that of its file ('01-womens-share'), `title` and `description` say what it asks,
    `demand` who wanted to know, `answer` what comes back. `query` is the text to run.
    """

    name: str
    title: str
    description: str
    demand: str = field(repr=False)
    answer: str = field(repr=False)
    query: str = field(repr=False)


def _read(file: Traversable) -> Example:
    text = file.read_text("utf-8")
    said: dict[str, str] = {}
    while line := _HEADER.match(text):
        said[line[1]] = line[2]
        text = text[line.end() :]
    try:
        return Example(file.name.removesuffix(".rq"), **said, query=text)
    except TypeError:
        message = "an example query begins with its title, description, demand and answer"
        raise DeclarationError(message, path=file.name) from None


EXAMPLES: tuple[Example, ...] = tuple(_read(file) for file in resource_files("queries", ".rq"))
"""All of them, in the order of their names."""


def find_example(name: str) -> Example | None:
    """Look an example up by its name or its number: '01-womens-share', '01', '1'."""
    number = name.zfill(2)
    for example in EXAMPLES:
        if name == example.name or example.name.startswith(f"{number}-"):
            return example
    return None
