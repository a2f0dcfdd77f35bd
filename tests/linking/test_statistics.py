"""Figures about meetings are read strictly, and mapped as their page states them."""

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from igflod.errors import CuratedError
from igflod.graph import describe_curated
from igflod.linking import Curated
from igflod.linking.statistics import load_statistics
from igflod.uris import Uris
from igflod.vocabulary import IGF, IGFC, QB, SDMX_ATTRIBUTE, SDMX_CODE, SDMX_MEASURE, SKOS, XSD

PAGE = """\
[[pages]]
meeting = 2013
source = "https://example.org/statistics"
figures = [
  { of = "participants", count = 2000, printed = "more than 2000" },
  { of = "participants", by = "gender", group = "women", code = "sex-F", percent = 43.5 },
  { of = "participants", by = "region", group = "Host country", percent = 56 },
]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "statistics.toml"
    path.write_text(text)
    return path


@pytest.fixture
def quads(root: Path, tmp_path: Path) -> list[Quad]:
    curated = Curated.load(root / "data" / "curated")
    pages = load_statistics(write(tmp_path, PAGE))
    return describe_curated(replace(curated, statistics=pages), [], Uris())


def about(quads: list[Quad], path: str) -> set[tuple[NamedNode, object]]:
    node = NamedNode(Uris().thing(*path.split("/", 1)))
    return {(quad.predicate, quad.object) for quad in quads if quad.subject == node}


def test_a_figure_keeps_what_its_page_says(quads: list[Quad]) -> None:
    said = about(quads, "figure/2013/participants")
    assert (IGF.asPrinted, Literal("more than 2000")) in said
    assert (SDMX_ATTRIBUTE.obsStatus, SDMX_CODE.obsStatus_E) in said
    assert (SDMX_MEASURE.obsValue, Literal("2000", datatype=XSD.integer)) in said
    assert (IGF.breakdown, IGFC.breakdown_all) in said
    share = about(quads, "figure/2013/participants-gender-women")
    assert (SDMX_MEASURE.obsValue, Literal("43.5", datatype=XSD.decimal)) in share
    assert (SDMX_ATTRIBUTE.unitMeasure, IGFC.unit_percent) in share
    assert (SDMX_ATTRIBUTE.obsStatus, SDMX_CODE.obsStatus_A) in share
    assert QB.Observation in {value for _, value in share}


def test_groups_are_the_page_s_own_and_matched_only_where_a_code_is_given(
    quads: list[Quad],
) -> None:
    women = about(quads, "group/2013/gender/women")
    assert (SKOS.exactMatch, SDMX_CODE.sex_F) in women
    host = about(quads, "group/2013/region/host-country")
    assert (SKOS.prefLabel, Literal("Host country", language="en")) in host
    assert not {predicate for predicate, _ in host} & {SKOS.exactMatch, SKOS.closeMatch}


@pytest.mark.parametrize(
    ("wrong", "right", "line", "words"),
    [
        ("percent = 56", "percent = 156", 7, "percent"),
        ("percent = 56", "percent = 56, count = 3", 7, "not both"),
        (', group = "Host country"', "", 7, "go together"),
        ('"https://example.org/statistics"', '"a page"', 3, "source"),
        (PAGE, PAGE + PAGE, 9, "stands twice"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, wrong: str, right: str, line: int, words: str
) -> None:
    with pytest.raises(CuratedError, match=words) as told:
        load_statistics(write(tmp_path, PAGE.replace(wrong, right, 1)))
    assert abs((told.value.line or 0) - line) <= 1


def test_there_may_be_no_figures(tmp_path: Path) -> None:
    assert load_statistics(tmp_path / "statistics.toml") == ()
