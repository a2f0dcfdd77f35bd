"""Attendance: counts as observations of a data cube, estimates in words beside them."""

from pyoxigraph import Literal, NamedNode

from igflod.graph.builder import integer
from igflod.graph.codes import as_printed, code_of
from igflod.graph.evidence import Ground
from igflod.graph.parts import ReportGraph
from igflod.record import AttendanceCount, Category
from igflod.vocabulary import (
    AGE_CODES,
    BAND_CODES,
    CATEGORY_CODES,
    DEV_CODES,
    IGF,
    QB,
    RDF,
    SDMX_ATTRIBUTE,
    SDMX_CODE,
    SDMX_DIMENSION,
)

__all__ = ["describe_attendance"]

_SEX = {Category.FEMALE: SDMX_CODE.sex_F, Category.MALE: SDMX_CODE.sex_M}
_AGE = {Category.YOUNG: AGE_CODES["young"]}
_DEVELOPMENT = {
    Category.DEVELOPING: DEV_CODES["developing"],
    Category.DEVELOPED: DEV_CODES["developed"],
    Category.LDC: DEV_CODES["ldc"],
}


def describe_attendance(parts: ReportGraph) -> None:
    """Describe the counts and the estimate of the women's share, each as reported."""
    missing = (Literal(f"attendance-{category}") for category in parts.record.attendance_missing)
    parts.graph.add(parts.report, IGF.emptyField, *missing)
    for count in parts.record.attendance:
        _describe_count(parts, count)
    _describe_estimate(parts)


def _describe_count(parts: ReportGraph, count: AttendanceCount) -> None:
    graph = parts.graph
    node = parts.part("attendance", count.category)
    ground = Ground((count.span,), count.certainty, count.rule)
    parts.reading(node, IGF.AttendanceCount, ground)
    graph.add(node, IGF.attendanceOf, parts.session)
    graph.add(node, IGF.category, CATEGORY_CODES[count.category])
    graph.add(node, SDMX_DIMENSION.sex, _SEX.get(count.category, SDMX_CODE.sex_T))
    graph.add(node, IGF.ageGroup, _AGE.get(count.category, AGE_CODES["all"]))
    graph.add(node, IGF.developmentStatus, _DEVELOPMENT.get(count.category, DEV_CODES["all"]))
    graph.add(node, SDMX_ATTRIBUTE.obsStatus, _status(count))
    if count.value is None:
        graph.add(node, IGF.asPrinted, as_printed(count.printed))
    else:
        graph.add(node, RDF.type, QB.Observation)
        graph.add(node, QB.dataSet, graph.node("dataset", "attendance"))
        graph.add(node, IGF.count, integer(count.value))


def _status(count: AttendanceCount) -> NamedNode:
    """Say by the SDMX code list of observation status: normal, estimated or missing."""
    if count.approximate:
        return SDMX_CODE.obsStatus_E
    return SDMX_CODE.obsStatus_M if count.value is None else SDMX_CODE.obsStatus_A


def _describe_estimate(parts: ReportGraph) -> None:
    graph, estimate = parts.graph, parts.record.women_estimate
    if estimate is None:
        return
    node = parts.part("estimate", "women")
    parts.reading(node, IGF.AttendanceEstimate, Ground.of(estimate))
    graph.add(node, IGF.attendanceOf, parts.session)
    graph.add(node, IGF.category, CATEGORY_CODES[Category.FEMALE])
    graph.add(node, IGF.asPrinted, as_printed(estimate.value))
    graph.add(node, IGF.shareBand, code_of(BAND_CODES, estimate.value))
    graph.add(node, SDMX_ATTRIBUTE.obsStatus, SDMX_CODE.obsStatus_E)
