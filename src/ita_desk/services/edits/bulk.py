"""Filling in the same values for several measures at once."""

from collections.abc import Mapping
from typing import Any

from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.records import dataclass
from ita_desk.services.edits.edit import Edit, in_year, year_of
from ita_desk.services.edits.measures import MEASURE
from ita_desk.services.edits.records import checked, place_of, with_value

FIELDS = ("responsible", "period", "issue", "group", "budget", "outcome.status", "half_year.status")
_EMPTY = Measure()


@dataclass(frozen=True, slots=True)
class BulkFill:
    """Values by field (`FIELDS`) for the measures of some ids; without `replacing` only into empty fields."""

    fiscal_year: int
    ids: frozenset[str]
    values: Mapping[str, object]
    replacing: bool = False

    def changed(self, office: Office) -> int:
        """How many measures would change. Raises UserError as the edit does."""
        before = year_of(office, self.fiscal_year)
        after = self._filled(before)
        return sum(old is not new for old, new in zip(before.measures, after.measures, strict=True))

    def edit(self) -> Edit:
        """The edit that fills them in, all as one step.

        It is refused whole for an unknown measure, field, group or a wrong value (`edit.unknown_…`,
        `edit.wrong_value`).
        """
        name = Message("edit.fill_measures", {"year": self.fiscal_year, "count": len(self.ids)})
        return Edit(name, lambda office: in_year(office, self.fiscal_year, self._filled))

    def _filled(self, report: YearReport) -> YearReport:
        for identifier in self.ids:
            place_of(report.measures, identifier, "measure")
        values = {field: _checked(report, field, value) for field, value in self.values.items()}
        measures = tuple(self._with_values(m, values) if m.id in self.ids else m for m in report.measures)
        return with_value(report, ["measures"], measures)

    def _with_values(self, measure: Measure, values: Mapping[str, object]) -> Measure:
        for field, value in values.items():
            if self.replacing or _value(measure, field) == _value(_EMPTY, field):
                measure = with_value(measure, field.split("."), value)
        return measure


def _checked(report: YearReport, field: str, value: object) -> object:
    if field not in FIELDS:
        raise UserError("edit.unknown_field", field=field)
    if field == "group" and value not in ["", *(group.id for group in report.groups)]:
        raise UserError("edit.unknown_group", id=value)
    return checked((*MEASURE, *field.split(".")), value)


def _value(measure: Measure, field: str) -> Any:
    """The value of a field; of a half-year's outcome that is absent the empty one's."""
    name, _, inner = field.partition(".")
    value = getattr(measure, name)
    return getattr(value, inner, "") if inner else value
