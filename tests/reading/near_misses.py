"""Runs every pattern of the reader on long texts that nearly match: a program of its own.

A pattern that is not linear needs minutes for such a text, and nothing in Python can stop it: so
the kernel does, by a limit on processor time for each pattern. The last line printed names it.
"""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator

import igflod.reading
from igflod.reading.reader import load_templates

LENGTH = 100_000
SECONDS = 60.0
"""Processor time that a pattern may take for all texts; a linear one takes some seconds."""

WHOLE_LINES = tuple(
    f"igflod.reading.{name}" for name in ("containers", "noise", "repair", "decoding")
)
"""Modules whose patterns match whole lines, or bytes that were measured before."""

UNITS = (
    *(" ", "\n", "a", "A", "1", "(", "-", ".", ">", "’"),
    *("a ", "Aa ", "1. ", "- ", ", ", "a, ", "Aa-Aa ", "of the ", "Aa of Aa ", "11 May "),
    *("igf 2018 ", "no. 1 ", "(a) ", "Aa (Aa) ", "is 10 min ", "he said. "),
)


def patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Give all patterns of the modules below `igflod.reading`, and of the templates.

    The last value tells whether a pattern may be searched for: those of templates match whole
    blocks only.
    """
    for info in pkgutil.walk_packages(igflod.reading.__path__, "igflod.reading."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            searched = not info.name.startswith(WHOLE_LINES)
            yield from ((f"{info.name}.{name}", one, searched) for one in _patterns_in(value))
    for template in load_templates():
        for line in template.lines:
            yield f"{template.name}/{line.name}", line.pattern, False
        for number, pattern in enumerate(template.furniture):
            yield f"{template.name}/furniture {number}", pattern, False


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _patterns_in(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _patterns_in(one)


def main() -> None:
    """Run all patterns; print the name of each before."""
    texts = [f"{(unit * LENGTH)[:LENGTH]}\x00" for unit in UNITS]
    seen: set[tuple[str, int]] = set()
    for name, pattern, searched in patterns():
        if (pattern.pattern, pattern.flags) in seen:
            continue
        seen.add((pattern.pattern, pattern.flags))
        print(name, flush=True)  # noqa: T201 - the test reads it
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        for text in texts:
            if searched:
                pattern.search(text)
            pattern.fullmatch(text)
    print("done", len(seen), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
