"""Invents sessions in the shape of ours and builds releases of them with `igflod build`.

    python benchmarks/generated.py [--sessions 1000] [--folder FOLDER]

Each invented session takes the shape of one of `data/records/`: its year and type, what is said of
it, how many are named in which role and with what beside the name. Titles, people and most
organizations are invented; who is drawn once may be drawn again, in other meetings too. One session
in twenty has a report in the form of 2013, one in a hundred both that and a record. A release is
kept in FOLDER (a temporary folder by default) until the data, the ontology, the shapes or the code
that makes graphs are others.
"""

import argparse
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import click
from invented import report_2013
from rich.console import Console
from shape import compare

from igflod.cli.progress import progress_bar
from igflod.pipeline import build
from igflod.records.session_list import Body, Listed, Person, SessionList, load_session_list
from igflod.records.writer import write_session_list
from igflod.settings import Settings
from igflod.uris import SessionKey

__all__ = ["release_of"]

_REPOSITORY = Path(__file__).resolve().parents[1]
_REPORT_EVERY, _BOTH_EVERY = 20, 100
_FORM = 1
"""Another number for other sessions, so that none of those that are kept are taken."""

_SEED = 324
_SITE = "https://sessions.example/"
_NEW_PERSON, _NEW_ORGANIZATION = 0.35, 0.45
_FAMILIAR = 2.5
"""How much more often those are drawn again who came first."""

_SYLLABLES = "ka ri mo lan shi ber to na wei xu dra po el gu ste fan mi ro san jo lee hu ad".split()
_KINDS = "Institute Society Foundation University Network Ministry Centre Council".split()
_TOPICS = "Internet|Digital Rights|Information|Telecommunication|Youth|Open Data|Access".split("|")
_MATTERS = (
    "Privacy|Cybersecurity|Human Rights|Community Networks|Encryption|Open Standards|Inclusion|"
    "Multilingualism|Child Online Safety|Artificial Intelligence|Data Governance|Small Islands"
).split("|")
_MADE_BY = ("src/igflod", "data", "ontology", "shapes")
_NO_PART = frozenset({*"cli federation formats store web release __pycache__".split()})
_ESTIMATES = (
    "About half of the participants were women",
    "The majority of the participants were women",
    "There were very few women participants",
)
_EMPTIED = ("assignments", "inferences", "judgements", "people")


@dataclass(slots=True)
class _Inventor:
    """Invents who and what is named; from one seed always the same."""

    dice: Random = field(default_factory=lambda: Random(_SEED))  # noqa: S311 - not for secrets
    people: list[tuple[str, str]] = field(default_factory=list)
    organizations: list[str] = field(default_factory=list)
    given: set[str] = field(default_factory=set)

    def title(self) -> str:
        """Invent a title."""
        one, other = self.dice.sample(_MATTERS, 2)
        return f"{one} and {other} in {self._word()}: a view from {self._word()}"

    def person(self) -> tuple[str, str]:
        """Name somebody, new or drawn again, and the organization they come from."""
        if self.people and self.dice.random() > _NEW_PERSON:
            return self._again(self.people)
        name = self._new(lambda: f"{self._word()} {self._word()}")
        self.people.append((name, self.organization()))
        return self.people[-1]

    def organization(self) -> str:
        """Name an organization, new or drawn again."""
        if self.organizations and self.dice.random() > _NEW_ORGANIZATION:
            return self._again(self.organizations)
        topic, kind = self.dice.choice(_TOPICS), self.dice.choice(_KINDS)
        self.organizations.append(self._new(lambda: f"{self._word()} {topic} {kind}"))
        return self.organizations[-1]

    def _new(self, invent) -> str:  # noqa: ANN001 - a function without arguments that gives a name
        while (name := invent()) in self.given:
            pass
        self.given.add(name)
        return str(name)

    def _again(self, known):  # noqa: ANN001, ANN202 - gives one of what it gets
        return known[int(len(known) * self.dice.random() ** _FAMILIAR)]

    def _word(self) -> str:
        return "".join(self.dice.choices(_SYLLABLES, k=self.dice.randint(2, 4))).title()


def release_of(sessions: int, folder: Path | None = None) -> Path:
    """Build a release of invented sessions, unless it is there; give the folder to serve.

    `folder` keeps releases from one run to the next.
    """
    kept = folder or Path(tempfile.gettempdir()) / f"igflod-generated-{os.getuid()}"
    place = kept / f"{sessions}-{_fingerprint()}"
    if not (place / "current").exists():
        for old in kept.glob(f"{sessions}-*"):
            shutil.rmtree(old)
        data = place / "data"
        write_data(data, sessions)
        with progress_bar() as told:
            build(Settings.choose(data=data, release=place, environ={}), told)
    return place


def write_data(data: Path, sessions: int) -> None:
    """Write a data folder of invented sessions, with the curated files that it needs."""
    shutil.copytree(_REPOSITORY / "data" / "curated", data / "curated")
    for name in _EMPTIED:
        register = data / "curated" / f"{name}.tsv"
        register.write_text(_without_rows(register.read_text("utf-8")), "utf-8")
    inventor = _Inventor()
    inventor.organizations += _labels(data / "curated" / "organizations.tsv")
    records: dict[int, list[Listed]] = {}
    reports = data / "reports" / "invented"
    reports.mkdir(parents=True)
    for number, shape in zip(range(1, sessions + 1), _shapes(inventor.dice), strict=False):
        if number % _REPORT_EVERY == 0:
            (reports / f"{number:06}.txt").write_text(_report(inventor, number), "utf-8")
        if number % _REPORT_EVERY or number % _BOTH_EVERY == 0:
            listed = _listed(inventor, shape, number)
            records.setdefault(listed.session.year, []).append(listed)
    origins = [f'["{file.name}"]\nurl = "{_SITE}{file.stem}"\n' for file in reports.iterdir()]
    (reports / "sources.toml").write_text("\n".join(sorted(origins)), "utf-8")
    (data / "records").mkdir()
    for year, entries in records.items():
        text = write_session_list(SessionList(meeting=year, sessions=tuple(entries)))
        (data / "records" / f"{year}.toml").write_text(text, "utf-8")


def _shapes(dice: Random) -> Iterator[Listed]:
    """Give the sessions of our own records, shuffled, again and again."""
    files = sorted((_REPOSITORY / "data" / "records").glob("*.toml"))
    known = [entry for file in files for entry in load_session_list(file).sessions]
    while True:
        yield from dice.sample(known, len(known))


def _listed(inventor: _Inventor, shape: Listed, number: int) -> Listed:
    year = shape.session.year
    session, changed = SessionKey(shape.session.type, year, str(number)), {}
    if number % _BOTH_EVERY == 0:
        session, changed = SessionKey.parse(f"workshop/2013/{number}"), {"date": None}
    return shape.model_copy(
        update={
            "session": session,
            "number": None,
            "title": shape.title and inventor.title(),
            "source": f"{_SITE}{year}/{number}",
            "also": tuple(f"{_SITE}also/{number}" for _ in shape.also[:1]),
            "people": tuple(_person(inventor, person) for person in shape.people),
            "organizations": tuple(
                Body(name=inventor.organization(), role=body.role) for body in shape.organizations
            ),
            **changed,
        }
    )


def _person(inventor: _Inventor, shape: Person) -> Person:
    name, organization = inventor.person()
    update = {
        "name": shape.name and name,
        "organization": shape.organization and organization,
    }
    return shape.model_copy(update=update)


def _report(inventor: _Inventor, number: int) -> str:
    text = report_2013(inventor.dice, number).replace(
        _ESTIMATES[0], inventor.dice.choice(_ESTIMATES)
    )
    while "Example Person" in text:
        name, _ = inventor.person()
        text = _replace_name(text, name)
    return text


def _replace_name(text: str, name: str) -> str:
    """Put a name in the place of the first `Example Person One-Two`."""
    before, _, after = text.partition("Example Person ")
    end = next(at for at, char in enumerate(after) if not (char.isalpha() or char == "-"))
    return before + name + after[end:]


def _without_rows(table: str) -> str:
    """Keep the remarks of a table and the line of its columns."""
    lines = table.splitlines(keepends=True)
    columns = next(at for at, line in enumerate(lines) if not line.startswith("#"))
    return "".join(lines[: columns + 1])


def _labels(register: Path) -> list[str]:
    rows = register.read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return [row[1] for row in cells[1:] if len(row) > 1 and row[1]]


def _fingerprint() -> str:
    """Sign for all that a release is made of."""
    digest = hashlib.sha256(bytes([_FORM]))
    for place in _MADE_BY:
        top = _REPOSITORY / place
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if file.is_file() and not _NO_PART & set(file.relative_to(_REPOSITORY).parts):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def main() -> None:
    """Build a release and compare its shape with ours."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sessions", type=int, default=1000)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    place = release_of(given.sessions, given.folder)
    click.echo(f"igflod serve --release {place}")
    ours = _REPOSITORY / "data" / "release" / "dataset.nq"
    Console().print(compare(ours, place / "current" / "dataset.nq"))


if __name__ == "__main__":
    main()
