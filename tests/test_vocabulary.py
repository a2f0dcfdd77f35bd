"""The vocabulary module says what the ontology says, and has a code for every value of a record."""

import subprocess
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from igflod import record, vocabulary
from igflod.linking import Basis
from igflod.vocabulary import IGFC, RDF

ROOT = Path(__file__).parents[1]


def test_the_module_is_fresh() -> None:
    command = [sys.executable, str(ROOT / "tools/generate_vocabulary.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_module_is_formatted() -> None:
    command = [sys.executable, "-m", "ruff", "format", "--check", "src/igflod/vocabulary.py"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        (record.Role, vocabulary.ROLE_CODES),
        (record.Status, vocabulary.STATUS_CODES),
        (record.Certainty, vocabulary.CERTAINTY_CODES),
        (record.Category, vocabulary.CATEGORY_CODES),
        (record.PointType, vocabulary.POINT_CODES),
        (record.SessionType, vocabulary.SESSION_CODES),
        (record.NameOrder, vocabulary.ORDER_CODES),
    ],
)
def test_values_of_a_record_and_codes_are_the_same(
    values: type[StrEnum], codes: Mapping[str, NamedNode]
) -> None:
    assert {str(value) for value in values} == set(codes)


@pytest.mark.parametrize("name", [name for name in vocabulary.__all__ if name.endswith("_CODES")])
def test_a_code_is_named_by_its_value_or_by_its_list_and_its_value(name: str) -> None:
    codes: Mapping[str, NamedNode] = getattr(vocabulary, name)
    bare = name in {
        "ROLE_CODES",
        "STATUS_CODES",
        "CERTAINTY_CODES",
        "CATEGORY_CODES",
        "POINT_CODES",
    }
    prefix = "" if bare else name.removesuffix("_CODES").lower() + "-"
    base = vocabulary.PREFIXES["igfc"]
    assert codes == {value: NamedNode(f"{base}{prefix}{value}") for value in codes}


def test_every_ground_of_an_identity_has_a_code() -> None:
    assert {str(basis) for basis in Basis} <= set(vocabulary.BASIS_CODES)


def test_no_two_lists_share_a_code() -> None:
    lists = [getattr(vocabulary, name) for name in vocabulary.__all__ if name.endswith("_CODES")]
    codes = [code for codes in lists for code in codes.values()]
    assert len(codes) == len(set(codes))


def test_labels_begin_with_the_preferred_one() -> None:
    assert vocabulary.CODE_LABELS[IGFC.speaker][0] == "speaker"
    assert "panellist" in vocabulary.CODE_LABELS[IGFC.speaker]


def test_terms_of_the_languages_are_there() -> None:
    assert RDF.type.value == "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def test_exported_names_exist() -> None:
    assert all(hasattr(vocabulary, name) for name in vocabulary.__all__)
