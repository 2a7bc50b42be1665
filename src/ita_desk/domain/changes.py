"""What an edit touched, found by asking which parts are no longer the same object."""

from dataclasses import fields

from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.records import dataclass

ADDED_OR_REMOVED = "year"
ORDER = "order"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A part of the office: the agency (year 0), a field of a year report, or one measure of it."""

    year: int
    field: str
    record: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """The parts that differ between two states of the office."""

    parts: frozenset[Part] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.parts)

    def touches(self, year: int, field: str, record: str = "") -> bool:
        """Whether this part is among the changes."""
        return Part(year, field, record) in self.parts

    @property
    def years(self) -> frozenset[int]:
        """The fiscal years touched (without the agency)."""
        return frozenset(part.year for part in self.parts if part.year)


def _year_parts(before: YearReport, after: YearReport) -> list[Part]:
    year = int(after.fiscal_year)
    parts = [
        Part(year, f.name)
        for f in fields(YearReport)
        if f.name != "measures" and getattr(before, f.name) is not getattr(after, f.name)
    ]
    if before.measures is not after.measures:
        old = {m.id: m for m in before.measures}
        new = {m.id: m for m in after.measures}
        parts += [Part(year, "measures", i) for i in {*old, *new} if old.get(i) is not new.get(i)]
        if list(old) != list(new):
            parts.append(Part(year, ORDER))
    return parts


def changes_between(before: Office, after: Office) -> Changes:
    """The parts that are not the same object in the two offices."""
    parts: list[Part] = []
    if before.agency is not after.agency:
        parts.append(Part(0, "agency"))
    old = {int(y.fiscal_year): y for y in before.years}
    new = {int(y.fiscal_year): y for y in after.years}
    for year in {*old, *new}:
        if year not in old or year not in new:
            parts.append(Part(year, ADDED_OR_REMOVED))
        elif old[year] is not new[year]:
            parts += _year_parts(old[year], new[year])
    return Changes(frozenset(parts))
