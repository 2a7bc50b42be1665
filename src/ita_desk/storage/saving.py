"""Writing what changed in an office: first all rows that go, then all that come.

A part that changed is written anew as a whole: the agency, a field of a year, or one measure with all below it.
In this order a record may also move from one place to another.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ita_desk.domain.changes import ADDED_OR_REMOVED, ORDER, Changes, Part
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.storage import measure_rows, rows
from ita_desk.storage.columns import Row, decimal_to_text

if TYPE_CHECKING:
    from sqlite_utils import Database

R = TypeVar("R")
PlacedRow = tuple[str, Row]  # a table and one of its rows

# Parents before children: the order in which rows can be inserted.
_TABLES = (
    *("agency", "former_name", "year_report", "signatory", "score", "printed_score", "section_text"),
    *("chart_picture", "oit_link", "signed_report", "limitation", "unplaced"),
    *("accepted_problem", "finding", "finding_question"),
    *("measure_group", "measure", "step", "outcome", "evidence"),
)
# The fields of a year report that are a list, with their table and how its rows are made.
_LISTS: Mapping[str, tuple[str, Callable[[Any], Row]]] = {
    "findings": ("finding", rows.finding_to_row),
    "groups": ("measure_group", measure_rows.measure_group_to_row),
    "oit_links": ("oit_link", rows.oit_link_to_row),
    "signatories": ("signatory", rows.signatory_to_row),
    "signed": ("signed_report", rows.signed_report_to_row),
    "limitations": ("limitation", lambda text: {"text": text}),
    "unplaced": ("unplaced", rows.unplaced_to_row),
    "accepted": ("accepted_problem", rows.accepted_problem_to_row),
}
# The tables that hold a field of a year report; rows below theirs go along with them.
_TABLES_OF_FIELD: Mapping[str, tuple[str, ...]] = {
    "assessment": ("score", "printed_score"),
    "texts": ("section_text",),
    "pictures": ("chart_picture",),
    **{field: (table,) for field, (table, _) in _LISTS.items()},
}


def save_changes(database: "Database", changes: Changes, office: Office) -> None:
    """Writes the parts of the office that changed into a file that holds the rest already.

    To be called in a transaction.
    """
    parts = sorted(changes.parts)
    coming: defaultdict[str, list[Row]] = defaultdict(list)
    for part in parts:
        _remove(database, part)
        for table, row in _rows_of_part(part, office):
            coming[table].append(row)
    for table in _TABLES:
        if table in coming:
            database.table(table).insert_all(coming[table])
    for part in parts:
        _update_in_place(database, part, office)


def _remove(database: "Database", part: Part) -> None:
    if part.year == 0:
        database.table("agency").delete_where()
        database.table("former_name").delete_where()
        database.table("signatory").delete_where("fiscal_year IS NULL")
    elif part.field == ADDED_OR_REMOVED:
        database.table("year_report").delete_where("fiscal_year = ?", [part.year])
    elif part.record:
        database.table("measure").delete_where("id = ?", [part.record])
    for table in _TABLES_OF_FIELD.get(part.field, ()):
        database.table(table).delete_where("fiscal_year = ?", [part.year])


def _update_in_place(database: "Database", part: Part, office: Office) -> None:
    """Brings up to date what is not written anew, because rows below would go along with it."""
    report = office.year(part.year)
    if report is None or part.record or part.field == ADDED_OR_REMOVED:
        return
    if part.field == ORDER:
        ordinals = [(ordinal, measure.id) for ordinal, measure in enumerate(report.measures)]
        database.conn.executemany("UPDATE measure SET ordinal = ? WHERE id = ?", ordinals)
    else:
        database.table("year_report").update(part.year, rows.year_report_to_row(report))


def _rows_of_part(part: Part, office: Office) -> Iterator[PlacedRow]:
    """The rows that stand for a part in the new state of the office; none for what was removed."""
    report = office.year(part.year)
    if part.year == 0:
        yield from _agency_rows(office)
    elif report is None:
        return
    elif part.field == "measures":
        ids = [measure.id for measure in report.measures]
        if part.record in ids:
            ordinal = ids.index(part.record)
            yield from _measure_rows(report.measures[ordinal], part.year, ordinal)
    elif part.field == ADDED_OR_REMOVED:
        yield "year_report", rows.year_report_to_row(report)
        for field in _TABLES_OF_FIELD:
            yield from _field_rows(field, report)
        for ordinal, measure in enumerate(report.measures):
            yield from _measure_rows(measure, part.year, ordinal)
    else:
        yield from _field_rows(part.field, report)


def _numbered(
    table: str, records: Iterable[R], to_row: Callable[[R], Row], place: Row
) -> Iterator[PlacedRow]:
    for ordinal, record in enumerate(records):
        yield table, {**place, "ordinal": ordinal, **to_row(record)}


def _agency_rows(office: Office) -> Iterator[PlacedRow]:
    agency = office.agency
    yield "agency", rows.agency_to_row(agency)
    yield from _numbered("former_name", agency.former, rows.former_name_to_row, {})
    yield from _numbered("signatory", agency.signatories, rows.signatory_to_row, {"fiscal_year": None})


def _field_rows(field: str, report: YearReport) -> Iterator[PlacedRow]:
    year: Row = {"fiscal_year": int(report.fiscal_year)}
    if field == "assessment":
        for code, score in report.assessment.scores.items():
            yield "score", {**year, "code": code, "score": decimal_to_text(score)}
        yield from _numbered("printed_score", report.assessment.as_printed, rows.printed_score_to_row, year)
    elif field == "texts":
        for section, text in report.texts.items():
            yield "section_text", {**year, "section": section, "text": text}
    elif field == "pictures":
        for chart, sha256 in report.pictures.items():
            yield "chart_picture", {**year, "chart": chart, "sha256": sha256}
    elif field in _LISTS:
        table, to_row = _LISTS[field]
        yield from _numbered(table, getattr(report, field), to_row, year)
    for finding in report.findings if field == "findings" else ():
        place: Row = {"finding_id": finding.id}
        yield from _numbered("finding_question", finding.questions, rows.finding_question_to_row, place)


def _measure_rows(measure: Measure, year: int, ordinal: int) -> Iterator[PlacedRow]:
    yield "measure", {"fiscal_year": year, "ordinal": ordinal, **measure_rows.measure_to_row(measure)}
    place: Row = {"measure_id": measure.id}
    yield from _numbered("step", measure.steps, measure_rows.step_to_row, place)
    for months, outcome in ((6, measure.half_year), (12, measure.outcome)):
        if outcome is not None:
            place = {"measure_id": measure.id, "round": months}
            yield "outcome", {**place, **measure_rows.outcome_to_row(outcome)}
            yield from _numbered("evidence", outcome.evidence, measure_rows.evidence_to_row, place)
