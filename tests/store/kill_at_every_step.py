"""Builds a release again and again, each time killed one step later: `FOLDER` gets one per step.

Run as a program. A step is anything that Python does with a file. Prints the number of steps of a
whole build, which is also the number of folders.
"""

import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from igflod.store import write_release

STEPS = frozenset(
    "open os.listdir os.mkdir os.remove os.rename os.rmdir os.scandir os.symlink os.utime".split()
)


def quads(size: int) -> list[Quad]:
    title, graph = NamedNode("urn:title"), NamedNode("urn:graph")
    return [Quad(NamedNode(f"urn:{n}"), title, Literal(n), graph) for n in range(size)]


def build_and_die(root: Path, last_step: int) -> None:
    left = count(last_step, -1)

    def watch(event: str, _: object) -> None:
        if event in STEPS and next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    write_release(root, quads(2), {}, {"quarantine/a.txt": b"bytes"})
    os._exit(0)


def main(folder: Path) -> None:
    for step in count():
        root = folder / str(step)
        shutil.copytree(folder / "before", root, symlinks=True)
        child = os.fork()
        if child == 0:
            build_and_die(root, step)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            sys.stdout.write(f"{step + 1}\n")
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]))
