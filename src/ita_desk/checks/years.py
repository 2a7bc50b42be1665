"""Whether the years in the report are those it is about: findings of the year before, measures of its own."""

import re
from collections.abc import Iterator

from ita_desk.checks.check import Check, Found, TextCheck, YearCheck, found, found_at
from ita_desk.checks.context import Context, Setting
from ita_desk.checks.problem import Remedy
from ita_desk.checks.written_dates import written_years
from ita_desk.domain.texts import AGENCY, REPORT, Place, PlacedText
from ita_desk.thai.digits import to_arabic
from ita_desk.thai.year_numbers import YearNumber

_FISCAL = re.compile(r"ปี\s?งบ\s?ประมาณ\s*(?:พ\.?\s?ศ\.?)?\s*\Z")
_YEAR_WORD = re.compile(r"(?:ปี\s?(?:งบ\s?ประมาณ)?\s*(?:พ\.?\s?ศ\.?)?|พ\.?\s?ศ\.?)\s*\Z")
# What is told of earlier years on purpose.
_PAST = re.compile(r"(?:ย้อนหลัง|เปรียบเทียบ|เทียบกับ|ตั้งแต่|ระหว่าง|จาก|เดิม|แผน|ยุทธศาสตร์|ฐานข้อมูล)[^\n]{0,25}\Z")
_ANALYSIS, _MEASURES = "วิเคราะห์", r"กำหนด\s?มาตรการ|ขับ\s?เคลื่อน|ดำเนินการ\s?ตาม\s?มาตรการ|ไปสู่การ\s?ปฏิบัติ"
_ABOUT = re.compile(
    rf"(?P<analysis>{_ANALYSIS})|(?P<measures>{_MEASURES})|เพิ่ม|ลดลง|เดิม|เปรียบ|ย้อนหลัง|แผน|แนวโน้ม"
)
_REACH = 220  # characters in which a year belongs to what was said before it
_YEAR = r"(?:25|๒๕)[0-9๐-๙]{2}(?![0-9๐-๙])"
_SPAN = re.compile(rf"(?<![0-9๐-๙])({_YEAR})(\s*(?:[-–—]|ถึง)\s*(?:พ\.?\s?ศ\.?\s*)?)({_YEAR})")
_YEARLY = re.compile(
    rf"(?:ประจำ\s?ปี\s*(?:งบ\s?ประมาณ\s*)?)+(?:พ\.?\s?ศ\.?\s*)?({_YEAR}\s*(?:[-–—]|ถึง)\s*{_YEAR})"
)
_LOOKS_BACK = re.compile(r"รายงาน|ผลการ|สรุป|วิเคราะห์|ประเมิน|สถิติ|ข้อมูล|จาก|แผน|ต่อเนื่อง")
_REPORT_TITLE = re.compile(r"\s*(?:รายงานผล|มาตรการส่งเสริม|การดำเนินการตามมาตรการ)")
_TITLE_LENGTH = 250


def find_leftover_year(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find a fiscal year that is neither the report's nor one beside it, left from an older report."""
    for number, before in _far_years(placed, setting):
        if _FISCAL.search(before) and not _PAST.search(before) and number.year != setting.basis_year - 1:
            yield _other_year(placed.text, number, setting.fiscal_year)


def find_distant_year(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find any other year far from the report's that may be right."""
    for number, before in _far_years(placed, setting):
        sure = _FISCAL.search(before) and not _PAST.search(before) and number.year != setting.basis_year - 1
        if not sure and _YEAR_WORD.search(before) and not _PAST.search(before):
            yield found(number.start, number.end, year=number.year, fiscal_year=setting.fiscal_year)


def _far_years(placed: PlacedText, setting: Setting) -> Iterator[tuple[YearNumber, str]]:
    """The years of a text that are far from the report's, with the words before each."""
    if placed.place.record == AGENCY or placed.place.field.startswith("oit_links"):
        return
    year, basis = setting.fiscal_year, setting.basis_year
    near = {basis, year - 1, year, year + 1}
    for number in written_years(placed.text):
        if number.moves and number.year not in near:
            yield number, placed.text[max(0, number.start - 60) : number.start]


def find_analysis_year(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find an analysis said to be of another year's result than the one the report rests on."""
    for number in _years_about(placed, setting, "analysis"):
        if number.year != setting.basis_year:
            yield _other_year(placed.text, number, setting.basis_year)


def find_measures_year(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find measures said to be for another year than the report's."""
    for number in _years_about(placed, setting, "measures"):
        if number.year != setting.fiscal_year:
            yield _other_year(placed.text, number, setting.fiscal_year)


def _years_about(placed: PlacedText, setting: Setting, about: str) -> Iterator[YearNumber]:
    """The years near the report's that an opening or another text of the report says this of."""
    if placed.place.record != REPORT or not placed.place.field.startswith(("texts", "unplaced")):
        return
    text, done = placed.text, 0
    for number in written_years(text):
        before = text[max(done, number.start - _REACH) : number.start]
        done = number.end
        said = next(reversed(list(_ABOUT.finditer(before))), None)
        near = abs(number.year - setting.fiscal_year) <= 1
        if said and said.lastgroup == about and near and number.moves and _FISCAL.search(before):
            yield number


def find_title_year(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find the year before in a title of this year's, kept when the title was taken over."""
    if not _is_title(placed):
        return
    numbers = [number for number in written_years(placed.text) if number.moves]
    for number in numbers if len(numbers) == 1 else ():
        if number.year == setting.fiscal_year - 1 and _YEAR_WORD.search(placed.text[: number.start]):
            yield _other_year(placed.text, number, setting.fiscal_year)


def _is_title(placed: PlacedText) -> bool:
    """Whether this is the title of a measure or of the report, and of nothing that looks back."""
    place, text = placed.place, placed.text
    if place.record == REPORT:
        return len(text) < _TITLE_LENGTH and bool(_REPORT_TITLE.match(text)) and _ANALYSIS not in text
    return place.field == "title" and not _LOOKS_BACK.search(text)


def find_yearly_span(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find "ประจำปี" with a span of years: a plan of several years is not a yearly one."""
    for yearly in _YEARLY.finditer(placed.text):
        yield found(
            yearly.start(), yearly.end(), remedy=Remedy("replace", f"พ.ศ. {yearly[1]}"), years=yearly[1]
        )


def find_backward_span(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find a span of years that ends before it begins."""
    for span in _SPAN.finditer(placed.text):
        if int(to_arabic(span[1])) > int(to_arabic(span[3])):
            turned = Remedy("replace", f"{span[3]}{span[2]}{span[1]}")
            yield found(span.start(), span.end(), remedy=turned, first=span[1], last=span[3])


def find_unusual_basis(context: Context) -> Iterator[Found]:
    """Find a report that does not rest on the result of the year before."""
    report = context.report
    basis, usual = int(report.basis_year), int(report.fiscal_year) - 1
    if basis != usual and (report.measures or report.findings):
        place = Place(int(report.fiscal_year), REPORT, "basis_year")
        yield found_at(
            place,
            remedy=Remedy("set", usual),
            basis_year=basis,
            usual=usual,
            fiscal_year=int(report.fiscal_year),
        )


def _other_year(text: str, number: YearNumber, meant: int) -> Found:
    """The year in the text, and the one that is meant in its place."""
    remedy = Remedy("replace", number.written(meant, text))
    return found(number.start, number.end, remedy=remedy, year=number.year, meant=meant)


CHECKS: tuple[Check, ...] = (
    TextCheck("years.leftover", "must", find_leftover_year),
    TextCheck("years.distant", "consider", find_distant_year),
    TextCheck("years.analysis-year", "must", find_analysis_year),
    TextCheck("years.measures-year", "must", find_measures_year),
    TextCheck("years.title-year", "should", find_title_year),
    TextCheck("years.yearly-span", "consider", find_yearly_span),
    TextCheck("years.backward-span", "must", find_backward_span),
    YearCheck("years.unusual-basis", "consider", find_unusual_basis),
)
