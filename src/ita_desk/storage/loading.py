"""Reading an office: all rows first, in one go, then the records made of them."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter

from ita_desk.domain.assessment import Assessment
from ita_desk.domain.finding import Finding
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import YearReport
from ita_desk.storage import measure_rows, rows
from ita_desk.storage.columns import StoredRow, day_from_text, decimal_from_text
from ita_desk.storage.database import texts_limited
from ita_desk.storage.failures import OfficeTooLarge

MOST_ROWS = 100_000  # a measure with all that belongs to it has about ten
MOST_TEXT = 64 * 2**20  # characters
_AT_ONCE = 16  # rows that are counted together: no more, as each may be as long as LONGEST_ROW
# What the making of records raises where a row holds something else than it should.
BROKEN = (ValueError, TypeError, ArithmeticError, LookupError, RecursionError)

# Each table with the columns that name what its rows stand under, and the column they are ordered by. Scores,
# section texts and pictures have no order of their own and keep the one they were written in.
_TABLES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "agency": ((), "id"),
    "former_name": ((), "ordinal"),
    "year_report": ((), "fiscal_year"),
    "signatory": (("fiscal_year",), "ordinal"),
    "score": (("fiscal_year",), "rowid"),
    "printed_score": (("fiscal_year",), "ordinal"),
    "finding": (("fiscal_year",), "ordinal"),
    "finding_question": (("finding_id",), "ordinal"),
    "section_text": (("fiscal_year",), "rowid"),
    "chart_picture": (("fiscal_year",), "rowid"),
    "oit_link": (("fiscal_year",), "ordinal"),
    "signed_report": (("fiscal_year",), "ordinal"),
    "limitation": (("fiscal_year",), "ordinal"),
    "unplaced": (("fiscal_year",), "ordinal"),
    "accepted_problem": (("fiscal_year",), "ordinal"),
    "measure_group": (("fiscal_year",), "ordinal"),
    "measure": (("fiscal_year",), "ordinal"),
    "step": (("measure_id",), "ordinal"),
    "outcome": (("measure_id",), "round"),
    "evidence": (("measure_id", "round"), "ordinal"),
}


class StoredOffice:
    """The rows of an office file, found by table and what they stand under."""

    def __init__(self, tables: Mapping[str, Sequence[StoredRow]]) -> None:
        self._rows = {table: _by_parent(stored, _TABLES[table][0]) for table, stored in tables.items()}

    def under(self, table: str, *parent: object) -> Sequence[StoredRow]:
        """The rows of a table under a parent (year, measure id, …), in order."""
        return self._rows[table].get(parent[0] if len(parent) == 1 else parent, ())


def _by_parent(stored: Sequence[StoredRow], columns: tuple[str, ...]) -> Mapping[object, Sequence[StoredRow]]:
    if not columns:
        return {(): stored}
    found: defaultdict[object, list[StoredRow]] = defaultdict(list)
    parent_of = itemgetter(*columns)  # a value, or several as a tuple
    for row in stored:
        found[parent_of(row)].append(row)
    return found


def read_rows(connection: sqlite3.Connection) -> StoredOffice:
    """All rows of an office but its blobs; to be called in a transaction.

    Raises OfficeTooLarge where they are more, or longer together, than those of any office, and TypeError where they
    cannot be put in order.
    """
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    tables: dict[str, list[sqlite3.Row]] = {table: [] for table in _TABLES}
    number = length = 0
    with texts_limited(connection):
        for table, (_, order) in _TABLES.items():
            cursor.execute(f"SELECT * FROM {table}")
            while some := cursor.fetchmany(_AT_ONCE):
                number += len(some)
                length += sum([len(value) for row in some for value in row if value.__class__ is str])
                if number > MOST_ROWS or length > MOST_TEXT:
                    raise _too_large(connection)
                tables[table] += some
            if order != "rowid":  # not by SQLite, which would sort all before the first can be counted
                tables[table].sort(key=itemgetter(order))
    return StoredOffice(tables)


def _too_large(connection: sqlite3.Connection) -> OfficeTooLarge:
    return OfficeTooLarge("storage.too_large", path=connection.execute("PRAGMA database_list").fetchone()[2])


def office_from_rows(stored: StoredOffice) -> Office:
    """The office the rows describe. Raises one of BROKEN if a value is."""
    (agency,) = stored.under("agency")
    return Office(
        agency=rows.agency_from_row(
            agency,
            signatories=tuple(rows.signatory_from_row(row) for row in stored.under("signatory", None)),
            former=tuple(rows.former_name_from_row(row) for row in stored.under("former_name")),
        ),
        years=tuple(_year_report(row, stored) for row in stored.under("year_report")),
    )


def _year_report(row: StoredRow, stored: StoredOffice) -> YearReport:
    year = row["fiscal_year"]
    return YearReport(
        fiscal_year=FiscalYear(year),
        basis_year=FiscalYear(row["basis_year"]),
        assessment=_assessment(row, stored),
        findings=tuple(_finding(finding, stored) for finding in stored.under("finding", year)),
        groups=tuple(measure_rows.measure_group_from_row(g) for g in stored.under("measure_group", year)),
        measures=tuple(_measure(measure, stored) for measure in stored.under("measure", year)),
        texts=FrozenMap({text["section"]: text["text"] for text in stored.under("section_text", year)}),
        oit_links=tuple(rows.oit_link_from_row(link) for link in stored.under("oit_link", year)),
        signatories=tuple(rows.signatory_from_row(s) for s in stored.under("signatory", year)),
        report_date=day_from_text(row["report_date"]),
        signed=tuple(rows.signed_report_from_row(s) for s in stored.under("signed_report", year)),
        limitations=tuple(limitation["text"] for limitation in stored.under("limitation", year)),
        unplaced=tuple(rows.unplaced_from_row(text) for text in stored.under("unplaced", year)),
        pictures=FrozenMap({p["chart"]: p["sha256"] for p in stored.under("chart_picture", year)}),
        accepted=tuple(rows.accepted_problem_from_row(a) for a in stored.under("accepted_problem", year)),
        deadlines=rows.deadlines_from_row(row),
    )


def _assessment(row: StoredRow, stored: StoredOffice) -> Assessment:
    year = row["fiscal_year"]
    scores = ((s["code"], decimal_from_text(s["score"])) for s in stored.under("score", year))
    return Assessment(
        scores=FrozenMap({code: score for code, score in scores if score is not None}),
        level=row["level"],
        as_printed=tuple(rows.printed_score_from_row(p) for p in stored.under("printed_score", year)),
    )


def _finding(row: StoredRow, stored: StoredOffice) -> Finding:
    questions = stored.under("finding_question", row["id"])
    return rows.finding_from_row(row, tuple(rows.finding_question_from_row(q) for q in questions))


def _measure(row: StoredRow, stored: StoredOffice) -> Measure:
    steps = tuple(map(measure_rows.step_from_row, stored.under("step", row["id"])))
    outcomes = {o["round"]: _outcome(o, stored) for o in stored.under("outcome", row["id"])}
    return measure_rows.measure_from_row(row, steps, outcomes.get(12, Outcome()), outcomes.get(6))


def _outcome(row: StoredRow, stored: StoredOffice) -> Outcome:
    evidence = stored.under("evidence", row["measure_id"], row["round"])
    return measure_rows.outcome_from_row(row, tuple(map(measure_rows.evidence_from_row, evidence)))
