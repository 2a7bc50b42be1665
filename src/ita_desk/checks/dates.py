"""Whether the days and periods in the report exist, run forwards and lie in its fiscal year."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ita_desk.checks.check import Check, Found, MeasureCheck, TextCheck, YearCheck, found, found_at
from ita_desk.checks.context import Context, Setting
from ita_desk.checks.problem import Remedy
from ita_desk.checks.written_dates import WrittenDate, months, written_dates, written_years
from ita_desk.domain.fiscal_year import BUDDHIST_OFFSET, FiscalYear
from ita_desk.domain.measure import Measure
from ita_desk.domain.texts import REPORT, Place, PlacedText, texts_of_measure
from ita_desk.domain.year_report import YearReport
from ita_desk.thai.digits import to_arabic, to_thai

_TO = re.compile(r"\s*(?:[-–—]|ถึง)\s*(?:วันที่\s*|เดือน\s*)?")
_DAY_TO = re.compile(r"วันที่\s*([0-9๐-๙]{1,2})\s*(?:[-–—]|ถึง)\s*\Z")
_FROM_TODAY = re.compile(r"(?:ตั้งแต่\s*)?(?:วันนี้|บัดนี้)\s*(?:เป็นต้นไป\s*)?(?:ถึง|จนถึง)\s*(?:วันที่)?")
_AGAIN = re.compile(r"ทุก\s?(?:เดือน|สัปดาห์|ไตรมาส|วัน(?!ที่))|(?:เดือน|ไตรมาส|สัปดาห์)ละ|ตลอด\s?(?:ทั้ง\s?)?ปี")
_MONTH = 31  # days
_DEED = re.compile(r"เมื่อ")
_LAW = re.compile(r"(?:หนังสือ|ประกาศ|คำสั่ง|ระเบียบ|มติ|ลงวันที่|พระราช|ตั้งแต่)[^\n]{0,60}\Z")
_RESULT = re.compile(r"ผล\s?การ\s?ประเมิน|คะแนน|ระดับ\s?ผ่าน")
_RESULTS_MONTH = 8  # results are announced in August: domain notes, 5
_REACH = 120


def find_impossible_day(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find a day that no calendar has: 31 February."""
    for day in written_dates(placed.text):
        if not day.is_possible:
            yield found(day.start, day.end)


def find_missing_day(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find "วันที่" before a month without a day."""
    for missing in re.finditer(rf"วันที่\s*(?:เดือน\s*)?(?P<month>{months()})", placed.text):
        remedy = Remedy("replace", f"เดือน{missing['month']}")
        yield found(missing.start(), missing.end(), remedy=remedy, month=missing["month"])


def find_backward_dates(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find a stretch of time that ends before it begins."""
    text = placed.text
    dates = list(written_dates(text))
    for first, last in pairwise(dates):
        if _TO.fullmatch(text, first.end, last.start) and _is_backward(first, last):
            yield found(first.start, last.end)
    for last in dates:
        day = _DAY_TO.search(text, max(0, last.start - 40), last.start)
        if day and last.day is not None and int(to_arabic(day[1])) > last.day:
            yield found(day.start(), last.end)


def _is_backward(first: WrittenDate, last: WrittenDate) -> bool:
    """Whether the second is before the first; months without a year between may lie in the year before."""
    begin, end = first.days(), last.days()
    if begin is None and first.year is None and (first.day is None or first.month > last.month):
        return False
    begin = begin or first.days(last.year)
    return begin is not None and end is not None and end[1] < begin[0]


def find_from_today(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find the words of a poster, "from today until", which say nothing in a report."""
    for words in _FROM_TODAY.finditer(placed.text):
        yield found(words.start(), words.end())


def find_early_day(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find a day before the fiscal year among what was done in it, left from the report before."""
    field = placed.place.field
    if not field.startswith(("outcome", "half_year")) or ".done_on" in field:
        return
    start = FiscalYear(setting.fiscal_year).start
    for day in written_dates(placed.text):
        days = day.days() if day.day is not None else None
        if days and days[1] < start and not _LAW.search(placed.text, max(0, day.start - 80), day.start):
            yield found(day.start, day.end, fiscal_year=setting.fiscal_year)


def find_backward_period(measure: Measure, setting: Setting) -> Iterator[Found]:
    """Find a measure that ends before it begins."""
    start, end = measure.period.start, measure.period.end
    if start is not None and end is not None and end < start:
        yield found_at(_place(measure, setting, "period"))


def find_period_outside(measure: Measure, setting: Setting) -> Iterator[Found]:
    """Find a measure none of whose time lies in the fiscal year."""
    if _lies_outside(measure, setting):
        yield found_at(_place(measure, setting, "period"), fiscal_year=setting.fiscal_year)


def find_period_across(measure: Measure, setting: Setting) -> Iterator[Found]:
    """Find a measure that begins before the fiscal year or goes on after it."""
    year, period = FiscalYear(setting.fiscal_year), measure.period
    early = period.start is not None and period.start < year.start
    late = period.end is not None and period.end > year.end
    if (early or late) and not _lies_outside(measure, setting):
        yield found_at(_place(measure, setting, "period"), fiscal_year=setting.fiscal_year)


def _lies_outside(measure: Measure, setting: Setting) -> bool:
    year, period = FiscalYear(setting.fiscal_year), measure.period
    late = period.start is not None and period.start > year.end
    return late or (period.end is not None and period.end < year.start)


def find_short_period(measure: Measure, setting: Setting) -> Iterator[Found]:
    """Find something to be done again and again in a single month."""
    start, end = measure.period.start, measure.period.end
    if start is None or end is None or not 0 <= (end - start).days < _MONTH:
        return
    texts = (
        measure.title,
        *(step.text for step in measure.steps),
        measure.outcome.output,
        measure.outcome.result,
    )
    again = next(filter(None, map(_AGAIN.search, texts)), None)
    if again is not None:
        yield found_at(_place(measure, setting, "period"), words=again[0])


def find_done_outside(measure: Measure, setting: Setting) -> Iterator[Found]:
    """Find a measure said to be done on a day outside the fiscal year."""
    done = measure.outcome.done_on.date
    if done is not None and not FiscalYear(setting.fiscal_year).holds(done):
        yield found_at(_place(measure, setting, "outcome.done_on"), fiscal_year=setting.fiscal_year)


def find_done_too_soon(measure: Measure, setting: Setting) -> Iterator[Found]:
    """Find a measure said to be done before it began."""
    done, start = measure.outcome.done_on.date, measure.period.start
    if done is not None and start is not None and done < start:
        yield found_at(_place(measure, setting, "outcome.done_on"))


def find_deed_on_coming_result(measure: Measure, setting: Setting) -> Iterator[Found]:
    """Find a deed whose result quotes an assessment that was announced only after it."""
    done = _day_of_deed(measure)
    if done is None:
        return
    for placed in texts_of_measure(setting.fiscal_year, measure):
        if placed.place.field.startswith("outcome") and (year := _coming_result(placed.text, done)):
            yield found_at(placed.place, year=year)


def _day_of_deed(measure: Measure) -> date | None:
    if measure.outcome.done_on.date is not None:
        return measure.outcome.done_on.date
    return measure.period.end if _DEED.search(measure.period.text) else None


def find_coming_result(context: Context) -> Iterator[Found]:
    """Find a report dated before the assessment that it quotes was announced."""
    written, year = context.report.report_date, context.setting.fiscal_year
    if written is None or written >= _announced(year):
        return
    if written < _announced(context.setting.basis_year):
        yield found_at(Place(year, REPORT, "report_date"), year=context.setting.basis_year)
    for record, field, text in _results_told(context.report):
        if (quoted := _coming_result(text, written)) is not None:
            yield found_at(Place(year, record, field), year=quoted)


def _results_told(report: YearReport) -> Iterator[tuple[str, str, str]]:
    """The texts in which a report quotes assessments, by record and field; only these, for it is done after each edit."""
    for key, text in report.texts.items():
        yield REPORT, f"texts.{key}", text
    for finding in report.findings:
        yield finding.id, "shortcomings", finding.shortcomings
        yield finding.id, "to_develop", finding.to_develop
        yield finding.id, "to_maintain", finding.to_maintain
    for measure in report.measures:
        yield measure.id, "outcome.output", measure.outcome.output
        yield measure.id, "outcome.result", measure.outcome.result
        yield measure.id, "outcome.summary", measure.outcome.summary


def _announced(fiscal_year: int) -> date:
    return date(fiscal_year - BUDDHIST_OFFSET, _RESULTS_MONTH, 1)


def _coming_result(text: str, day: date) -> int | None:
    """The year of an assessment quoted in a text that was not announced by this day."""
    first = day.year + BUDDHIST_OFFSET + (day.month >= _RESULTS_MONTH)
    coming = (first, first + 1)
    if not any(str(year) in text or to_thai(str(year)) in text for year in coming) or not _RESULT.search(
        text
    ):
        return None
    for number in written_years(text):
        said = _RESULT.search(text, max(0, number.start - _REACH), number.start)
        if number.year in coming and said:
            return number.year
    return None


def _place(measure: Measure, setting: Setting, field: str) -> Place:
    return Place(setting.fiscal_year, measure.id, field)


CHECKS: tuple[Check, ...] = (
    TextCheck("dates.impossible-day", "must", find_impossible_day),
    TextCheck("dates.day-missing", "should", find_missing_day),
    TextCheck("dates.backward", "must", find_backward_dates),
    TextCheck("dates.from-today", "should", find_from_today),
    TextCheck("dates.day-of-last-year", "consider", find_early_day),
    MeasureCheck("dates.backward-period", "must", find_backward_period),
    MeasureCheck("dates.period-outside", "must", find_period_outside),
    MeasureCheck("dates.period-across", "should", find_period_across),
    MeasureCheck("dates.period-short", "consider", find_short_period),
    MeasureCheck("dates.done-outside", "should", find_done_outside),
    MeasureCheck("dates.done-too-soon", "should", find_done_too_soon),
    MeasureCheck("dates.deed-before-result", "should", find_deed_on_coming_result),
    YearCheck("dates.result-to-come", "must", find_coming_result),
)
