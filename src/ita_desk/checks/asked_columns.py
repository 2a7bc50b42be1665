"""What is asked of each measure: the columns of the form to be printed, else what the OIT items ask every year."""

from ita_desk.checks.context import Context
from ita_desk.domain.measure import Measure, Period
from ita_desk.domain.outcome import DoneOn, Outcome
from ita_desk.forms.report_form import MeasureTableSection, ReportForm, TableColumn
from ita_desk.records import dataclass

_OUTCOME = "outcome."
# Any of these may stand for an outcome: offices put it where their table has room.
_OTHER_RESULTS = ("outcome.summary", "outcome.follow_up", "outcome.obstacles")

_OPTIONAL = frozenset(
    "number issue codes budget target outcome.status outcome.suggestion outcome.obstacles outcome.spent".split()
)


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A column that wants something of every measure: its heading, the fields any of which will do, and when.

    With `statuses` it wants something only of measures of those statuses.
    """

    heading: str
    fields: tuple[str, ...]
    statuses: tuple[str, ...] = ()

    @property
    def of_outcome(self) -> bool:
        """Whether it is about what came of the measure."""
        return all(name.startswith(_OUTCOME) for name in self.fields)

    @property
    def is_optional(self) -> bool:
        """Whether a measure may well have nothing to say in it."""
        return all(name in _OPTIONAL for name in self.fields)

    def is_empty(self, measure: Measure) -> bool:
        """Whether a measure leaves it empty."""
        if self.statuses and measure.outcome.status not in self.statuses:
            return False
        return not any(is_filled(measure, name) for name in self.fields)


# The parts that the items on the measures and on their results name, in the words of the items.
_PLAN = (
    AskedColumn("ขั้นตอนหรือวิธีการปฏิบัติ", ("steps",)),
    AskedColumn("ผู้รับผิดชอบ", ("responsible",)),
    AskedColumn("ระยะเวลา", ("period",)),
)
_RESULTS = (
    AskedColumn("ผลการดำเนินการ", ("outcome.output", *_OTHER_RESULTS)),
    AskedColumn("ผลลัพธ์หรือผลสัมฤทธิ์", ("outcome.result", *_OTHER_RESULTS)),
)
_ONE_RESULT = (AskedColumn("ผลการดำเนินการ", ("outcome.output", "outcome.result", *_OTHER_RESULTS)),)
# Since this year the results report tells what was done and what came of it.
_FIRST_YEAR_OF_RESULTS = 2567


def asked_columns(form: ReportForm | None, fiscal_year: int) -> tuple[AskedColumn, ...]:
    """The columns that are asked for: those the form prints, or those of the year's items where no form is chosen."""
    if form is None:
        return (*_PLAN, *(_RESULTS if fiscal_year >= _FIRST_YEAR_OF_RESULTS else _ONE_RESULT))
    tables = [section for section in form.sections if isinstance(section, MeasureTableSection)]
    return tuple(_asked(leaf) for table in tables for leaf in table.leaves if _wants_text(leaf))


def _wants_text(column: TableColumn) -> bool:
    return bool(column.fields) and not column.tick and column.score_sentence is None


def _asked(column: TableColumn) -> AskedColumn:
    return AskedColumn(" ".join(column.heading.split()), column.fields, column.statuses)


def is_filled(measure: Measure, field: str) -> bool:
    """Whether a measure has something in a field; an outcome's in either round."""
    if not field.startswith(_OUTCOME):
        return _says(getattr(measure, field))
    name = field.removeprefix(_OUTCOME)
    outcomes = (measure.outcome, measure.half_year)
    return any(_says(getattr(outcome, name)) for outcome in outcomes if outcome is not None)


def _says(value: object) -> bool:
    if isinstance(value, Period | DoneOn):
        return value not in (Period(), DoneOn())
    return bool(value.strip()) if isinstance(value, str) else value not in (None, ())


def outcomes_are_asked(context: Context) -> bool:
    """Whether it is time for outcomes: the form prints them, the fiscal year is over, or there are some."""
    if context.form is not None:
        return context.form.prints_outcomes
    return year_is_over(context) or any(has_outcome(measure) for measure in context.report.measures)


def year_is_over(context: Context) -> bool:
    """Whether the fiscal year is over, as far as the office's record tells: a later year is begun, or its date is."""
    report = context.report
    if any(other.fiscal_year > report.fiscal_year and other.measures for other in context.office.years):
        return True
    return report.report_date is not None and report.report_date > report.fiscal_year.end


def has_outcome(measure: Measure) -> bool:
    """Whether something is said about what came of a measure."""
    return any(outcome not in (None, Outcome()) for outcome in (measure.outcome, measure.half_year))


def columns_in_season(context: Context) -> tuple[AskedColumn, ...]:
    """The asked columns, without those of outcomes where it is too early for these."""
    asked = outcomes_are_asked(context)
    columns = asked_columns(context.form, context.report.fiscal_year)
    return tuple(column for column in columns if asked or not column.of_outcome)


def empty_columns(context: Context) -> tuple[AskedColumn, ...]:
    """The asked columns that each of several measures leaves empty."""
    measures = context.report.measures
    if len(measures) < 2:  # of a single one its cells are empty
        return ()
    return tuple(c for c in columns_in_season(context) if all(c.is_empty(measure) for measure in measures))
