"""What differs between two states of the office, small enough to be sent at every keystroke."""

from collections.abc import Mapping
from dataclasses import field, fields, replace

from ita_desk.domain.agency import Agency
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class YearDelta:
    """How a year report came from the one at a place (0-based) among the former years.

    `replaced` holds the changed fields but the measures. `measures` lists all measures in order, each as its
    place among the former ones or, where new or changed, itself; None where they are the former ones.
    """

    place: int
    replaced: FrozenMap[str, object] = field(default_factory=FrozenMap)
    measures: tuple[int | Measure, ...] | None = None


@dataclass(frozen=True, slots=True)
class OfficeDelta:
    """How an office came from another: None stands for what is the former.

    `years` lists all years in order, each as its place (0-based) among the former ones, as what changed in one
    of them, or whole.
    """

    agency: Agency | None = None
    years: tuple[int | YearDelta | YearReport, ...] | None = None


def delta_between(before: Office, after: Office) -> OfficeDelta:
    """What has to be said about `after` to one who has `before`; parts that are the same object are not said."""
    agency = None if before.agency is after.agency else after.agency
    if before.years is after.years:
        return OfficeDelta(agency)
    former = {int(report.fiscal_year): place for place, report in enumerate(before.years)}
    years: list[int | YearDelta | YearReport] = []
    for report in after.years:
        place = former.get(int(report.fiscal_year))
        if place is None:
            years.append(report)
        elif before.years[place] is report:
            years.append(place)
        else:
            years.append(_year_delta(before.years[place], report, place))
    return OfficeDelta(agency, tuple(years))


def _year_delta(before: YearReport, after: YearReport, place: int) -> YearDelta:
    replaced = {
        f.name: getattr(after, f.name)
        for f in fields(YearReport)
        if f.name != "measures" and getattr(before, f.name) is not getattr(after, f.name)
    }
    if before.measures is after.measures:
        return YearDelta(place, FrozenMap(replaced))
    former = {id(measure): place for place, measure in enumerate(before.measures)}
    measures = tuple(former.get(id(measure), measure) for measure in after.measures)
    return YearDelta(place, FrozenMap(replaced), measures)


def with_delta(office: Office, delta: OfficeDelta) -> Office:
    """The office that came from an office equal to `office`; what did not change stays the same object."""
    agency = office.agency if delta.agency is None else delta.agency
    if delta.years is None:
        return office if agency is office.agency else replace(office, agency=agency)
    return Office(agency, tuple(_year_after(office.years, year) for year in delta.years))


def _year_after(former: tuple[YearReport, ...], year: int | YearDelta | YearReport) -> YearReport:
    if isinstance(year, YearReport):
        return year
    if isinstance(year, int):
        return former[year]
    report = former[year.place]
    changed: Mapping[str, object] = year.replaced
    if year.measures is not None:
        kept = report.measures
        measures = tuple(kept[measure] if isinstance(measure, int) else measure for measure in year.measures)
        changed = {**changed, "measures": measures}
    return replace(report, **changed)  # type: ignore[arg-type]  # the names are those of its fields
