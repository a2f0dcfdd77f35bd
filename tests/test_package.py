"""The wheel: built from this tree, it works in an environment of its own, far from this tree."""

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest


def run(*command: str | Path, at: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder; fail, with what it said, when it fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=at, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the build tools that are installed here: nothing is downloaded."""
    folder = tmp_path_factory.mktemp("wheel")
    build: list[str | Path] = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    run(*build, "--outdir", folder, root, at=folder)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone in an empty environment, and give that environment's `bin`.

    Its dependencies are seen where they are installed already. A folder named in a .pth file is
    searched for packages, but .pth files inside it are not followed: so the editable igflod of this
    environment stays out of sight.
    """
    place = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", python]
    run(*pip, "install", "--no-deps", "--no-index", "--quiet", wheel, at=place)
    found = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", at=place)
    here = sysconfig.get_path("purelib")
    (Path(found.stdout.strip()) / "dependencies.pth").write_text(f"{here}\n")
    return place / "bin"


@pytest.mark.parametrize(
    ("folder", "pattern"),
    [("ontology", "*.ttl"), ("shapes", "*.ttl"), ("docs/queries", "*.rq")],
)
def test_what_the_program_reads_travels_in_the_wheel(
    root: Path, wheel: Path, folder: str, pattern: str
) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = sorted((root / folder).glob(pattern))
    place = folder.rpartition("/")[2]
    assert ours
    assert {f"igflod/resources/{place}/{path.name}" for path in ours} <= names


def test_templates_and_pages_travel_in_the_wheel(root: Path, wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    source = root / "src"
    data = [
        path for path in (source / "igflod").rglob("*") if path.suffix in {".toml", ".html", ".rq"}
    ]
    assert data
    assert {path.relative_to(source).as_posix() for path in data} <= names


def test_the_editor_travels_in_the_wheel_where_it_is_built(root: Path, wheel: Path) -> None:
    built = sorted((root / "src/igflod/web/static/editor").glob("*"))
    if not built:
        pytest.skip("the editor is not built: make setup builds it")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"igflod/web/static/editor/{path.name}" for path in built} <= names
    assert {path.suffix for path in built} == {".css", ".js", ".json", ".txt"}


def test_both_licences_travel_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.rpartition("/")[2] for name in names if "/licenses/" in name} == {
        "LICENSE",
        "LICENSE-DATA",
    }


def test_it_runs_from_its_own_environment(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import igflod; print(igflod.__file__)", at=tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(installed.parent)


def test_it_says_its_version(installed: Path, wheel: Path, tmp_path: Path) -> None:
    version = wheel.name.split("-")[1]
    assert version in run(installed / "igflod", "--version", at=tmp_path).stdout


def test_it_reads_a_report(installed: Path, report_324: Path, tmp_path: Path) -> None:
    read = run(installed / "igflod", "read", report_324, at=tmp_path)
    assert "Enhanced Cooperation for Sustainable Development" in read.stdout


def test_it_builds_and_asks_a_dataset(installed: Path, root: Path, tmp_path: Path) -> None:
    for name in ("reports", "curated"):
        shutil.copytree(root / "data" / name, tmp_path / "mine" / name)
    run(installed / "igflod", "build", "--data", "mine", at=tmp_path)
    asked = "ASK { ?session a <https://w3id.org/igflod/def#Workshop> }"
    answer = run(installed / "igflod", "query", asked, "--data", "mine", at=tmp_path)
    assert answer.stdout.strip() == "yes"


def test_it_brings_its_example_queries(installed: Path, root: Path, tmp_path: Path) -> None:
    listed = run(installed / "igflod", "query", "--examples", at=tmp_path).stdout
    names = [path.stem for path in sorted((root / "docs" / "queries").glob("*.rq"))]
    assert [line.split()[0] for line in listed.splitlines()] == names
